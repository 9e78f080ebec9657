"""Times and numbers: those of another claim, a time without some of its parts, and with other bounds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date

from parley.claims.claim import Claim, Role, Time
from parley.claims.iris import DAYS
from parley.names import term
from parley.times.bounds import Bounds
from parley.times.calendar.shifting import shifted
from parley.times.phrases.bounding import RELATIONS
from parley.times.phrases.grammar import parse_time
from parley.times.wording.times import in_words
from parley.variants.claim_values import ClaimValues, number_of, told_number, told_time
from parley.variants.kinds import Kind
from parley.variants.variant import Variant, with_roles, with_value

_ORDINAL = term("ordinal")
_MOVED = (12, -12, 1, -1)
"""By how many months the days that an author worked out are moved."""


def swapped(claim: Claim, taken: ClaimValues) -> Iterator[Variant]:
    """Yield a claim with each other time of the article in place of each of its own."""
    held = {told_time(time.bounds, time.anchor) for time in claim.times}
    for time in claim.times:
        for bounds, anchor in taken.times:
            # A relation alone means nothing without its event.
            is_bare = anchor is None and replace(bounds, relation=None) == Bounds()
            is_same = anchor is None and time.anchor is None and _is_as_long(bounds, time.bounds)
            if told_time(bounds, anchor) not in held and not is_bare and not is_same:
                yield _timed(Kind.TIME, claim, time, bounds, anchor)


def moved(claim: Claim) -> Iterator[Variant]:
    """Yield a claim with each of its days that its author worked out moved by a month, and by a year."""
    for time in claim.times:
        for months in _MOVED if time.worked_out else ():
            days = {name: _moved(getattr(time.bounds, name), months) for name in DAYS}
            if None in [days[name] for name in DAYS if getattr(time.bounds, name)]:
                continue
            yield _timed(Kind.TIME, claim, time, replace(time.bounds, **days), time.anchor, worked_out=True)


def _moved(day: str | None, months: int) -> str | None:
    """Return a day some months before another, or after it if negative; None if there is no such day."""
    with suppress(ValueError, OverflowError):
        return shifted(date.fromisoformat(day), "M", months).isoformat() if day else None
    return None


def clipped(claim: Claim, taken: ClaimValues) -> Iterator[Variant]:
    """Yield a claim with each part of its times that is itself a time, and with other bounds of each.

    The bounds are those of the article's times: "until 2016" for "since 2016".
    """
    relations = sorted({str(bounds.relation) for bounds, _ in taken.times} & RELATIONS.keys())
    for time in claim.times:
        if time.worked_out or time.anchor is not None or (words := _said(time)) is None:
            continue
        ends = [words[at:] for at in range(1, len(words))]
        for end in ends:
            if (bounds := parse_time(" ".join(end))) and not _is_as_long(bounds, time.bounds):
                yield _timed(Kind.TIME_CLIPPED, claim, time, bounds, None)
        dates = [" ".join(end) for end in ends if parse_time(" ".join(end))]
        for relation in relations if dates and time.bounds.relation in RELATIONS else ():
            bounds = parse_time(f"{RELATIONS[relation][0]} {dates[0]}")
            if bounds and bounds.relation not in (None, time.bounds.relation):
                yield _timed(Kind.TIME_BOUNDS, claim, time, bounds, None)


def numbers(claim: Claim, taken: ClaimValues, *, wide: bool) -> Iterator[Variant]:
    """Yield a claim with each other number of the article, and with each other place in an order.

    Args:
        wide: Whether numbers near its own are included.
    """
    own = number_of(claim)
    others = [role for role in claim.roles if role not in own]
    words = next((role.wordings for role in own if isinstance(role.value, int)), ())
    near = _near(own) if wide else ()
    for number in (*taken.numbers, *near) if own else ():
        if (was := told_number(own)) != (now := told_number(number)):
            changed = [Role(role.name, role.value, words) for role in number]
            made = with_roles(claim, [*others, *changed])
            yield Variant(Kind.NUMBER, made, frozenset(("number",)), was, now)
    for role in claim.roles:
        if role.name == _ORDINAL and isinstance(role.value, int):
            for place in (*taken.ordinals, *((role.value + 1,) if wide else ())):
                if place != role.value:
                    made = with_value(claim, role, place, role.wordings)
                    fields = frozenset((_ORDINAL,))
                    yield Variant(Kind.NUMBER, made, fields, str(role.value), str(place))


def _near(number: tuple[Role, ...]) -> Iterator[tuple[Role, ...]]:
    """Yield a number with one more, one less, and ten times as much."""
    for times, more in ((1, 1), (1, -1), (10, 0)):
        yield tuple(
            replace(role, value=role.value * times + more) if isinstance(role.value, int) else role
            for role in number
        )


def _is_as_long(bounds: Bounds, other: Bounds) -> bool:
    """Return whether two times are the same, or the same length, as "six years" and "for six years"."""
    return _unrelated(bounds) == _unrelated(other)


def _unrelated(bounds: Bounds) -> Bounds:
    return replace(bounds, relation=None) if bounds.relation == "lasting" else bounds


def _said(time: Time) -> list[str] | None:
    """Return the words of a time that can be read again; None if there are none."""
    words = in_words(time.bounds)
    return words.split(" ") if parse_time(words) is not None else None


def _timed(
    kind: Kind, claim: Claim, time: Time, bounds: Bounds, anchor: Role | None, *, worked_out: bool = False
) -> Variant:
    changed = replace(time, bounds=bounds, anchor=anchor, worked_out=worked_out)
    times = tuple(changed if one == time else one for one in claim.times)
    was, now = told_time(time.bounds, time.anchor), told_time(bounds, anchor)
    made = replace(claim, times=times)
    return Variant(kind, made, frozenset((term("time"),)), was, now)
