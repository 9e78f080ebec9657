"""A search: results by groups, with counts, or one group in pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from parley.web.views.search_index import Found, NamedThing
from parley.web.views.searched import HitGroup, group_of
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.shown_things import ThingLine, lines_of
from parley.web.views.store_reader import StoreReader

PAGE = 25
"""How many results of one group are on a page."""

_FEW = 5
"""How many results of each group are shown together with the other groups."""


@dataclass(frozen=True)
class Hit:
    """A result: its name, its kind, its place, and its other names."""

    thing: ShownTerm
    kind: str
    place: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class GroupView:
    """The results of one group.

    Attributes:
    group: The group.
    total: How many there are.
    hits: Those on the page.
    """

    group: HitGroup
    total: int
    hits: list[Hit]


@dataclass(frozen=True)
class SearchView:
    """The result of a search.

    Attributes:
    text: The searched text.
    total: How many things were found.
    groups: The groups on the page.
    chosen: The one requested group; None for all.
    page: The number of its page, from 1.
    pages: How many pages there are.
    found: The words that were really searched.
    """

    text: str
    total: int
    groups: list[GroupView]
    chosen: HitGroup | None
    page: int
    pages: int
    found: Found

    def as_json(self, base: str) -> dict[str, Any]:
        """Return it as JSON; links are absolute, below the public address."""
        return {
            "query": self.text,
            "total": self.total,
            "page": self.page,
            "pages": self.pages,
            "searchedInstead": self.found.instead,
            "notFound": list(self.found.missing),
            "groups": [
                {
                    "kind": view.group.code,
                    "title": view.group.title,
                    "total": view.total,
                    "results": [_hit_json(hit, base) for hit in view.hits],
                }
                for view in self.groups
            ],
        }


def search(reader: StoreReader, text: str, code: str = "", page: int = 1) -> SearchView:
    """Return the result of a search.

    Args:
        reader: The store.
    text: The searched text.
    code: The one wanted group; "" or an unknown one for all.
    page: The number of its page; one that is too great becomes the last.

    Raises:
        QueryFailure: There is no answer.
    """
    found = reader.names.find(text)
    by_group: dict[HitGroup, list[NamedThing]] = {group: [] for group in HitGroup}
    for thing in found.things:
        if (group := group_of(thing.iri)) is not None:
            by_group[group].append(thing)
    chosen = next((group for group in HitGroup if group.code == code), None)
    held = {group: things for group, things in by_group.items() if things and chosen in (None, group)}
    pages = max(1, -(-len(held.get(chosen, ())) // PAGE)) if chosen else 1
    page = min(max(page, 1), pages)
    first, number = ((page - 1) * PAGE, PAGE) if chosen else (0, _FEW)
    shown = {group: things[first : first + number] for group, things in held.items()}
    lines = lines_of(reader, (thing.iri for things in shown.values() for thing in things))
    groups = [
        GroupView(group, len(held[group]), [_hit(thing, lines, reader) for thing in things])
        for group, things in shown.items()
    ]
    return SearchView(text, sum(map(len, by_group.values())), groups, chosen, page, pages, found)


def _hit(thing: NamedThing, lines: Any, reader: StoreReader) -> Hit:
    line: ThingLine = lines.get(thing.iri) or ThingLine(thing.label)
    term = show(ox.NamedNode(thing.iri), reader.site, thing.label or line.label)
    return Hit(term, line.kind, line.place, tuple(thing.others))


def _hit_json(hit: Hit, base: str) -> dict[str, Any]:
    told = {
        "iri": hit.thing.iri,
        "label": hit.thing.text,
        "kind": hit.kind,
        "otherNames": list(hit.others),
        "statedIn": hit.place,
        "page": base + hit.thing.href if hit.thing.href else None,
    }
    return {name: value for name, value in told.items() if value}


def meant(reader: StoreReader, text: str, number: int = 6) -> list[ShownTerm]:
    """Return the things that were probably meant by the address of a missing page, entities first.

    Raises:
        QueryFailure: There is no answer.
    """
    found = reader.names.find(text)
    order = list(HitGroup)
    placed = [(order.index(group), thing) for thing in found.things if (group := group_of(thing.iri))]
    entities = [entry for entry in placed if entry[0] < order.index(HitGroup.CLAIMS)]
    best = sorted(entities or placed, key=lambda entry: entry[0])[:number]
    return [show(ox.NamedNode(thing.iri), reader.site, thing.label) for _, thing in best]
