"""The subjects of a release, for the first sentence of the home page: articles, conflicts, processes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from parley.names import term
from parley.web.configuration.site import Site
from parley.web.views.published import Row
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import text_of

_NAMED = 3
"""How many conflicts, processes and articles are named; the others are only counted."""


@dataclass(frozen=True)
class AboutWhat:
    """The subjects of a release.

    Attributes:
        articles: How many articles there are.
        claims: How many claims there are.
        conflicts: The conflicts with most claims.
        processes: The peace processes with most claims.
        titles: The articles with most claims.
        more: Whether there are more of each: conflicts, processes, articles.
    """

    articles: int
    claims: int
    conflicts: list[ShownTerm]
    processes: list[ShownTerm]
    titles: list[ShownTerm]
    more: tuple[bool, bool, bool]


def about_what(rows: Iterable[Row], overview: Iterable[Row], site: Site) -> AboutWhat:
    """Return the subjects of a release, from the rows of ``subjects.rq`` and of ``overview.rq``."""
    counted = list(overview)
    by_kind: dict[str, list[ShownTerm]] = {}
    for row in rows:
        found = by_kind.setdefault(row["kind"].value, [])
        shown = show(row["subject"], site, text_of(row, "label"))
        if shown.iri not in {other.iri for other in found}:
            found.append(shown)
    held = [by_kind.get(term(name), []) for name in ("Conflict", "PeaceProcess", "Article")]
    return AboutWhat(
        articles=_number(row for row in counted if row["class"].value == term("Article")),
        claims=_number(row for row in counted if text_of(row, "claims") in ("true", "1")),
        conflicts=held[0][:_NAMED],
        processes=held[1][:_NAMED],
        titles=held[2][:_NAMED],
        more=(len(held[0]) > _NAMED, len(held[1]) > _NAMED, len(held[2]) > _NAMED),
    )


def _number(rows: Iterable[Row]) -> int:
    return sum(int(text_of(row, "things")) for row in rows)
