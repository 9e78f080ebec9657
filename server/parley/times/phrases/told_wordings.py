"""Times that point back, in the words that the rules for such times know: "ever since" is "since then"."""

from __future__ import annotations

import re

from parley.times.calendar.durations import read_duration

_FLAGS = re.ASCII | re.IGNORECASE
_EVENT = r"(?!(?:last|next|yesterday|today|tomorrow|this|that|then)\b)[\w'-]+.*"
_COUNTED_ON = (
    re.compile(
        r"(?P<for>in|within|over|during|for|throughout) the (?:following|ensuing|subsequent|next|coming) "
        r"(?P<length>\S+ \S+)",
        _FLAGS,
    ),
    re.compile(
        r"(?P<for>in|within|over|during|for|throughout) the (?P<length>\S+ \S+)"
        r" (?:that followed|afterwards?|after(?: that)?)",
        _FLAGS,
    ),
)
"""A length from the earlier time on: "within the following two weeks"."""
_SINCE = re.compile(
    r"(?:ever )?since|(?:in|over|during) the (?:\S+ (?:day|week|month|year)s|day|week|month|year) since"
    rf"(?: {_EVENT})?",
    _FLAGS,
)
_DATE = re.compile(r"\b(that|the same) date$", _FLAGS)
_WHOLE = re.compile(rf"the (?:week|month|year) (?:after|before|following) {_EVENT}", _FLAGS)
_PART = re.compile(
    rf"(?P<part>(?:(?:on|in|by|until|since) )?the (?:day|night|morning|afternoon|evening) (?:after|before))"
    rf" {_EVENT}",
    _FLAGS,
)


def as_told(text: str) -> str:
    """Return words that point back in the form of those with the same meaning.

    >>> as_told("ever since"), as_told("over the following 48 hours"), as_told("the morning after the vote")
    ('since then', 'within 48 hours', 'the morning after')
    >>> as_told("in the ten days since the truce took hold"), as_told("the week after the vote")
    ('since then', 'in the week after the vote')
    """
    for form in _COUNTED_ON:
        if (match := form.fullmatch(text)) and read_duration(match["length"]):
            lasting = match["for"].casefold() in ("for", "throughout")
            return f"{'for' if lasting else 'within'} {match['length']}"
    if _SINCE.fullmatch(text):
        return "since then"
    if _WHOLE.fullmatch(text):
        return f"in {text}"
    part = _PART.fullmatch(text)
    return part["part"] if part else _DATE.sub(r"\1 day", text)
