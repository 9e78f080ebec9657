"""XML read according to XML 1.0, and written again in a narrow form that the engine's parser reads correctly.

The engine's parser accepts a file that ends too early and knows only UTF-8. It does not normalize line ends
and the white space of attributes (pyoxigraph 0.5.13). Expat does all this according to the standard
[XML 1.0, sections 2.11, 3.3.3 and 4.3.3]. Nothing outside the file is fetched, and a file that needs it is
refused.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO
from urllib.parse import urljoin
from xml.parsers import expat

from lxml import etree

from parley.names import RDF
from parley.store.loading.files.notices import Notices
from parley.store.loading.files.rdf_xml_grammar import RdfXmlGrammar

_BLOCK_BYTES = 32 * 1024
_XML = "http://www.w3.org/XML/1998/namespace"
_LITERAL = RDF + "XMLLiteral"
_UNQUALIFIED = frozenset({"ID", "about", "resource", "parseType", "type"})
"""Attributes of RDF even without a prefix [RDF 1.1 XML Syntax, section 6.1.4]."""
_OF_RDF = "of.rdf"
"""A prefix that no file has, for such attributes."""
NO_LANGUAGE = "x-parley-none"
"""Replaces an empty ``xml:lang``, which removes the outer language [XML 1.0, section 2.12]. The engine's
parser refuses an empty one."""
_AROUND = "around.literal"
"""A prefix that no file has, so that the element around a literal writes no namespace of its content."""
_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_VALUE = {**_TEXT, '"': "&quot;", "\t": "&#9;", "\n": "&#10;"}
_IN_TEXT = re.compile(r"[&<>\r]")
_IN_VALUE = re.compile(r'[&<>\r"\t\n]')


class XmlError(ValueError):
    """A file that is not well-formed, or needs something outside of it.

    Attributes:
        line: The line of the error.
    """

    def __init__(self, message: str, line: int) -> None:
        """Create it from the reason and the line."""
        super().__init__(message)
        self.line = line


class NarrowXml:
    """An XML file in the form that the engine reads correctly.

    Every reading gives one start tag and the text up to the next one, so that ``line`` is where the engine
    is.

    Attributes:
        line: The line of the start tag that was read last.
        silenced: Whether it contains ``NO_LANGUAGE``.
    """

    def __init__(self, source: IO[bytes], notices: Notices, base: str | None) -> None:
        """Create it from the file, the place for noted language tags, and the base of the file."""
        self.line = 1
        self.silenced = False
        self._source = source
        self._notices = notices
        self._ready: deque[tuple[int, bytes]] = deque()
        self._rest = b""
        self._ended = False
        self._scopes: list[Mapping[str, str]] = [{"xml": _XML}]
        self._elements: list[str] = []
        self._literal: _Literal | None = None
        self._grammar = RdfXmlGrammar()
        self._bases = [base]
        self._parts: list[str] = []
        self._begin = 1
        self._parser = self._new_parser()

    def _new_parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.CommentHandler = self._comment
        parser.ProcessingInstructionHandler = self._instruction
        parser.SkippedEntityHandler = self._skipped
        parser.ExternalEntityRefHandler = self._external
        return parser

    def read(self, length: int = -1) -> bytes:
        """Return the next bytes; none at the end.

        Raises:
            XmlError: The file is not well-formed.
        """
        while not self._rest and not self._ready and not self._ended:
            self._advance()
        if not self._rest and self._ready:
            self.line, self._rest = self._ready.popleft()
        size = len(self._rest) if length < 0 else length
        given, self._rest = self._rest[:size], self._rest[size:]
        return given

    def _advance(self) -> None:
        block = self._source.read(_BLOCK_BYTES)
        try:
            self._parser.Parse(block, not block)
        except expat.ExpatError as error:
            ending = "" if block else "it ends too early: "
            raise XmlError(ending + expat.ErrorString(error.code), error.lineno) from error
        except (LookupError, ValueError) as error:
            if isinstance(error, XmlError):
                raise
            raise XmlError(f"its encoding cannot be read ({error}); save it as UTF-8", 1) from error
        if not block:
            self._ended = True
            self._close_part()

    def _close_part(self) -> None:
        if self._parts:
            self._ready.append((self._begin, "".join(self._parts).encode("utf-8")))
            self._parts = []

    def _start(self, name: str, attributes: list[str]) -> None:
        pairs = list(zip(attributes[::2], attributes[1::2], strict=True))
        scope = self._scopes[-1]
        declared = {key[6:]: value for key, value in pairs if key == "xmlns" or key.startswith("xmlns:")}
        scope = {**scope, **declared} if declared else scope
        self._scopes.append(scope)
        self._elements.append(name)
        self._notices.tags.update(
            value for key, value in pairs if key == "xml:lang" and value != value.lower()
        )
        if self._literal is not None:
            self._literal.start(name, pairs)
            return
        self._follow(name, pairs)
        self._close_part()
        self._begin = self._parser.CurrentLineNumber
        self._parts.append(_tag(name, self._narrowed([*self._qualified(pairs)])))

    def _follow(self, name: str, pairs: list[tuple[str, str]]) -> None:
        """Refuse an element that the grammar of RDF/XML does not allow here, or not so."""
        scope = self._scopes[-1]
        own = {_iri(key, scope): value for key, value in pairs if not key.startswith("xml")}
        self._in_line(self._grammar.start, name, _expanded(name if ":" in name else f":{name}", scope), own)
        base = next((value for key, value in pairs if key == "xml:base"), "")
        self._bases.append(urljoin(self._bases[-1] or "", base) if base else self._bases[-1])

    def _in_line(self, check: Callable[..., None], *given: object) -> None:
        """Raise what a check refuses with the present line."""
        try:
            check(*given)
        except ValueError as error:
            raise XmlError(str(error), self._parser.CurrentLineNumber) from error

    def _qualified(self, pairs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """Yield attributes in the engine's form: with prefixes, and without an empty language tag."""
        if not _UNQUALIFIED.isdisjoint(key for key, _ in pairs):
            self._scopes[-1] = {**self._scopes[-1], _OF_RDF: RDF}
            yield f"xmlns:{_OF_RDF}", RDF
            self._refuse_twice(pairs)
        for key, value in pairs:
            if key == "xml:lang" and not value:
                self.silenced = True
                yield key, NO_LANGUAGE
            elif key == "xml:base" and value:
                yield key, self._bases[-1] or value
            else:
                yield (f"{_OF_RDF}:{key}" if key in _UNQUALIFIED else key), value

    def _refuse_twice(self, pairs: list[tuple[str, str]]) -> None:
        names = [_iri(key, self._scopes[-1]) for key, _ in pairs]
        if len({*names}) < len(names):
            raise XmlError("an attribute is given with a prefix and without", self._parser.CurrentLineNumber)

    def _narrowed(self, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Return attributes. Those that begin an XML literal state the datatype of its text instead."""
        scope = self._scopes[-1]
        own = [(key, value) for key, value in pairs if not key.startswith("xml")]
        names = {_expanded(key, scope): key for key, _ in own}
        key = names.pop(RDF + "parseType", "")
        value = dict(own).get(key)
        if value in (None, "Resource", "Collection") or not names.keys() <= {RDF + "ID"}:
            return pairs  # with other attributes, this is an error, which the engine reports
        self._literal = _Literal(scope, len(self._elements))  # any other value is as Literal [7.2.20]
        datatype = f"{key.partition(':')[0]}:datatype", _LITERAL
        return [datatype if pair[0] == key else pair for pair in pairs]

    def _end(self, name: str) -> None:
        if self._literal is not None:
            if len(self._elements) > self._literal.depth:
                self._literal.end(name)
            else:
                self._parts.append(_escaped(self._canonical(self._literal)))
                self._literal = None
        if self._literal is None:
            self._parts.append(f"</{name}>")
            self._grammar.end()
            self._bases.pop()
        self._scopes.pop()
        self._elements.pop()

    def _canonical(self, literal: _Literal) -> str:
        try:
            return literal.canonical()
        except etree.XMLSyntaxError as error:
            raise XmlError(str(error.msg), self._parser.CurrentLineNumber) from error

    def _characters(self, text: str) -> None:
        if self._literal is not None:
            self._literal.parts.append(_escaped(text))
        elif self._elements:
            self._in_line(self._grammar.characters, text)
            self._parts.append(_escaped(text))

    def _comment(self, text: str) -> None:
        if self._literal is not None:
            self._literal.parts.append(f"<!--{text}-->")

    def _instruction(self, target: str, text: str) -> None:
        if self._literal is not None:
            self._literal.parts.append(f"<?{target} {text}?>")

    def _skipped(self, name: str, _: bool) -> None:
        raise XmlError(f"the entity “{name}” is not declared in the file", self._parser.CurrentLineNumber)

    def _external(self, _context: str, _base: str | None, system: str | None, _public: str | None) -> int:
        reason = f"the entity at “{system}” lies outside the file, and nothing is fetched"
        raise XmlError(reason, self._parser.CurrentLineNumber)


class _Literal:
    """An XML literal while it is read.

    Attributes:
        depth: How many elements are open around its content.
        parts: The content so far, well-formed.
    """

    def __init__(self, scope: Mapping[str, str], depth: int) -> None:
        self._scope = scope
        self.depth = depth
        self.parts: list[str] = []

    def start(self, name: str, attributes: Iterable[tuple[str, str]]) -> None:
        """Receive a start tag."""
        self.parts.append(_tag(name, attributes))

    def end(self, name: str) -> None:
        """Receive an end tag."""
        self.parts.append(f"</{name}>")

    def canonical(self) -> str:
        """Return the literal in exclusive canonical form with comments [RDF/XML, 7.2.17]."""
        declared = "".join(
            f' xmlns{":" + prefix if prefix else ""}="{_escaped(uri, _IN_VALUE, _VALUE)}"'
            for prefix, uri in self._scope.items()
            if prefix != "xml"
        )
        around = f"<{_AROUND}:x{declared} xmlns:{_AROUND}='urn:x'>{''.join(self.parts)}</{_AROUND}:x>"
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        tree = etree.fromstring(around.encode("utf-8"), parser)
        canonical = etree.tostring(tree, method="c14n", exclusive=True, with_comments=True)
        written: str = canonical.decode("utf-8")
        return written[written.index(">") + 1 : written.rindex("<")]


def _expanded(key: str, scope: Mapping[str, str]) -> str:
    prefix, colon, local = key.partition(":")
    return scope.get(prefix, "") + local if colon else key


def _iri(key: str, scope: Mapping[str, str]) -> str:
    """Return the name of an attribute as an IRI; those of RDF may be without a prefix."""
    return RDF + key if key in _UNQUALIFIED else _expanded(key, scope)


def _tag(name: str, attributes: Iterable[tuple[str, str]]) -> str:
    written = "".join(f' {key}="{_escaped(value, _IN_VALUE, _VALUE)}"' for key, value in attributes)
    return f"<{name}{written}>"


def _escaped(text: str, sought: re.Pattern[str] = _IN_TEXT, names: Mapping[str, str] = _TEXT) -> str:
    return sought.sub(lambda match: names[match[0]], text) if sought.search(text) else text
