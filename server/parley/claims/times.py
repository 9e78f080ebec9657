"""Times in words: the bounds, EDTF label, relation, weekday and length that a passage states.

The forms are a closed list, and whatever is not on it is no time for us: a guessed day is worse than
none. "On Tuesday" is a Tuesday, "9 March" is in no stated year, and neither has bounds, unless the article's
date of publication and the direction of the claim leave but one. Nothing is taken from a calendar of today.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from parley.claims.choices import read_choice
from parley.claims.claim import Bounds
from parley.claims.distances import read_distance
from parley.claims.durations import read_duration
from parley.claims.edtf import Date, dated
from parley.claims.feasts import NAMED, time_of_christmas
from parley.claims.frequencies import time_of_frequency
from parley.claims.hours import in_figures, read_hours
from parley.claims.points import read_date
from parley.claims.ranges import read_range
from parley.claims.references import plainly, read_reference
from parley.claims.settling import settled
from parley.claims.years import leaves_open
from parley.names import term
from parley.text.folding import fold

_FLAGS = re.ASCII | re.IGNORECASE
RELATIONS = {
    "since": ("since", "ever since"),
    "from": ("from", "as from", "starting", "beginning", "starting from", "effective"),
    "until": ("until", "till", "up until"),
    "by": ("by", "no later than", "not later than", "by no later than", "on or before"),
    "before": ("before", "prior to", "ahead of"),
    "after": ("after", "following"),
    "notBefore": (
        "not before", "not until", "not till", "no earlier than", "not earlier than", "no sooner than",
        "not sooner than", "on or after",
    ),
    "asOf": ("as of",),
    "around": (
        "around", "about", "circa", "on or around", "on or about", "at around", "at about",
        "some time around",
    ),
}  # fmt: skip
"""What is said before a date, by the name of the relation."""
_NAMES = {words: name for name, known in RELATIONS.items() for words in known}
_RELATED = re.compile(
    rf"(?:(?:shortly|soon|just|immediately|right|some ?time) (?=before|after|following|prior))?"
    rf"(?P<relation>{'|'.join(sorted(_NAMES, key=len, reverse=True))})"
    r" (?P<end>(?:the )?(?:very )?end of )?(?P<date>.+?)(?P<on> on| onwards?| at the (?:latest|earliest))?",
    _FLAGS,
)
_AT = (
    rf"at(?= the (?:weekend|turn of)\b)|at(?= some ?time )|at(?= (?:the (?:start|end) of )?{NAMED}\b)"
    r"|(?:at|towards?|near)(?= the (?:beginning|start|outset|middle|end) of )"
)
_PLAIN = re.compile(
    rf"(?:(?:back |some ?time )?(?:in|on|during|of|for|over|throughout|to|{_AT}) )?(?P<date>.+)", _FLAGS
)
_AROUND_FEAST = re.compile(r"(?:at|over|during) (?P<feast>.+)", _FLAGS)
_ON_OR_FOR = re.compile(r"on |for ", _FLAGS)
# A "fall" without a year may be that of a city.
_FALL = re.compile(r"\b((?:in|by|this|last|next|early|mid|late)[ -](?:the )?)fall$", _FLAGS)
_AHEAD = frozenset(term(name) for name in ("planned", "expected", "proposed", "calledFor", "predicted"))
_OPEN_BEHIND = ("until", "from", "notBefore")
"""What may lie on either side of the time of writing even if it is so already: "is open until Friday"."""


def parse_time(
    passage: str,
    published: str | None = None,
    *,
    ahead: bool | None = False,
    years: frozenset[str] = frozenset(),
) -> Bounds | None:
    """Return what a passage states of a time, or None if it is none of the forms.

    Args:
        published: The day, month or year in which the article was published, as EDTF, if it is known. Of a
            month or a year, a time has only the days that it has on each day of it.
        ahead: Whether what is told is yet to come; None if that is not known.
        years: The years that the sentence names beside the passage, which may be of them.

    >>> bounds = parse_time("Since mid-2015")
    >>> bounds.earliest_start, bounds.latest_start, bounds.latest_end, bounds.edtf, bounds.relation
    ('2015-05-01', '2015-08-31', None, '2015/', 'since')
    >>> parse_time("on Tuesday", "2031-05-08").edtf, parse_time("on Tuesday", "2031-05-08", ahead=True).edtf
    ('2031-05-06', '2031-05-13')
    >>> parse_time("in March", "2031-05").edtf, parse_time("on Tuesday", "2031-05").edtf
    ('2031-03', None)
    """
    text = _FALL.sub(r"\1autumn", fold(passage).replace(", ", " ").strip(" ,"))
    undated = _stated(text, None, ahead)
    if published is None:
        return undated
    when = dated(published)
    stated = _stated(text, when.first, ahead)
    if when.last != when.first and stated != _stated(text, when.last, ahead):
        return undated
    return undated if years and leaves_open(years, text, undated, stated) else stated


def _stated(text: str, published: str | None, ahead: bool | None) -> Bounds | None:
    text = in_figures(plainly(text))
    return (
        read_hours(text, published, ahead=ahead)
        or read_range(text, published, ahead=ahead)
        or read_choice(text, published, ahead=ahead)
        or read_duration(text, published)
        or read_distance(text, published)
        or read_reference(text)
        or _related(text, published, ahead)
        or _at(text, published, ahead)
        or _often(text, published, ahead)
    )


def _often(text: str, published: str | None, ahead: bool | None) -> Bounds | None:
    """Return the time in which something happens twice, daily or on several nights."""
    often = time_of_frequency(text)
    stated = _stated(often[0], published, ahead) if often else None
    if often is None or stated is None or stated.relation not in (None, "last", *(("since",) * often[1])):
        return None
    # "Twice a week" is of no week.
    return None if stated.duration and not (stated.deixis or stated.relation) else stated


def direction(modality: str) -> bool | None:
    """Tell whether a claim of a modality tells of what is to come; None if that is open."""
    return None if modality == term("hypothetical") else modality in _AHEAD


def _related(text: str, published: str | None, ahead: bool | None) -> Bounds | None:
    match = _RELATED.fullmatch(text)
    if match is None:
        return None
    relation = _NAMES[match["relation"].casefold()]
    on = (match["on"] or "").casefold()
    if on and relation not in {" at the latest": ("by",), " at the earliest": ("notBefore",)}.get(
        on, ("from",)
    ):
        return None
    if match["end"] and relation in ("by", "until", "before", "after"):
        return _related_to_end(relation, match["date"], published, ahead)
    stated = read_date((match["end"] or "") + match["date"])
    hour = Date(clock=stated.clock, of_day=True) if stated else None
    if stated is None or (stated.of_day and relation in ("before", "after") and stated != hour):
        # Before Friday evening is not before Friday.
        return None
    if stated.midnight and relation in ("by", "until"):
        # Whether it begins Friday or ends it, what is so by midnight on Friday is so by Friday.
        stated = replace(stated, midnight=False)
    if relation == "around" and (stated.clock or stated.midnight) and stated != hour:
        # About ten on Monday is on Monday.
        return _at_date(settled(replace(stated, clock=None), published, ahead))
    if relation == "since" and stated.unit:
        stated = replace(stated, deixis=stated.deixis or "currentUnit")
    return _bounds(relation, _settled(relation, stated, published, ahead))


def _settled(relation: str, stated: Date, published: str | None, ahead: bool | None) -> Date:
    """Return a date as a relation looks at it: "since" looks back, and "is open until Friday" may look ahead.

    Where it may look either way, the days are those of the only such date that is near enough.
    """
    if relation == "since":
        return settled(stated, published, ahead=False)
    if relation not in _OPEN_BEHIND or ahead:
        return settled(stated, published, ahead)
    before, after = settled(stated, published, ahead=False), settled(stated, published, ahead=True)
    near = {one for one in (before, after) if one.first}
    return near.pop() if len(near) == 1 else settled(stated, published, None)


def _related_to_end(relation: str, words: str, published: str | None, ahead: bool | None) -> Bounds | None:
    """Return how something lies to the end of a date, which is exactly its last day."""
    stated = read_date(words) or read_date(f"the end of {words}")
    if stated is None or stated.of_day or (stated.portion and read_date(words)):
        return None
    whole = _settled(relation, replace(stated, portion=None), published, ahead)
    if whole.first is None or whole.last is None:
        return _bounds(relation, replace(whole, portion="endOf"))
    last = whole.last
    if relation == "before":
        return Bounds(latest_start=last, latest_end=last, edtf=f"[..{last}]", relation=relation)
    return _bounds(relation, dated(last))


def _bounds(relation: str, stated: Date) -> Bounds | None:
    if stated.first is None:
        return _unsettled(stated, relation)
    made = _BOUNDS[relation](stated)
    return replace(made, relation=relation, weekday=stated.weekday, clock=stated.clock)


def _unsettled(stated: Date, relation: str | None) -> Bounds | None:
    """Return a time without bounds: only a plain date stands in an interval, so the relation says it."""
    if stated.open:
        return None
    return Bounds(
        edtf=stated.label,
        relation=relation,
        weekday=stated.weekday,
        duration=stated.unit,
        season=stated.season,
        portion=stated.portion,
        deixis=stated.deixis,
        clock=stated.clock,
    )


def _at(text: str, published: str | None, ahead: bool | None) -> Bounds | None:
    match = _PLAIN.fullmatch(text)
    # A bare "May" may be the verb, and "the 19th" a round or, after "in", a century.
    stated = read_date(match["date"]) if match and text != "May" else None
    if stated is None or (stated.names_day_of_any_month and not _ON_OR_FOR.match(text)):
        return None
    around = _AROUND_FEAST.fullmatch(text)
    return _at_date(settled((around and time_of_christmas(around["feast"])) or stated, published, ahead))


def _at_date(when: Date) -> Bounds | None:
    if when.first is None:
        return _unsettled(when, None)
    days = (when.first, when.last, when.first, when.last)
    return Bounds(*days, when.label, weekday=when.weekday, season=when.season, clock=when.clock)


def _since(stated: Date) -> Bounds:
    return Bounds(stated.first, stated.last, edtf=_open(stated, "{}/"))


def _until(stated: Date) -> Bounds:
    return Bounds(earliest_end=stated.first, latest_end=stated.last, edtf=_open(stated, "/{}"))


def _open(stated: Date, interval: str) -> str | None:
    """Return an interval with one end; a decade or set cannot be one, and its label stands alone."""
    return stated.label if "X" in (stated.inside or "X") else interval.format(stated.inside)


def _by(stated: Date) -> Bounds:
    # What is so by a day may go on after it.
    return Bounds(latest_start=stated.last, edtf=f"[..{_exactly(stated, stated.last)}]")


def _before(stated: Date) -> Bounds:
    day = (date.fromisoformat(stated.first or "") - timedelta(days=1)).isoformat()
    # The year, month or day before the one that is stated: none of it is meant.
    before = day[: len(_exactly(stated, day))]
    return Bounds(latest_start=day, latest_end=day, edtf=f"[..{before}]")


def _after(stated: Date) -> Bounds:
    # "After 2018" may well begin in 2018, so the bound is the first day and not the next year's.
    first = stated.first
    return Bounds(earliest_start=first, earliest_end=first, edtf=f"[{_exactly(stated, first)}..]")


def _exactly(stated: Date, day: str | None) -> str:
    """Return the label of a date that is a whole year, month or day, or else a day of it."""
    return (stated.label if stated.plain and stated.whole else day) or ""


def _as_of(stated: Date) -> Bounds:
    # True at some time inside it: begun by its last day, not over before its first.
    return Bounds(latest_start=stated.last, earliest_end=stated.first, edtf=stated.label)


def _around(stated: Date) -> Bounds:
    return Bounds(edtf=f"{stated.label}~" if stated.plain else stated.label)


_BOUNDS: Mapping[str, Callable[[Date], Bounds]] = {
    "since": _since,
    "from": _since,
    "until": _until,
    "by": _by,
    "before": _before,
    "after": _after,
    "notBefore": _after,
    "asOf": _as_of,
    "around": _around,
}
