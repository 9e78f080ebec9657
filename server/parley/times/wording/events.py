"""Times given by an event, as words: the words before the event, or those that replace it."""

from __future__ import annotations

from dataclasses import replace

from parley.times.bounds import Bounds
from parley.times.wording.lengths import length, related_length

_BEFORE = {
    "since": "since", "from": "from", "until": "until", "by": "by the time of", "before": "before",
    "after": "after", "notBefore": "not before", "asOf": "as of", "around": "around", "during": "during",
    "atTimeOf": "at the time of",
}  # fmt: skip
_NO_LENGTH = {
    "afterDuration": "some time after", "beforeDuration": "some time before",
    "withinDuration": "within some time of", "next": "the next time of", "last": "the last time of",
    "onUnit": "on some day of", "forUnit": "for another day of",
}  # fmt: skip
"""The words before an event without a length, or with a length of unknown form."""
_AWAY = {
    "afterDuration": "{} after", "beforeDuration": "{} before", "withinDuration": "within {} of",
    "during": "{} into",
}  # fmt: skip
"""The words before an event at a distance from something, or at a time within it."""
_ALONE = {
    "since": "since then", "from": "from then on", "until": "until then", "by": "by then",
    "before": "before that", "after": "after that", "notBefore": "not before then", "asOf": "as of then",
    "around": "around that time", "during": "during that time", "atTimeOf": "at that time",
    "lasting": "for some time", "withinDuration": "within some time", "ago": "some time ago",
    "fromNow": "in the future", "afterDuration": "some time later",
    "beforeDuration": "some time earlier", "last": "in recent times", "next": "the next time",
    "onUnit": "on one of those days", "forUnit": "for another day",
}  # fmt: skip
_PORTIONS = {
    "earlyIn": "the early days of", "midOf": "the middle of", "lateIn": "the last days of",
    "endOf": "the end of",
}  # fmt: skip
_DURING = {"earlyIn": "early in", "midOf": "in the middle of", "lateIn": "late in"}


def before_event(bounds: Bounds) -> str | None:
    """Return the words before the event of a time, or None if there are none for it.

    >>> before_event(Bounds(relation="since", portion="earlyIn")), before_event(Bounds(relation="during"))
    ('since the early days of', 'during')
    """
    relation, duration = bounds.relation, bounds.duration
    if relation == "onUnit" and duration:
        words = related_length(relation, duration, None)
        return f"{words} of" if words else None
    if duration and relation in _AWAY:
        words = length(duration, bounds.comparator)
        return _AWAY[relation].format(words) if words else None
    if bounds.portion:
        if relation == "during":
            return _DURING.get(bounds.portion)
        first = {"by": "by", "asOf": "as of"}.get(relation or "", relation)
        return f"{first} {_PORTIONS.get(bounds.portion, '')}"
    return _BEFORE.get(relation or "")


def unread_before(bounds: Bounds) -> str | None:
    """Return the words before an event for a relation without a known length, or None for another one.

    >>> unread_before(Bounds(relation="afterDuration")), unread_before(Bounds(relation="before"))
    ('some time after', None)
    """
    alone = replace(bounds, relation=None) == Bounds()
    return _NO_LENGTH.get(bounds.relation or "") if alone else None


def without_event(bounds: Bounds) -> str | None:
    """Return the words of a time that is only a relation, or None if it is more.

    >>> without_event(Bounds(relation="before")), without_event(Bounds(duration="P3D"))
    ('before that', None)
    """
    if bounds.relation is None or replace(bounds, relation=None) != Bounds():
        return None
    return _ALONE.get(bounds.relation)
