"""RDF/XML that its grammar forbids is refused; the engine would leave out a part of it."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from parley.errors import InputError
from tests.store.loaded import loaded_from, quads_of

EX = "http://ex.test/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
HEAD = f'<rdf:RDF xmlns:rdf="{RDF}" xmlns:e="{EX}" xml:base="{EX}b/">\n'
FORBIDDEN = {
    "a name of a property": ('<e:p rdf:about="#q"/>', "“e:p” must not have rdf:about"),
    "a name without a prefix": ('<e:p about="#q"/>', "“e:p” must not have rdf:about"),
    "two values": ('<e:p rdf:resource="#q" rdf:nodeID="q"/>', "both rdf:resource and rdf:nodeID"),
    "a type of a value that is a thing": (
        '<e:p rdf:datatype="#d" rdf:resource="#q"/>',
        "both rdf:resource and rdf:datatype",
    ),
    "a value beside a kind of parsing": (
        '<e:p rdf:parseType="Resource" rdf:resource="#q"/>',
        "“e:p” has rdf:parseType, and must not have rdf:resource",
    ),
    "a type beside a literal of XML": (
        '<e:p rdf:parseType="Literal" rdf:datatype="#d"/>',
        "“e:p” has rdf:parseType, and must not have rdf:datatype",
    ),
    "a property beside a kind of parsing": (
        '<e:p rdf:parseType="Resource" e:q="1"/>',
        f"must not have the attribute “{EX}q”",
    ),
    "a thing in a typed value": (
        '<e:p rdf:datatype="#d"><e:T/></e:p>',
        "“e:p” with rdf:datatype must not hold an element",
    ),
    "a thing beside a named one": (
        '<e:p rdf:resource="#q"><e:T/></e:p>',
        "“e:p” with rdf:resource must not hold an element",
    ),
    "text beside a named thing": (
        '<e:p rdf:resource="#q">text</e:p>',
        "“e:p” with rdf:resource must not hold text",
    ),
    "text beside properties": ('<e:p e:q="1">text</e:p>', "must not hold text"),
    "a thing with a value": ('<e:p><e:T rdf:resource="#q"/></e:p>', "“e:T” must not have rdf:resource"),
    "a thing with a type": ('<e:p><e:T rdf:datatype="#d"/></e:p>', "“e:T” must not have rdf:datatype"),
    "a thing with a kind of parsing": (
        '<e:p><e:T rdf:parseType="Literal"/></e:p>',
        "“e:T” must not have rdf:parseType",
    ),
    "a thing in a collection": (
        '<e:p rdf:parseType="Collection"><e:T rdf:resource="#q"/></e:p>',
        "“e:T” must not have rdf:resource",
    ),
    "an old attribute": ('<e:p><e:T rdf:bagID="q"/></e:p>', "“e:T” must not have rdf:bagID"),
    "a member as an attribute": ('<e:p><e:T rdf:li="q"/></e:p>', "“e:T” must not have rdf:li"),
    "in a thing without a name": (
        '<e:p rdf:parseType="Resource"><e:q rdf:about="#q"/></e:p>',
        "“e:q” must not have rdf:about",
    ),
}
ALLOWED = {
    "properties of the value": ('<e:p rdf:nodeID="q" e:q="1"/>', 2),
    "a type as an attribute": ('<e:p rdf:resource="#q" rdf:type="http://ex.test/T"/>', 2),
    "only properties of the value": ('<e:p e:q="1" e:r="2"/>', 3),
    "white space beside a named thing": ('<e:p rdf:resource="#q"> \n </e:p>', 1),
    "a typed text": ('<e:p rdf:datatype="http://ex.test/d">text</e:p>', 1),
    "a thing in a thing in a thing": ("<e:p><e:T><e:q><e:T><e:r>1</e:r></e:T></e:q></e:T></e:p>", 5),
    "a thing without a name": ('<e:p rdf:parseType="Resource"><e:q rdf:resource="#q"/></e:p>', 2),
    "things in a collection": ('<e:p rdf:parseType="Collection"><e:T rdf:about="#q"/><e:T/></e:p>', 7),
    "a literal of XML": ('<e:p rdf:parseType="Literal"><e:T rdf:resource="#q"/></e:p>', 1),
    "a statement with a name": ('<e:p rdf:ID="s" rdf:resource="#q"/>', 5),
    "a base inside a base": ('<e:p xml:base="c/"><e:T rdf:about="q" e:q="1"/></e:p>', 3),
}


def _file(folder: Path, content: str) -> Path:
    path = folder / "a.rdf"
    path.write_text(f'{HEAD}<rdf:Description rdf:about="#a">\n{content}\n</rdf:Description></rdf:RDF>')
    return path


@pytest.mark.parametrize(("content", "message"), FORBIDDEN.values(), ids=FORBIDDEN)
def test_what_the_grammar_forbids_is_refused_with_its_line(
    tmp_path: Path, content: str, message: str
) -> None:
    with pytest.raises(InputError) as refused:
        loaded_from(_file(tmp_path, content))
    assert "a.rdf:3: is not valid RDF/XML: " in str(refused.value)
    assert message in str(refused.value)


@pytest.mark.parametrize(("content", "triples"), ALLOWED.values(), ids=ALLOWED)
def test_what_it_allows_is_read_as_rdflib_reads_it(tmp_path: Path, content: str, triples: int) -> None:
    path = _file(tmp_path, content)
    read = quads_of(path)
    graph = rdflib.Graph().parse(path, format="xml")
    assert len(read) == len(graph) == triples
    named = {term.value for quad in read for term in quad.triple if isinstance(term, ox.NamedNode)}
    assert named == {str(term) for row in graph for term in row if isinstance(term, rdflib.URIRef)}


def test_a_relative_base_is_of_the_base_around_it(tmp_path: Path) -> None:
    [first] = quads_of(_file(tmp_path, '<e:p xml:base="c/" rdf:resource="q"/>'))
    assert str(first.object) == f"<{EX}b/c/q>"


@pytest.mark.parametrize(("version", "is_read"), [("", True), (' rdf:version="1.2"', False)])
def test_a_triple_as_a_value_is_refused_where_the_file_is_of_rdf_1_2(
    tmp_path: Path, version: str, is_read: bool
) -> None:
    path = _file(tmp_path, '<e:p rdf:parseType="Triple"><e:T/></e:p>')
    path.write_text(path.read_text().replace("<rdf:RDF", f"<rdf:RDF{version}"))
    if is_read:
        assert len(quads_of(path)) == 1
    else:
        with pytest.raises(InputError, match=r"of RDF 1\.2, which is not read here"):
            loaded_from(path)
