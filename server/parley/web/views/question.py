"""A question of the release, as it is published."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from parley.names import RDFS, SCHEMA, SH, thing
from parley.web.views.published import Row
from parley.web.views.store_reader import text_of
from parley.web.views.thing_data import ThingData

_SELECT, _REMARK, _KEYWORDS = SH + "select", RDFS + "comment", SCHEMA + "keywords"
_PROLOGUE = re.compile(r"^\s*(?:#.*|PREFIX\s.*)?$", re.IGNORECASE)
_ONE_ARTICLE = re.compile(r"^.*# without this line: .*\n", re.MULTILINE)
_ARTICLE = re.compile(r"\barticle:([\w-]+)")


@dataclass(frozen=True)
class QuestionView:
    """A question.

    Attributes:
        title: What it asks.
        text: The query.
        description: What the answer says and does not say.
        keywords: Its subjects.
    """

    title: str
    text: str
    description: str
    keywords: tuple[str, ...] = ()

    @property
    def remark(self) -> str:
        """The description without the title at its beginning."""
        return self.description.removeprefix(self.title).strip()

    @property
    def body(self) -> str:
        """The query without unnecessary declarations."""
        lines = self.text.splitlines()
        while lines and _PROLOGUE.match(lines[0]):
            lines.pop(0)
        return "\n".join(lines)

    @property
    def to_all_articles(self) -> str | None:
        """The same question to all articles, if it is one to one article; a line of it says so."""
        wider = _ONE_ARTICLE.sub("", self.text)
        return wider if wider != self.text else None

    @property
    def articles(self) -> list[ox.NamedNode]:
        """The articles that it asks, if it does not ask all."""
        asked = _ARTICLE.findall("".join(_ONE_ARTICLE.findall(self.text)))
        return [ox.NamedNode(thing("article", name)) for name in asked]


def question_view(thing_data: ThingData, title: str) -> QuestionView:
    """Return the question with an IRI."""
    rows = thing_data.rows("outgoing")
    values = {predicate: _values(rows, predicate) for predicate in (_SELECT, _REMARK, _KEYWORDS)}
    return QuestionView(
        title, next(iter(values[_SELECT]), ""), " ".join(values[_REMARK]), tuple(sorted(values[_KEYWORDS]))
    )


def _values(rows: Iterable[Row], predicate: str) -> list[str]:
    return [text_of(row, "object") for row in rows if row["predicate"].value == predicate]
