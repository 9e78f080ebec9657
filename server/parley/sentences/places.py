"""Places in a sentence: "in" a town or state, "at" a building or point, "on" a line or an island.

The kind of a place is told by its noun, and not by its name: "the Marrow road" is a road.
"""

from __future__ import annotations

from collections.abc import Iterable

from parley.claims.vocabulary import Vocabulary
from parley.names import term
from parley.sentences.nouns import head_of

_AT = frozenset((
    "airfield", "airport", "base", "bridge", "center", "centre", "checkpoint", "crossing", "dam", "edge",
    "embassy", "factory", "gate", "headquarters", "hotel", "intersection", "junction", "location", "mine",
    "monastery", "mosque", "palace", "plant", "point", "position", "post", "residence", "site", "spot",
    "stadium", "station", "terminal", "university", "venue",
))  # fmt: skip
"""Nouns of buildings and points."""
_ON = frozenset((
    "bank", "border", "coast", "coastline", "deck", "floor", "frontier", "highway", "hill", "hillside",
    "island", "line", "motorway", "outskirts", "peninsula", "plateau", "river", "road", "seafront", "shore",
    "side", "slope", "storey", "street", "terrace", "track",
))  # fmt: skip
"""Nouns of lines, surfaces and islands."""


def preposition(thing: str, vocabulary: Vocabulary) -> str:
    """Return the preposition before a place: "in", if its noun does not tell another."""
    if not vocabulary.is_a(thing, term("Place")):
        return "in"
    noun = head_of(vocabulary.label(thing)).casefold()
    nouns = {noun, noun.removesuffix("s")}
    return "at" if nouns & _AT else "on" if nouns & _ON else "in"


def preposition_of(things: Iterable[str], vocabulary: Vocabulary) -> str:
    """Return the preposition that several places share; "in", if they share none."""
    found = {preposition(one, vocabulary) for one in things}
    return found.pop() if len(found) == 1 else "in"
