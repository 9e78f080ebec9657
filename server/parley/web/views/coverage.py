"""Coverage: the places of an article's claims in its text, and why the other clauses have none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from parley.web.views.passages import Place
from parley.web.views.published import Row
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import text_of
from parley.web.views.thing_data import ThingData


@dataclass(frozen=True)
class UnclaimedClause:
    """A clause without a claim, and why; None if no reason is published."""

    place: Place
    reason: ShownTerm | None


@dataclass(frozen=True)
class Coverage:
    """The places of an article's claims.

    Attributes:
        clauses: How many clauses are recorded.
        claimed: The parts of the text in passages of claims, none touching another.
        unclaimed: The clauses without words of a claim.
        reasons: Why they have none, with how many each, the most frequent first.
    """

    clauses: int
    claimed: list[Place]
    unclaimed: list[UnclaimedClause]
    reasons: list[tuple[ShownTerm | None, int]]

    @property
    def characters(self) -> int:
        """How many characters are in passages of claims."""
        return sum(end - start for start, end in self.claimed)


def coverage(thing_data: ThingData, evidence: Iterable[Place]) -> Coverage:
    """Return the places of an article's claims.

    Args:
        thing_data: The data of the article.
        evidence: The passages of its claims.
    """
    held = merged_places(evidence)
    rows = thing_data.rows("clauses")
    without = [clause for row in rows if (clause := _unclaimed(thing_data, row, held))]
    counted = Counter(clause.reason for clause in without)
    return Coverage(len(rows), held, without, counted.most_common())


def merged_places(places: Iterable[Place]) -> list[Place]:
    """Return places in order, with those that overlap or touch joined."""
    found: list[Place] = []
    for start, end in sorted(places):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _unclaimed(thing_data: ThingData, row: Row, held: list[Place]) -> UnclaimedClause | None:
    """Return a clause if it has no claim: it has a reason, or is in no passage of a claim."""
    place = (int(row["start"].value), int(row["end"].value))
    if "reason" in row:
        return UnclaimedClause(place, show(row["reason"], thing_data.site, text_of(row, "reasonLabel")))
    touched = any(start < place[1] and place[0] < end for start, end in held)
    return None if touched else UnclaimedClause(place, None)
