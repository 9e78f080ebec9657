"""Competency questions: questions that the graph must answer, as files and as RDF, which is read again.

In RDF they follow the conventions of SIB's sparql-examples, so that other editors list them and know the
prefixes: ``sh:SPARQLExecutable`` (SHACL-AF, section 5), ``sh:select``, ``sh:prefixes`` and ``sh:declare``
(SHACL, section 5.2.1), ``schema:keywords``, ``schema:target``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from parley.errors import InputError
from parley.names import PREFIXES, RDFS, ROOT, SCHEMA, SH, SKOS, XSD, thing
from parley.rdf import TYPE, Term, canonical_turtle, link, literal
from parley.resources import folder

LISTING = f"""\
SELECT ?question ?title ?description ?text ?keyword WHERE {{
  ?question a <{SH}SPARQLSelectExecutable> ; <{RDFS}label> ?title ; <{RDFS}comment> ?description ;
    <{SH}select> ?text ; <{SCHEMA}keywords> ?keyword .
}}
ORDER BY ?question ?keyword
"""
"""Queries a graph for its questions: a row for each keyword of each."""

_HEADER = re.compile(r"# (?P<key>[a-z]+): (?P<value>.+)")
_REQUIRED = ("title", "description", "keywords")
_REMARKS = {"empty": "The answer is rightly empty. ", "awaits": "Not yet complete: "}
"""Other keys of the header, and their words."""

_WORDS = "words"
"""The key of the header with other words that find the question."""

_STEM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class CompetencyQuestion:
    """A question that the graph must answer.

    Attributes:
        stem: The name of its file without ``.rq``, and the last part of its IRI.
        title: The question in words.
        description: What its answer says and does not say, and why it is empty if it must be.
        text: The query.
        keywords: Its subjects.
        words: Other words that a search finds it by. They are not read back from a graph.
    """

    stem: str
    title: str
    description: str
    text: str
    keywords: tuple[str, ...]
    words: tuple[str, ...] = field(default=(), compare=False)


def read_questions(root: Path | None = None) -> list[CompetencyQuestion]:
    """Return the questions of a corpus, in the order of their names; a corpus may have none.

    Raises:
        InputError: A file is no question: the header, the SPARQL or the kind of query is wrong.
    """
    paths = sorted((folder("triples", root) / "questions").glob("*.rq"))
    return [_read(path) for path in paths]


def _read(path: Path) -> CompetencyQuestion:
    if not _STEM.fullmatch(path.stem):
        raise InputError("a question is named with small letters, digits and hyphens", where=str(path))
    try:
        lines = path.read_text("utf-8").splitlines(keepends=True)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read ({error})", where=str(path)) from error
    header = dict(_header(lines))
    if missing := [key for key in _REQUIRED if key not in header]:
        raise InputError(f"has no line “# {missing[0]}: …” at its head", where=str(path))
    if unknown := sorted(header.keys() - {*_REQUIRED, *_REMARKS, _WORDS}):
        raise InputError(f"has a line “# {unknown[0]}: …” that means nothing here", where=str(path))
    text = "".join(lines[len(header) :])
    _refuse_others(text, path)
    remarks = [told + header[key] for key, told in _REMARKS.items() if key in header]
    return CompetencyQuestion(
        stem=path.stem,
        title=header["title"],
        description=" ".join([header["description"], *remarks]),
        text=text,
        keywords=_listed(header["keywords"]),
        words=_listed(header.get(_WORDS, "")),
    )


def _listed(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _header(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the comments at the beginning of a file, as key and value, up to the first other line."""
    for line in lines:
        match = _HEADER.fullmatch(line.strip())
        if match is None:
            return
        yield match["key"], match["value"]


def _refuse_others(text: str, path: Path) -> None:
    """Refuse a query that is not a SELECT with its own prefixes, because it must run on any endpoint."""
    try:
        found = ox.Store().query(text)
    except SyntaxError as error:
        raise InputError(f"is not valid SPARQL: {error.msg}", where=str(path)) from error
    if not isinstance(found, ox.QuerySolutions):
        raise InputError("is no SELECT query", where=str(path))


def questions_turtle(questions: Iterable[CompetencyQuestion]) -> bytes:
    """Return questions as Turtle, with the declarations of our prefixes, without blank nodes."""
    return canonical_turtle(
        [*_prefixes(), *(triple for question in questions for triple in _triples(question))]
    )


def _prefixes() -> Iterator[ox.Triple]:
    """Yield the declarations of our prefixes; they belong to the dataset."""
    for prefix, base in PREFIXES.items():
        node = f"{ROOT}prefix/{prefix}"
        yield link(ROOT, SH + "declare", node)
        yield link(node, TYPE.value, SH + "PrefixDeclaration")
        yield literal(node, SH + "prefix", prefix)
        yield literal(node, SH + "namespace", base, datatype=XSD + "anyURI")


def _triples(question: CompetencyQuestion) -> Iterator[ox.Triple]:
    node = thing("question", question.stem)
    yield link(node, TYPE.value, SH + "SPARQLExecutable")
    yield link(node, TYPE.value, SH + "SPARQLSelectExecutable")
    yield literal(node, RDFS + "label", question.title, language="en")
    # The editors show the comment only, so it has the question too.
    yield literal(node, RDFS + "comment", f"{question.title} {question.description}", language="en")
    yield literal(node, SH + "select", question.text)
    yield link(node, SH + "prefixes", ROOT)
    yield link(node, SCHEMA + "target", ROOT + "sparql")
    for keyword in question.keywords:
        yield literal(node, SCHEMA + "keywords", keyword)
    for word in question.words:
        yield literal(node, SKOS + "hiddenLabel", word, language="en")


def questions_in(rows: Iterable[Mapping[str, Term]]) -> list[CompetencyQuestion]:
    """Return the questions in the rows of ``LISTING``, in their order."""
    found: dict[str, CompetencyQuestion] = {}
    for row in rows:
        stem = row["question"].value.rsplit("/", 1)[-1]
        before = found[stem].keywords if stem in found else ()
        title = row["title"].value
        found[stem] = CompetencyQuestion(
            stem=stem,
            title=title,
            description=row["description"].value.removeprefix(title).lstrip(),
            text=row["text"].value,
            keywords=(*before, row["keyword"].value),
        )
    return list(found.values())
