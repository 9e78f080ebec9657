"""Feasts that give dates: those on one day of the calendar, and those with different days each year.

There are two dates of Easter, and Ramadan begins when the moon is seen. So no days follow from these names.
"""

from __future__ import annotations

import re

from parley.times.calendar.edtf import Date, dated

FIXED = {
    "Christmas": "12-25", "Christmas Day": "12-25", "Christmas Eve": "12-24", "Boxing Day": "12-26",
    "New Year": "01-01", "New Year's Day": "01-01", "New Year's Eve": "12-31", "May Day": "05-01",
    "Valentine's Day": "02-14", "International Women's Day": "03-08", "Halloween": "10-31",
    "Armistice Day": "11-11",
}  # fmt: skip
"""The month and day of each feast that has one."""
MOVABLE = {
    "christmasTime": "Christmas time", "easter": "Easter", "ramadan": "Ramadan", "eid": "Eid",
    "eidAlFitr": "Eid al-Fitr", "eidAlAdha": "Eid al-Adha", "passover": "Passover", "diwali": "Diwali",
    "nowruz": "Nowruz", "lunarNewYear": "Lunar New Year", "thanksgiving": "Thanksgiving",
}  # fmt: skip
"""The name of each other feast, by its concept in ``parley:partsOfYear``."""
_ON = {name.casefold(): day for name, day in FIXED.items()}
_CONCEPTS = {name.casefold(): concept for concept, name in MOVABLE.items()}
NAMED = rf"(?:{'|'.join(sorted((*_ON, *_CONCEPTS), key=len, reverse=True))})"
"""Any feast, as a part of a pattern without case."""
_FEAST = re.compile(
    rf"(?:(?:the )?(?P<end>beginning|start|middle|end) of |(?P<third>early|mid|late)[ -](?:in )?)?"
    rf"(?P<feast>{NAMED})(?:(?: of)? (?P<year>[12]\d{{3}}))?",
    re.ASCII | re.IGNORECASE,
)
_PORTIONS = {
    "beginning": "earlyIn", "start": "earlyIn", "early": "earlyIn", "middle": "midOf", "mid": "midOf",
    "end": "lateIn", "late": "lateIn",
}  # fmt: skip


def read_feast(text: str) -> Date | None:
    """Return the feast that a text names exactly, or None.

    >>> read_feast("Christmas 2031").first, read_feast("New Year's Eve").label, read_feast("Easter").season
    ('2031-12-25', 'XXXX-12-31', 'easter')
    """
    match = _FEAST.fullmatch(text)
    if match is None:
        return None
    if match["feast"] == "new year":
        # "In the new year" is some time in its first months.
        return None
    name, year = match["feast"].casefold(), match["year"]
    portion = _PORTIONS.get((match["end"] or match["third"] or "").casefold())
    if name in _ON:
        return None if portion else dated(f"{year or 'XXXX'}-{_ON[name]}")
    return Date(year, season=_CONCEPTS[name], portion=portion)


def time_of_christmas(text: str) -> Date | None:
    """Return the days around Christmas, as in "over Christmas" and "at Christmas"; which days is open.

    >>> time_of_christmas("Christmas 2031").season, time_of_christmas("Christmas Day")
    ('christmasTime', None)
    """
    name, _, year = text.casefold().partition(" ")
    if name != "christmas" or year.isalpha():
        return None
    return read_feast(f"Christmas time {year}".strip())


def feast_of(label: str) -> str | None:
    """Return the first name of the feast of a day without a year.

    >>> feast_of("XXXX-12-25"), feast_of("XXXX-12-27")
    ('Christmas', None)
    """
    return next((name for name, day in FIXED.items() if label == f"XXXX-{day}"), None)
