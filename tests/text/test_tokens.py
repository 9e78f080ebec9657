"""Tokens, and the hash over them: blind to typesetting, not to words."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from parley.text.spans import Span
from parley.text.tokens import cuts_token, token_hash, tokens, words

TOKENS = {
    "hyphens separate": ("UN-backed talks", ["UN", "backed", "talks"]),
    "apostrophes separate": ("didn’t", ["didn", "t"]),
    "numbers keep points and commas": ("1,200 of 1.5", ["1,200", "of", "1.5"]),
    "a comma at the end is no part": ("In 2012, they", ["In", "2012", "they"]),
    "signs that change a number": ("5% or $3", ["5", "%", "or", "$", "3"]),
    "underscores separate": ("a_b", ["a", "b"]),
    "accents belong to the word": ("Électeurs", ["Électeurs"]),
    "combining marks belong to the word": ("q\u0307an", ["q\u0307an"]),
    "vowel signs belong to the word": ("नहीं गए", ["नहीं", "गए"]),
    "a soft hyphen is no character": ("un\u00adable", ["unable"]),
    "nothing": ("— “” …", []),
}

WORD = st.from_regex(r"[A-Za-zéøß]{1,6}|[1-9][0-9]{0,4}|[1-9][.,][0-9]{3}", fullmatch=True)
SPACE = st.sampled_from(
    (" ", "\n", "\u00a0", "  ", " – ", ", ", "; ", " “", "” ", "\t", "-", "\u2011", "’", "… ")
)


@pytest.mark.parametrize(("text", "expected"), TOKENS.values(), ids=TOKENS)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokens(text)] == expected


@given(st.text(max_size=60))
def test_every_token_covers_its_own_text(text: str) -> None:
    for token in tokens(text):
        assert re.sub("[\u00ad\u200b\ufeff]", "", token.span.of(text)) == token.text


def _joined(parts: list[str], spaces: list[str]) -> str:
    return "".join(part + space for part, space in zip(parts, spaces, strict=False))


@given(st.lists(WORD, min_size=1, max_size=8), st.data())
def test_hash_survives_another_typesetting(parts: list[str], data: st.DataObject) -> None:
    spacings = st.lists(SPACE, min_size=len(parts), max_size=len(parts))
    first, second = data.draw(spacings), data.draw(spacings)
    assert token_hash(_joined(parts, first)) == token_hash(_joined(parts, second))


@given(st.lists(WORD, min_size=1, max_size=8), st.data())
def test_hash_notices_each_changed_word(parts: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(parts) - 1))
    other = data.draw(WORD)
    assume(other.casefold() != parts[place].casefold())
    changed = [*parts[:place], other, *parts[place + 1 :]]
    assert token_hash(" ".join(changed)) != token_hash(" ".join(parts))


@given(st.lists(WORD, min_size=1, max_size=8), st.data())
def test_hash_notices_each_word_left_out_or_put_in(parts: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(parts) - 1))
    other = data.draw(WORD)
    whole = token_hash(" ".join(parts))
    assert token_hash(" ".join(parts[:place] + parts[place + 1 :])) != whole
    assert token_hash(" ".join([*parts[:place], other, *parts[place:]])) != whole


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("did not attend", "did attend"),
        ("eight rounds", "seven rounds"),
        ("1.5 million", "15 million"),
        ("5% of it", "5 of it"),
        ("नहीं", "नहा"),
        ("co-op", "coop"),
        ("a b", "ab"),
    ],
)
def test_hash_differs_where_the_meaning_differs(one: str, other: str) -> None:
    assert token_hash(one) != token_hash(other)


def test_hash_ignores_case() -> None:
    assert token_hash("The Front") == token_hash("the front")


CUTS = {
    "whole word": ("They attended.", Span(5, 13), False),
    "cut at the end": ("They attended.", Span(5, 11), True),
    "cut at the start": ("They attended.", Span(7, 13), True),
    "inside a number": ("1.5 million", Span(2, 11), True),
    "between hyphenated words": ("UN-backed", Span(3, 9), False),
    "at a soft hyphen": ("un\u00adable", Span(3, 7), True),
    "whole text": ("They", Span(0, 4), False),
}


@pytest.mark.parametrize(("text", "span", "cut"), CUTS.values(), ids=CUTS)
def test_cuts_token(text: str, span: Span, cut: bool) -> None:
    assert cuts_token(text, span) is cut


def test_words_are_without_case() -> None:
    assert words("The FRONT") == ("the", "front")
