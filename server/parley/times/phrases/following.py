"""Times that follow from an earlier one: "since then" from "in February 2013", by one rule each.

A statement about the day, month or year of the earlier time becomes a statement about its date. The next day
of 2 June is 3 June, and 23 September that year in 2021 is 23 September 2021. A time of the clock takes the
day, a month takes the year. If the earlier time, or the distance from it, is open, the result includes all
possible days.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from parley.text.folding import fold
from parley.times.bounds import Bounds
from parley.times.calendar.clocks import SPOKEN, clock_alone
from parley.times.calendar.durations import read_duration
from parley.times.calendar.edtf import Date, dated, spanning
from parley.times.calendar.shifting import shifted
from parley.times.phrases.bounding import at_date, bounded
from parley.times.phrases.event_dates import before_end
from parley.times.phrases.grammar import parse_time
from parley.times.phrases.parts_of_day import PARTS, TURNS, read_part_of_day
from parley.times.phrases.plainer import uncapitalised
from parley.times.phrases.pointing import pointed_at, points, unit_of
from parley.times.phrases.references import read_reference
from parley.times.phrases.seasons import is_following_season
from parley.times.phrases.told_anniversaries import of_anniversary
from parley.times.phrases.told_calendar import of_month, of_year
from parley.times.phrases.told_dates import afterwards, date_told
from parley.times.phrases.told_distances import COUNTED, DISTANT, edge_of, of_distance
from parley.times.phrases.told_events import event_of, of_event
from parley.times.phrases.told_lengths import is_length, is_unit, of_length, within_deadline
from parley.times.phrases.told_wordings import as_told

_FLAGS = re.ASCII | re.IGNORECASE
_IN_UNIT = re.compile(
    r"(?P<side>earlier|later) (?:on )?(?:in )?(?:that(?: same| very)?|the(?: very)? same) "
    r"(?P<unit>day|week|month|year|morning|afternoon|evening|night)"
    r"|(?P<beside>earlier|later) (?:on )?in the "
    r"(?P<inside>day|week|month|year|morning|afternoon|evening|night)",
    _FLAGS,
)
_PERIOD = re.compile(
    r"(?:(?:in|over|during|for|from|of) )?the (?:very )?same "
    r"(?:period|time|day|week|month|months|quarter|stretch|span)(?: of| in)? "
    r"(?P<year>last year|the previous year|(?:the|a|one) year (?:before|earlier|ago)|\d{4})",
    _FLAGS,
)
_REST = re.compile(
    r"(?:(?:for|over|during|throughout) )?(?:the )?(?:rest|remainder) of (?:the|that) (?:same )?"
    r"(?P<unit>day|week|month|year)",
    _FLAGS,
)
_LATER = re.compile(
    r"later(?: on)?|subsequently|in the (?:following|ensuing|subsequent) (?:hours|days|weeks|months|years)"
    r"|in the (?:hours|days|weeks|months|years) (?:that followed|afterwards?|after(?: that)?|since)",
    _FLAGS,
)
_EARLIER = re.compile(
    r"earlier(?: on)?|previously"
    r"|in the (?:previous|preceding) (?:hours|days|weeks|months|years)"
    r"|in the (?:hours|days|weeks|months|years) before(?: that)?",
    _FLAGS,
)
_SOON = re.compile(r"within (?P<unit>minute|hour|day|week|month)s(?: (?:of|after) .+)?", _FLAGS)
_EXACTLY = re.compile(r"(?P<length>.+) to the day (?P<side>after|later|before|earlier)(?: .+)?", _FLAGS)
_CLOCK = re.compile(r"(?P<side>before|after) (?P<hour>.+)", _FLAGS)
_AT_AN_HOUR = re.compile(
    r"at midnight|at nightfall|after dark"
    rf"|(?:shortly|just|soon|right|immediately) (?:before|after) (?:midnight|noon|dawn|dusk|{SPOKEN})"
    rf"|at {SPOKEN}",
    _FLAGS,
)
_ON_DAY = re.compile(
    rf"(?P<relation>by|until|till|since|from)(?: after| about)? (?:{SPOKEN}|nightfall|dark|first light)",
    _FLAGS,
)
"""An hour without its half of the day, beside which only its day counts: "until after eight"."""
_DEADLINE = re.compile(r"(?P<relation>by|until|before) (?:then|that(?: (?:day|date))?)", _FLAGS)
_STAYING = ("atTimeOf", "during", "then")
_ANY = tuple(filter(None, (at_date(dated("2001-06-16")), parse_time("from 16 to 18 June 2001"))))
_AT = "2001-06-20"
"""A day of a weekend, several days, and a publication: whether anything follows from an earlier time."""


def points_back(words: str) -> bool:
    """Return whether words state a time with a relation to an earlier one, or in its day or year.

    >>> points_back("since then"), points_back("by 6 p.m."), points_back("on 9 May 2031")
    (True, True, False)
    """
    text = fold(words).strip(" ,")
    read, told = read_duration(text), read_reference(text)
    distant = read is not None and read.relation in DISTANT
    named = told is not None and told == Bounds(relation=told.relation)
    of_day = distant or named or read_part_of_day(text) is not None or is_following_season(text)
    return of_day or points(text) or any(followed(words, one, _AT) is not None for one in _ANY)


def at_end(told: Bounds) -> Bounds:
    """Return an earlier time as the end of a length: "three days" of talks that ended on Thursday."""
    return replace(told, relation="until") if told.relation is None else told


def may_point_ahead(words: str) -> bool:
    """Return whether the time to which words point may be stated behind them: the day of an event.

    >>> may_point_ahead("before the vote"), may_point_ahead("for nine days"), may_point_ahead("since then")
    (True, True, False)
    >>> may_point_ahead("in its fourth year"), may_point_ahead("a six-week course")
    (True, True)
    """
    return is_length(words) or is_unit(words) or event_of(words) is not None


def may_be_exacter(words: str) -> bool:
    """Return whether words state a time by themselves, which may be stated more exactly elsewhere.

    >>> may_be_exacter("19 months ago"), may_be_exacter("since then"), may_be_exacter("the vote")
    (True, False, False)
    """
    return parse_time(words, _AT) is not None and not points_back(words)


def is_point(told: Bounds) -> bool:
    """Return whether words may point back to a time: not to a bare length, nor to a frequent state.

    >>> is_point(Bounds(duration="P3D", relation="lasting")), is_point(Bounds(edtf="XXXX-03"))
    (False, True)
    """
    named = (told.edtf, told.weekday, told.season, told.deixis, told.clock)
    return any(named) or told.relation not in (None, "lasting", "withinDuration", "forUnit", "onUnit")


def followed(words: str, told: Bounds, published: str | None = None) -> Bounds | None:
    """Return the days of a time that points back, by the earlier time; None if none follow.

    Args:
        told: The time to which the words point back.
        published: The day of publication, which ends a time that continues: "since July".

    >>> in_february = Bounds("2013-02-01", "2013-02-28", "2013-02-01", "2013-02-28", "2013-02")
    >>> followed("since then", in_february).edtf, followed("the next day", in_february)
    ('2013-02/', None)
    >>> second = Bounds(*["2031-06-02"] * 4, "2031-06-02")
    >>> followed("the next day", second).edtf, followed("by 6 p.m.", second).clock
    ('2031-06-03', '18:00')
    """
    text = as_told(uncapitalised(re.sub(r", | ,", " ", fold(words)).strip(" ,")))
    if period := _PERIOD.fullmatch(text):
        return _a_year_before(told, period["year"], published)
    day = date_told(told)
    if day is None:
        return within_deadline(text, told) or _by_deadline(text, told)
    if match := _IN_UNIT.fullmatch(text):
        return _beside(match, day)
    if points(text):
        pointed = pointed_at(text, day)
        return parse_time(pointed) if pointed else None
    if anniversary := of_anniversary(text, told, published):
        return anniversary
    if _LATER.fullmatch(text):
        return afterwards(edge_of(told, day, later=True))
    readers = (_then, _soon, _exactly, _beside_it, _of_day, of_month, of_year)
    found = next(filter(None, (reader(text, day) for reader in readers)), None)
    return found or of_distance(text, day, told) or of_length(text, told) or of_event(text, told)


def _then(text: str, day: Date) -> Bounds | None:
    """Return the time with a relation to the earlier time: "since then", "at that time"."""
    read = read_reference(text)
    if read is None or read.relation is None or read != Bounds(relation=read.relation):
        return None
    return at_date(day) if read.relation in _STAYING else bounded(read.relation, day)


def _beside(match: re.Match[str], day: Date) -> Bounds | None:
    """Return an earlier or later time in the day, week, month or year of the earlier time."""
    what = (match["unit"] or match["inside"]).casefold()
    whole = unit_of(what if what in ("week", "month", "year") else "day", day)
    if whole is None or whole.first is None or whole.last is None or day.first is None or day.last is None:
        return None
    later = (match["side"] or match["beside"]).casefold() == "later"
    if what == "night":
        # A night goes on into the next day.
        return parse_time(pointed_at("that night", day) or "")
    ends = (day.first, whole.last) if later else (whole.first, day.last)
    return at_date(spanning(*map(date.fromisoformat, ends)))


def _by_deadline(text: str, told: Bounds) -> Bounds | None:
    """Return what is so by a deadline, before it or until it: "before then" of "by 30 September"."""
    match = _DEADLINE.fullmatch(text)
    if match is None or told.relation != "by" or told.latest_start is None:
        return None
    relation, last = match["relation"].casefold(), told.latest_start
    return before_end(last) if relation == "before" else bounded(relation, dated(last))


def _soon(text: str, day: Date) -> Bounds | None:
    """Return the time within an open number of units: "within hours" may be on the next day."""
    match = _SOON.fullmatch(text)
    unit = match["unit"].casefold() if match else ""
    if unit in ("", "minute") or day.first is None or day.last is None:
        return at_date(day) if unit else None
    if unit != "hour":
        return afterwards(day)
    return at_date(spanning(date.fromisoformat(day.first), date.fromisoformat(day.last) + timedelta(days=1)))


def _exactly(text: str, day: Date) -> Bounds | None:
    """Return the day that is exactly so far away: "six months to the day after the coup"."""
    match = _EXACTLY.fullmatch(text)
    read = read_duration(match["length"]) if match else None
    length = COUNTED.fullmatch(read.duration or "") if read and not read.comparator else None
    if match is None or length is None or length["time"] or day.first is None or day.first != day.last:
        return None
    side = 1 if match["side"].casefold() in ("after", "later") else -1
    on = shifted(date.fromisoformat(day.first), length["unit"], -side * int(length["count"]))
    return at_date(dated(on.isoformat()))


def _beside_it(text: str, day: Date) -> Bounds | None:
    """Return what is later or earlier, or lasts for the rest of the week, month or year."""
    if _EARLIER.fullmatch(text):
        return before_end(day.last)
    match = _REST.fullmatch(text)
    unit = unit_of(match["unit"].casefold(), day) if match else None
    if unit is None or unit.last is None or day.first is None or day.first != day.last:
        return None
    one, other = (date.fromisoformat(end) for end in (day.first, unit.last))
    if one == other:
        return at_date(dated(day.first))
    return parse_time(f"from {one:%d %B %Y} to {other:%d %B %Y}")


def _of_day(text: str, day: Date) -> Bounds | None:
    """Return a time of the clock, or a part of a day, on the earlier day: "by 6 p.m."."""
    if day.first is None or day.first != day.last:
        return None
    if hour := _ON_DAY.fullmatch(text):
        return bounded(hour["relation"].casefold().replace("till", "until"), dated(day.first))
    read = parse_time(text)
    on = date.fromisoformat(day.first)
    if (beside := _CLOCK.fullmatch(text)) and clock_alone(beside["hour"]):
        # What is after six may go on into the night, and a deadline may be kept the day before.
        return at_date(dated(day.first)) if beside["side"].casefold() == "after" else before_end(day.first)
    if read is None:
        return parse_time(f"{text} on {on:%d %B %Y}") if _AT_AN_HOUR.fullmatch(text) else None
    if read.clock and read == Bounds(clock=read.clock, relation=read.relation):
        return parse_time(f"{text} on {on:%d %B %Y}")
    if read.season not in PARTS or read.edtf:
        return None
    whole = dated(day.first)
    if read.relation in (None, "around") or (read.relation in ("before", "after") and read.season in TURNS):
        return at_date(whole)
    return None if read.relation in ("before", "after") else bounded(read.relation or "", whole)


def _a_year_before(told: Bounds, which: str, published: str | None) -> Bounds | None:
    """Return the same days of another year: for "since July", from July to the day of publication."""
    start = told.earliest_start
    if start is None or (told.relation not in (None, "since", "from")):
        return None
    years = int(start[:4]) - int(which) if which.isdecimal() else 1
    if which.casefold() == "last year" and published and int(start[:4]) != int(published[:4]):
        return None
    if told.relation is not None:
        if published is None or len(published) != len("2031-05-08"):
            return None
        label = f"{told.edtf or ''}{published}"
        told = replace(told, earliest_end=published, latest_end=published, edtf=label, relation=None)
    days = (told.earliest_start, told.latest_start, told.earliest_end, told.latest_end)
    first, second, third, last = (_in_year(day, years) for day in days)
    label = re.sub(r"\d{4}(?:-\d\d-\d\d)?", lambda found: _in_year(found[0], years) or "", told.edtf or "")
    if None in days or "X" in label:
        return None
    return Bounds(first, second, third, last, label)


def _in_year(day: str | None, years: int) -> str | None:
    """Return a day or year a number of years before; 29 February becomes 28 February."""
    if day is None:
        return None
    rest = day[4:] if day[4:] != "-02-29" else "-02-28"
    return f"{int(day[:4]) - years:04}{rest}"
