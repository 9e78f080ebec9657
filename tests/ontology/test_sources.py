"""The sources of the terms: each has a node that describes it and says where it was read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest

from parley.names import DCTERMS, IDS, RDF, RDFS, SKOS
from parley.rdf import parse_turtle, read_folder

ONTOLOGY = Path(__file__).parent.parent.parent / "ontology"
SOURCE = IDS + "source/"
KIND = DCTERMS + "BibliographicResource"
TITLE, CITATION, NOTE = DCTERMS + "title", DCTERMS + "bibliographicCitation", SKOS + "editorialNote"
ONCE = {RDF + "type", TITLE, CITATION, NOTE}
"""What is said of a source exactly once; a link to its public page may be added."""

_READ = re.compile(r"Read in \S.*\.|Not read here: known from the literature[^.]*\.")
_REPOSITORY = re.compile(r"\b[\w-]+/[\w.-]+, [^,;]+(?:, [^,;]+)*?, commit ([0-9a-f]*)\b")
_COMMIT = re.compile(r"[0-9a-f]{40}")
_CODE = re.compile(r"\b[A-Z]\w*")

# Columns of PA-X's data set, and values of its columns Stage and StageSub, as far as terms name them (read in
# the two repositories that sources.ttl gives for PA-X).
PA_X = frozenset((
    "Pre", "Proc", "Conf", "Imp",
    "Ce", "Cons", "Dev", "DevHum", "DevInfra", "Ele", "GInd", "GRa", "GRe", "GRef", "GeWom", "HrGen",
    "ImE", "ImPK", "LaCH", "LaRef", "Mps", "NatRes", "Pol", "Polps", "PpsOro", "SerCult", "SsrArm", "SsrDdr",
    "SsrFf", "SsrGua", "SsrPol", "SsrPsf", "StBor", "StDef", "StXbor", "Terps", "Terr", "ThrdPart", "TjAm",
    "TjGen", "TjMis", "TjPrire", "Wat",
))  # fmt: skip

Described = Mapping[str, Mapping[str, list[str]]]


def described(triples: Iterable[ox.Triple]) -> Described:
    """Return the statements about each source, by its IRI and the property."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        if isinstance(triple.subject, ox.NamedNode) and triple.subject.value.startswith(SOURCE):
            assert isinstance(triple.object, ox.NamedNode | ox.Literal)
            found[triple.subject.value][triple.predicate.value].append(triple.object.value)
    return found


def cited(triples: Iterable[ox.Triple]) -> Iterator[str]:
    """Yield each source that a literal names; several are parted by semicolons."""
    for triple in triples:
        if triple.predicate.value == DCTERMS + "source" and isinstance(triple.object, ox.Literal):
            yield from triple.object.value.split("; ")


def source_of(words: str, titles: Iterable[str]) -> str | None:
    """Return the longest title that words begin with, whole words only; None if there is none."""
    fits = [title for title in titles if re.match(re.escape(title) + r"(?![\w-])", words)]
    return max(fits, key=len, default=None)


def unread(note: str) -> str | None:
    """Return the fault of a note that should say where a source was read; None if nothing is."""
    if not _READ.fullmatch(note):
        return "it says neither where it was read nor that it was not"
    if any(not _COMMIT.fullmatch(commit) for commit in _REPOSITORY.findall(note)):
        return "a commit is not given in full"
    return None


@pytest.fixture(scope="module")
def ontology() -> list[ox.Triple]:
    return read_folder(ONTOLOGY)


@pytest.fixture(scope="module")
def sources(ontology: list[ox.Triple]) -> Described:
    found = described(ontology)
    assert found, "there are no sources"
    return found


@pytest.fixture(scope="module")
def titles(sources: Described) -> list[str]:
    return [title for about in sources.values() for title in about[TITLE]]


def test_every_source_that_a_term_names_is_described(ontology: list[ox.Triple], titles: list[str]) -> None:
    assert sorted({words for words in cited(ontology) if source_of(words, titles) is None}) == []


def test_every_source_is_named_by_a_term(ontology: list[ox.Triple], titles: list[str]) -> None:
    assert sorted(set(titles) - {source_of(words, titles) for words in cited(ontology)}) == []


def test_every_source_says_where_it_was_read(sources: Described) -> None:
    faults = {iri: unread(note) for iri, about in sources.items() for note in about[NOTE]}
    assert {iri: fault for iri, fault in faults.items() if fault} == {}


def test_every_source_has_one_title_citation_and_note(sources: Described) -> None:
    assert {iri for iri, about in sources.items() if any(len(about[name]) != 1 for name in ONCE)} == set()


def test_nothing_else_is_said_of_a_source(sources: Described) -> None:
    assert {name for about in sources.values() for name in about} <= {*ONCE, RDFS + "seeAlso"}
    assert {kind for about in sources.values() for kind in about[RDF + "type"]} == {KIND}


def test_no_two_sources_have_one_title(titles: list[str]) -> None:
    assert len(set(titles)) == len(titles)


def test_codes_of_pa_x_are_its_own(ontology: list[ox.Triple]) -> None:
    places = [words.removeprefix("PA-X codebook") for words in cited(ontology) if words.startswith("PA-X")]
    assert places
    assert {code for place in places for code in _CODE.findall(place)} <= PA_X


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("PLOVER, AGREE", "PLOVER"),
        ("PLOVER manual, AGREE", "PLOVER manual"),
        ("PLOVER manuals", "PLOVER"),
        ("CAMEO 045", "CAMEO"),
        ("CAMEO", "CAMEO"),
        ("CAMEO-like codes", None),
        ("CAMEOs", None),
        ("On CAMEO", None),
    ],
)
def test_source_is_known_by_its_title(words: str, title: str | None) -> None:
    assert source_of(words, ["CAMEO", "PLOVER", "PLOVER manual"]) == title


@pytest.mark.parametrize(
    ("note", "right"),
    [
        ("Read in a copy of version 2 (example.org).", True),
        (f"Read in owner/name, table.csv, commit {'0a' * 20}.", True),
        (f"Read in owner/name, a.csv and b.csv, commit {'0a' * 20}: the columns.", True),
        ("Not read here: known from the literature.", True),
        ("Read in owner/name, table.csv, commit 0a0a0a0.", False),
        (f"Read in owner/name, a.csv, commit {'0a' * 20}; and in owner/other, b.csv, commit 0a0a.", False),
        ("Known to everybody.", False),
        ("Read in ", False),
    ],
)
def test_note_that_does_not_say_where_is_found(note: str, right: bool) -> None:
    assert (unread(note) is None) == right


def test_planted_source_is_found() -> None:
    text = f"""
        <{SOURCE}x> a <{KIND}> ; <{TITLE}> "Known work"@en .
        <{IDS}notion/y> <{DCTERMS}source> "Known work, page 1; Unknown work, page 2"@en .
    """
    triples = parse_turtle(text.encode(), where="test")
    (about,) = described(triples).values()
    assert [source_of(words, about[TITLE]) for words in cited(triples)] == ["Known work", None]
