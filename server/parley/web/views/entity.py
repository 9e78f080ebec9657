"""The first part of an entity's page: its claims, its times, and its relations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from parley.names import compact, term
from parley.web.views.dates import date_words
from parley.web.views.description import Description, PropertyValues
from parley.web.views.published import RdfTerm, Row
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import text_of
from parley.web.views.thing_data import ThingData
from parley.web.views.time_words import BOUNDS, bounds_in_words, day_in_words

_LINKS = (term("linked"), term("linkedWith"))
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
    """A time of an event.

    Attributes:
        words: The time as stated.
        exactly: How exactly it is stated, or on which days it may begin and end; "" if the words show it.
        mode: Its modality; "" if it is reported as so.
        claims: The claims that give it, each sentence once.
    """

    words: str
    exactly: str
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
    found: dict[tuple[str, str, str], EventDate] = {}
    for row in thing_data.rows("dates"):
        edtf, portion, mode = (text_of(row, name) for name in ("edtf", "portionLabel", "modalityLabel"))
        days = "" if edtf else bounds_in_words({name: text_of(row, name) for name in BOUNDS})
        if not edtf and not days:
            continue
        words = days or " ".join(part for part in (portion, date_words(edtf).words) if part)
        entry = found.setdefault((edtf or days, portion, mode), EventDate(words, _exactly(edtf, row), mode))
        claim = show(row["claim"], thing_data.site, text_of(row, "sentence"))
        if all(claim.text != other.text for other in entry.claims):
            entry.claims.append(claim)
    return list(found.values())


def _exactly(edtf: str, row: Row) -> str:
    """Return the bounds of a period as a sentence, or the precision of another time."""
    if not edtf:
        return ""
    if "/" in edtf:
        return bounds_in_words({name: text_of(row, name) for name in BOUNDS})
    precision = "" if "portionLabel" in row else date_words(edtf).precision
    return f"stated {precision}" if precision else ""


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
    meeting = show(row["meeting"], thing_data.site, text_of(row, "meetingLabel") or None)
    return Neighbour(meeting, day_in_words(text_of(row, "day")))


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


def has_notes(held: Ties) -> bool:
    """Return whether links to other entities, each with its reason, lead to a thing."""
    return any(link.predicate.iri in _LINKS for link in held.incoming)


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
