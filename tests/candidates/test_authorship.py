"""Who entered an article, and what of it is upheld against a check: in candidates, as triples, and back."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from parley.candidates.layout import write_candidates
from parley.candidates.quotation import unresolve
from parley.candidates.reading import parse_candidates
from parley.candidates.resolution import resolve
from parley.claims.corpus import Corpus, text_of
from parley.claims.iris import slug
from parley.claims.reading import from_triples
from parley.claims.writing import to_triples
from parley.errors import FaultsError

HEAD = 'article = "talks"\ntitle = "Talks"\nlanguage = "en"\n'
CLAIM = (
    '[[claim]]\nnumber = 1\nkind = "Action"\nquote = "They met"\npolarity = "affirmed"\nmodality = "actual"\n'
)


@pytest.mark.parametrize(
    ("line", "coders"),
    [("", ()), ('entered_by = "ada"\n', ("ada",)), ('entered_by = ["ada", "bo-2"]\n', ("ada", "bo-2"))],
)
def test_candidates_keep_who_entered_them(line: str, coders: tuple[str, ...]) -> None:
    candidates = parse_candidates(tomllib.loads(HEAD + line), where="x")
    assert candidates.entered_by == coders
    assert parse_candidates(tomllib.loads(write_candidates(candidates)), where="x") == candidates


@pytest.mark.parametrize(
    ("line", "kinds"),
    [("", ()), ('upheld = "time"\n', ("time",)), ('upheld = ["saying", "time"]\n', ("saying", "time"))],
)
def test_candidates_keep_what_is_upheld(line: str, kinds: tuple[str, ...]) -> None:
    candidates = parse_candidates(tomllib.loads(HEAD + CLAIM + line), where="x")
    assert candidates.claims[0].upheld == kinds
    assert parse_candidates(tomllib.loads(write_candidates(candidates)), where="x") == candidates


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('entered_by = "Ada Stone"\n', "'entered_by' is 'Ada Stone'; write small letters, digits"),
        ("entered_by = 3\n", "'entered_by' has the wrong type: 3"),
        ("entered_by = []\n", r"'entered_by' has the wrong type: \[\]"),
        (f"{CLAIM}upheld = true\n", "claim 1: 'upheld' has the wrong type: True"),
    ],
)
def test_fault_is_told(line: str, message: str) -> None:
    with pytest.raises(FaultsError, match=message):
        parse_candidates(tomllib.loads(HEAD + line), where="x")


def test_both_come_back_from_triples_and_from_the_text(corpus: Corpus, texts: dict[str, str]) -> None:
    file = corpus.articles[0]
    text = text_of(file.annotations.article, texts)
    first = replace(file.annotations.claims[0], upheld=("negation", "time"))
    held = replace(file.annotations, claims=(first, *file.annotations.claims[1:]))
    assert from_triples(to_triples(held, text), corpus.vocabulary) == held
    candidates = unresolve(held, text, corpus.vocabulary)
    assert candidates.entered_by == tuple(slug(coder) for coder in held.article.entered_by) == ("ada",)
    assert resolve(candidates, text, corpus.vocabulary) == held
