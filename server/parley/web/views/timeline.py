"""The timeline: past or future events in claims, by date, each drawn as exactly as stated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from parley.names import term
from parley.web.configuration.site import Site
from parley.web.views.dates import DateBounds, DateWords, bounds_in, date_words
from parley.web.views.published import Row
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.signs import Sign, in_columns, signs_of, telling
from parley.web.views.store_reader import text_of

PER_PAGE = 30
"""How many times are on one page, as in the published query."""
_YEARS = 60
"""More years are not all in the list of years."""
_LEAST = 0.8
"""The least width of a bar, in hundredths of the scale."""


@dataclass(frozen=True)
class TimedClaim:
    """A claim at one of its times.

    Attributes:
        date: The time as it is stated.
        bounds: Its bounds.
        claim: The claim.
        article: Its article.
        signs: How it is said.
        events: Its meetings and events.
        is_actual: Whether it is stated as a fact, not as planned or the like.
    """

    date: DateWords
    bounds: DateBounds
    claim: ShownTerm
    article: ShownTerm
    signs: list[Sign]
    events: list[ShownTerm]
    is_actual: bool


@dataclass(frozen=True)
class Scale:
    """The days from the first to the last in a picture."""

    first: date
    last: date

    @property
    def years(self) -> tuple[int, int]:
        """The years of its first and last day."""
        return self.first.year, self.last.year

    def bar(self, bounds: DateBounds) -> tuple[float, float]:
        """Return the start and the width of the bar of a time, in hundredths of the scale."""
        start = self._place(bounds.start or self.first)
        end = self._place((bounds.end or self.last) + timedelta(days=bounds.end is not None))
        width = min(max(end - start, _LEAST), 100)
        return round(min(start, 100 - width), 2), round(width, 2)

    def _place(self, day: date) -> float:
        whole = (self.last - self.first).days + 1
        return min(max((day - self.first).days / whole * 100, 0), 100)


def timed_claims(rows: Iterable[Row], site: Site) -> list[TimedClaim]:
    """Return the claims with their times, in the order of the rows; one claim once for each of its times."""
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        key = (row["claim"].value, *(text_of(row, name) for name in ("edtf", "earliestStart", "latestEnd")))
        found.setdefault(key, []).append(row)
    return [_timed(held, site) for held in found.values()]


def _timed(rows: Sequence[Row], site: Site) -> TimedClaim:
    row = rows[0]
    events = {
        one["event"].value: show(one["event"], site, text_of(one, "eventLabel") or None)
        for one in rows
        if "event" in one
    }
    bounds = bounds_in(row)
    return TimedClaim(
        date_words(text_of(row, "edtf")) if "edtf" in row else _by_bounds(bounds),
        bounds,
        show(row["claim"], site, text_of(row, "sentence") or None),
        show(row["article"], site, text_of(row, "title") or None),
        telling(signs_of(in_columns(rows), site)),
        list(events.values()),
        text_of(row, "modality", term("actual")) == term("actual"),
    )


@dataclass(frozen=True)
class YearCount:
    """A year, and how many times of claims may touch it; the address of a year without any is not shown."""

    year: str
    times: int


def years_of(rows: Iterable[Row]) -> list[YearCount]:
    """Return the years from the first to the last, from the rows of ``years.rq``.

    Of many years only those are returned in which a time begins or ends.
    """
    names = ("first", "last", "times")
    spans = [tuple(int(text_of(row, name)) for name in names) for row in rows]
    if not spans:
        return []
    ends = sorted({year for first, last, _ in spans for year in (first, last)})
    shown = range(ends[0], ends[-1] + 1) if ends[-1] - ends[0] < _YEARS else ends
    return [
        YearCount(f"{year:04}", sum(times for first, last, times in spans if first <= year <= last))
        for year in shown
    ]


def _by_bounds(bounds: DateBounds) -> DateWords:
    start, end = bounds.start or "a day that is not stated", bounds.end or "a day that is not stated"
    return DateWords(f"between {start} and {end}", "", "")


def scale_of(claims: Iterable[TimedClaim]) -> Scale | None:
    """Return the common scale, in whole years; None if nothing has a day."""
    days = [
        day
        for claim in claims
        for day in (claim.bounds.start, claim.bounds.end)
        if day is not None
    ]
    if not days:
        return None
    return Scale(date(min(days).year, 1, 1), date(max(days).year, 12, 31))
