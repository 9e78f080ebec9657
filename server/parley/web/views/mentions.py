"""The places where articles mention a thing: the words that mean it, as pages show them."""

from __future__ import annotations

from dataclasses import dataclass, field

from parley.names import term
from parley.web.views.description import PropertyValues
from parley.web.views.published import Row
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import text_of
from parley.web.views.thing_data import ThingData

_ROWS = 2000
"""The limit of the query: later rows are not on the page."""


@dataclass(frozen=True)
class MentionPlace:
    """Words of a mention: characters from start to end, half-open.

    Attributes:
        span: The words.
        start: Their first character, counted from 0.
        end: The first character after them.
        name: The place of their antecedent, if they only point back.
    """

    span: ShownTerm
    start: int
    end: int
    name: tuple[int, int] | None


@dataclass
class MentionChain:
    """A mention: an article, an entity, and its places."""

    mention: ShownTerm
    article: ShownTerm
    entities: list[ShownTerm] = field(default_factory=list)
    places: list[MentionPlace] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The title of the mention on its own page."""
        return f"“{self.article.text}” on {' and '.join(entity.text for entity in self.entities)}"

    def besides(self, iri: str) -> list[ShownTerm]:
        """Return the other entities that the same words mean."""
        return [entity for entity in self.entities if entity.iri != iri]


@dataclass
class MentionSummary:
    """An entity of one mention in an article, and how many places it has."""

    mention: ShownTerm
    places: int
    entities: list[ShownTerm] = field(default_factory=list)


def chains(thing_data: ThingData) -> tuple[list[MentionChain], bool]:
    """Return the mentions of an entity, or the mention with the IRI, and whether some are left out."""
    found: dict[str, MentionChain] = {}
    rows = thing_data.rows("chains")
    for row in rows:
        article = show(row["article"], thing_data.site, text_of(row, "title"))
        chain = found.setdefault(
            row["mention"].value, MentionChain(show(row["mention"], thing_data.site), article)
        )
        entity, place = _entity(thing_data, row), _place(thing_data, row)
        chain.entities += [entity] if entity not in chain.entities else []
        chain.places += [place] if place not in chain.places[-1:] else []
    return list(found.values()), len(rows) >= _ROWS


def spoken(thing_data: ThingData) -> list[MentionSummary]:
    """Return the entities of an article, the most frequent first."""
    found: dict[str, MentionSummary] = {}
    for row in thing_data.rows("spoken"):
        mention = show(row["mention"], thing_data.site)
        held = found.setdefault(row["mention"].value, MentionSummary(mention, int(text_of(row, "places"))))
        held.entities.append(_entity(thing_data, row))
    return list(found.values())


def without_words(found: list[PropertyValues]) -> list[PropertyValues]:
    """Return the statements about a mention, without its words."""
    return [statement for statement in found if statement.predicate.iri != term("words")]


def _entity(thing_data: ThingData, row: Row) -> ShownTerm:
    return show(row["entity"], thing_data.site, text_of(row, "entityLabel"))


def _place(thing_data: ThingData, row: Row) -> MentionPlace:
    name = None
    if "nameStart" in row and "nameEnd" in row:
        name = (int(row["nameStart"].value), int(row["nameEnd"].value))
    return MentionPlace(
        show(row["span"], thing_data.site), int(row["start"].value), int(row["end"].value), name
    )
