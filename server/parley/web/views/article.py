"""The page of an article: its claims in the order of its text, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from parley.web.views.coverage import Coverage, UnclaimedClause, coverage
from parley.web.views.passages import Place, place_of
from parley.web.views.published import Row
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.signs import Sign, in_columns, signs_of, telling
from parley.web.views.store_reader import text_of
from parley.web.views.thing_data import ThingData

_ROWS = 2000
"""The limit of the query: later rows are not on the page."""


@dataclass(frozen=True)
class ReportedClaim:
    """A claim of an article: its place, and its signs."""

    claim: ShownTerm
    place: Place
    signs: list[Sign]
    disputed: bool


@dataclass
class SentenceOfArticle:
    """A sentence: its place, its claims, and its clauses without one."""

    place: Place
    claims: list[ReportedClaim] = field(default_factory=list)
    unclaimed: list[UnclaimedClause] = field(default_factory=list)

    @property
    def by_place(self) -> dict[Place, list[ReportedClaim]]:
        """Its claims by their passages."""
        found: dict[Place, list[ReportedClaim]] = {}
        for claim in self.claims:
            found.setdefault(claim.place, []).append(claim)
        return found

    @property
    def places(self) -> list[Place]:
        """The passages of its claims, each once."""
        return list(dict.fromkeys(claim.place for claim in self.claims))


@dataclass(frozen=True)
class ArticleView:
    """An article as its page shows it.

    Attributes:
        sentences: The sentences with a claim or a clause without one, in the order of the text.
        claims: How many claims it has.
        coverage: The part of the text with claims.
        withheld: Why claims of it are not published, with how many each.
        cut: Whether some are left out.
    """

    sentences: list[SentenceOfArticle]
    claims: int
    coverage: Coverage
    withheld: list[tuple[ShownTerm, int]]
    cut: bool


def view_article(thing_data: ThingData) -> ArticleView:
    """Return the content of an article's page."""
    rows = thing_data.rows("reported")
    by_claim: dict[str, list[Row]] = {}
    for row in rows:
        by_claim.setdefault(row["claim"].value, []).append(row)
    reported = [(_reported(thing_data, same), place_of(same[0], "sentence")) for same in by_claim.values()]
    covered = coverage(thing_data, (claim.place for claim, _ in reported))
    return ArticleView(
        sentences=_sentences(reported, covered, _wholes(thing_data.rows("clauses"))),
        claims=len(reported),
        coverage=covered,
        withheld=_withheld(thing_data),
        cut=len(rows) >= _ROWS,
    )


def _sentences(
    reported: Iterable[tuple[ReportedClaim, Place | None]], covered: Coverage, wholes: dict[Place, Place]
) -> list[SentenceOfArticle]:
    found: dict[Place, SentenceOfArticle] = {}
    for claim, whole in reported:
        place = whole or claim.place
        found.setdefault(place, SentenceOfArticle(place)).claims.append(claim)
    for clause in covered.unclaimed:
        place = wholes[clause.place]
        found.setdefault(place, SentenceOfArticle(place)).unclaimed.append(clause)
    return [found[place] for place in sorted(found)]


def _wholes(rows: Iterable[Row]) -> dict[Place, Place]:
    """Return the sentence of each clause."""
    return {
        (int(row["start"].value), int(row["end"].value)): whole
        for row in rows
        if (whole := place_of(row, "sentence"))
    }


def _reported(thing_data: ThingData, rows: list[Row]) -> ReportedClaim:
    first, site = rows[0], thing_data.site
    return ReportedClaim(
        show(first["claim"], site, text_of(first, "sentence")),
        (int(first["start"].value), int(first["end"].value)),
        telling(signs_of(in_columns(rows), site)),
        text_of(first, "disputed") in ("true", "1"),
    )


def _withheld(thing_data: ThingData) -> list[tuple[ShownTerm, int]]:
    return [
        (show(row["reason"], thing_data.site, text_of(row, "reasonLabel")), int(text_of(row, "claims")))
        for row in thing_data.rows("withheld")
        if "reason" in row
    ]
