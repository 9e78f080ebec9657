"""Each answer is read by a parser that is not the engine's, and gives the same terms; or it is refused."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pyld import jsonld

from parley.names import RDF, XSD
from parley.store.data.masking import ValueMask
from parley.store.engine.evaluation import Loaded, evaluate
from parley.store.query.failures import QueryRefused, Unwritable
from parley.store.query.formats import CSV, JSON, JSON_LD, RDF_XML, TSV, XML, Format
from parley.store.query.formats import GRAPH_FORMATS as GRAPHS
from parley.store.query.question import question_of

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

EX = "http://ex.test/"
STRING = XSD + "string"
SELECT = "SELECT ?s ?p ?o { ?s ?p ?o }"
CONSTRUCT = "PREFIX ex: <http://ex.test/> PREFIX a.b: <http://ex.test/a> CONSTRUCT WHERE { ?s ?p ?o }"

ODD = st.sampled_from(
    "\x00\x01\x08\t\n\x0b\x0c\r\x1c\x1f\x7f\x85\xa0\u0301\u061c\u200d\u2028\u202e\ud7ff\ue000\ufdd0\ufeff"
    "\ufffd\ufffe\uffff\U0001f600\U0001fffe\U0010ffff\"'\\<>&;]=,#@^{}|`%+-_.:/?0aZé中א "
)
TEXTS = st.one_of(
    st.text(ODD, max_size=8),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    st.sampled_from(
        ["", "]]>", "<![CDATA[", "<!--", "?>", "&#0;", "\\u0000", '"""', "ex:y\\. ", "\r\n", "_:b", "a" * 999]
    ),
)
IN_IRIS = "aZ09_-.:/?#[]@!$&'()*+,;=%~é中א\xb7\xd7\u0301\U0001f600\ue000"
IRI_TEXTS = st.text(st.sampled_from(IN_IRIS), max_size=6)


