"""The flat table of claims: a row a claim, the same as the graph says, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from parley.claims.claim import Claim
from parley.claims.corpus import Corpus
from parley.cli.dump import dump
from parley.errors import InputError
from parley.names import DCAT, VOID, term
from parley.rdf import parse_turtle, read_folder
from parley.release.build import Built
from parley.release.table import COLUMNS, QUERY, SEPARATOR, TABLE, claims_table, table_query
from parley.resources import folder

Row = dict[str, str]
Table = Callable[[str], list[Row]]
PREFIXES = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix p: <https://w3id.org/parley/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix x: <https://w3id.org/parley/id/event/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
p:Action rdfs:subClassOf p:Claim ; rdfs:label "action"@en .
p:Invitation rdfs:subClassOf p:Claim ; rdfs:label "invitation"@en .
p:agent p:column "who" . p:inviter p:column "who" . p:invitee p:column "whom" . p:action p:column "what" .
p:content p:column "about" . p:hedged p:column "hedge" .
p:asking rdfs:label "asking"@en . p:since rdfs:label "since"@en . p:Monday rdfs:label "Monday"@en .
x:ada rdfs:label "Ada"@en . x:bo rdfs:label "Bo"@en .
x:report dcterms:title "Talks, and \\"more\\""@en .
x:span p:start 3 ; p:end 9 .
x:claim p:evidence x:span ; p:article x:report ; rdfs:label "They talked."@en .
"""
ASKING = "x:claim a p:Action ; p:agent x:ada ; p:action p:asking ."
DAYS = 'x:time p:earliestStart "2031-05-01"^^xsd:date ; p:latestEnd "2031-05-03"^^xsd:date'

CELLS: dict[str, tuple[str, Row]] = {
    "who and what": (ASKING, {"class": "action", "who": "Ada", "what": "asking", "whom": ""}),
    "no concept of what is done": (
        "x:claim a p:Invitation ; p:invitee x:bo .",
        {"who": "", "what": "invitation", "whom": "Bo"},
    ),
    "several, in the order of the passage": (
        """x:claim a p:Action ; p:agent x:ada , x:bo ; p:grounding x:one , x:two .
           x:one p:denotes x:bo ; p:start 1 . x:two p:denotes x:ada ; p:start 2 .""",
        {"who": f"Bo{SEPARATOR}Ada"},
    ),
    "a thing without a name": (
        "x:claim a p:Action ; p:agent x:cy .",
        {"who": "https://w3id.org/parley/id/event/cy"},
    ),
    "a claim is told by its sentence and the end of its IRI": (
        """x:claim a p:Action ; p:content x:other .
           x:other a p:Action ; p:evidence x:span ; rdfs:label 'No.' ; p:article x:report .""",
        {"about": "No. [other]"},
    ),
    "truth values": (f"{ASKING} x:claim p:hedged true .", {"hedge": "true"}),
    "a time with a label": (
        f'{ASKING} x:claim p:time x:time . {DAYS} ; p:edtf "2031-05-01/2031-05-03" ; p:relation p:since .',
        {"when": "2031-05-01/2031-05-03", "earliest": "2031-05-01", "latest": "2031-05-03"},
    ),
    "a time in words": (
        f"{ASKING} x:claim p:time x:time . x:time p:relation p:since ; p:anchor x:bo .",
        {"when": "since Bo", "earliest": "", "latest": ""},
    ),
    "a weekday": (f"{ASKING} x:claim p:time x:time . x:time p:weekday p:Monday .", {"when": "Monday"}),
    "one of two times without a day": (
        f"{ASKING} x:claim p:time x:time , x:then . {DAYS} . x:then p:relation p:since ; p:anchor x:bo .",
        {"earliest": "", "latest": ""},
    ),
    "the passage": (
        ASKING,
        {
            "sentence": "They talked.",
            "article": "report",
            "title": 'Talks, and "more"',
            "start": "3",
            "end": "9",
        },
    ),
    "the IRI": (ASKING, {"iri": "https://w3id.org/parley/id/event/claim"}),
    "what a spreadsheet would run": (
        'x:claim a p:Action ; p:agent x:cy . x:cy rdfs:label "=1+1"@en .',
        {"who": "'=1+1", "guarded": "who"},
    ),
    "what begins with an apostrophe": (
        'x:claim a p:Action ; p:agent x:cy . x:cy rdfs:label "\'=1+1"@en .',
        {"who": "'=1+1", "guarded": ""},
    ),
    "what begins with a tab": (
        'x:claim a p:Action ; p:agent x:cy . x:cy rdfs:label "\\t@x"@en .',
        {"who": "'\t@x", "guarded": "who"},
    ),
    "what has a sign within": (
        'x:claim a p:Action ; p:agent x:cy . x:cy rdfs:label "Port-Ferro"@en .',
        {"who": "Port-Ferro", "guarded": ""},
    ),
}


def read(data: bytes) -> list[Row]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


