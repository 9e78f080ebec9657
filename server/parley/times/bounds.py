"""Bounds: what the words of a time state, as plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """A stated time: what its words say of it, and nothing that they leave open."""

    earliest_start: str | None = None
    """The first of four days ``YYYY-MM-DD`` between which it starts and ends."""
    latest_start: str | None = None
    earliest_end: str | None = None
    latest_end: str | None = None
    edtf: str | None = None
    """The stated date or interval, as EDTF (ISO 8601-2, level 2)."""
    relation: str | None = None
    """How it lies to that date, length or event: the local name of a concept of ``parley:timeRelations``."""
    weekday: str | None = None
    """``Monday`` to ``Sunday``."""
    duration: str | None = None
    """A length of time, as ISO 8601: ``P3D``, ``PT9H``; or its shortest and its longest: ``P2W/P3W``."""
    season: str | None = None
    """The part of a year, month, week or day that is named, by the local name of a concept: ``spring``,
    ``thirdQuarter``, ``firstWeek``, ``weekend``, ``night``, or a feast: ``easter``."""
    portion: str | None = None
    """How much of it is meant where no days follow: ``earlyIn``, ``midOf``, ``lateIn``, ``endOf``,
    ``earlierIn``, ``laterIn``."""
    deixis: str | None = None
    """Which unit of the calendar it is, seen from the time of writing: ``previous``, ``currentUnit``,
    ``following``; the unit is the duration, the weekday or the part of a year."""
    comparator: str | None = None
    """How the duration is bounded: the local name of a concept of ``parley:comparators``."""
    clock: str | None = None
    """The time of day, ``10:00``, as stated where it is said; ``10:00Z`` in universal time; two of them,
    ``07:00/17:30``, from one to another."""
