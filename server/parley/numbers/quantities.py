"""Quantities in words: a number with its comparator, and the integers on both sides of a fraction.

A share is given in percent: half is 50, and a third, like 33.3 %, lies between 33 and 34. Nothing is rounded,
so that no number is stated that the words do not support.
"""

from __future__ import annotations

import re
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from parley.numbers.reading import cardinal, parse_number, plain, split_comparator

_PARTS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "twelfth": 12, "twentieth": 20,
}  # fmt: skip
_OF = r"(?P<of> of)?"
_PLACES = frozenset(_PARTS) - {"half", "halve", "quarter"}
"""Parts whose words are places in an order as well: "a fourth round" is no quarter of one."""
_OF_SHARE = re.compile(r"(?:(?:up |down )?by|up|down|only|just|at least|at most) ")
"""Words before a share, and seldom before a place in an order: "fell by a fifth"."""
_PART = re.compile(rf"(?:(?P<count>[a-z]+|\d+)[ -])?(?P<part>{'|'.join(_PARTS)})s?{_OF}", re.ASCII)
_IN = re.compile(r"(?P<count>[a-z]+|\d+) (?:in|out of) (?:every )?(?P<whole>a hundred|[a-z-]+|\d+)", re.ASCII)
_DECIMAL = re.compile(
    r"(?:(?:us|a|c)?\$|[€£¥])? ?(?P<number>\d[\d,]*\.\d{1,9})(?P<percent> ?%| per ?cent)?", re.ASCII
)
_AND_A_HALF = re.compile(r"(?P<count>[a-z-]+|\d+) and a half", re.ASCII)
_ANY_DECIMAL = re.compile(r"\d[\d,]*\.\d+", re.ASCII)


class Between(NamedTuple):
    """The integers on both sides of a number, or the number itself; and whether it is a share, in percent."""

    low: int
    high: int
    share: bool


def parse_between(passage: str, *, meant: bool = False) -> Between | None:
    """Return the integers on both sides of a share or a fraction, or None if it is neither.

    Args:
        meant: Whether a share is meant. Otherwise "a third" is one only before "of", or after "by" and the
            like; it may be the third round.

    >>> parse_between("a twelfth"), parse_between("a fifth of")
    (None, Between(low=20, high=20, share=True))
    >>> parse_between("three quarters"), parse_between("one in three")
    (Between(low=75, high=75, share=True), Between(low=33, high=34, share=True))
    >>> parse_between("2.5"), parse_between("1.5 million")
    (Between(low=2, high=3, share=False), None)
    """
    text = plain(passage).removeprefix("the ")
    bare = _OF_SHARE.sub("", text)
    number = _share(bare, meant=meant or bare != text)
    if number is not None:
        return Between(floor(number * 100), ceil(number * 100), share=True)
    if (decimal := _DECIMAL.fullmatch(text)) and parse_number(text) is None:
        exact = Fraction(decimal["number"].replace(",", ""))
        return Between(floor(exact), ceil(exact), share=decimal["percent"] is not None)
    whole = _AND_A_HALF.fullmatch(text)
    count = cardinal(whole["count"]) if whole else None
    return None if count is None else Between(count, count + 1, share=False)


def _share(text: str, *, meant: bool) -> Fraction | None:
    """Return the part of a whole that words state, if it is not more than the whole."""
    if match := _PART.fullmatch(text):
        if match["count"] in ("a", "an") and match["part"] in _PLACES and not (match["of"] or meant):
            return None
        count = _count(match["count"] or ("one" if match["part"] == "half" else ""))
        number = Fraction(count, _PARTS[match["part"]]) if count else None
    elif match := _IN.fullmatch(text):
        count = _count(match["count"])
        whole = 100 if match["whole"] == "a hundred" else cardinal(match["whole"])
        # "Two in 2016" has a year.
        number = Fraction(count, whole) if count and whole and whole <= 1000 else None
    else:
        return None
    return number if number is not None and number < 1 else None


def _count(word: str) -> int | None:
    return 1 if word in ("a", "an") else cardinal(word) if word else None


def no_integer(passage: str, *, meant: bool = False) -> str | None:
    """Return how a number that is not an integer is given, or None if the passage has no such number.

    Args:
        meant: Whether a share is meant.

    >>> no_integer("two-thirds"), no_integer("half"), no_integer("several")
    ('a share is given in percent, from 66 to 67', 'a share is given in percent, as 50', None)
    """
    comparator, text = split_comparator(plain(passage))
    if text in ("a majority", "the majority"):
        return "a majority has no integer"
    # "1.5 million" is an integer, whatever noun follows.
    decimal = _ANY_DECIMAL.search(text)
    if decimal and not parse_between(text) and parse_number(" ".join(text[decimal.start() :].split(" ")[:2])):
        return None
    meant = meant or comparator is not None
    between = parse_between(text, meant=meant) or (parse_between(decimal[0]) if decimal else None)
    if between is None:
        return None
    value = f"as {between.low}" if between.low == between.high else f"from {between.low} to {between.high}"
    if between.share:
        return f"a share is given in percent, {value}"
    return f"{decimal[0] if decimal else text} is no integer, and is given {value}"
