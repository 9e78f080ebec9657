"""The first part of an entity's page: its claims, its times, and its relations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from parley.names import compact
from parley.web.views.dates import DateWords, date_words
from parley.web.views.description import Description, PropertyValues
from parley.web.views.published import RdfTerm, Row
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import text_of
from parley.web.views.thing_data import ThingData

_RAW = 30
"""How many raw statements are on a page; all are in the data."""


@dataclass
class ArticleMentions:
    """An article that mentions a thing.

    Attributes:
        article: The article.
        claims: How many of its claims do so.
        places: In how many places its words mean it.
        mentions: Its mentions.
    """

    article: ShownTerm
    claims: int = 0
    places: int = 0
    mentions: list[ShownTerm] = field(default_factory=list)


@dataclass(frozen=True)
class EventDate:
    """A time of an event: as stated, with its modality and its claims."""

    date: DateWords
    mode: str
    claims: list[ShownTerm] = field(default_factory=list)


@dataclass(frozen=True)
class Neighbour:
    """A meeting that began before or after another, and the first day that is given for it."""

    meeting: ShownTerm
    day: str


@dataclass(frozen=True)
class RawStatement:
    """A statement of the graph, in short names."""

    subject: str
    predicate: str
    value: str


@dataclass(frozen=True)
class Linkage:
    """How many statements a thing has, and some of them.

    Attributes:
        outgoing: How many statements have it as their subject.
        incoming: How many have it as their value.
        raw: The first of them.
    """

    outgoing: int
    incoming: int
    raw: list[RawStatement]

    @property
    def is_cut(self) -> bool:
        """Whether there are more statements than are shown."""
        return len(self.raw) < self.outgoing + self.incoming


def mentions(thing_data: ThingData) -> list[ArticleMentions]:
    """Return the articles that mention a thing."""
    found: dict[str, ArticleMentions] = {}
    for row in thing_data.rows("mentioned"):
        shown = show(row["article"], thing_data.site, text_of(row, "title"))
        entry = found.setdefault(row["article"].value, ArticleMentions(shown))
        entry.claims += int(text_of(row, "claims", "0"))
        entry.places += int(text_of(row, "places", "0"))
        entry.mentions += [show(row["mention"], thing_data.site)] if "mention" in row else []
    return list(found.values())


def event_dates(thing_data: ThingData) -> list[EventDate]:
    """Return the times of an event from its claims, each once."""
    found: dict[tuple[str, str], EventDate] = {}
    for row in thing_data.rows("dates"):
        edtf, mode = text_of(row, "edtf"), text_of(row, "modalityLabel")
        if edtf:
            entry = found.setdefault((edtf, mode), EventDate(date_words(edtf), mode))
            entry.claims.append(show(row["claim"], thing_data.site, text_of(row, "sentence")))
    return list(found.values())


def neighbours(thing_data: ThingData) -> tuple[Neighbour | None, Neighbour | None]:
    """Return the nearest meeting before and the nearest after, if dates show it."""
    rows = thing_data.rows("neighbours")
    before = [row for row in rows if text_of(row, "side") == "before"]
    after = [row for row in rows if text_of(row, "side") == "after"]
    return _neighbour(before[-1:], thing_data), _neighbour(after[:1], thing_data)


def _neighbour(rows: Sequence[Row], thing_data: ThingData) -> Neighbour | None:
    if not rows:
        return None
    row = rows[0]
    return Neighbour(
        show(row["meeting"], thing_data.site, text_of(row, "meetingLabel") or None), text_of(row, "day")
    )


@dataclass(frozen=True)
class Ties:
    """The links of a thing, from it and to it.

    Attributes:
        outgoing: Its links that are not claims.
        incoming: The same, to it.
        said: Statements derived from claims, in short; the claims have the details.
        said_of: The same, with the thing as the object.
    """

    outgoing: list[PropertyValues]
    incoming: list[PropertyValues]
    said: list[PropertyValues]
    said_of: list[PropertyValues]


def ties(thing: Description, thing_data: ThingData) -> Ties:
    """Return the links of a thing, with derived ones separate."""
    told = {row["property"].value for row in thing_data.rows("shortcuts")}

    def some(held: list[PropertyValues], *, short: bool) -> list[PropertyValues]:
        return [statement for statement in held if (statement.predicate.iri in told) is short]

    return Ties(
        some(thing.statements, short=False),
        some(thing.incoming, short=False),
        some(thing.statements, short=True),
        some(thing.incoming, short=True),
    )


def linkage(thing_data: ThingData) -> Linkage:
    """Return the numbers of statements of a thing."""
    return Linkage(*thing_data.links, list(_raw(thing_data))[:_RAW])


def _raw(thing_data: ThingData) -> Iterable[RawStatement]:
    own = compact(thing_data.iri)
    for row in thing_data.rows("outgoing"):
        yield RawStatement(own, compact(row["predicate"].value), _written(row["object"]))
    for row in thing_data.rows("incoming"):
        yield RawStatement(_written(row["subject"]), compact(row["predicate"].value), own)


def _written(term: RdfTerm) -> str:
    return compact(term.value) if str(term).startswith("<") else str(term)
