"""Graphs and results in a form that every reader of their format reads correctly.

The engine (pyoxigraph 0.5.13) writes RDF/XML that no XML parser reads, and names that some readers of the
other formats refuse. If another form is possible, it is used. If a format cannot represent a part, that is
an error.
"""

from __future__ import annotations

import csv
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import IO, Any, cast
from xml.parsers import expat

import pyoxigraph as ox

from parley.errors import CheckError
from parley.names import RDF
from parley.rewriting import RewritingOutput, UnmaskingOutput, partial_character, partial_word

Statement = ox.Triple | ox.Quad

_PREFIX = re.compile(r"(?![xX][mM][lL])[A-Za-z][A-Za-z0-9_-]*|")
"""Prefixes that readers of all formats accept: in rdflib's Turtle without a dot, in XML not ``xml``."""
_PLAIN_NAME = re.compile(r"[/#][A-Za-z_][A-Za-z0-9_.-]*$")
_BLANK = re.compile(r"\s")
_XMLNS = "http://www.w3.org/2000/xmlns/"
"""The namespace of declarations, which no element may be in [Namespaces in XML 1.0, section 3]."""
_TYPE = RDF + "type"
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NO_XML_BYTES = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
"""Characters that a document of XML 1.0 cannot contain, not even escaped [XML 1.0, section 2.2]."""
_BLANKS = re.compile(
    rb"\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2(?:\x80[\x80-\x8a\xa8\xa9\xaf]|\x81\x9f)|\xe3\x80\x80"
)
"""Blanks beyond ASCII: rdflib's readers of N-Triples and N-Quads refuse all of them in an IRI."""
_LINE_ENDS = re.compile(rb"[\x0b\x0c\x1c-\x1e]|\xc2\x85|\xe2\x80[\xa8\xa9]")
"""Where Python's ``splitlines``, and so rdflib's reader of TSV, ends a line, besides CR and LF."""
_FULL_STOP = re.compile(
    rb'(?<![^\s^])([A-Za-z][A-Za-z0-9_-]*|):((?:[^\s"<>\\]|\\[^\s.\\]|\\\.(?=\S))*)\\\.(?=\s)'
)
"""A prefixed name of Turtle that ends in a full stop, which rdflib's reader refuses."""
_ESCAPED = re.compile(rb"\\(.)")
_VALUED = (ox.NamedNode, ox.Literal)
_DIGIT_OR_LINE = frozenset("0123456789_")


class UnwritableError(CheckError):
    """A format cannot represent a part; the message says which."""


def document(statements: Iterable[Statement], syntax: ox.RdfFormat, prefixes: Mapping[str, str]) -> bytes:
    """Return a graph or a dataset as a document.

    Raises:
        UnwritableError: The format cannot represent it.
    """
    output = BytesIO()
    write(statements, output, syntax, prefixes)
    return output.getvalue()


def graph_format(media_type: str) -> ox.RdfFormat:
    """Return the graph format of a media type.

    Raises:
        ValueError: There is none.
    """
    found = ox.RdfFormat.from_media_type(media_type)
    if found is None:
        raise ValueError(f"a graph cannot be written as {media_type}")
    return found


def write(
    statements: Iterable[Statement], output: IO[bytes], syntax: ox.RdfFormat, prefixes: Mapping[str, str]
) -> None:
    """Write a graph or a dataset.

    Raises:
        UnwritableError: The format cannot represent it.
    """
    names = {name: base for name, base in prefixes.items() if _PREFIX.fullmatch(name)}
    sink: Any = output
    if syntax == ox.RdfFormat.RDF_XML:
        mask = f"urn:x-type:{secrets.token_hex(12)}:"
        sink = RewritingOutput(cast("IO[bytes]", UnmaskingOutput(output, mask)), _xml_text, partial_character)
        statements = _FitForXml(mask, names).all(cast("Iterable[ox.Triple]", statements))
    elif syntax in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG):
        sink = RewritingOutput(output, lambda data: _spelt_out(data, names), partial_word)
    elif syntax in (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS):
        sink = RewritingOutput(output, lambda data: _BLANKS.sub(_escape, data), partial_character)
    ox.serialize(cast("Iterable[ox.Triple]", statements), sink, syntax, prefixes=names)
    sink.flush()


def write_results(
    results: ox.QuerySolutions | ox.QueryBoolean, output: IO[bytes], syntax: ox.QueryResultsFormat
) -> None:
    """Write solutions or a truth value.

    Raises:
        UnwritableError: The format cannot represent them.
    """
    sink = results_output(output, syntax)
    if syntax == ox.QueryResultsFormat.CSV and isinstance(results, ox.QuerySolutions):
        _write_csv(results, sink)
    else:
        results.serialize(sink, syntax)
    sink.flush()


def results_output(output: IO[bytes], syntax: ox.QueryResultsFormat) -> IO[bytes]:
    """Return the output for the results of the engine, which makes them readable for every reader."""
    sink: Any = output
    if syntax == ox.QueryResultsFormat.XML:
        sink = RewritingOutput(output, _ascii_xml, partial_character)
    elif syntax == ox.QueryResultsFormat.TSV:
        sink = RewritingOutput(output, lambda data: _LINE_ENDS.sub(_escape, data), partial_character)
    return cast("IO[bytes]", sink)


