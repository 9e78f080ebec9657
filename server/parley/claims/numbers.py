"""Numbers in words and digits: what a passage's number is as an integer."""

from __future__ import annotations

import re

from parley.text.tokens import words

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen",
)  # fmt: skip
_WORDS = {word: number for number, word in enumerate(_UNITS)} | {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "pair": 2,
    "dozen": 12,
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_DECIMAL = re.compile(r"\d+\.\d+")


def parse_number(passage: str) -> int | None:
    """Return the integer that a passage states, or None if it states none, or more than one.

    >>> parse_number("350,000"), parse_number("1.5 million"), parse_number("a pair"), parse_number("several")
    (350000, 1500000, 2, None)
    """
    parts = [word for word in words(passage) if word not in ("a", "an", "the")]
    if not 1 <= len(parts) <= 2:
        return None
    scale = _SCALES.get(parts[1]) if len(parts) == 2 else 1
    if scale is None:
        return None
    if _DECIMAL.fullmatch(parts[0]):
        whole, fraction = parts[0].split(".")
        scaled = int(whole + fraction) * scale
        return scaled // 10 ** len(fraction) if scaled % 10 ** len(fraction) == 0 else None
    if _DIGITS.fullmatch(parts[0]):
        return int(parts[0].replace(",", "")) * scale
    number = _WORDS.get(parts[0])
    return None if number is None else number * scale
