"""A question of the release, answered as a table whose rows lead to claims and things."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import pyoxigraph as ox

from parley.names import IDS, SCHEMA, SH
from parley.web.views.gathered import Gathered
from parley.web.views.published import RdfTerm, Row
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import StoreReader, text_of
from parley.web.views.widened import widened

ROWS = 50
"""Rows on one page."""
_CLAIMS = 5
"""Claims that a row has links to."""
_CLAIM = f"{IDS}claim/"
_SELECT, _REMARK = SH + "select", "http://www.w3.org/2000/01/rdf-schema#comment"
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PROLOGUE = re.compile(r"^\s*(?:#.*|PREFIX\s.*)?$", re.IGNORECASE)


@dataclass(frozen=True)
class AskedQuestion:
    """A question in the form in which the release publishes it.

    Attributes:
        text: The query.
    description: What the answer says and does not say.
    keywords: Its subjects.
    """

    text: str
    description: str
    keywords: list[str]

    def remark(self, title: str) -> str:
        """Return the description without the title at its beginning."""
        return self.description.removeprefix(title).strip()

    @property
    def body(self) -> str:
        """The query without unnecessary declarations."""
        lines = self.text.splitlines()
        while lines and _PROLOGUE.match(lines[0]):
            lines.pop(0)
        return "\n".join(lines)


@dataclass(frozen=True)
class AnswerRow:
    """A row of an answer.

    Attributes:
    cells: Its values; a missing one is None.
    claims: The claims behind it, if the question returns them.
    """

    cells: list[ShownTerm | None]
    claims: list[ShownTerm]


@dataclass(frozen=True)
class AnswerTable:
    """The rows of one page of an answer.

    Attributes:
        heads: The names of the columns.
        rows: The rows.
        total: How many rows the answer has.
    """

    heads: list[str]
    rows: list[AnswerRow]
    total: int

    @property
    def has_claims(self) -> bool:
        """Whether rows have links to the claims behind them."""
        return any(row.claims for row in self.rows)


def asked(gathered: Gathered) -> AskedQuestion:
    """Return the question with an IRI."""
    rows = gathered.rows("outgoing")
    values = {predicate: _values(rows, predicate) for predicate in (_SELECT, _REMARK, SCHEMA + "keywords")}
    return AskedQuestion(
        next(iter(values[_SELECT]), ""), " ".join(values[_REMARK]), sorted(values[SCHEMA + "keywords"])
    )


def _values(rows: Iterable[Row], predicate: str) -> list[str]:
    return [text_of(row, "object") for row in rows if row["predicate"].value == predicate]


def answered(reader: StoreReader, text: str, page: int) -> AnswerTable:
    """Run a question and return one page of its answer, from 1; two queries.

    Raises:
        QueryFailure: There is no answer.
    """
    names, held = _ask(reader, text)
    here = held[ROWS * (page - 1) : ROWS * page]
    labels = _Labels(reader, (term for row in here for term in (*row.shown, *row.besides)))
    rows = [
        AnswerRow(
            [term and labels.show(term, row.besides) for term in row.shown],
            [labels.show(term) for term in row.claims if term not in row.shown],
        )
        for row in here
    ]
    return AnswerTable([_HUMP.sub(" ", name).lower() for name in names], rows, len(held))


@dataclass
class _Found:
    """A row with all its claims."""

    shown: tuple[RdfTerm | None, ...]
    besides: list[RdfTerm] = field(default_factory=list)

    @property
    def claims(self) -> list[RdfTerm]:
        return [term for term in self.besides if term.value.startswith(_CLAIM)][:_CLAIMS]


def _ask(reader: StoreReader, text: str) -> tuple[list[str], list[_Found]]:
    """Return the columns of an answer, and its rows with their claims."""
    wide = widened(text)
    names, rows = reader.table(wide[0] if wide else text)
    heads = names[: wide[1]] if wide else names
    found: dict[tuple[RdfTerm | None, ...], _Found] = {}
    for number, row in enumerate(rows):
        shown = tuple(row.get(name) for name in heads)
        key = shown if wide else (*shown, ox.Literal(number))
        entry = found.setdefault(key, _Found(shown))
        others = (row[name] for name in names[len(heads) :] if isinstance(row.get(name), ox.NamedNode))
        entry.besides += [term for term in others if term not in entry.besides]
    return heads, list(found.values())


class _Labels:
    """The names of things, and the things with a name."""

    def __init__(self, reader: StoreReader, terms: Iterable[RdfTerm | None]) -> None:
        self._site = reader.site
        held = dict.fromkeys(term for term in terms if term is not None)
        rows = reader.rows(_labelling(held)) if held else []
        self._of = {row["thing"].value: text_of(row, "label") for row in rows}
        self._called: dict[str, list[RdfTerm]] = {}
        for row in rows:
            self._called.setdefault(text_of(row, "label"), []).append(row["thing"])

    def show(self, term: RdfTerm, besides: Iterable[RdfTerm] = ()) -> ShownTerm:
        """Return a term as shown; a label is a link to the thing with that name, if there is only one."""
        if not isinstance(term, ox.Literal) or not term.language:
            return show(term, self._site, self._of.get(term.value))
        called = list(dict.fromkeys(self._called.get(term.value, [])))
        near = [one for one in called if one in besides] or called
        return show(near[0], self._site, term.value) if len(near) == 1 else show(term, self._site)


def _labelling(terms: Iterable[RdfTerm]) -> str:
    held = list(terms)
    iris = " ".join(str(term) for term in held if isinstance(term, ox.NamedNode))
    words = " ".join(str(term) for term in held if isinstance(term, ox.Literal) and term.language)
    return (
        f"SELECT DISTINCT ?thing ?label WHERE {{ {{ VALUES ?thing {{ {iris} }} "
        f"?thing rdfs:label|skos:prefLabel|dcterms:title ?label }} UNION {{ VALUES ?label {{ {words} }} "
        "?thing rdfs:label|dcterms:title ?label } } ORDER BY DESC(?label) ?thing"
    )