class _Encoded:
    """A file of text that accepts UTF-8."""

    def __init__(self, output: IO[bytes]) -> None:
        """Create it from the output."""
        self._output = output

    def write(self, text: str) -> int:
        """Write text."""
        return self._output.write(text.encode())


def _write_csv(solutions: ox.QuerySolutions, output: IO[bytes]) -> None:
    """Write solutions as CSV [SPARQL 1.1 CSV, section 3].

    The engine does not quote an IRI with a comma, and writes an empty line if the only value of a row is
    empty. Readers such as that of pandas skip empty lines.
    """
    rows = csv.writer(_Encoded(output))
    rows.writerow([variable.value for variable in solutions.variables])
    for solution in solutions:
        rows.writerow([term.value if type(term) in _VALUED else _cell(term) for term in solution])


def _cell(term: Any) -> str:
    return "" if term is None else str(term)


class _FitForXml:
    """Changes triples so that the engine writes XML that all parsers read [RDF 1.1 XML Syntax]."""

    def __init__(self, mask: str, prefixes: dict[str, str]) -> None:
        """Create it from the replacement of ``rdf:type``, and the prefixes of the document."""
        self._hidden_type = ox.NamedNode(mask + _TYPE)
        self._prefixes = prefixes
        self._known: dict[str, bool] = {}

    def all(self, triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
        """Yield the triples.

        Raises:
            UnwritableError: RDF/XML cannot represent one of them.
        """
        for triple in triples:
            yield self._fit(triple)

    def _fit(self, triple: ox.Triple) -> ox.Triple:
        subject, value = _labelled(triple.subject), _labelled(triple.object)
        predicate = triple.predicate
        if not self._is_name(predicate.value):
            raise UnwritableError(
                f"RDF/XML cannot hold the property {predicate}: its IRI does not end in a name of XML"
            )
        if type(value) is ox.Literal:
            if found := _NO_XML.search(value.value):
                raise UnwritableError(_no_xml("RDF/XML", ord(found[0]), f"; {subject} has it in {predicate}"))
        elif type(value) is ox.NamedNode and predicate.value == _TYPE and not self._is_name(value.value):
            predicate = self._hidden_type  # otherwise the engine makes an element of the type
        return ox.Triple(subject, predicate, value)

    def _is_name(self, iri: str) -> bool:
        """Return whether the engine makes an element of an IRI that an XML parser accepts."""
        if _BLANK.search(iri) or iri.startswith(_XMLNS):  # rdflib's reader strips a namespace of blanks
            return False
        if _PLAIN_NAME.search(iri) and not iri.startswith(RDF):
            return True
        if iri not in self._known:
            self._known[iri] = self._is_parsed(ox.NamedNode(iri))
        return self._known[iri]

    def _is_parsed(self, name: ox.NamedNode) -> bool:
        try:
            written = ox.serialize(
                [ox.Triple(name, name, name)], format=ox.RdfFormat.RDF_XML, prefixes=self._prefixes
            )
            expat.ParserCreate(namespace_separator=" ").Parse(written or b"", True)
        except (expat.ExpatError, OSError):
            return False
        return True


def _labelled(term: Any) -> Any:
    """Return a term; a blank node gets a label that is a name of XML and unique."""
    if type(term) is ox.BlankNode and term.value[0] in _DIGIT_OR_LINE:
        return ox.BlankNode("_" + term.value)
    return term


def _xml_text(data: bytes) -> bytes:
    """Return XML that is read correctly: a CR would be read as LF, other controls not at all.

    Raises:
        UnwritableError: It contains such a control character.
    """
    if found := _NO_XML_BYTES.search(data):
        raise UnwritableError(_no_xml("XML", ord(found[0].decode()), ""))
    return data.replace(b"\r", b"&#13;")


def _ascii_xml(data: bytes) -> bytes:
    """Return XML in ASCII; all its names are ASCII already.

    RCurl, and so R's package SPARQL, reads it as Latin-1: it looks for ``Content-Type``, but HTTP servers
    may write the names of headers in small letters [RFC 9110, section 5.1].
    """
    return _xml_text(data).decode().encode("ascii", "xmlcharrefreplace")


def _no_xml(syntax: str, code: int, place: str) -> str:
    return f"{syntax} cannot hold the character U+{code:04X} of a string{place}"


def _escape(found: re.Match[bytes]) -> bytes:
    return b"\\u%04X" % ord(found[0].decode())


def _spelt_out(data: bytes, prefixes: Mapping[str, str]) -> bytes:
    """Return Turtle whose names with a full stop at the end are written in full.

    No string has a full stop after an escaping backslash, so only names are found.
    """
    if b"\\." not in data:
        return data
    return _FULL_STOP.sub(lambda found: _in_full(found, prefixes), data)


def _in_full(found: re.Match[bytes], prefixes: Mapping[str, str]) -> bytes:
    return b"<%s%s.>" % (prefixes[found[1].decode()].encode(), _ESCAPED.sub(rb"\1", found[2]))
