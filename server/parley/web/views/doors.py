"""The doors of the home page: questions for any corpus, each with an example of its answer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from parley.web.views.published import Row
from parley.web.views.store_reader import text_of

GENERAL = ("any articles",)
"""The keywords of a door."""

_FOLDER = files("parley.web.views") / "doors"
_HEADER = re.compile(r"# (?P<key>[a-z]+): (?P<value>.+)\n")
_ORDER = (
    "who-supports-whom",
    "who-came-and-who-stayed-away",
    "what-was-planned",
    "what-is-proposed-and-who-reacted",
)


@dataclass(frozen=True)
class GraphDoor:
    """A question for any corpus.

    Attributes:
        name: The last part of its address.
        title: The question.
        description: What the answer says and does not say.
        text: The query.
        similar: The keywords of the questions of a release that ask much the same.
        words: Other words that it is found by.
    """

    name: str
    title: str
    description: str
    text: str
    similar: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class DoorView:
    """A door with its claims: how many there are, and the sentence of one."""

    door: GraphDoor
    claims: int
    sentence: str


@cache
def doors() -> tuple[GraphDoor, ...]:
    """Return all doors, in order."""
    return tuple(_read(name) for name in _ORDER)


def _read(name: str) -> GraphDoor:
    text = (_FOLDER / f"{name}.rq").read_text(encoding="utf-8")
    header = {match["key"]: match["value"] for match in _HEADER.finditer(text)}
    similar = tuple(header["see"].split(", "))
    return GraphDoor(
        name, header["title"], header["description"], _HEADER.sub("", text), similar, header["words"]
    )


def opened(rows: Iterable[Row]) -> list[DoorView]:
    """Return the doors with claims, from the rows of ``doors.rq``."""
    behind = {text_of(row, "door"): row for row in rows}
    return [
        DoorView(door, int(text_of(behind[door.name], "claims")), text_of(behind[door.name], "one")[1:])
        for door in doors()
        if door.name in behind
    ]
