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
    "abbreviation with points that ends one": (
        "It met the U.N. The talks failed.",
        ["It met the U.N.", "The talks failed."],
    ),
    "abbreviation before a name that is a preposition": (
        "The U.N. Under Secretary met.",
        ["The U.N. Under Secretary met."],
    ),
    "title before a title": ("Lt. Col. Marsh met Capt. Rell.", ["Lt. Col. Marsh met Capt. Rell."]),
    "month that ends one": ("It fell on 5 Nov. But they met.", ["It fell on 5 Nov.", "But they met."]),
    "month before a day": ("On Nov. 5 they met.", ["On Nov. 5 they met."]),
    "number sign": ("They read No. 5 again.", ["They read No. 5 again."]),
    "no that ends one": ("They said no. Kelland left.", ["They said no.", "Kelland left."]),
    "initial that ends one": ("So did I. The others left.", ["So did I.", "The others left."]),
    "letter that ends one": (
        "They chose plan B. In May it failed.",
        ["They chose plan B.", "In May it failed."],
    ),
    "saint and street": (
        "St. Orrin lies on Main St. The hill is steep.",
        ["St. Orrin lies on Main St.", "The hill is steep."],
    ),
    "company before a name": ("Orrin Co. Kelland sold boats.", ["Orrin Co. Kelland sold boats."]),
    "time of day before its day": (
        "The port reopens at 8 a.m. Monday.",
        ["The port reopens at 8 a.m. Monday."],
    ),
    "time of day before its date": ("It opens at 8 a.m. May 3.", ["It opens at 8 a.m. May 3."]),
    "time of day before its zone": ("It opens at 8 a.m. Eastern time.", ["It opens at 8 a.m. Eastern time."]),
    "time of day before a small letter": (
        "It opens at 8 a.m. when they come.",
        ["It opens at 8 a.m. when they come."],
    ),
    "time of day that ends one": (
        "It closed at 5 p.m. Officials left.",
        ["It closed at 5 p.m.", "Officials left."],
    ),
    "time of day at the head": ("At 8 a.m. Marsh left.", ["At 8 a.m. Marsh left."]),
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
