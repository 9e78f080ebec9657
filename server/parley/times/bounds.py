"""Bounds: the time that words state, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Bounds:
    """A stated time: what its words say, without anything that they leave open."""

    earliest_start: str | None = None
    """The first of four days ``YYYY-MM-DD`` between which it starts and ends."""
    latest_start: str | None = None
    earliest_end: str | None = None
    latest_end: str | None = None
    edtf: str | None = None
    """The stated date or interval, as EDTF (ISO 8601-2, level 2)."""
    relation: str | None = None
    """Its relation to that date, length or event: the local name of a concept of ``parley:timeRelations``."""
    weekday: str | None = None
    """``Monday`` to ``Sunday``."""
    duration: str | None = None
    """A length of time, as ISO 8601: ``P3D``, ``PT9H``; or its shortest and its longest: ``P2W/P3W``."""
    season: str | None = None
    """The named part of a year, month, week or day, by the local name of a concept: ``spring``,
    ``thirdQuarter``, ``firstWeek``, ``weekend``, ``night``, or a feast: ``easter``."""
    portion: str | None = None
    """The meant part of it, if no days follow: ``earlyIn``, ``midOf``, ``lateIn``, ``endOf``, ``earlierIn``,
    ``laterIn``."""
    deixis: str | None = None
    """The unit of the calendar, counted from the time of writing: ``previous``, ``currentUnit``,
    ``following``. The unit is the duration, the weekday or the part of a year."""
    comparator: str | None = None
    """The bound of the duration: the local name of a concept of ``parley:comparators``."""
    clock: str | None = None
    """The time of day, ``10:00``, in local time; ``10:00Z`` in universal time; two of them,
    ``07:00/17:30``, for the hours from one to another."""

    @property
    def has_days(self) -> bool:
        """Return whether any day of it is known."""
        return any((self.earliest_start, self.latest_start, self.earliest_end, self.latest_end))

    def without_days(self) -> Bounds:
        """Return it without its days.

        >>> Bounds("2031-05-03", relation="since").without_days() == Bounds(relation="since")
        True
        """
        return replace(self, earliest_start=None, latest_start=None, earliest_end=None, latest_end=None)

    def only_days(self) -> Bounds:
        """Return nothing but its days.

        >>> Bounds("2031-05-03", relation="since").only_days() == Bounds("2031-05-03")
        True
        """
        return Bounds(self.earliest_start, self.latest_start, self.earliest_end, self.latest_end)
