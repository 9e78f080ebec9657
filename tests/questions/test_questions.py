"""Competency questions: what the graph must answer, written down from the articles, asked of two engines.

A question is ``triples/questions/STEM.rq``; what it must answer is ``STEM.csv`` here. Where the answer is
empty on purpose, the question says why, and ``STEM.planted.ttl`` holds an invented fact that would fill it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
import pytest
import rdflib

from parley.names import IDS, RDFS, ROOT, SCHEMA, SH
from parley.rdf import parse_turtle
from parley.release.publication import CURRENT
from parley.release.questions import read_questions
from parley.store.engine.evaluation import Loaded
from parley.store.loading.source import Source, load

# rdflib warns of its own use of what it has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")

HERE = Path(__file__).parent
FOLDER = HERE.parent.parent / "triples" / "questions"
STEMS = sorted(path.stem for path in FOLDER.glob("*.rq"))
SLOW = frozenset((
    "cq-83-what-each-article-says-of-kazakhstan",
    "cq-84-what-each-article-says-of-the-syrian-government",
    "cq-96-named-by-one-article-only",
))  # fmt: skip
"""Questions that rdflib takes more than ten seconds for; Virtuoso is asked them as well."""
EMPTY = [stem for stem in STEMS if "\n# empty: " in (FOLDER / f"{stem}.rq").read_text("utf-8")]


class Cell(NamedTuple):
    """A value of an answer, the same for both engines."""

    text: str = ""
    kind: str = ""


Table = tuple[list[str], list[tuple[Cell, ...]]]
Ask = Callable[[str], Table]


@pytest.fixture(scope="session")
def release(own_releases: Path) -> Path:
    """A release of Parley's own corpus."""
    return (own_releases / CURRENT).resolve()


@pytest.fixture(scope="session")
def loaded(release: Path) -> Loaded:
    return load(Source(release=release))


@pytest.fixture(scope="session")
def dataset(loaded: Loaded) -> rdflib.Dataset:
    """The same dataset in rdflib."""
    held = rdflib.Dataset(default_union=True)
    held.parse(data=ox.serialize(loaded.store, format=ox.RdfFormat.N_QUADS), format="nquads")
    return held


@pytest.fixture
def oxigraph(loaded: Loaded) -> Ask:
    return lambda text: ask_oxigraph(loaded.store, text)


@pytest.fixture
def by_rdflib(dataset: rdflib.Dataset) -> Ask:
    return lambda text: ask_rdflib(dataset, text)


