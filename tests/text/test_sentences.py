"""Where sentences begin and end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.text.sentences import sentences

CASES = {
    "two sentences": ("They met. They left.", ["They met.", "They left."]),
    "question and exclamation": ("Who came? Nobody! So it goes.", ["Who came?", "Nobody!", "So it goes."]),
    "closing quote belongs to it": ("“We met.” They left.", ["“We met.”", "They left."]),
    "opening quote begins one": ("They met. “We left.”", ["They met.", "“We left.”"]),
    "bracket": ("They met (in May.) They left.", ["They met (in May.)", "They left."]),
    "number begins one": ("They met. 40 envoys came.", ["They met.", "40 envoys came."]),
    "accented capital": ("They met. Électeurs came.", ["They met.", "Électeurs came."]),
    "title": ("Dr. Marsh spoke to Gen. Rell.", ["Dr. Marsh spoke to Gen. Rell."]),
    "initial": ("J. Marsh spoke.", ["J. Marsh spoke."]),
    "abbreviated month": ("On 3 Apr. 2024 it ended.", ["On 3 Apr. 2024 it ended."]),
    "abbreviation with points": ("The U.S. Senate met.", ["The U.S. Senate met."]),
    "decimal number": ("Some 1.5 million fled.", ["Some 1.5 million fled."]),
    "small letter after a point": (
        "The site example.org grew. it did",
        ["The site example.org grew. it did"],
    ),
    "title line": ("Quiet Boats\nThey met.", ["Quiet Boats", "They met."]),
    "blank line": ("They met\n\nThey left", ["They met", "They left"]),
    "no end": ("They met. They", ["They met.", "They"]),
    "space around": ("  They met.   They left.  ", ["They met.", "They left."]),
    "ellipsis": ("They met… They left.", ["They met…", "They left."]),
    "nothing": ("", []),
    "only space": (" \n \n", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == expected


@given(st.text(alphabet=st.sampled_from("Aa1 .!?\n“”'()Dr."), max_size=60))
def test_sentences_are_in_order_apart_and_hold_everything_but_space(text: str) -> None:
    found = sentences(text)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())


@given(st.text(alphabet=st.sampled_from("Aa1 .!?\n“”"), max_size=60))
def test_no_sentence_begins_or_ends_with_space(text: str) -> None:
    assert all(span.of(text) == span.of(text).strip() != "" for span in sentences(text))
