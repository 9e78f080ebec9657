"""What a search shows: results by groups, with counts, or one group in pages."""

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
"""Results of one group on a page."""

_FEW = 5
"""Results of each group where all groups are shown."""


@dataclass(frozen=True)
class Hit:
    """A result: what it is called, what kind of thing it is, where it is stated, and its other names."""

    thing: ShownTerm
    kind: str
    place: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class GroupView:
    """The results of one group.

    Attributes:
        group: Which.
        total: How many there are.
        hits: Those that are shown.
    """

    group: HitGroup
    total: int
    hits: list[Hit]


@dataclass(frozen=True)
class SearchView:
    """What a search shows.

    Attributes:
        text: What was sought.
        total: How many things were found.
        groups: The groups that are shown.
        chosen: The one group that was asked for; None for all.
        page: The page of it that is shown, from 1.
        pages: How many there are.
        found: What the words were taken for.
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
    """Return what a search shows.

    Args:
        reader: The store.
        text: What is sought.
        code: The one group that is wanted; "" or an unknown one for all.
        page: Which page of it; one that there is not becomes the last.

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
    """Return what the words in the address of a page that there is not may have meant, entities first.

    Raises:
        QueryFailure: There is no answer.
    """
    found = reader.names.find(text)
    order = list(HitGroup)
    placed = [(order.index(group), thing) for thing in found.things if (group := group_of(thing.iri))]
    entities = [entry for entry in placed if entry[0] < order.index(HitGroup.CLAIMS)]
    best = sorted(entities or placed, key=lambda entry: entry[0])[:number]
    return [show(ox.NamedNode(thing.iri), reader.site, thing.label) for _, thing in best]
