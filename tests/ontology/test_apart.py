"""The ontology stands apart from the corpus: it has no phrase of three content words from an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest

from parley.claims.corpus import load_texts
from parley.rdf import parse_turtle, turtle_files
from parley.text.sentences import sentences
from parley.text.tokens import tokens

ROOT = Path(__file__).parent.parent.parent
ONTOLOGY = ROOT / "ontology"
RUN = 3
"""How many content words in a row are a phrase of an article."""

# The closed classes of English, with what the apostrophe leaves of auxiliaries; of adverbs, those that only
# place or measure. What is in none of them is a content word.
_DETERMINERS = """
a an the this that these those such same other another each every either neither both all any some
no none few many much more most less least several enough own
"""
_PRONOUNS = """
i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself
she her hers herself it its itself they them their theirs themselves one ones someone somebody
something anyone anybody anything everyone everybody everything nobody nothing who whom whose which
what whoever whatever whichever when where why how
"""
_PREPOSITIONS = """
about above across after against along among amongst amid around as at before behind below beneath
beside besides between beyond by down during except for from in inside into like near of off on onto
out outside over past per since than through throughout till to toward towards under until unto up
upon via with within without
"""
_CONJUNCTIONS = "and or nor but yet so if unless because although though while whereas whether once lest"
_AUXILIARIES = """
be am is are was were been being have has had having do does did doing done will would shall should
can could may might must ought not never cannot s t d ll re ve m don doesn didn isn aren wasn weren
hasn haven hadn won wouldn shouldn couldn
"""
_ADVERBS = "there here then thus also too only even just very rather quite still already again"
_CLASSES = (_DETERMINERS, _PRONOUNS, _PREPOSITIONS, _CONJUNCTIONS, _AUXILIARIES, _ADVERBS)
FUNCTION_WORDS = frozenset(word for words in _CLASSES for word in words.split())

FIELD: Mapping[str, str] = {}
"""Terms of the field that articles use as well, as runs of content words, each with its source; none yet."""

Run = tuple[str, ...]


def runs(text: str) -> Iterator[Run]:
    """Yield each run of content words of a text, inside one sentence, without case.

    >>> list(runs("They agreed on the end of the war. Talks go on."))
    [('agreed', 'end', 'war')]
    """
    for sentence in sentences(text):
        content = [token.folded for token in tokens(text, sentence) if token.folded not in FUNCTION_WORDS]
        yield from (tuple(content[at : at + RUN]) for at in range(len(content) - RUN + 1))


def phrases(articles: Iterable[str], field: Iterable[str]) -> set[Run]:
    """Return the runs of articles, without the terms of the field."""
    return {run for text in articles for run in runs(text)} - {tuple(term.split()) for term in field}


def comments(text: str) -> str:
    """Return the comments of a Turtle file, those of neighbouring lines as one."""
    stripped = (line.strip() for line in text.splitlines())
    lines = [line.lstrip("#").strip() if line.startswith("#") else "" for line in stripped]
    return re.sub(r"(?<=\S)\n(?=\S)", " ", "\n".join(lines))


def texts_of(path: Path) -> Iterator[str]:
    """Yield what a file of the ontology says in words: literals and comments, or the whole of a query."""
    text = path.read_text("utf-8")
    if path.suffix == ".ttl":
        triples = parse_turtle(text.encode(), where=path.name)
        yield from (triple.object.value for triple in triples if isinstance(triple.object, ox.Literal))
        text = comments(text)
    yield text


def taken(
    paths: Iterable[Path], articles: Iterable[str], field: Iterable[str] = FIELD
) -> set[tuple[str, str]]:
    """Return each run that a file has from an article, with the name of the file."""
    held = phrases(articles, field)
    found = ((path.name, held.intersection(runs(text))) for path in paths for text in texts_of(path))
    return {(name, " ".join(run)) for name, runs_of_it in found for run in runs_of_it}


@pytest.fixture(scope="module")
def files() -> list[Path]:
    queries = sorted(ONTOLOGY.rglob("*.rq"))
    assert queries, "there are no queries"
    return [*turtle_files(ONTOLOGY), *queries]


@pytest.mark.texts
def test_ontology_has_no_phrase_of_the_real_articles(files: list[Path], real_articles: Path) -> None:
    assert sorted(taken(files, load_texts(real_articles).values())) == []


def test_ontology_has_no_phrase_of_the_invented_articles(files: list[Path], texts: dict[str, str]) -> None:
    assert sorted(taken(files, texts.values())) == []


def test_every_exception_is_a_run_with_a_source() -> None:
    assert all(source and len(term.split()) == RUN for term, source in FIELD.items())


ARTICLE = "The delegates left. On Monday, the rival factions signed a fragile truce – under the old bridge."


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ('parley:x skos:definition "Where Rival Factions signed it."@en .', {"rival factions signed"}),
        ('parley:x parley:cue "fragile truce under a bridge"@en , "old"@en .', set()),
        ('parley:x parley:cue "the truce, under an old bridge"@en .', {"truce old bridge"}),
        ("# The factions signed\n# the fragile peace.", {"factions signed fragile"}),
        ("# The factions.\n\n# Signed, fragile.", set()),
        ('parley:x rdfs:label "left on Monday"@en , "rival factions"@en .', set()),
        ('parley:x rdfs:label "delegates left: Monday"@en .', set()),
    ],
)
def test_planted_phrase_is_found(written: str, found: set[str], tmp_path: Path) -> None:
    prefixes = (
        "@prefix parley: <https://example.org/> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    )
    path = tmp_path / "x.ttl"
    path.write_text(prefixes + written, "utf-8")
    assert {run for _, run in taken([path], [ARTICLE])} == found


def test_planted_phrase_is_found_in_a_query(tmp_path: Path) -> None:
    path = tmp_path / "x.rq"
    path.write_text("# title: Which rival factions signed\nSELECT * WHERE { ?x ?y ?z }\n", "utf-8")
    assert taken([path], [ARTICLE]) == {("x.rq", "rival factions signed")}


def test_term_of_the_field_is_no_phrase_of_an_article(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text("# Rival factions signed.", "utf-8")
    assert taken([path], [ARTICLE], ["rival factions signed"]) == set()
