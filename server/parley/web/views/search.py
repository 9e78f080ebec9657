"""A search: results by groups, with counts, or one group in pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from parley.names import IDS
from parley.web.views.examples import examples, general
from parley.web.views.hit_groups import HitGroup, group_of
from parley.web.views.search_index import NamedThing, SearchResult, content_of, words_of
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.shown_things import ThingLine, lines_of
from parley.web.views.store_reader import StoreReader

PAGE = 25
"""How many results of one group are on a page."""

_ASKING = frozenset(
    ("who", "whom", "whose", "what", "which", "when", "where", "why", "how", "did", "does", "do", "is", "are",
     "was", "were", "has", "have")
)  # fmt: skip
"""Words that a question begins with."""
_FEW = 5
"""How many results of each group are shown together with the other groups."""


@dataclass(frozen=True)
class Hit:
    """A result.

    Attributes:
        thing: The thing by its name.
        kind: Its kind.
        place: Its place.
        others: Its other names.
        claims: How many claims have this sentence, if it is one.
        definition: What it means, if it is a term.
    """

    thing: ShownTerm
    kind: str
    place: str
    others: tuple[str, ...]
    claims: int
    definition: str = ""


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
        asked: The questions to ask that have most of its words, if it is a question, and otherwise those for
            any corpus that have all.
    """

    text: str
    total: int
    groups: list[GroupView]
    chosen: HitGroup | None
    page: int
    pages: int
    found: SearchResult
    asked: list[ShownTerm]

    def as_json(self, base: str) -> dict[str, Any]:
        """Return it as JSON; links are absolute, below the public address."""
        return {
            "query": self.text,
            "total": self.total,
            "page": self.page,
            "pages": self.pages,
            "searchedInstead": self.found.instead,
            "notFound": list(self.found.missing),
            "questions": [{"title": one.text, "page": f"{base}{one.href}"} for one in self.asked],
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
    asked = _asked(reader, text)
    parts = by_group(found.things, {str(one.iri) for one in asked})
    chosen = next((group for group in HitGroup if group.code == code), None)
    held = {
        group: list(things.values())
        for group, things in parts.items()
        if things and chosen in (None, group)
    }
    pages = max(1, -(-len(held.get(chosen, ())) // PAGE)) if chosen else 1
    page = min(max(page, 1), pages)
    first, number = ((page - 1) * PAGE, PAGE) if chosen else (0, _FEW)
    shown = {group: things[first : first + number] for group, things in held.items()}
    lines = lines_of(reader, (alike[0].iri for things in shown.values() for alike in things))
    groups = [
        GroupView(group, len(held[group]), [_hit(alike, lines, reader) for alike in things])
        for group, things in shown.items()
    ]
    return SearchView(text, sum(map(len, parts.values())), groups, chosen, page, pages, found, asked)


def by_group(
    things: Iterable[NamedThing], besides: set[str]
) -> dict[HitGroup, dict[str, list[NamedThing]]]:
    """Return things by their groups, without some; claims with the same sentence are one."""
    found: dict[HitGroup, dict[str, list[NamedThing]]] = {group: {} for group in HitGroup}
    for thing in things:
        group = group_of(thing.iri)
        if group is None or thing.iri in besides:
            continue
        key = thing.label if group is HitGroup.CLAIMS else ""
        found[group].setdefault(key or thing.iri, []).append(thing)
    return found


def _asked(reader: StoreReader, text: str) -> list[ShownTerm]:
    """Return the questions to ask with most words of a text; if it is none itself, those for any corpus."""
    sought = content_of(text)
    if is_question(text):
        common = {one: len(sought & content_of(one.title)) for one in examples(reader)}
        most = max(common.values(), default=0)
        best = [one for one, number in common.items() if most and number == most][:_FEW]
    else:
        held = general() if reader.site.release else []
        best = [one for one in held if sought and sought <= content_of(f"{one.title} {one.words}")]
    site = reader.site
    return [ShownTerm(one.title, site.path(one.path), f"{IDS}question/{one.name}") for one in best]


def is_question(text: str) -> bool:
    """Return whether a text is a question: by its mark, or by its first word."""
    words = words_of(text)
    return text.endswith("?") or (len(words) > 1 and words[0] in _ASKING)


def _hit(alike: list[NamedThing], lines: Any, reader: StoreReader) -> Hit:
    thing = alike[0]
    line: ThingLine = lines.get(thing.iri) or ThingLine(thing.label)
    term = show(ox.NamedNode(thing.iri), reader.site, thing.label or line.label)
    kind = "" if group_of(thing.iri) is HitGroup.SILENCES else line.kind  # their heading says it
    return Hit(term, kind, line.place, tuple(thing.others), len(alike), line.definition)


def _hit_json(hit: Hit, base: str) -> dict[str, Any]:
    told = {
        "iri": hit.thing.iri,
        "label": hit.thing.text,
        "kind": hit.kind,
        "definition": hit.definition,
        "otherNames": list(hit.others),
        "statedIn": hit.place,
        "claims": hit.claims if hit.claims > 1 else 0,
        "page": base + hit.thing.href if hit.thing.href else None,
    }
    return {name: value for name, value in told.items() if value}


def suggestions(reader: StoreReader, text: str, number: int = 6) -> list[ShownTerm]:
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
