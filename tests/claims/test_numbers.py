"""Numbers in words and digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.claims.numbers import parse_number

STATED = {
    "40": 40,
    "0": 0,
    "4,200": 4200,
    "350,000": 350_000,
    "1,000,000": 1_000_000,
    "5 million": 5_000_000,
    "5\u00a0million": 5_000_000,
    "1.5 million": 1_500_000,
    "0.5 million": 500_000,
    "1.25 billion": 1_250_000_000,
    "two": 2,
    "Twelve": 12,
    "the three": 3,
    "a pair": 2,
    "pair": 2,
    "a dozen": 12,
    "three thousand": 3000,
    "2.0": 2,
}
NOT_STATED = (
    "",
    "several",
    "many",
    "some",
    "hundreds",
    "thousands of people",
    "4,20",
    "1,2345",
    "1.5",
    "1.2345 thousand",
    "40 to 50",
    "between two and three",
    "forty-five",
    "5%",
    "$5",
    "a",
    "no",
    "5 rounds",
    "over 40",
    "-",
    "million",
)


@pytest.mark.parametrize(("passage", "number"), STATED.items(), ids=STATED)
def test_stated_number(passage: str, number: int) -> None:
    assert parse_number(passage) == number


@pytest.mark.parametrize("passage", NOT_STATED)
def test_what_states_no_single_number_is_none(passage: str) -> None:
    assert parse_number(passage) is None


@given(st.integers(0, 10**12))
def test_digits_with_and_without_commas_are_the_number(number: int) -> None:
    assert parse_number(str(number)) == number
    assert parse_number(f"{number:,}") == number


@given(st.text(max_size=30))
def test_no_text_makes_it_fail(passage: str) -> None:
    parse_number(passage)