def ask_oxigraph(store: ox.Store, text: str) -> Table:
    found = store.query(text, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return [name.value for name in found.variables], [tuple(map(_ox_cell, row)) for row in found]


def _ox_cell(term: object) -> Cell:
    if isinstance(term, ox.Literal):
        return Cell(term.value, term.language or term.datatype.value)
    return Cell(term.value, "IRI") if isinstance(term, ox.NamedNode) else Cell()


def ask_rdflib(dataset: rdflib.Dataset, text: str) -> Table:
    found = dataset.query(text)
    return [str(name) for name in found.vars or ()], [tuple(map(_rdflib_cell, row)) for row in found]


def _rdflib_cell(term: object) -> Cell:
    if isinstance(term, rdflib.Literal):
        return Cell(str(term), term.language or str(term.datatype or rdflib.XSD.string))
    return Cell(str(term), "IRI") if isinstance(term, rdflib.URIRef) else Cell()


@contextmanager
def planted(path: Path, store: ox.Store, dataset: rdflib.Dataset) -> Iterator[None]:
    """Put a file into both engines, in a graph of its own, for a while."""
    name = "http://example.org/planted"
    store.load(path=path, to_graph=ox.NamedNode(name))
    dataset.graph(rdflib.URIRef(name)).parse(path)
    yield
    store.remove_graph(ox.NamedNode(name))
    dataset.remove_graph(rdflib.URIRef(name))


def query_of(stem: str) -> str:
    return (FOLDER / f"{stem}.rq").read_text("utf-8")


def expected(stem: str) -> tuple[list[str], list[tuple[str, ...]]]:
    with (HERE / f"{stem}.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return header, [tuple(row) for row in rows]


def texts(table: Table, text: str) -> tuple[list[str], list[tuple[str, ...]]]:
    """Return an answer as the CSV file has it; in order only where the query asks for one."""
    names, rows = table
    plain = [tuple(cell.text for cell in row) for row in rows]
    return names, plain if orders(text) else sorted(plain)


def orders(text: str) -> bool:
    """Return whether the solutions of a query come in an order; one inside braces orders nothing outside."""
    return "ORDER BY" in text.rpartition("}")[2]


# The files -----------------------------------------------------------------------------------------


def test_every_question_has_an_expected_answer_and_every_answer_a_question() -> None:
    assert STEMS
    assert sorted(path.stem for path in HERE.glob("*.csv")) == STEMS


def test_exactly_the_empty_answers_have_a_reason_and_a_planted_fact() -> None:
    assert [stem for stem in STEMS if not expected(stem)[1]] == EMPTY
    assert sorted(path.name.removesuffix(".planted.ttl") for path in HERE.glob("*.ttl")) == EMPTY


def test_every_file_is_a_question_with_a_title_of_its_own() -> None:
    questions = read_questions()
    assert [question.stem for question in questions] == STEMS
    assert len({question.title for question in questions}) == len(STEMS)
    assert all(question.title.endswith("?") for question in questions)


# The answers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("stem", STEMS)
def test_answer_is_the_expected_one(stem: str, oxigraph: Ask) -> None:
    text = query_of(stem)
    names, rows = expected(stem)
    answer = texts(oxigraph(text), text)
    wanted = (names, rows if orders(text) else sorted(rows))
    if "\n# awaits: " in text:
        assert answer != wanted, "the graph answers this now: take the line “# awaits: …” out of the question"
    else:
        assert answer == wanted


@pytest.mark.parametrize("stem", [stem for stem in STEMS if stem not in SLOW])
def test_both_engines_give_the_same_answer(stem: str, oxigraph: Ask, by_rdflib: Ask) -> None:
    (names, rows), (other_names, other_rows) = oxigraph(query_of(stem)), by_rdflib(query_of(stem))
    assert names == other_names
    assert sorted(rows) == sorted(other_rows)


@pytest.mark.parametrize("stem", EMPTY)
def test_a_planted_fact_fills_the_empty_answer(stem: str, loaded: Loaded, dataset: rdflib.Dataset) -> None:
    with planted(HERE / f"{stem}.planted.ttl", loaded.store, dataset):
        rows = ask_oxigraph(loaded.store, query_of(stem))[1]
        others = ask_rdflib(dataset, query_of(stem))[1]
    assert rows
    assert sorted(rows) == sorted(others)


# In the graph --------------------------------------------------------------------------------------


def test_every_question_is_in_the_graph_and_runs_as_it_stands_there(oxigraph: Ask) -> None:
    rows = oxigraph(
        f"""SELECT ?question ?text WHERE {{
          GRAPH <{ROOT}graph/release> {{
            ?question a <{SH}SPARQLExecutable> , <{SH}SPARQLSelectExecutable> ; <{SH}select> ?text ;
              <{SH}prefixes>/<{SH}declare>/<{SH}prefix> "parley" ;
              <{RDFS}label> ?label ; <{RDFS}comment> ?comment ; <{SCHEMA}target> <{ROOT}sparql> .
          }}
        }}"""
    )[1]
    held = {question.text.removeprefix(IDS + "question/"): query.text for question, query in rows}
    assert sorted(held) == STEMS
    for stem, text in held.items():
        names, found = oxigraph(text)
        wanted, its = oxigraph(query_of(stem))
        assert (names, sorted(found)) == (wanted, sorted(its))


def test_foreign_editors_find_the_prefixes_by_the_query_that_they_ask(oxigraph: Ask) -> None:
    query = f"SELECT ?prefix ?namespace {{ [] <{SH}namespace> ?namespace ; <{SH}prefix> ?prefix }}"
    found = {prefix.text: namespace.text for prefix, namespace in oxigraph(query)[1]}
    assert found["parley"] == ROOT + "ontology#"
    assert found["question"] == IDS + "question/"


def test_foreign_editors_find_the_questions_by_the_query_that_they_ask(oxigraph: Ask) -> None:
    query = f"""
      SELECT DISTINCT ?sq ?comment ?query WHERE {{
        ?sq a <{SH}SPARQLExecutable> ; <{RDFS}comment> ?comment ;
          <{SH}select>|<{SH}ask>|<{SH}construct>|<{SH}describe> ?query .
      }} ORDER BY ?sq"""
    told = [comment.text for _, comment, _ in oxigraph(query)[1]]
    titles = [question.title for question in read_questions()]
    assert [comment[: len(title)] for comment, title in zip(told, titles, strict=True)] == titles


def test_questions_hold_no_blank_node(release: Path) -> None:
    triples = parse_turtle((release / "questions.ttl").read_bytes(), where="questions.ttl")
    assert not [triple for triple in triples if not re.match("<", str(triple.subject))]
    assert not [triple for triple in triples if isinstance(triple.object, ox.BlankNode)]
