"""Questions as files: how they are read, refused, and read back from the graph."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import cast

import pyoxigraph as ox
import pytest

from parley.errors import InputError
from parley.names import PREFIXES, RDFS, ROOT, SCHEMA, SH, SKOS, thing
from parley.rdf import parse_turtle
from parley.release.build import Built, build
from parley.release.manifest import read_manifest
from parley.release.questions import (
    LISTING,
    CompetencyQuestion,
    questions_in,
    questions_turtle,
    read_questions,
)

HEADER = "# title: Who?\n# description: As stated.\n# keywords: support, the lake\n# words: backer, ally\n"
QUERY = "PREFIX parley: <https://w3id.org/parley/ontology#>\nSELECT ?who { ?who parley:supports ?other }\n"


def write(root: Path, text: str, name: str = "cq-01-who.rq") -> Path:
    path = root / "triples" / "questions" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_a_file_is_a_question(tmp_path: Path) -> None:
    write(tmp_path, HEADER + QUERY)
    assert read_questions(tmp_path) == [
        CompetencyQuestion("cq-01-who", "Who?", "As stated.", QUERY, ("support", "the lake"))
    ]


def test_the_reason_of_an_empty_answer_and_what_is_missing_stand_in_the_description(tmp_path: Path) -> None:
    write(tmp_path, HEADER + "# awaits: more claims.\n# empty: Nobody does.\n" + QUERY)
    described = read_questions(tmp_path)[0].description
    assert described == "As stated. The answer is rightly empty. Nobody does. Not yet complete: more claims."


def test_comments_of_the_query_stay_in_it(tmp_path: Path) -> None:
    write(tmp_path, HEADER + "# Whoever it is\n# title: not a header any more\n" + QUERY)
    question = read_questions(tmp_path)[0]
    assert question.title == "Who?"
    assert question.text.startswith("# Whoever it is\n# title: not")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# title: Who?\n# keywords: a\n" + QUERY, "has no line “# description: …” at its head"),
        (QUERY, "has no line “# title: …” at its head"),
        (HEADER + "# emtpy: Nobody does.\n" + QUERY, "has a line “# emtpy: …” that means nothing here"),
        (HEADER + "SELECT ?who {", "is not valid SPARQL"),
        (HEADER + "SELECT ?who { ?who parley:supports ?other }", "is not valid SPARQL: .*[Pp]refix"),
        (HEADER + "ASK {}", "is no SELECT query"),
    ],
)
def test_what_is_no_question_is_refused_with_its_name(tmp_path: Path, text: str, message: str) -> None:
    write(tmp_path, text)
    with pytest.raises(InputError, match=rf"cq-01-who\.rq: {message}"):
        read_questions(tmp_path)


def test_a_name_that_makes_no_iri_is_refused(tmp_path: Path) -> None:
    write(tmp_path, HEADER + QUERY, "Who supports.rq")
    with pytest.raises(InputError, match=r"Who supports\.rq: a question is named with small letters"):
        read_questions(tmp_path)


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match=r"cq-01-who\.rq: cannot be read"):
        read_questions(tmp_path)


def test_a_corpus_without_questions_has_none(tmp_path: Path) -> None:
    (tmp_path / "triples").mkdir()
    assert read_questions(tmp_path) == []


@pytest.fixture
def asked() -> list[CompetencyQuestion]:
    return [
        CompetencyQuestion(
            "cq-01-who", "Who?", "As stated.", QUERY, ("support", "the lake"), ("backer", "ally")
        ),
        CompetencyQuestion("cq-02-where", "Where?", "“As” stated.", 'SELECT ?x { ?x ?p "a\\n" }', ("place",)),
    ]


def test_questions_come_back_from_the_graph_as_they_went_in(asked: list[CompetencyQuestion]) -> None:
    store = ox.Store()
    store.load(questions_turtle(asked), ox.RdfFormat.TURTLE)
    found = cast("ox.QuerySolutions", store.query(LISTING))
    names = [variable.value for variable in found.variables]
    assert questions_in({name: row[name] for name in names} for row in found) == asked


def test_a_question_follows_the_conventions_of_the_examples_of_sib(asked: list[CompetencyQuestion]) -> None:
    node = ox.NamedNode(thing("question", "cq-01-who"))
    triples = [triple for triple in parse_turtle(questions_turtle(asked), where="") if triple.subject == node]
    said = {(triple.predicate.value, triple.object) for triple in triples}
    rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    assert said == {
        (rdf_type, ox.NamedNode(SH + "SPARQLExecutable")),
        (rdf_type, ox.NamedNode(SH + "SPARQLSelectExecutable")),
        (RDFS + "label", ox.Literal("Who?", language="en")),
        (RDFS + "comment", ox.Literal("Who? As stated.", language="en")),
        (SH + "select", ox.Literal(QUERY)),
        (SH + "prefixes", ox.NamedNode(ROOT)),
        (SCHEMA + "target", ox.NamedNode(ROOT + "sparql")),
        (SCHEMA + "keywords", ox.Literal("support")),
        (SCHEMA + "keywords", ox.Literal("the lake")),
        (SKOS + "hiddenLabel", ox.Literal("backer", language="en")),
        (SKOS + "hiddenLabel", ox.Literal("ally", language="en")),
    }


def test_every_prefix_is_declared_for_editors() -> None:
    store = ox.Store()
    store.load(questions_turtle([]), ox.RdfFormat.TURTLE)
    query = f"SELECT ?p ?n {{ <{ROOT}> <{SH}declare> ?d . ?d <{SH}prefix> ?p ; <{SH}namespace> ?n }}"
    rows = list(cast("ox.QuerySolutions", store.query(query)))
    assert {row["p"].value: row["n"].value for row in rows} == PREFIXES
    assert {row["n"].datatype.value for row in rows} == {"http://www.w3.org/2001/XMLSchema#anyURI"}


def test_the_release_has_them_and_they_are_no_data(built: Built, corpus_root: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(corpus_root, tmp_path / "corpus"))
    write(root, HEADER + QUERY)
    release = build(tmp_path / "out", root).path
    assert b"SPARQLExecutable" in (release / "questions.ttl").read_bytes()
    assert (release / "questions.ttl").read_bytes() == questions_turtle(read_questions(root))
    assert (release / "parley.nt").read_bytes() == (built.path / "parley.nt").read_bytes()
    assert read_manifest(release).dataVersion == built.manifest.dataVersion
