"""Days without their month, in a sentence that names one before: "from 1 September, and by the 20th"."""

from __future__ import annotations

import calendar
import re

_FLAGS = re.ASCII | re.IGNORECASE
_DAY = re.compile(r"\bthe (?P<day>\d{1,2})(?:st|nd|rd|th)$", re.ASCII)
_NAMES = (*calendar.month_name[1:], r"Sept\.?", *(rf"{name}\.?" for name in calendar.month_abbr[1:]))
_MONTHS = rf"(?:{'|'.join(_NAMES)})(?![a-z])"
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTHS})"
    rf"|(?P<name>{_MONTHS})(?: (?P<number>\d{{1,2}})\b)?(?:st|nd|rd|th)?)(?:,? (?P<year>[12]\d{{3}})\b)?",
    re.ASCII,
)
_OTHER = re.compile(
    rf"\b(?:last|next|this|previous|following|same|that|coming|past) (?:week|month|year|{_MONTHS})\b"
    r"|\b(?:yesterday|tomorrow|(?:week|month)s? (?:ago|later|earlier|from now))\b"
    r"|\bthe \d{1,2}(?:st|nd|rd|th)\b(?! (?:anniversary|round|session|time|day|century|of))",
    _FLAGS,
)
"""Dates without a month that may be named: a day beside them may be of theirs."""


def month_before(words: str, before: str, behind: str) -> str | None:
    """Return the month, and the year if it is stated, of a day without a month by the words around it.

    The result is None if the words are no such day or no other date is beside them, and "" if it is
    doubtful which month is meant.

    >>> month_before("by the 20th", "It starts on 1 September, and must end ", ".")
    'September'
    >>> month_before("by the 20th", "It starts next month and ends ", "."), month_before("the 20th", "", "")
    ('', None)
    """
    day = _DAY.search(words)
    if day is None:
        return None
    dates = list(_DATE.finditer(before))
    if not dates:
        return "" if _OTHER.search(f"{before} {behind}") or _DATE.search(behind) else None
    last = dates[-1]
    earlier = int(last["day"] or last["number"] or 0)
    if earlier >= int(day["day"]) or _OTHER.search(before[last.end() :]):
        # After 25 September, the 3rd may be that of October.
        return ""
    return " ".join(filter(None, (last["month"] or last["name"], last["year"])))


def in_month(words: str, month: str) -> str:
    """Return words of a day with its month, or the words themselves if that is doubtful.

    >>> in_month("by the 20th", "September"), in_month("by the 20th", "")
    ('by 20 September', 'by the 20th')
    """
    return _DAY.sub(rf"\g<day> {month}", words) if month else words
