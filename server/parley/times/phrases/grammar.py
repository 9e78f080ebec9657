"""Times in words: the bounds, EDTF label, relation, weekday and length that a passage states.

The forms are a closed list, and other words are no time: a guessed day is worse than none. "On Tuesday" is a
Tuesday, and "9 March" is in an unknown year. Neither has bounds, unless the date of publication and the
direction of the claim leave only one. The calendar of today is never used.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import replace

from parley.names import term
from parley.text.folding import fold
from parley.times.bounds import Bounds
from parley.times.calendar.durations import read_duration
from parley.times.calendar.edtf import Date, dated
from parley.times.calendar.feasts import NAMED, time_of_christmas
from parley.times.phrases.apart import read_apart
from parley.times.phrases.bounding import RELATIONS, at_date, beyond, bounded, towards
from parley.times.phrases.choices import read_choice
from parley.times.phrases.distances import read_distance
from parley.times.phrases.event_dates import read_event_date
from parley.times.phrases.event_distances import read_event_distance
from parley.times.phrases.first_parts import read_first_part
from parley.times.phrases.frequencies import time_of_frequency
from parley.times.phrases.greater_parts import read_most
from parley.times.phrases.hours import in_figures, read_hours
from parley.times.phrases.parts_of_day import read_part_of_day
from parley.times.phrases.placed_weekdays import read_placed
from parley.times.phrases.plainer import from_now, in_new_year, in_the_year, plainer, uncapitalised
from parley.times.phrases.pointing import without_pointing
from parley.times.phrases.points import read_date
from parley.times.phrases.ranges import read_range
from parley.times.phrases.references import plainly, read_reference
from parley.times.phrases.settling import settled
from parley.times.phrases.terms import read_term
from parley.times.phrases.years import leaves_open

_FLAGS = re.ASCII | re.IGNORECASE
_NAMES = {words: name for name, known in RELATIONS.items() for words in known}
_RELATED = re.compile(
    r"(?:(?:shortly|soon|just|immediately|right|directly|straight|well|(?:not )?long|some ?time)"
    r" (?=before|after|following|prior))?"
    rf"(?P<relation>{'|'.join(sorted(_NAMES, key=len, reverse=True))})"
    r" (?P<end>(?:the )?(?:very )?(?:end|(?P<start>beginning|start|outset)) of )?(?P<date>.+?)"
    r"(?P<on> on| onwards?| at the (?:latest|earliest))?",
    _FLAGS,
)
_AT = (
    rf"at(?= the (?:weekend|turn of)\b)|at(?= some ?time )|at(?= (?:the (?:start|end) of )?{NAMED}\b)"
    r"|(?:at|towards?|near)(?= the (?:beginning|start|outset|middle|end) of )"
)
_PLAIN = re.compile(
    rf"(?:(?:back |some ?time )?(?:in|on|during|of|for|over|throughout|to|{_AT}) )?"
    r"(?:(?:the (?:whole|entirety)|all) of )?(?P<date>.+)",
    _FLAGS,
)
_AROUND_FEAST = re.compile(r"(?:at|over|during) (?P<feast>.+)", _FLAGS)
_ON_OR_FOR = re.compile(r"on |for ", _FLAGS)
# A "fall" without a year may be that of a city.
_FALL = re.compile(r"\b((?:in|by|this|last|next|early|mid|late)[ -](?:the )?)fall$", _FLAGS)
_PARTED = re.compile(r",(?! ?\d{4}\b)")
_WEEK_ON = re.compile(rf"\b({'|'.join(calendar.day_name)}) week (?={'|'.join(calendar.month_name[1:])}|\d)")
"""A weekday of the week after next, with its date: "Friday week, August 12"."""
_MIDDLE = re.compile(r"\bmid(summer|winter)\b", _FLAGS)
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$")
_NOON = re.compile(r"(?P<prep>at|by|until|till|from|since|before|after|to|for) (?:noon|midday)", _FLAGS)
_AT_LEAST = re.compile(
    r"(?:(?:until|till|up until|up to) (?:at least|after)|at least until) (?P<date>.+)"
    r"|(?:until|till) (?P<before>.+) at (?:least|the earliest)"
    r"|(?:(?:well|late|deep|far) )?into (?P<into>.+)",
    _FLAGS,
)
_AHEAD = frozenset(term(name) for name in ("planned", "expected", "proposed", "calledFor", "predicted"))


def parse_time(
    passage: str,
    published: str | None = None,
    *,
    ahead: bool | None = False,
    years: frozenset[str] = frozenset(),
    events: bool = True,
    told: bool = False,
) -> Bounds | None:
    """Return the time that a passage states, or None if it has none of the forms.

    Args:
        published: The day, month or year of publication, as EDTF, if it is known. From a month or a year, a
            time gets only the days that it has for each of its days.
        ahead: Whether the statement is about the future; None if that is not known.
        years: The years beside the passage in its sentence, which may belong to it.
        events: Whether words of an event with its date are read: "since the road reopened in May".
        told: Whether the time is told of in a past tense: then "until Friday" is until the last one.

    >>> bounds = parse_time("Since mid-2015")
    >>> bounds.earliest_start, bounds.latest_start, bounds.latest_end, bounds.edtf, bounds.relation
    ('2015-05-01', '2015-08-31', None, '2015/', 'since')
    >>> parse_time("on Tuesday", "2031-05-08").edtf, parse_time("on Tuesday", "2031-05-08", ahead=True).edtf
    ('2031-05-06', '2031-05-13')
    >>> parse_time("in March", "2031-05").edtf, parse_time("on Tuesday", "2031-05").edtf
    ('2031-03', None)
    """
    text = _FALL.sub(r"\1autumn", uncapitalised(fold(passage).replace(", ", " ").strip(" ,")))
    text = _WEEK_ON.sub(r"\1 ", text)
    text = _MIDDLE.sub(r"mid-\1", _POSSESSIVE.sub("", text))
    text = from_now(text) if ahead else text
    # A comma separates an event from the statement about it: "after Monday, local officials".
    read = _read if events and not _PARTED.search(passage) else _stated
    undated = read(text, None, ahead, told)
    if published is None:
        return undated
    when = dated(published)
    stated = read(text, when.first, ahead, told)
    if when.last != when.first and stated != read(text, when.last, ahead, told):
        return undated
    return undated if years and leaves_open(years, text, undated, stated) else stated


def _read(text: str, published: str | None, ahead: bool | None, told: bool) -> Bounds | None:
    return (
        _stated(text, published, ahead, told)
        or read_event_date(text, published, ahead=ahead)
        or read_event_distance(text, published, ahead=ahead)
    )


def _stated(text: str, published: str | None, ahead: bool | None, told: bool = False) -> Bounds | None:
    text = in_the_year(in_new_year(text, published, ahead), published)
    text = in_figures(plainly(plainer(text, ahead)))
    return (
        read_hours(text, published, ahead=ahead)
        or read_range(text, published, ahead=ahead)
        or read_choice(text, published, ahead=ahead)
        or read_duration(text, published)
        or read_distance(text, published)
        or read_first_part(text, published, ahead=ahead)
        or read_apart(text, published, ahead=ahead)
        or read_placed(text, published, ahead=ahead)
        or read_term(text, published, ahead=ahead, told=told)
        or read_reference(text)
        or _until_at_least(text, published, ahead, told)
        or _related(text, published, ahead, told)
        or _at(text, published, ahead)
        or read_part_of_day(text)
        or read_most(text, published, ahead=ahead)
        or _often(text, published, ahead)
        or _pointing(text)
    )


def _pointing(text: str) -> Bounds | None:
    """Return the statement of a time that points back, if no days follow from it."""
    left = without_pointing(text)
    return _stated(left, None, None) if left and left != text else None


def _often(text: str, published: str | None, ahead: bool | None) -> Bounds | None:
    """Return the time of a frequency: twice, daily or on several nights."""
    often = time_of_frequency(text)
    stated = _stated(often[0], published, ahead) if often else None
    begins = ("since", "until") if often and often[1] else ()
    if often is None or stated is None or stated.relation not in (None, "last", *begins):
        return None
    # "Twice a week" is not about one week.
    return None if stated.duration and not (stated.deixis or stated.relation) else stated


def direction(modality: str) -> bool | None:
    """Return whether a claim of a modality is about the future; None if that is open."""
    return None if modality == term("hypothetical") else modality in _AHEAD


def _related(text: str, published: str | None, ahead: bool | None, told: bool) -> Bounds | None:
    match = _RELATED.fullmatch(text)
    if match is None:
        return None
    relation = _NAMES[match["relation"].casefold()]
    on = (match["on"] or "").casefold()
    if on and relation not in {" at the latest": ("by",), " at the earliest": ("notBefore",)}.get(
        on, ("from",)
    ):
        return None
    if match["start"] and (begun := _related_to_start(relation, match["date"], published, ahead, told)):
        return begun
    if match["end"] and not match["start"] and relation in ("by", "until", "before", "after"):
        return _related_to_end(relation, match["date"], published, ahead, told)
    stated = read_date((match["end"] or "") + match["date"])
    hour = Date(clock=stated.clock, of_day=True) if stated else None
    if stated is None or (stated.of_day and relation in ("before", "after") and stated != hour):
        # Before Friday evening is not before Friday.
        return None
    if stated.midnight and relation == "by":
        # Whether midnight begins or ends Friday, what is so by midnight on Friday is so by Friday.
        stated = replace(stated, midnight=False)
    if relation == "around" and (stated.clock or stated.midnight) and stated != hour:
        # About ten on Monday is on Monday.
        return at_date(settled(replace(stated, clock=None), published, ahead))
    if relation == "since" and stated.unit:
        stated = replace(stated, deixis=stated.deixis or "currentUnit")
    when = towards(relation, stated, published, ahead, told=told)
    if relation == "asOf" and ahead and (when.first or "") > (published or "9"):
        # A plan "as of 1 June" begins then.
        relation = "from"
    return bounded(relation, beyond(when) if relation == "after" else when)


def _until_at_least(text: str, published: str | None, ahead: bool | None, told: bool) -> Bounds | None:
    """Return a time that does not end before a date: "until at least June", "well into June"."""
    match = _AT_LEAST.fullmatch(text)
    stated = read_date(match["date"] or match["before"] or match["into"]) if match else None
    if match is None or stated is None or stated.of_day or stated.open:
        return None
    when = towards("until", stated, published, ahead, told=told or (bool(match["into"]) and ahead is False))
    after = bounded("notBefore", when) if when.first else None
    return after and replace(after, earliest_start=None, relation="until")


def _related_to_end(
    relation: str, words: str, published: str | None, ahead: bool | None, told: bool
) -> Bounds | None:
    """Return the relation to the end of a date, which is exactly its last day."""
    stated = read_date(words) or read_date(f"the end of {words}")
    if stated is None or stated.of_day or (stated.portion and read_date(words)):
        return None
    whole = towards(relation, replace(stated, portion=None), published, ahead, told=told)
    if whole.first is None or whole.last is None:
        if whole.unit == "P1D" or whole.season == "night":
            # "By the end of tomorrow" is by tomorrow; "before the end of tomorrow" is not.
            return None if relation == "before" else bounded(relation, whole)
        return bounded(relation, replace(whole, portion="endOf"))
    last = whole.last
    if relation == "before":
        return Bounds(latest_start=last, latest_end=last, edtf=f"[..{last}]", relation=relation)
    return bounded(relation, beyond(dated(last)) if relation == "after" else dated(last))


def _related_to_start(
    relation: str, words: str, published: str | None, ahead: bool | None, told: bool
) -> Bounds | None:
    """Return the relation to the start of a month or a longer date, which is exactly its first day."""
    stated = read_date(words) or read_date(f"the start of {words}")
    if stated is None or stated.of_day or stated.names_day or stated.unit == "P1W":
        return None
    if relation not in ("since", "from", "by", "before", "notBefore") or (
        stated.portion and read_date(words)
    ):
        return None
    if relation == "since" and stated.unit:
        stated = replace(stated, deixis=stated.deixis or "currentUnit")
    whole = towards(relation, replace(stated, portion=None), published, ahead, told=told)
    if whole.first is not None:
        return bounded(relation, dated(whole.first))
    of_month = re.fullmatch(r"XXXX-\d\d", whole.label or "") and not whole.season
    return bounded(relation, Date(f"{whole.label}-01")) if of_month else None


def _at(text: str, published: str | None, ahead: bool | None) -> Bounds | None:
    match = _PLAIN.fullmatch(text)
    # A bare "May" may be the verb, and "the 19th" a round or, after "in", a century.
    stated = read_date(match["date"]) if match and text != "May" else None
    if stated is None or (stated.names_day_of_any_month and not _ON_OR_FOR.match(text)):
        return None
    if text[:3].casefold() == "to ":
        # A postponed deadline may be in the future.
        return at_date(towards("until", stated, published, ahead))
    around = _AROUND_FEAST.fullmatch(text)
    return at_date(settled((around and time_of_christmas(around["feast"])) or stated, published, ahead))
