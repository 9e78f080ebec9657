"""The rule on counted things: a number counts what it stands before, and not what another number counts."""

from __future__ import annotations

import pytest

from parley.gate.counted import Counted
from parley.text.words import Text
from tests.gate.written import claim_of

TRUCE = "Kelland signed a 30-day truce and opened a 28-kilometre road."
SEATS = "The accord gave Kelland 18 seats and the League nine."
# The text, the number and its words, and another role with its value and words.
COUNTED = {
    "unit with its number": (TRUCE, 30, "30", ["unit", "day", "day"]),
    "unit that has the number in its words": (TRUCE, 28, "28", ["unit", "kilometre", "28-kilometre"]),
    "unit said before": (SEATS, 9, "nine", ["measure", "seatCount", "seats"]),
    "part of a whole": (
        "Marsh said 71 of the 96 guns were gone.", 71, "71", ["measure", "itemCount", "guns"],
    ),
    "one of two numbers": ("The talks took four or five days.", 4, "four", ["unit", "day", "days"]),
    "thing beside what the number counts": (
        "The 40 rebels held Sarno for three days.", 3, "three", ["unit", "day", "days"],
    ),
    "year before the measure": ("A round in 2012 lasted two days.", 2, "two", ["measure", "age", "lasted"]),
    "apart by a comma": (
        "Rell freed 64 people, and the League 58, in May.", 58, "58", ["object", "state:kelland", "people"],
    ),
}  # fmt: skip
MISCOUNTED = {
    "unit of another number": (TRUCE, 28, "28", ["unit", "day", "30-day"]),
    "unit after another number": (
        "Food came for 12 hours a day and seven days a week.", 7, "seven", ["unit", "hour", "hours"],
    ),
    "thing that another number counts": (
        "Rell freed 480 prisoners and opened three roads.", 3, "three",
        ["object", "state:kelland", "prisoners"],
    ),
}  # fmt: skip


def _found(text: str, number: int, words: str, other: list[str]) -> list[str]:
    counts = [[name, number, words] for name in ("low", "best", "high")]
    claim = claim_of({"kind": "Estimate", "role": [*counts, other]}, text)
    return [finding.message for finding in Counted(Text(text)).findings(claim, [])]


@pytest.mark.parametrize("name", COUNTED)
def test_number_of_the_claim_counts_its_words(name: str) -> None:
    assert _found(*COUNTED[name]) == []


@pytest.mark.parametrize("name", MISCOUNTED)
def test_words_that_another_number_counts_are_found(name: str) -> None:
    (message,) = _found(*MISCOUNTED[name])
    assert "are counted by the number at" in message


def test_claim_with_two_numbers_is_not_judged() -> None:
    table = {"role": [["low", 3, "three"], ["high", 28, "28"], ["unit", "day", "30-day"]]}
    text = "Rell signed a 30-day truce, opened a 28-kilometre road and freed three men."
    assert list(Counted(Text(text)).findings(claim_of(table, text), [])) == []
