"""Where articles speak of a thing: the chains of words that mean it, as pages show them."""

from __future__ import annotations

from dataclasses import dataclass, field

from parley.names import term
from parley.web.views.asker import Asker, Row, named_query, text_of
from parley.web.views.description import Statement
from parley.web.views.shown import Shown, show

_ROWS = 2000
"""The limit of the query: what comes behind it is not on the page."""


@dataclass(frozen=True)
class Place:
    """Words of a chain: characters from start to end, half-open.

    Attributes:
        span: The words.
        start: Their first character, counted from 0.
        end: The first character after them.
        name: The place of the name that they stand for, where they only point back to one.
    """

    span: Shown
    start: int
    end: int
    name: tuple[int, int] | None


@dataclass
class Chain:
    """A mention: an article, whom or what it speaks of, and in which places."""

    mention: Shown
    article: Shown
    entities: list[Shown] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    @property
    def title(self) -> str:
        """What the mention is called on its own page."""
        return f"“{self.article.text}” on {' and '.join(entity.text for entity in self.entities)}"

    def besides(self, iri: str) -> list[Shown]:
        """Return whom and what else the same words mean."""
        return [entity for entity in self.entities if entity.iri != iri]


@dataclass
class Spoken:
    """Whom or what an article speaks of by one chain, and in how many places."""

    mention: Shown
    places: int
    entities: list[Shown] = field(default_factory=list)


def chains(asker: Asker, iri: str) -> tuple[list[Chain], bool]:
    """Return the mentions of an entity, or the mention that the IRI is of, and whether some are left out."""
    found: dict[str, Chain] = {}
    rows = asker.rows(named_query("chains", iri))
    for row in rows:
        article = show(row["article"], asker.site, text_of(row, "title"))
        chain = found.setdefault(row["mention"].value, Chain(show(row["mention"], asker.site), article))
        entity, place = _entity(asker, row), _place(asker, row)
        chain.entities += [entity] if entity not in chain.entities else []
        chain.places += [place] if place not in chain.places[-1:] else []
    return list(found.values()), len(rows) >= _ROWS


def spoken(asker: Asker, iri: str) -> list[Spoken]:
    """Return whom and what an article speaks of, most spoken of first."""
    found: dict[str, Spoken] = {}
    for row in asker.rows(named_query("spoken", iri)):
        mention = show(row["mention"], asker.site)
        held = found.setdefault(row["mention"].value, Spoken(mention, int(text_of(row, "places"))))
        held.entities.append(_entity(asker, row))
    return list(found.values())


def without_words(found: list[Statement]) -> list[Statement]:
    """Return what is said of a mention but for its words, which stand in its chain."""
    return [statement for statement in found if statement.predicate.iri != term("words")]


def _entity(asker: Asker, row: Row) -> Shown:
    return show(row["entity"], asker.site, text_of(row, "entityLabel"))


def _place(asker: Asker, row: Row) -> Place:
    name = None
    if "nameStart" in row and "nameEnd" in row:
        name = (int(row["nameStart"].value), int(row["nameEnd"].value))
    return Place(show(row["span"], asker.site), int(row["start"].value), int(row["end"].value), name)
