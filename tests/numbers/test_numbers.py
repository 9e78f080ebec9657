"""Numbers in words and digits, ranges, places in an order, what compares a number, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.claims.vocabulary import vocabulary
from parley.names import term
from parley.numbers.quantities import Between, no_integer, parse_between
from parley.numbers.reading import (
    BEHIND,
    comparator_of,
    parse_number,
    parse_ordinal,
    parse_range,
    split_comparator,
)
from parley.numbers.reading import COMPARATORS as WORDS_OF
from parley.numbers.wording import COMPARED, amount
from parley.rdf import read_folder
from parley.resources import folder

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
    "three more": 3,
    "another three": 3,
    "a further 40": 40,
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
    "14-member": 14,
    "three and a half million": 3_500_000,
    "a million and a half": 1_500_000,
    "quarter of a million": 250_000,
    "five-page": 5,
    "twenty-five-page": 25,
    "three‑sentence": 3,
    "1,200-strong": 1200,
    "twice": 2,
    "not one": 0,
    "Not a single": 0,
    "two years and three months": 27,
    "a year and two months": 14,
    "two weeks and three days": 17,
    "an hour and 20 minutes": 80,
    "three hundred forty-one": 341,
    "three thousand": 3000,
    "a thousand and one": 1001,
    "two thousand three hundred and five": 2305,
    "twenty-five thousand": 25_000,
    "three hundred and forty thousand": 340_000,
    "a million": 1_000_000,
    "half a million": 500_000,
    "half-million": 500_000,
    "a quarter of a million": 250_000,
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
    "not one of",
    "not a",
    "one-off",
    "one-sided",
    "two-thirds-majority",
    "second-largest",
    "one-third",
    "two years and 13 months",
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
    "six-figure",
    "four-fold",
    "million and a half",
    "40-odd",
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
    "A fourth": 4,
    "an eleventh": 11,
    "yet another third": 3,
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
    "a fourth of",
    "by a fifth",
)
COMPARATORS = {
    "as high as": "atMost",
    "no longer than": "atMost",
    "not exceeding": "atMost",
    "within": "atMost",
    "as low as": "atLeast",
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
    "not more than": "atMost",
    "at least another": "atLeast",
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
    "just shy of": "nearly",
}
NO_COMPARATORS = (
    "as high",
    "within reach of",
    "",
    "exactly",
    "a total of",
    "than",
    "more",
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


RANGES = {
    "between 40 and 50": (40, 50),
    "anywhere between 40 and 50": (40, 50),
    "anywhere from 40 to 50": (40, 50),
    "40 to 50": (40, 50),
    "30-40": (30, 40),
    "30–40": (30, 40),
    "two to three million": (2_000_000, 3_000_000),
    "40 thousand to 50 thousand": (40_000, 50_000),
    "1.5 to 2 million": (1_500_000, 2_000_000),
    "$4-5bn": (4_000_000_000, 5_000_000_000),
    "one or two": (1, 2),
    "three or four": (3, 4),
    "between €70m and €75m": (70_000_000, 75_000_000),
    "his twenties": (20, 29),
    "in her late fifties": (50, 59),
    "their teens": (13, 19),
    "10 to 12 percent": (10, 12),
}
NO_RANGES = (
    "", "40", "40 and 50", "between 40 to", "from 40 to 50", "50 to 40", "40 to 40", "one or three",
    "twenty-five", "half a dozen", "40 to several", "twenties", "the twenties", "between 40", "to 50",
)  # fmt: skip
NO_INTEGERS = {
    "two-thirds": "a share is given in percent, from 66 to 67",
    "one third": "a share is given in percent, from 33 to 34",
    "a quarter of": "a share is given in percent, as 25",
    "one in five": "a share is given in percent, as 20",
    "at least one in five": "a share is given in percent, as 20",
    "nearly a quarter": "a share is given in percent, as 25",
    "about a fifth": "a share is given in percent, as 20",
    "a fifth": None,
    "three out of four": "a share is given in percent, as 75",
    "half": "a share is given in percent, as 50",
    "a majority": "a majority has no integer",
    "12.5 %": "a share is given in percent, from 12 to 13",
    "1.5 times": "1.5 is no integer, and is given from 1 to 2",
    "two and a half": "two and a half is no integer, and is given from 2 to 3",
    "1.5 million": None,
    "several": None,
    "dozens": None,
    "two in 2016": None,
    "five quarters": None,
}
BETWEEN = {
    "half": Between(50, 50, share=True),
    "one half of": Between(50, 50, share=True),
    "a third of": Between(33, 34, share=True),
    "by a third": Between(33, 34, share=True),
    "up a fifth": Between(20, 20, share=True),
    "only a tenth": Between(10, 10, share=True),
    "two-thirds": Between(66, 67, share=True),
    "three quarters": Between(75, 75, share=True),
    "four-fifths": Between(80, 80, share=True),
    "one in three": Between(33, 34, share=True),
    "nine out of every ten": Between(90, 90, share=True),
    "one in eight": Between(12, 13, share=True),
    "12.5 percent": Between(12, 13, share=True),
    "33.3%": Between(33, 34, share=True),
    "2.5": Between(2, 3, share=False),
    "two and a half": Between(2, 3, share=False),
}
NOT_BETWEEN = (
    "", "third", "the third", "quarter", "the first quarter", "five quarters", "two in 2016", "half a dozen",
    "40", "1.5 million", "12 percent", "most", "a majority", "no half", "six halves", "0 thirds",
    "a third", "A twelfth", "a fourth", "an eighth",
)  # fmt: skip


@pytest.mark.parametrize(("passage", "ends"), RANGES.items(), ids=RANGES)
def test_range(passage: str, ends: tuple[int, int]) -> None:
    assert parse_range(passage) == ends


@pytest.mark.parametrize("passage", NO_RANGES)
def test_what_is_no_range_is_none(passage: str) -> None:
    assert parse_range(passage) is None


@pytest.mark.parametrize(("passage", "why"), NO_INTEGERS.items(), ids=NO_INTEGERS)
def test_what_has_no_integer_says_why(passage: str, why: str | None) -> None:
    assert no_integer(passage) == why


@pytest.mark.parametrize(("passage", "between"), BETWEEN.items(), ids=BETWEEN)
def test_what_is_no_integer_lies_between_two(passage: str, between: Between) -> None:
    assert parse_between(passage) == between


@pytest.mark.parametrize("passage", NOT_BETWEEN)
def test_what_is_an_integer_or_no_number_lies_between_none(passage: str) -> None:
    assert parse_between(passage) is None


@given(st.integers(1, 999), st.integers(2, 1000))
def test_a_share_lies_between_its_percentages(count: int, whole: int) -> None:
    between = parse_between(f"{count} in {whole}")
    if count >= whole:
        assert between is None
    else:
        assert between is not None
        assert between.low * whole <= 100 * count <= between.high * whole
        assert between.high - between.low == (1 if 100 * count % whole else 0)


ENDINGS = {
    "40-odd": ("about", "40"),
    "40-plus": ("atLeast", "40"),
    "surplus": (None, "surplus"),
    "an-odd": (None, "an-odd"),
}


@pytest.mark.parametrize(("text", "parts"), ENDINGS.items(), ids=ENDINGS)
def test_end_of_a_number_that_compares_it(text: str, parts: tuple[str | None, str]) -> None:
    assert split_comparator(text) == parts


ONTOLOGY = vocabulary(read_folder(folder("ontology")))
GOES_WITH = {
    name.removeprefix(term("")): frozenset(number.removeprefix(term("")) for number in numbers)
    for name, numbers in ONTOLOGY.compared.items()
}


def test_the_cues_of_a_comparator_are_its_words() -> None:
    assert {name: {*words, *BEHIND.get(name, ())} for name, words in WORDS_OF.items()} == {
        name: set(ONTOLOGY.cues[term(name)]) for name in GOES_WITH
    }


def test_a_comparator_is_said_of_the_number_that_it_goes_with() -> None:
    usual = {name: "best" if "best" in held else min(held) for name, held in GOES_WITH.items()}
    assert {name: number for name, (_, number) in COMPARED.items()} == usual


IN_WORDS = {
    (350_000, None, None, "moreThan"): "more than 350,000",
    (3, None, None, "atLeast"): "at least three",
    (None, None, 40, "atMost"): "up to 40",
    (None, None, 12, "lessThan"): "less than 12",
    (None, 40, None, "nearly"): "nearly 40",
    (None, 40, None, "about"): "about 40",
    (None, 40, None, "estimated"): "an estimated 40",
    (30, None, 40, None): "between 30 and 40",
    (4, 4, 4, None): "four",
    (40, 40, 40, None): "40",
    (3, 4, 5, None): "four (between three and five)",
    (40, None, None, None): "40 at the lowest",
    (None, 40, None, None): "40 by best estimate",
}


@pytest.mark.parametrize(("held", "words"), IN_WORDS.items(), ids=IN_WORDS.values())
def test_amount_in_words(held: tuple[int | None, int | None, int | None, str | None], words: str) -> None:
    assert amount(*held) == words


NUMBER = st.none() | st.integers(0, 12)
HELD = st.tuples(NUMBER, NUMBER, NUMBER, st.none() | st.sampled_from(sorted(WORDS_OF))).filter(
    lambda held: any(value is not None for value in held[:3])
)


@given(HELD, HELD)
def test_no_two_amounts_read_alike(
    one: tuple[int | None, int | None, int | None, str | None],
    other: tuple[int | None, int | None, int | None, str | None],
) -> None:
    assert (one == other) == (amount(*one) == amount(*other))


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
    parse_range(passage)
    no_integer(passage)
    parse_between(passage)


def test_a_number_of_thousands_of_digits_is_none() -> None:
    assert parse_number("9" * 5000) is None
