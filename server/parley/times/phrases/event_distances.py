"""Times at a distance from an event with its date: "two days after the vote on 9 March"."""

from __future__ import annotations

import re

from parley.times.bounds import Bounds
from parley.times.calendar.durations import length_of
from parley.times.phrases.apart import read_apart
from parley.times.phrases.event_dates import dates_of, read_event_date

_APART = re.compile(
    r"(?P<how>within |by |no later than |not later than |at least )?(?P<length>[\w -]+?) "
    r"(?P<side>before|after|following) (?P<event>.+)",
    re.ASCII | re.IGNORECASE,
)


def read_event_distance(
    text: str, published: str | None = None, *, ahead: bool | None = False
) -> Bounds | None:
    """Return the days at a length of time from an event with its date, or None if it is not such a time.

    >>> read_event_distance("two days after the vote on 9 March 2031").edtf
    '2031-03-11'
    >>> read_event_distance("months after the vote on 9 March 2031").edtf
    '[2031-03-09..]'
    >>> read_event_distance("nearly two years after the vote on 9 March 2031")
    """
    match = _APART.fullmatch(text)
    length = length_of(match["length"].casefold()) if match else None
    if match is None or length is None:
        return None
    if length.comparator == "moreThanOne" and not match["how"]:
        # "Months after the vote" leaves open how many.
        return read_event_date(f"{match['side']} {match['event']}", published, ahead=ahead)
    counted = text[: match.start("event")]
    found = (
        read_apart(counted + words, published, ahead=ahead and not told)
        for words, told in dates_of(match["event"], placed=False)
    )
    return next(filter(None, found), None)
