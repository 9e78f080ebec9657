"""Times of claims without days whose words could have some: notes for the author, with what would date them.

Words that have no days on purpose are passed over: "around May", "in recent months", "now", "twice a week".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from parley.claims.claim import ArticleAnnotations, Claim, Time
from parley.claims.metadata import knows
from parley.names import term
from parley.text.spans import Span
from parley.times.bounds import Bounds
from parley.times.phrases.following import followed, may_point_ahead, points_back
from parley.times.phrases.frequencies import time_of_frequency
from parley.times.phrases.told_events import event_of
from parley.times.phrases.told_lengths import is_length

_FROM_NOW = ("last", "next", "ago", "fromNow")
"""Relations to the time of writing. Without an exact length they have no days: "in recent months"."""
_NO_DAYS = "give begins and ends if the article states them elsewhere"


class _Way(IntEnum):
    """What would date a time, the surest first."""

    POINTS_BACK = 0
    EVENT = 1
    LENGTH = 2
    WITHIN = 3
    DAYS = 4


_ASKED = {
    _Way.POINTS_BACK: "it points back: give its antecedent",
    _Way.EVENT: "give words with the day of the event as antecedent",
    _Way.LENGTH: "give words with the day from which it counts as antecedent (end = true if it ends then)",
    _Way.WITHIN: "give words with the day from which it counts as antecedent",
    _Way.DAYS: _NO_DAYS,
}


@dataclass(frozen=True, slots=True)
class _Undated:
    """Words of a time without days: the numbers of their claims, and the time."""

    claims: tuple[int, ...]
    span: Span
    bounds: Bounds
    has_antecedent: bool


def undated_notes(held: ArticleAnnotations, text: str) -> list[str]:
    """Return a line for each time without days that could have some; what points back comes first."""
    if not knows(held.article.language):
        return []
    published = held.article.published
    dated = {span: time.bounds for _, time, span, _ in _times(held.claims) if time.bounds.has_days}
    notes = []
    for one in _undated(held.claims):
        words = one.span.of(text)
        if _is_on_purpose(words, one.bounds, published):
            continue
        way = _Way.DAYS if one.has_antecedent else _way(words, one.bounds)
        ask = _NO_DAYS if way == _Way.DAYS else _asked(way, words, one.span, dated, text, published)
        notes.append((way, one.span, f"{_claims(one.claims)}: {_quoted(words)} has no days; {ask}"))
    return [note for _, _, note in sorted(notes)]


def _times(claims: Iterable[Claim]) -> Iterator[tuple[int, Time, Span, bool]]:
    """Yield the times of claims with their words, and whether these have an antecedent."""
    for claim in claims:
        times = {time.iri: time for time in claim.times}
        for role in claim.roles:
            if role.name == term("time") and (time := times.get(str(role.value))):
                for wording in role.wordings:
                    number = int(claim.iri.rsplit("-", 1)[1])
                    yield number, time, wording.span, wording.antecedent is not None


def _undated(claims: Iterable[Claim]) -> Iterator[_Undated]:
    """Yield the words of times that have no days in any claim."""
    found: dict[Span, list[tuple[int, Time, bool]]] = defaultdict(list)
    for number, time, span, has_antecedent in _times(claims):
        found[span].append((number, time, has_antecedent))
    for span, held in found.items():
        if not any(time.bounds.has_days for _, time, _ in held):
            numbers = tuple(dict.fromkeys(number for number, _, _ in held))
            yield _Undated(numbers, span, held[0][1].bounds, held[0][2])


def _is_on_purpose(words: str, bounds: Bounds, published: str | None) -> bool:
    near = bounds.relation in ("around", "asOf") and bounds.clock is None
    if near or time_of_frequency(words) is not None:
        return True
    if bounds.comparator and (bounds.deixis or bounds.relation in _FROM_NOW):
        return True
    # Without a day of publication no weekday has its day, and one note on that would be on all of them.
    by_publication = bounds.deixis or bounds.weekday or "XXXX" in (bounds.edtf or "")
    return published is None and bool(by_publication)


def _way(words: str, bounds: Bounds) -> _Way:
    if not points_back(words):
        return _Way.DAYS
    if event_of(words) is not None:
        return _Way.EVENT
    if bounds.relation == "withinDuration":
        return _Way.WITHIN
    return _Way.LENGTH if is_length(words) else _Way.POINTS_BACK


def _asked(
    way: _Way, words: str, span: Span, dated: dict[Span, Bounds], text: str, published: str | None
) -> str:
    """Return what to give, with the nearest time of the article from which days follow."""
    ahead = may_point_ahead(words)
    near = sorted(
        (span.start - one.end if one.end <= span.start else one.start - span.end, one)
        for one in dated
        if one.end <= span.start or (ahead and span.end <= one.start)
    )
    for _, one in near:
        days = followed(words, dated[one], published)
        fits = way == _Way.POINTS_BACK or _is_exact(dated[one])
        if fits and days is not None and days.has_days:
            return f"{_ASKED[way]}, e.g. {_quoted(one.of(text))}"
    return f"{_ASKED[way]}, or {_NO_DAYS}"


def _is_exact(bounds: Bounds) -> bool:
    """Return whether it is known on which day a time begins or ends."""
    starts, ends = (bounds.earliest_start, bounds.latest_start), (bounds.earliest_end, bounds.latest_end)
    return any(first is not None and first == last for first, last in (starts, ends))


def _quoted(words: str) -> str:
    """Return words in quotation marks, with plain blanks, as they may be copied."""
    return f"'{' '.join(words.split())}'"


def _claims(numbers: tuple[int, ...]) -> str:
    return f"claim {numbers[0]}" if len(numbers) == 1 else f"claims {', '.join(map(str, numbers))}"
