"""Seasons with days as words, for an article of which it is known in which hemisphere its events lie.

No two times of one article have the same words: a season with days has those that are read as just these days
in its hemisphere, and a season without days has others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from parley.times.bounds import Bounds
from parley.times.calendar.edtf import SEASONS
from parley.times.phrases.seasons import in_hemisphere
from parley.times.wording.times import in_words

_SPAN = re.compile(r"\[\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d\]", re.ASCII)
_PORTIONS = (None, "earlyIn", "midOf", "lateIn")
_OF_DECEMBER = {"northern": "winter", "southern": "summer"}
"""The season that is in two years."""
_EITHER = "{} of either hemisphere"


@lru_cache(maxsize=2048)
def of_hemisphere(bounds: Bounds, hemisphere: str) -> str | None:
    """Return a season in words with its preposition, or None if the time is no season of some year.

    >>> of_hemisphere(Bounds("2031-09-01", "2031-12-22", "2031-09-01", "2031-12-22",
    ...                      edtf="[2031-09-01..2031-12-22]"), "southern")
    'in the spring of 2031'
    >>> of_hemisphere(Bounds(edtf="2031-21"), "southern")
    'in the spring of 2031 of either hemisphere'
    """
    if _is_settled(bounds, hemisphere):
        return _EITHER.format(in_words(bounds))
    if not _SPAN.fullmatch(bounds.edtf or ""):
        return None
    for stated in _seasons(bounds):
        said = in_words(stated)
        if in_hemisphere(stated, said, hemisphere, None, ahead=False) == bounds:
            return said
    return _of_two_years(bounds, hemisphere)


def _is_settled(bounds: Bounds, hemisphere: str) -> bool:
    """Return whether a season without days would have some in a hemisphere."""
    return in_hemisphere(bounds, "", hemisphere, None, ahead=False) != bounds


def _seasons(bounds: Bounds) -> Iterator[Bounds]:
    """Yield the seasons of the years of a time, without their days."""
    first = _year(bounds)
    codes = sorted(set(SEASONS.values()))
    for year, code, portion in product((first, first + 1), codes, _PORTIONS):
        yield Bounds(edtf=f"{year:04}-{code}", relation=bounds.relation, portion=portion)


def _year(bounds: Bounds) -> int:
    """Return the year with which the days of a time begin."""
    return int((bounds.edtf or "")[1:5])


def _of_two_years(bounds: Bounds, hemisphere: str) -> str | None:
    """Return the season from one December to the next March in words: "the summer of 2030-31"."""
    for year in (_year(bounds) - 1, _year(bounds)):
        winter = Bounds(edtf=f"{year:04}/{year + 1:04}", season="winter", relation=bounds.relation)
        # Only the northern winter has a form of its own; the southern summer has the same days.
        if in_hemisphere(winter, "", "northern", None, ahead=False) == bounds:
            return in_words(winter).replace("winter ", f"the {_OF_DECEMBER[hemisphere]} of ")
    return None
