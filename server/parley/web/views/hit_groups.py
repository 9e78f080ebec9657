"""The searched names: of entities, articles, notions, questions, silences, claims and terms."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from parley.names import IDS, ONTOLOGY
from parley.web.views.published import Row
from parley.web.views.search_index import NamedThing


class HitGroup(Enum):
    """The groups of results, in the order of the page: the name in addresses, and the heading."""

    ACTORS = ("actors", "Actors")
    PLACES = ("places", "Places")
    EVENTS = ("events", "Conflicts, processes, meetings and other events")
    OTHERS = ("others", "Situations, documents and the like")
    ARTICLES = ("articles", "Articles")
    CLAIMS = ("claims", "Claims")
    SILENCES = ("silences", "What no article answers")
    QUESTIONS = ("questions", "Questions to ask")
    NOTIONS = ("notions", "What articles mean by a word")
    TERMS = ("terms", "Terms of the ontology")

    def __init__(self, code: str, title: str) -> None:
        """Create it from the name and the heading."""
        self.code = code
        self.title = title


_OF_KIND = {
    **dict.fromkeys(("actor", "person", "state", "organization", "party"), HitGroup.ACTORS),
    "place": HitGroup.PLACES,
    **dict.fromkeys(("conflict", "event", "process", "meeting", "series", "initiative"), HitGroup.EVENTS),
    **dict.fromkeys(("situation", "document", "asset"), HitGroup.OTHERS),
    "article": HitGroup.ARTICLES,
    "claim": HitGroup.CLAIMS,
    "silence": HitGroup.SILENCES,
    "question": HitGroup.QUESTIONS,
    "notion": HitGroup.NOTIONS,
}


def group_of(iri: str) -> HitGroup | None:
    """Return the group of a thing; None for things that nobody searches, such as links and codings."""
    if iri.startswith(ONTOLOGY):
        return HitGroup.TERMS
    if not iri.startswith(IDS) or "#" in iri:
        return None
    return _OF_KIND.get(iri.removeprefix(IDS).partition("/")[0])


def named_things(rows: Iterable[Row]) -> list[NamedThing]:
    """Return the searchable things, from the rows of ``names.rq``; the first label counts."""
    found: dict[str, NamedThing] = {}
    for row in rows:
        iri, name = row["thing"].value, row["name"].value
        if group_of(iri) is None:
            continue
        thing = found.setdefault(iri, NamedThing(iri))
        if "hidden" in row:
            thing.hidden.append(name)
        elif row["other"].value in ("true", "1") or (thing.label and name > thing.label):
            thing.others.append(name)
        else:
            thing.others += [thing.label] if thing.label else []
            thing.label = name
    return list(found.values())
