"""Numbers in words and digits, places in an order, and what is said to compare a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.claims.numbers import comparator_of, parse_number, parse_ordinal

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
    "1.2bn": 1_200_000_000,
    "1.2 bn": 1_200_000_000,
    "3m": 3_000_000,
    "12mn": 12_000_000,
    "350 thousand": 350_000,
    "2.0": 2,
    "zero": 0,
    "two": 2,
    "Twelve": 12,
    "sixteen": 16,
    "nineteen": 19,
    "the three": 3,
    "ninety": 90,
    "twenty-five": 25,
    "twenty‑five": 25,
    "twenty five": 25,
    "Ninety-nine": 99,
    "a pair": 2,
    "pair": 2,
    "a dozen": 12,
    "two dozen": 24,
    "2 dozen": 24,
    "half a dozen": 6,
    "a hundred": 100,
    "one hundred": 100,
    "twelve hundred": 1200,
    "three hundred and forty": 340,
    "three hundred forty-one": 341,
    "three thousand": 3000,
    "a thousand and one": 1001,
    "two thousand three hundred and five": 2305,
    "twenty-five thousand": 25_000,
    "three hundred and forty thousand": 340_000,
    "a million": 1_000_000,
    "half a million": 500_000,
    "half-million": 500_000,
    "two million three hundred thousand": 2_300_000,
    "$5": 5,
    "$40 million": 40_000_000,
    "US$40 million": 40_000_000,
    "€5m": 5_000_000,
    "£1.2bn": 1_200_000_000,
    "40 percent": 40,
    "forty per cent": 40,
    "5%": 5,
    "12 %": 12,
}
NOT_STATED = (
    "",
    "several",
    "many",
    "some",
    "dozens",
    "several dozen",
    "hundreds",
    "several hundred",
    "a few thousand",
    "thousands of people",
    "tens of thousands",
    "4,20",
    "1,2345",
    "1.5",
    "12.5%",
    "1.2345 thousand",
    "40 to 50",
    "40-50",
    "40–50",
    "between two and three",
    "two-three",
    "one or two",
    "five twenty",
    "forty fifteen",
    "twenty zero",
    "nineteen eighty",
    "five thousand five million",
    "two million and three hundred thousand",
    "hundred and",
    "a hundred and a",
    "a dozen pair",
    "a",
    "half",
    "half a",
    "no",
    "-5",
    "5 rounds",
    "5m people",
    "3 m",
    "over 40",
    "more than twenty",
    "-",
    "$",
    "%",
    "percent",
    "million",
    "hundred",
    "third",
)
PLACES = {
    "first": 1,
    "second": 2,
    "the third": 3,
    "Fifth": 5,
    "eighth": 8,
    "ninth": 9,
    "twelfth": 12,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
    "ninety-ninth": 99,
    "hundredth": 100,
    "one hundredth": 100,
    "two hundred and fifth": 205,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "11th": 11,
    "12th": 12,
    "21st": 21,
    "112th": 112,
    "the 23rd": 23,
}
NO_PLACES = (
    "",
    "last",
    "next",
    "final",
    "another",
    "three",
    "3",
    "0th",
    "zeroth",
    "1th",
    "11st",
    "22th",
    "fiveth",
    "nineth",
    "twentyth",
    "dozenth",
    "one fifth",
    "two-thirds",
    "twenty-eleventh",
    "third round",
)
COMPARATORS = {
    "more than": "moreThan",
    "over": "moreThan",
    "at least": "atLeast",
    "no fewer than": "atLeast",
    "less than": "lessThan",
    "Fewer than": "lessThan",
    "under": "lessThan",
    "just over": "moreThan",
    "well over": "moreThan",
    "upwards of": "moreThan",
    "just under": "lessThan",
    "well under": "lessThan",
    "as many as": "atMost",
    "as much as": "atMost",
    "estimated": "estimated",
    "an estimated": "estimated",
    "at most": "atMost",
    "up to": "atMost",
    "no more\u00a0than": "atMost",
    "about": "about",
    "around": "about",
    "some": "about",
    "roughly": "about",
    "approximately": "about",
    "Nearly": "nearly",
    "almost": "nearly",
    "close to": "nearly",
}
NO_COMPARATORS = (
    "",
    "exactly",
    "a total of",
    "than",
    "more",
    "not more than",
    "more than 40",
    "all but",
    "several",
    "possibly",
)


@pytest.mark.parametrize(("passage", "number"), STATED.items(), ids=STATED)
def test_stated_number(passage: str, number: int) -> None:
    assert parse_number(passage) == number


@pytest.mark.parametrize("passage", NOT_STATED)
def test_what_states_no_single_number_is_none(passage: str) -> None:
    assert parse_number(passage) is None


@pytest.mark.parametrize(("passage", "place"), PLACES.items(), ids=PLACES)
def test_stated_place_in_an_order(passage: str, place: int) -> None:
    assert parse_ordinal(passage) == place


@pytest.mark.parametrize("passage", NO_PLACES)
def test_what_states_no_place_is_none(passage: str) -> None:
    assert parse_ordinal(passage) is None


@pytest.mark.parametrize(("passage", "comparator"), COMPARATORS.items(), ids=COMPARATORS)
def test_comparator(passage: str, comparator: str) -> None:
    assert comparator_of(passage) == comparator


@pytest.mark.parametrize("passage", NO_COMPARATORS)
def test_what_compares_nothing_is_none(passage: str) -> None:
    assert comparator_of(passage) is None


ONES = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def _spelt(number: int) -> str:
    """Return a number below a milliard in words, written without the code under test."""
    for scale, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            count, rest = divmod(number, scale)
            joint = " and " if 0 < rest < 100 else " " if rest else ""
            return f"{_spelt(count)} {name}{joint}{_spelt(rest)}"
    if number < len(ONES):
        return ONES[number]
    tens, ones = divmod(number, 10)
    return TENS[tens] + ("-" + ONES[ones] if ones else "")


@given(st.integers(0, 10**12))
def test_digits_with_and_without_commas_are_the_number(number: int) -> None:
    assert parse_number(str(number)) == number
    assert parse_number(f"{number:,}") == number


@given(st.integers(1, 10**9 - 1))
def test_a_number_in_words_is_the_number(number: int) -> None:
    assert parse_number(_spelt(number)) == number


@given(st.integers(1, 10**6), st.sampled_from(("st", "nd", "rd", "th")))
def test_each_place_has_one_ending_in_digits(number: int, ending: str) -> None:
    teens = number % 100 in (11, 12, 13)
    right = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    assert parse_ordinal(f"{number}{ending}") == (number if ending == right else None)


WORDS = st.lists(
    st.sampled_from(
        ("a", "the", "and", "half", "two", "twenty", "hundred", "million", "dozen", "third", "5", "%", "$")
    ),
    max_size=6,
)


@given(st.one_of(st.text(max_size=30), st.text("0123456789,.$%mbn ", max_size=60), WORDS.map(" ".join)))
def test_no_text_makes_it_fail(passage: str) -> None:
    parse_number(passage)
    parse_ordinal(passage)
    comparator_of(passage)


def test_a_number_of_thousands_of_digits_is_none() -> None:
    assert parse_number("9" * 5000) is None
