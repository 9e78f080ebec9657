"""Years beside a time in its sentence, and times that leave their own year open.

"A truce in 2016 held until June": the day of publication does not show which June it is. Weekdays, and times
counted from the time of writing, are not affected.
"""

from __future__ import annotations

import calendar
import re

from parley.times.bounds import Bounds

_YEAR = re.compile(
    r"(?<![\d.,:$€£])(?P<year>1\d{3}|2[01]\d{2})(?:s|'s)?\b(?![.,:]?\d| ?%| (?:GMT|UTC|hours|local)\b)",
    re.ASCII,
)
_MONTHS = "|".join((*calendar.month_name[1:], *calendar.month_abbr[1:]))
_OWN_DATE = re.compile(rf"\b(?:{_MONTHS})\.?(?: \d{{1,2}},?)? \d{{4}}\b", re.ASCII)
"""A date with a year of its own: "May 2021", "Feb. 1, 2023"."""
_BESIDE = re.compile(r"\b(?:last|next|previous|following|preceding) year\b", re.ASCII | re.IGNORECASE)
_PART = (
    r"spring|summer|autumn|fall|winter|(?:first|second|third|fourth|last) (?:quarter|half)|same \w+|this time"
    r"|early|mid|late"
)
_OWN_YEAR = re.compile(
    rf"\b(?:(?:{_MONTHS})\.?(?: \d{{1,2}})?|{_PART})[ -](?:(?:of|in) )?(?:last|next) year\b"
    r"|\b(?:than|compared (?:with|to)) (?:in )?(?:last|the previous) year\b|\b(?:last|next) year's\b",
    re.ASCII | re.IGNORECASE,
)
"""A year beside that of publication, within a phrase of its own: "in the same period last year"."""
_MONTH = re.compile(rf"\b(?:{_MONTHS})\b", re.ASCII)
_IN_ANY_YEAR = ("weekend", "night")
"""The parts of a week or a day, which lie near the day of publication."""


def years_in(text: str) -> frozenset[str]:
    """Return the years that a text names. For a year named by its place, only that one.

    >>> sorted(years_in("A truce in 2016 held, and 2,031 men left in the 1990s")), years_in("1430 GMT")
    (['1990', '2016'], frozenset())
    """
    beside = [match[0].casefold() for match in _BESIDE.finditer(text)]
    return frozenset((*(match["year"] for match in _YEAR.finditer(text)), *beside))


def further_years(behind: str) -> frozenset[str]:
    """Return the years that the words after a time name, without those of a date of its own.

    >>> further_years(", was the result of the pact signed in May 2021"), sorted(further_years("of 2016"))
    (frozenset(), ['2016'])
    >>> further_years(", compared with 40 in the same period last year")
    frozenset()
    """
    return years_in(_OWN_YEAR.sub("", _OWN_DATE.sub("", behind)))


def leaves_open(years: frozenset[str], words: str, undated: Bounds | None, dated: Bounds | None) -> bool:
    """Return whether years beside a time leave its own open.

    Args:
        undated: The time that its words state without a day of publication.
        dated: The time that they state with it.

    >>> leaves_open(frozenset(["2016"]), "in June", Bounds(edtf="XXXX-06"), Bounds(edtf="2031-06"))
    True
    """
    if dated is None or dated == undated or not _is_of_a_year(words, undated):
        return False
    return not years <= set(re.findall(r"\d{4}", dated.edtf or ""))


def _is_of_a_year(words: str, undated: Bounds | None) -> bool:
    """Return whether a time leaves its year unstated: a month, a quarter, the end of the year."""
    if undated is None:
        return _MONTH.search(words) is not None
    if undated.deixis is not None:
        return False
    if undated.edtf is not None:
        return "XXXX" in undated.edtf
    portion = undated.duration is not None and undated.portion is not None
    return portion or undated.season not in (None, *_IN_ANY_YEAR)