@pytest.fixture(scope="module")
def table() -> Table:
    query = table_query(folder("ontology"))
    return lambda facts: read(claims_table(parse_turtle((PREFIXES + facts).encode(), where="facts"), query))


@pytest.mark.parametrize(("facts", "cells"), CELLS.values(), ids=CELLS)
def test_cells_say_what_the_graph_says(facts: str, cells: Row, table: Table) -> None:
    row = next(row for row in table(facts) if row["iri"].endswith("/claim"))
    assert {name: row[name] for name in cells} == cells


@pytest.fixture(scope="module")
def rows(built: Built) -> list[Row]:
    return read((built.path / TABLE).read_bytes())


def test_every_claim_has_one_row(rows: list[Row], corpus: Corpus) -> None:
    claims = [claim.iri for file in corpus.articles for claim in file.annotations.claims]
    assert sorted(row["iri"] for row in rows) == sorted(claims)


def test_rows_are_in_the_order_of_articles_and_passages(rows: list[Row]) -> None:
    places = [(row["article"], int(row["start"]), int(row["end"])) for row in rows]
    assert places == sorted(places)


def test_rows_say_what_the_claims_say(rows: list[Row], corpus: Corpus) -> None:
    claims = {claim.iri: claim for file in corpus.articles for claim in file.annotations.claims}
    told_as = {row["iri"]: f"{row['sentence']} [{row['iri'].rsplit('/', 1)[1]}]" for row in rows}
    columns = {
        triple.subject.value: triple.object.value
        for triple in read_folder(folder("ontology"))
        if triple.predicate.value == term("column")
    }
    for row in rows:
        claim = claims[row["iri"]]
        for column in ("who", "whom", "about", "where", "holder"):
            told = row[column].split(SEPARATOR) if row[column] else []
            assert sorted(told) == sorted(named(claim, column, columns, corpus, told_as))


def named(
    claim: Claim, column: str, columns: dict[str, str], corpus: Corpus, told_as: dict[str, str]
) -> set[str]:
    values = {str(role.value) for role in claim.roles if columns.get(role.name) == column}
    return {told_as.get(value) or corpus.vocabulary.label(value) for value in values}


def test_every_role_is_in_a_column_or_a_modifier_or_an_adjunct(corpus: Corpus) -> None:
    """A new role is not forgotten. Roles of only one class of claims have a column."""
    columns = {t.subject.value for t in corpus.ontology if t.predicate.value == term("column")}
    special = {
        role
        for role, classes in corpus.vocabulary.domains.items()
        if classes.isdisjoint({term("Claim")}) and term("role") in corpus.vocabulary.parents.get(role, ())
    }
    modifiers = {role for role in special if term("modifier") in corpus.vocabulary.parents[role]}
    assert special - modifiers - columns == {term("means")}


def test_header_is_the_columns(built: Built) -> None:
    head = (built.path / TABLE).read_bytes().split(b"\r\n", 1)[0]
    assert head.decode().split(",") == list(COLUMNS)


def test_lines_end_as_the_format_wants(built: Built) -> None:
    data = (built.path / TABLE).read_bytes()
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")


def test_reading_and_writing_gives_the_same_bytes(built: Built) -> None:
    data = (built.path / TABLE).read_bytes()
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerows(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
    assert stream.getvalue().encode("utf-8") == data


def test_table_is_listed_and_is_no_dump_of_rdf(built: Built) -> None:
    assert {TABLE, f"{TABLE}.gz", QUERY} <= {file.name for file in built.manifest.files}
    void = parse_turtle((built.path / "void.ttl").read_bytes(), where="void.ttl")
    ends = {
        name: {t.predicate.value for t in void if str(t.object).endswith(f"/{TABLE}>")} for name in (TABLE,)
    }
    assert DCAT + "distribution" in ends[TABLE]
    assert VOID + "dataDump" not in ends[TABLE]


def test_published_query_is_the_one_that_made_it(built: Built) -> None:
    query = (built.path / QUERY).read_text("utf-8")
    triples = [
        *read_folder(folder("ontology")),
        *parse_turtle((built.path / "parley.nt").read_bytes(), where="nt"),
    ]
    assert claims_table(triples, query) == (built.path / TABLE).read_bytes()


def test_dump_writes_it(built: Built) -> None:
    done = CliRunner().invoke(dump, ["--release", str(built.path.parent), "--format", "csv"])
    assert done.stdout_bytes == (built.path / TABLE).read_bytes()


BROKEN = {
    "no SPARQL": ("SELECT", "is not valid SPARQL"),
    "an ASK query": ("ASK {}", "is no SELECT query"),
    "a column that is none": (
        'SELECT ?claim ?column ?value { BIND ("why" AS ?column) }',
        "gives a column “why” that the table does not have",
    ),
}


@pytest.mark.parametrize(("query", "message"), BROKEN.values(), ids=BROKEN)
def test_broken_query_is_refused(query: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        claims_table([ox.Triple(*[ox.NamedNode("x:x")] * 3)], query)