def iri(text: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(text)
    except ValueError:
        return None


IRIS = (
    st.one_of(
        IRI_TEXTS.map(EX.__add__),
        IRI_TEXTS.map("urn:".__add__),
        st.sampled_from(["type", "li", "_1", "Description", "about", "x"]).map(RDF.__add__),
    )
    .map(iri)
    .filter(lambda node: node is not None)
)
LITERALS = st.one_of(
    TEXTS.map(ox.Literal),
    st.builds(lambda text, tag: ox.Literal(text, language=tag), TEXTS, st.sampled_from(["en", "de-ch-1996"])),
    st.builds(
        lambda text, kind: ox.Literal(text, datatype=kind),
        TEXTS | st.sampled_from(["1", "01", "1.50", "NaN", "true", "<b/>", '{"a":1}', "1e0"]),
        IRIS | st.sampled_from(["integer", "decimal", "double"]).map(lambda name: ox.NamedNode(XSD + name)),
    ),
).filter(lambda term: term.datatype.value != RDF + "langString" or term.language)
BLANKS = st.sampled_from(["a", "1", "_1", "b.c"]).map(ox.BlankNode)
TRIPLES = st.builds(ox.Triple, IRIS | BLANKS, IRIS, IRIS | BLANKS | LITERALS)

Key = tuple[str, ...]


def key(term: Any) -> Key:
    """Return a term of the engine in a form that terms of other libraries have too."""
    if isinstance(term, ox.NamedNode):
        return "iri", term.value
    if isinstance(term, ox.Literal):
        return "literal", term.value, term.language or term.datatype.value
    return ("blank",)


def of_rdflib(term: Any) -> Key:
    if isinstance(term, rdflib.URIRef):
        return "iri", str(term)
    if isinstance(term, rdflib.Literal):
        return "literal", str(term), term.language or str(term.datatype or STRING)
    return ("blank",)


def of_turtle(written: str) -> Key:
    graph = rdflib.Graph().parse(data=f"<urn:s> <urn:p> {written} .", format="turtle")
    return of_rdflib(next(graph.objects()))


def of_member(member: dict[str, str]) -> Key:
    if member["type"] == "uri":
        return "iri", member["value"]
    if member["type"] == "literal":
        return "literal", member["value"], member.get("xml:lang") or member.get("datatype", STRING)
    return ("blank",)


def of_element(element: Any) -> Key:
    kind, text = etree.QName(element).localname, element.text or ""
    if kind == "uri":
        return "iri", text
    if kind == "literal":
        tag = element.get("{http://www.w3.org/XML/1998/namespace}lang")
        return "literal", text, tag or element.get("datatype", STRING)
    return ("blank",)


def of_pyld(term: dict[str, str]) -> Key:
    if term["type"] == "IRI":
        return "iri", term["value"]
    if term["type"] == "literal":
        return "literal", term["value"], term.get("language") or term["datatype"]
    return ("blank",)


def json_rows(data: bytes) -> list[list[Key]]:
    results = json.loads(data)
    names = results["head"]["vars"]
    return [[of_member(row[name]) for name in names] for row in results["results"]["bindings"]]


def xml_rows(data: bytes) -> list[list[Key]]:
    root = etree.fromstring(data)
    return [[of_element(cell[0]) for cell in row] for row in root.iter("{*}result")]


def tsv_rows(data: bytes) -> list[list[Key]]:
    _, *lines = data.decode().splitlines()
    return [[of_turtle(cell) for cell in line.split("\t")] for line in lines]


def rdflib_triples(name: str) -> Callable[[bytes], list[list[Key]]]:
    def read(data: bytes) -> list[list[Key]]:
        graph = rdflib.Dataset()
        graph.parse(data=data, format=name)
        return [[*map(of_rdflib, quad[:3])] for quad in graph.quads()]

    return read


def pyld_triples(data: bytes) -> list[list[Key]]:
    triples = jsonld.to_rdf(json.loads(data)).get("@default", [])
    return [[of_pyld(triple[place]) for place in ("subject", "predicate", "object")] for triple in triples]


READERS: dict[Format, Callable[[bytes], list[list[Key]]]] = {
    JSON: json_rows,
    XML: xml_rows,
    TSV: tsv_rows,
    **{
        form: rdflib_triples(name)
        for form, name in zip(GRAPHS, ("turtle", "nt", "json-ld", "xml", "trig", "nquads"), strict=True)
    },
}


@pytest.fixture(scope="module", autouse=True)
def terms_as_they_are() -> Iterator[None]:
    """Have rdflib leave the text of literals alone."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(rdflib, "NORMALIZE_LITERALS", False)
        yield


def loaded_with(triples: list[ox.Triple]) -> Loaded:
    store, keeper = ox.Store(), ValueMask()
    store.extend(ox.Quad(t.subject, t.predicate, keeper.keep(t.object)) for t in triples)
    return Loaded(store, mask=keeper.mask, masked=keeper.used)


def answer(loaded: Loaded, text: str, form: Format) -> bytes:
    output = io.BytesIO()
    evaluate(loaded, question_of(text, form), output)
    return output.getvalue()


@pytest.mark.parametrize("form", READERS, ids=lambda form: form.name)
@given(triple=TRIPLES)
def test_an_answer_gives_its_terms_to_another_parser_or_is_refused(form: Format, triple: ox.Triple) -> None:
    expected = [[key(term) for term in triple]]
    try:
        data = answer(loaded_with([triple]), CONSTRUCT if form in GRAPHS else SELECT, form)
    except Unwritable:
        assert form in (XML, RDF_XML)
    else:
        assert READERS[form](data) == expected


@given(triples=st.lists(TRIPLES, min_size=1, max_size=3))
def test_json_ld_is_read_by_its_reference_processor(triples: list[ox.Triple]) -> None:
    data = answer(loaded_with(triples), CONSTRUCT, JSON_LD)
    doubles = "literal", XSD + "double"  # PyLD writes each double its own way
    expected = [[key(term) for term in triple] for triple in triples]
    same = [[row for row in rows if row[2][::2] != doubles] for rows in (pyld_triples(data), expected)]
    assert {*map(tuple, same[0])} == {*map(tuple, same[1])}


@given(terms=st.lists(st.none() | IRIS | LITERALS, min_size=1, max_size=4), columns=st.sampled_from([1, 2]))
def test_csv_has_each_row_for_a_reader_that_skips_empty_lines(terms: list[Any], columns: int) -> None:
    rows = " ".join(f"({'UNDEF' if term is None else term} {term or 'UNDEF'})" for term in terms)
    asked = f"SELECT {'?x' if columns == 1 else '?x ?y'} {{ VALUES (?x ?y) {{ {rows} }} }}"
    data = answer(loaded_with([]), asked, CSV).decode()
    _, *found = filter(None, csv.reader(io.StringIO(data, newline="")))
    assert found == [["" if term is None else term.value] * columns for term in terms]


CANNOT = {
    "a control": '<http://ex.test/a> <http://ex.test/p> "\\u0001" .',
    "no character": '<http://ex.test/a> <http://ex.test/p> "\\uFFFE"@en .',
    "a null": '<http://ex.test/a> <http://ex.test/p> "\\u0000"^^<http://ex.test/t> .',
    "a number for a name": "<http://ex.test/a> <http://ex.test/1> 1 .",
    "no name": "<http://ex.test/a> <http://ex.test/> 1 .",
    "an escape for a name": "<http://ex.test/a> <http://ex.test/%20> 1 .",
    "a name of XML's fifth edition": "<http://ex.test/a> <http://ex.test/\U0001f600> 1 .",
    "a name of declarations": "<http://ex.test/a> <http://www.w3.org/2000/xmlns/foo> 1 .",
    "a name with a meaning": f"<http://ex.test/a> <{RDF}li> 1 .",
}
"""What a format cannot hold."""


@pytest.mark.parametrize("form", [XML, *GRAPHS], ids=lambda form: form.name)
@pytest.mark.parametrize("name", CANNOT)
def test_what_xml_cannot_hold_is_refused_with_the_formats_that_can(name: str, form: Format) -> None:
    triples = [quad.triple for quad in ox.parse(CANNOT[name], format=ox.RdfFormat.TURTLE)]
    loaded, asked = loaded_with(triples), CONSTRUCT if form in GRAPHS else SELECT
    if form is RDF_XML or (form is XML and "name" not in name):
        with pytest.raises(Unwritable, match=r"cannot hold the .*; these can hold the answer: \S+/\S+, "):
            answer(loaded, asked, form)
    else:
        expected = [[key(term) for term in triple] for triple in triples]
        assert READERS[form](answer(loaded, asked, form)) == expected


@pytest.mark.parametrize("form", GRAPHS, ids=lambda form: form.name)
def test_a_large_graph_is_read_as_a_small_one(form: Format) -> None:
    names = ["a.", "é", "a b".replace(" ", "\xa0"), "1", "x-y"]
    triples = [
        ox.Triple(ox.NamedNode(f"{EX}{number}{name}"), ox.NamedNode(RDF + "type"), ox.NamedNode(EX + name))
        for number in range(500)
        for name in names
    ]
    found = READERS[form](answer(loaded_with(triples), CONSTRUCT, form))
    assert sorted(found) == sorted([key(term) for term in triple] for triple in triples)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT (TRIPLE(<a:a>, <a:b>, <a:c>) AS ?t) {}",
        "SELECT (triple(<a:a>, <a:b>, <a:c>) AS ?t) {}",
        "SELECT (<<( <a:a> <a:b> <a:c> )>> AS ?t) {}",
        "SELECT (STRLANGDIR('a', 'en', 'ltr') AS ?t) {}",
        "SELECT ('a'@en--ltr AS ?t) {}",
        "SELECT ?t { VALUES ?t { 'a'@en--rtl } }",
        "SELECT ?t { VALUES ?t { <<(<a:a> <a:b> 1)>> } }",
        "CONSTRUCT { <a:a> <a:b> <a:c> {| <a:d> 1 |} } {}",
        "CONSTRUCT { <a:a> <a:b> <a:c> ~ <a:d> } {}",
        "CONSTRUCT { << <a:a> <a:b> <a:c> >> <a:d> 1 } {}",
        "CONSTRUCT { <<<a:a> <a:b> <a:c>>> <a:d> 1 } {}",
    ],
)
def test_terms_of_rdf_1_2_are_refused(text: str) -> None:
    with pytest.raises(QueryRefused, match="are of 1"):
        question_of(text)


@pytest.mark.parametrize(
    "text",
    ["SELECT ?triple { ?triple ?p '~ << {| a@en--ltr' }", "ASK { FILTER (1 < 2 && 3 > 2 || 1 - -1 = 2) }"],
)
def test_what_only_looks_like_rdf_1_2_is_asked(text: str) -> None:
    answer(loaded_with([]), text, JSON)
