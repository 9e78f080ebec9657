"""The bounds of a time as a sentence: on which days it may begin and end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from parley.web.views.dates import MONTHS

BOUNDS = ("earliestStart", "latestStart", "earliestEnd", "latestEnd")
"""The bounds of a time, as the ontology names them."""


def bounds_in_words(bounds: Mapping[str, str]) -> str:
    """Return the sentence of the bounds of a time; "" if none is stated.

    >>> bounds_in_words({"earliestStart": "2015-05-01", "latestStart": "2015-05-31"})
    'It begins on a day from 1 May 2015 to 31 May 2015; when it ends is not stated.'
    """
    first, last, since, until = (day_in_words(bounds.get(name, "")) for name in BOUNDS)
    if not (first or last or since or until):
        return ""
    if first and (first, last) == (since, until):
        return f"It is on {first}." if first == last else f"It lies within the days from {first} to {last}."
    begins = _in_words(first, last)
    ends = _in_words(since, until)
    begin = f"It begins {begins}" if begins else "When it begins is not stated"
    end = f"it ends {ends}" if ends else "when it ends is not stated"
    return f"{begin}; {end}."


def _in_words(first: str, last: str) -> str:
    if first and last:
        return f"on {first}" if first == last else f"on a day from {first} to {last}"
    if first:
        return f"on {first} or later"
    return f"on {last} or before" if last else ""


def day_in_words(text: str) -> str:
    """Return a day in words; an impossible day is not changed.

    >>> day_in_words("2015-05-01")
    '1 May 2015'
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
