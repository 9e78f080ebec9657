"""Which quotes a passage says, and which it does not."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from parley.text.quotes import locate
from parley.text.spans import Span
from parley.text.tokens import cuts_token, words

PASSAGE = (
    "The Harbour League did not attend the talks, and the Front’s envoy came late. "
    "“We held nine rounds – no more,” the co‑chair told 1.5\u00a0million listeners… "
    "Un\u00adable to agree, Kelland and Morvia left; the Tarn Islands stayed."
)

FAITHFUL = {
    "word for word": "did not attend the talks",
    "straight apostrophe": "the Front's envoy",
    "straight double quotes": '"We held nine rounds',
    "guillemets": "«We held nine rounds",
    "hyphen for dash": "rounds - no more",
    "em dash for en dash": "rounds — no more",
    "hyphen for non-breaking hyphen": "co-chair",
    "space for no-break space": "1.5 million",
    "thin space": "1.5\u2009million",
    "three points for an ellipsis sign": "listeners...",
    "line end inside": "did not\nattend",
    "CRLF inside": "did not\r\nattend",
    "doubled space": "did  not   attend",
    "space around": "  did not attend  ",
    "other case": "the harbour league DID NOT attend",
    "without the soft hyphen of the text": "Unable to agree",
    "with a soft hyphen of its own": "Kel\u00adland and Morvia",
    "across a sentence end": "came late. “We held",
    "one word": "Morvia",
}

UNFAITHFUL = {
    "ellipsis for words": "The Harbour League ... attend",
    "ellipsis sign for words": "did … attend",
    "words in brackets": "The Harbour League [of rebels] did not attend",
    "dropped negation": "did attend the talks",
    "dropped word": "held rounds",
    "added word": "did not ever attend",
    "reordered": "Morvia and Kelland",
    "other word": "held seven rounds",
    "other number": "1.6 million",
    "cut at its end": "The Harbour League did no",
    "cut at its start": "arbour League",
    "cut in a number": "5 million",
    "cut before a number's fraction": "told 1",
    "cut at a soft hyphen": "able to agree",
    "singular for plural": "Tarn Island stayed",
    "joined from two places": "The Harbour League stayed",
    "hyphen left out": "cochair",
    "words joined": "didnot attend",
    "words parted": "the Harbour Lea gue",
    "words left out at three places": "The League attend talks",
    "ellipsis between far parts": "The Harbour League did not ... stayed",
    "ellipsis between parts in another order": "the envoy came late ... did not attend",
    "first part alone": "the Tarn Islands stayed away",
    "last part alone": "Now the Tarn Islands stayed",
    "other form of a word": "attends the talks",
    "contraction of two words": "didn't attend",
    "abbreviation": "The H. League",
    "a word twice": "did not not attend",
    "negation at another place": "not did attend",
    "letter of another alphabet": "did n\u043et attend",
    "comma for a decimal point": "1,5 million",
    "decimal point left out": "15 million",
    "apostrophe left out": "the Fronts envoy",
    "apostrophe put in": "nine round's",
    "dash at another place": "held - nine rounds",
    "hyphen put in": "did not-attend",
    "space for a hyphen": "co chair",
    "slash for and": "Kelland/Morvia",
    "empty": "",
    "only punctuation": "…",
}


@pytest.mark.parametrize("quote", FAITHFUL.values(), ids=FAITHFUL)
def test_faithful_quote_is_found_once(quote: str) -> None:
    assert len(locate(quote, PASSAGE)) == 1


@pytest.mark.parametrize("quote", UNFAITHFUL.values(), ids=UNFAITHFUL)
def test_unfaithful_quote_is_not_found(quote: str) -> None:
    assert locate(quote, PASSAGE) == []


def test_every_place_is_found_in_order() -> None:
    text = "The Front spoke. The front spoke again, and the Front left."
    assert [span.of(text) for span in locate("the Front", text)] == ["The Front", "The front", "the Front"]


def test_overlapping_places_are_all_found() -> None:
    assert len(locate("talks and talks", "talks and talks and talks")) == 2


def test_places_are_those_of_the_whole_text_also_inside_a_part() -> None:
    text = "Morvia left. Morvia stayed."
    assert locate("Morvia", text, Span(13, 27)) == [Span(13, 19)]


def test_a_part_that_cuts_a_word_does_not_hide_that_it_is_cut() -> None:
    assert locate("attend", "They attended.", Span(0, 11)) == []


@given(st.text(max_size=80), st.data())
def test_any_passage_that_cuts_no_word_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = Span(start, end)
    quote = span.of(text)
    assume(words(quote) and not cuts_token(text, span) and words(quote) == words(quote.strip()))
    found = locate(quote, text)
    assert any(words(place.of(text)) == words(quote) for place in found)
    assert any(place.overlaps(span) for place in found)


@given(st.text(max_size=60), st.text(max_size=20))
def test_whatever_is_found_has_the_words_of_the_quote(text: str, quote: str) -> None:
    for place in locate(quote, text):
        assert [word.casefold() for word in words(place.of(text))] == list(words(quote))
