"""Decades by their words: "the sixties", "the late '80s", "the second half of the 1990s".

A decade without its century is the last such decade, if that ended over ten years before the publication.
Otherwise its century is open.
"""

from __future__ import annotations

import re

from parley.times.calendar.edtf import Date, dated

_FLAGS = re.ASCII | re.IGNORECASE
_TENS = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip
_DECADE = rf"(?:(?P<century>[12]\d)?'?(?P<tens>\d)0'?s|(?P<word>{'|'.join(_TENS)}))"
_OF_END = r"beginning|start|middle|end"
_FORMS = tuple(
    re.compile(form, _FLAGS)
    for form in (
        rf"(?P<the>the )?(?:(?P<third>early|mid|late)[ -])?(?P<the2>the )?{_DECADE}",
        rf"(?P<third>early|mid|late) in (?P<the>the ){_DECADE}",
        rf"(?:the )?(?P<end>{_OF_END}|early years|late years) of (?P<the>the ){_DECADE}",
        rf"the (?P<half>first|second|latter) half of (?P<the>the ){_DECADE}",
        rf"(?P<the>the ){_DECADE}'? (?P<half>first|second|latter) half",
    )
)
YEARS = {
    "early": (0, 4), "mid": (3, 7), "late": (5, 9), "beginning": (0, 4), "start": (0, 4), "middle": (3, 7),
    "end": (5, 9), "early years": (0, 4), "late years": (5, 9), "first": (0, 4), "second": (5, 9),
    "latter": (5, 9),
}  # fmt: skip
"""The years of each part of a decade. They overlap, because readers differ."""
_OVER = 10
"""How many years ago a decade must have ended to be named without its century."""


def read_decade(text: str) -> Date | None:
    """Return the decade that a text names, or a part of it; one without its century has the label ``XX6X``.

    >>> read_decade("the late 1980s").first, read_decade("the sixties").label
    ('1985-01-01', 'XX6X')
    """
    match = next(filter(None, (form.fullmatch(text) for form in _FORMS)), None)
    if match is None:
        return None
    held = match.groupdict()
    tens = int(held["tens"]) if held["tens"] else _TENS[held["word"].casefold()]
    part = next((held[name] for name in ("third", "end", "half") if held.get(name)), None)
    if held["century"] is None:
        named = held["the"] or held.get("the2") or part
        return Date(f"XX{tens}X", portion=part and part.casefold()) if named and tens > 1 else None
    if part is None:
        # "The 2000s" and "the 1900s" may be centuries, but not so their early part.
        return dated(f"{held['century']}{tens}X") if tens else None
    return _part(f"{held['century']}{tens}", part.casefold())


def in_century(stated: Date, year: int) -> Date | None:
    """Return a decade without a century as the last one that ended well before a year, if there is only one.

    >>> in_century(Date("XX6X"), 2031).label, in_century(Date("XX2X"), 2031)
    ('196X', None)
    """
    tens = (stated.label or "")[2]
    begins = next(first for first in range(year // 10 * 10, 0, -10) if str(first)[-2] == tens)
    if begins + 9 + _OVER > year:
        return None
    return _part(str(begins // 10), stated.portion) if stated.portion else dated(f"{begins // 10}X")


def _part(decade: str, part: str) -> Date:
    first, last = YEARS[part]
    return Date(f"{decade}X", f"{decade}{first}-01-01", f"{decade}{last}-12-31")
