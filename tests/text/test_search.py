"""Search: the places of a term in a text, and invalid terms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.errors import InputError
from parley.text.search import parse_term, places, tokens_of_sentences
from parley.text.tokens import words

TEXT = (
    "The guarantor of the cease-fire left; Guarantors came. Talks on 3 April proposed a fire break.\n"
    "Kelland’s envoys — two of them — met the peace\u00a0envoy. A fire. Break it."
)


def _found(term: str) -> list[str]:
    return [span.of(TEXT) for span in places(parse_term(term), tokens_of_sentences(TEXT))]


FOUND: dict[str, tuple[str, list[str]]] = {
    "whole word": ("guarantor", ["guarantor"]),
    "word in another case": ("GUARANTORS", ["Guarantors"]),
    "no part of a word": ("guarant", []),
    "no other form of a word": ("talk", []),
    "any ending": ("guarant*", ["guarantor", "Guarantors"]),
    "ending may be empty": ("guarantor*", ["guarantor", "Guarantors"]),
    "no beginning": ("*envoys".removeprefix("*"), ["envoys"]),
    "words in a row": ("fire break", ["fire break"]),
    "words in another order": ("break fire", []),
    "hyphen for space": ("peace-envoy", ["peace\u00a0envoy"]),
    "space for hyphen": ("cease fire", ["cease-fire"]),
    "dashes and quotes between": ("envoys two of them met", ["envoys — two of them — met"]),
    "apostrophe": ("Kelland's", ["Kelland’s"]),
    "not across sentences": ("fire break it", []),
    "any number": ("#", ["3"]),
    "number in a row": ("# april", ["3 April"]),
    "joined in one sentence": ("propos* + #", ["3 April proposed"]),
    "joined in any order": ("break + talks", ["Talks on 3 April proposed a fire break"]),
    "joined across sentences": ("guarantor + april", []),
    "joined with the first of several": ("guarant* + left", ["guarantor of the cease-fire left"]),
    "one place a sentence of joined": ("fire + guarant*", ["guarantor of the cease-fire"]),
}


@pytest.mark.parametrize(("term", "found"), FOUND.values(), ids=FOUND)
def test_term_stands_where(term: str, found: list[str]) -> None:
    assert _found(term) == found


@pytest.mark.parametrize(
    ("term", "message"),
    [
        ("", "the term '' has no word to search for"),
        ("  ", "the term '  ' has no word to search for"),
        ("—", "the term '—' has no word to search for"),
        ("truce +", "the term 'truce +' has no word to search for"),
        ("+ truce", "the term '+ truce' has no word to search for"),
        ("*", "the term '*' has a '*' without a word before it"),
        ("tr*ce", "the term 'tr*ce' has a mark inside a word"),
        ("truce**", "the term 'truce**' has a mark inside a word"),
        ("#3", "the term '#3' has a mark inside a word"),
        ("#*", "the term '#*' has a mark inside a word"),
    ],
)
def test_what_is_no_term_is_refused(term: str, message: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_term(term)
    assert str(refused.value).startswith(message)


def test_term_is_kept_as_written_with_single_spaces() -> None:
    assert parse_term(" Cease  fire ").written == "Cease fire"


@given(st.text(max_size=40), st.text(max_size=12))
def test_what_is_found_has_the_words_of_the_term(text: str, written: str) -> None:
    if set(written) & set("*#+") or not words(written):
        return
    for span in places(parse_term(written), tokens_of_sentences(text)):
        assert words(span.of(text)) == words(written)


@given(st.lists(st.sampled_from(["Lake", "truce", "ended", "talks"]), min_size=1, max_size=6), st.data())
def test_words_of_a_sentence_are_found_in_it(sentence: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(sentence) - 1))
    last = data.draw(st.integers(first + 1, len(sentence)))
    text = " ".join(sentence) + "."
    part = " ".join(sentence[first:last])
    assert any(
        span.start == len(" ".join([*sentence[:first], ""])) if first else span.start == 0
        for span in places(parse_term(part), tokens_of_sentences(text))
    )
