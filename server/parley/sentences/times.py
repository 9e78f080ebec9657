"""Times of a claim as words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from parley.claims.claim import Claim, Time
from parley.claims.iris import concept_iri
from parley.claims.vocabulary import Vocabulary
from parley.names import term
from parley.sentences.dated import dated
from parley.sentences.determiners import named
from parley.times.bounds import Bounds
from parley.times.wording.given_days import given_days
from parley.times.wording.points import day_in_words
from parley.times.wording.seasons import of_hemisphere
from parley.times.wording.times import in_words

_PART = re.compile(r"(?:in the|at) (morning|afternoon|evening|night)")
_DAY = re.compile(r"on (?:[A-Z][a-z]+day, )?\d+ [A-Z][a-z]+(?: \d{4})?")
"""One day of the calendar."""
_WEEKDAY = re.compile(r"(?:on(?: an?)?|last|this|next) [A-Z][a-z]+day")
_DAYS = re.compile(
    r"^(?:the )?(?:[a-z]+ )*"
    r"(?:\d+(?:st|nd|rd|th)|dawn|morning|noon|afternoon|evening|night|day|week|month|year)"
    r"(?: of .+)?$"
)
"""An event that is a day itself, or a part of one: "the fourth morning"."""
_SAID_TWICE = re.compile(r"(since |until |after |by )(.+) \(\1([^()]+)\)")
_AFTER_DAY = re.compile(r"after (.+) \(not before ([^()]+)\)")
_BEFORE_DAY = re.compile(r"before (.+) \(before (\d+ [A-Z][a-z]+ \d{4})\)")
_BEFORE_MONTH = re.compile(r"before (.+) \(before the end of ([A-Z][a-z]+(?: \d{4})?)\)")
_NEXT = {"a day later": "the next {}", "a day earlier": "the {} before"}
"""The words for the day before and the day after with a part of them."""
_TWO_DAYS = re.compile(r"\[(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)\]", re.ASCII)
_TOLD_BY_DAYS = tuple(Bounds(relation=one) for one in ("until", "since", "from", "notBefore", "lasting"))
"""Relations that the days worked out for a time say again: "until then"."""
_WITHIN = (Bounds(relation="during"), Bounds(relation="atTimeOf"))
_MEETINGS = ("Meeting", "MeetingSeries")
_BESIDE = {
    Bounds(deixis="previous"): "last",
    Bounds(deixis="following"): "next",
    Bounds(relation="last"): "last",
    Bounds(relation="next"): "next",
}
"""The words for an event beside the time of writing."""


def when(time: Time, claim: Claim, vocabulary: Vocabulary) -> str:
    """Return a time of a claim as a phrase with its preposition."""
    if time.worked_out:
        return _with_days(time, claim, vocabulary)
    anchor = named(str(time.anchor.value), vocabulary) if time.anchor else None
    relation = time.bounds.relation
    if relation is not None and ":" in relation:
        words = vocabulary.label(concept_iri(relation))
        return " ".join(filter(None, (words, anchor)))
    if time.anchor and anchor and time.bounds in _BESIDE:
        is_meeting = any(vocabulary.is_a(str(time.anchor.value), term(kind)) for kind in _MEETINGS)
        how = "at" if is_meeting else "during"
        return f"{how} the {_BESIDE[time.bounds]} {anchor.removeprefix('the ')}"
    if time.bounds == Bounds():
        return f"at the time of {anchor}" if anchor else "at a time that is not stated"
    hemisphere = vocabulary.hemispheres.get(claim.article)
    if hemisphere and not anchor and (season := of_hemisphere(time.bounds, hemisphere)):
        return season
    if anchor and time.bounds == Bounds(relation="by") and _DAYS.search(anchor):
        return f"by {anchor}"
    said = in_words(time.bounds, anchor)
    if is_length(time):
        return said if said.startswith("for ") else f"over {said}"
    # "Since the coup (since November 2020)": the date is that of the event.
    told = _AFTER_DAY.sub(r"after \1 of \2", _SAID_TWICE.sub(r"\1\2 of \3", said))
    return _BEFORE_DAY.sub(_of_day, _BEFORE_MONTH.sub(r"before \1 in \2", told))


def _with_days(time: Time, claim: Claim, vocabulary: Vocabulary) -> str:
    """Return a time whose author worked out its days, with them."""
    stated = replace(time, bounds=time.bounds.without_days(), worked_out=False)
    days = _in_seasons(given_days(time.bounds), time.bounds, vocabulary.hemispheres.get(claim.article))
    alone = stated.anchor is None and (stated.bounds == Bounds() or _says_again(time, stated.bounds))
    if alone and stated.bounds == Bounds(relation="notBefore"):
        day = days.removesuffix(" or later")
        return days if day == days else day.replace("from ", "no earlier than ", 1)
    words = when(stated, claim, vocabulary)
    if alone and stated.bounds == Bounds(relation="since"):
        return days if " until " in days else days.replace("from ", "since ", 1)
    if alone or days.startswith(f"{words} "):
        # "On 7 March", which was in 2016, is "on 7 March 2016".
        return days
    return dated(words, stated.bounds, time.bounds.only_days(), by_event=stated.anchor is not None)


def _in_seasons(said: str, bounds: Bounds, hemisphere: str | None) -> str:
    """Return days with the name of the season that they fill: "from the winter of 2027"."""
    starts, ends = (bounds.earliest_start, bounds.latest_start), (bounds.earliest_end, bounds.latest_end)
    for first, last in dict.fromkeys((starts, ends)):
        if not (hemisphere and first and last and first != last):
            continue
        whole = Bounds(first, last, first, last, edtf=f"[{first}..{last}]")
        named = of_hemisphere(whole, hemisphere) or ""
        span = given_days(whole)
        if named.startswith("in the ") and span.startswith("sometime "):
            said = named if said == span else said.replace(span, named.removeprefix("in "))
    return said


def _says_again(time: Time, stated: Bounds) -> bool:
    """Return whether the days worked out for a time say all that its words do: "during that time"."""
    days = time.bounds
    is_within = (days.earliest_start, days.latest_start) == (days.earliest_end, days.latest_end)
    return stated in _TOLD_BY_DAYS or (stated in _WITHIN and is_within and bool(days.latest_end))


def _of_day(before: re.Match[str]) -> str:
    """Return the day of the event before which something was, which may have been on that day."""
    event, end = before.groups()
    last = datetime.strptime(end, "%d %B %Y").replace(tzinfo=UTC).date() - timedelta(days=1)
    day = day_in_words(last.isoformat())
    # The last day of a month may be that of an event in the month.
    is_open = str(last.year) in event or (last + timedelta(days=1)).day == 1
    return f"by {day}, before {event}," if is_open else f"before {event} of {day}"


def is_length(time: Time) -> bool:
    """Return whether a time is only the length of something."""
    return _is_long(time.bounds) and time.anchor is None


def is_bare_length(time: Time) -> bool:
    """Return whether a time is a length, without words that something lasts so long."""
    return is_length(time) and time.bounds.relation is None


def _is_long(bounds: Bounds) -> bool:
    rest = replace(bounds, duration=None, comparator=None, relation=None)
    return bounds.duration is not None and bounds.relation in (None, "lasting") and rest == Bounds()


def at_midnight(bounds: Bounds) -> str | None:
    """Return a midnight that begins or ends a day, in words for that day; None for other times.

    >>> at_midnight(Bounds(*["2031-05-03", "2031-05-04"] * 2, edtf="[2031-05-03..2031-05-04]"))
    'at midnight on Saturday, 3 May 2031'
    """
    days = _TWO_DAYS.fullmatch(bounds.edtf or f"[{bounds.earliest_start}..{bounds.latest_end}]")
    is_point = (bounds.earliest_start, bounds.latest_start) == (bounds.earliest_end, bounds.latest_end)
    if days is None or not is_point or bounds.relation or bounds.clock:
        return None
    first, last = map(date.fromisoformat, days.groups())
    return f"at midnight on {first:%A}, {day_in_words(days[1])}" if (last - first).days == 1 else None


def in_part_of_day(words: str, part: str) -> str:
    """Return a time of the clock, or one day, with its part of the day; other words do not change.

    >>> in_part_of_day("at 8:15 a.m. on 5 September 2025", "in the morning")
    'at 8:15 in the morning on 5 September 2025'
    >>> in_part_of_day("on 5 September 2025", "in the evening"), in_part_of_day("on 5 May", "at night")
    ('on the evening of 5 September 2025', 'on the night of 5 May')
    >>> in_part_of_day("on a Wednesday", "at night"), in_part_of_day("on 5 May", "early in the day")
    ('on a Wednesday night', 'early on 5 May')
    """
    of_day = _PART.fullmatch(part)
    if of_day and _DAY.fullmatch(words):
        return f"on the {of_day[1]} of {words.removeprefix('on ')}"
    if part == "in the early hours" and _DAY.fullmatch(words):
        return f"{part} of {words.removeprefix('on ')}"
    if of_day and _WEEKDAY.fullmatch(words):
        return f"{words} {of_day[1]}"
    if of_day and words in _NEXT:
        return _NEXT[words].format(of_day[1])
    end = part.removesuffix(" in the day")
    if end != part and (words in _NEXT or words.startswith("on ")):
        return f"{end} {_NEXT[words].format('day') if words in _NEXT else words}"
    half = "a.m." if part == "in the morning" else "p.m."
    return words.replace(half, part) if words.count(half) == 1 else words
