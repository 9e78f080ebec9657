"""Who heads which body, as reported. Support for a head is none for the body, but readers ask for both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from parley.web.configuration.site import Site
from parley.web.views.published import Row
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import text_of


@dataclass(frozen=True)
class HeadOfBody:
    """Someone who heads a body.

    Attributes:
        body: The body.
        head: The head.
        claims: The claims that say so.
        support: The claims of support for the head.
    """

    body: ShownTerm
    head: ShownTerm
    claims: list[ShownTerm] = field(default_factory=list)
    support: list[ShownTerm] = field(default_factory=list)


def heads(rows: Iterable[Row], site: Site) -> list[HeadOfBody]:
    """Return the heads of bodies, from the rows of ``heads.rq``; each claim once."""
    found: dict[tuple[str, str], HeadOfBody] = {}
    for row in rows:
        pair = row["body"].value, row["head"].value
        held = found.setdefault(pair, HeadOfBody(_named(row, "body", site), _named(row, "head", site)))
        _add(held.claims, show(row["claim"], site, text_of(row, "sentence") or None))
        if "support" in row:
            _add(held.support, show(row["support"], site, text_of(row, "supportSentence") or None))
    return list(found.values())


def _named(row: Row, name: str, site: Site) -> ShownTerm:
    return show(row[name], site, text_of(row, f"{name}Label") or None)


def _add(held: list[ShownTerm], claim: ShownTerm) -> None:
    if claim not in held:
        held.append(claim)
