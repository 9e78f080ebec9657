"""A question answered as a table, each row with the claims that it comes from: one way for all questions."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import pyoxigraph as ox

from parley.names import IDS
from parley.web.views.labels import Labels
from parley.web.views.published import RdfTerm
from parley.web.views.shown_term import ShownTerm
from parley.web.views.source_columns import with_sources
from parley.web.views.store_reader import StoreReader

ROWS = 40
"""Rows on one page."""
_SHARE = 0.8
"""The part of the time for a page that its question may take."""
_CLAIMS = 5
"""How many claims a row has links to; if there are more, the row has their number."""
_BESIDE = "butSee"
_FURTHER = (_BESIDE, "reportedIn", "recipientIsHeadOf", "eventThatMayBeMeant", "ofWhat")
"""Columns that lead further: an empty cell of theirs misses no answer. The first is of others."""
_HEADS = {_BESIDE: "reported of whoever may be the same, or a part"}
"""The headings of columns whose names do not say what is in them."""
_OPEN = re.compile(r"(?:^| )(?:about|as|by|for|from|in|into|of|on|to|with)\Z")
"""What a label with a place for another thing ends in, such as: a hindrance to."""
_HOLDER = re.compile(r"\bparley:heldBy(?:/rdfs:label)?\s+\?(\w+)")
_CLAIM = f"{IDS}claim/"
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True)
class SourceSentence:
    """A sentence behind a row of an answer: the claims with it, and the places of their passages."""

    claims: list[ShownTerm]
    places: list[str]


@dataclass(frozen=True)
class AnswerRow:
    """A row of an answer.

    A claim with several values of its roles gives a row for each combination of them. Here they are in one
    row, whose cells have several values.

    Attributes:
        cells: Its values; a cell whose value is missing has none.
        claims: The first claims that it comes from, where the question tells, by their sentences.
        more: How many others there are.
        beside: Whether a report of somebody else may answer it.
    """

    cells: list[list[ShownTerm]]
    claims: list[SourceSentence]
    more: int
    beside: bool = False


@dataclass(frozen=True)
class AnswerTable:
    """The rows of one page of an answer.

    Attributes:
        heads: The names of the columns.
        rows: The rows.
        total: How many rows the answer has.
        claims: How many claims all of them come from.
        empty: For each column, the words of its empty cells; none if it leads further.
        besides: The other things that were to be named.
    """

    heads: list[str]
    rows: list[AnswerRow]
    total: int
    claims: int
    empty: list[str]
    besides: list[ShownTerm] = field(default_factory=list)


def answer_table(
    reader: StoreReader, text: str, page: int, client: str | None = None, besides: Sequence[RdfTerm] = ()
) -> AnswerTable:
    """Run a question and return one page of its answer, from 1; two queries.

    Args:
        reader: Where it is asked.
        text: The question.
        page: Which page.
        client: On whose account it is answered.
        besides: Other things that the page names.

    Raises:
        QueryFailure: There is no answer; early enough for a page to say so.
    """
    names, found = _asked(reader, text, client)
    here = found[ROWS * (page - 1) : ROWS * page]
    first = [claim for entry in here for claim in entry.claims[:_CLAIMS]]
    others = (term for entry in here for column in entry.columns for term in column)
    near = (term for entry in here for term in entry.besides)
    labels = Labels(reader, (*besides, *first, *others, *near))
    return AnswerTable(
        [_HEADS.get(name) or _HUMP.sub(" ", name).lower() for name in names],
        [_row(entry, labels, names) for entry in here],
        len(found),
        len({claim for entry in found for claim in entry.claims}),
        [empty_words(name, text) for name in names],
        [labels.show(one) for one in besides],
    )


def empty_words(name: str, text: str) -> str:
    """Return the words of empty cells of a column: a claim without a holder misses none.

    >>> empty_words("whose", "?claim parley:heldBy/rdfs:label ?whose")
    'no holder'
    """
    if name in _FURTHER:
        return ""
    return "no holder" if name in _HOLDER.findall(text) else "not stated"


@dataclass
class _Entry:
    """A row with its sources: the values of each column, and other things."""

    columns: list[list[RdfTerm]]
    besides: list[RdfTerm] = field(default_factory=list)

    @property
    def claims(self) -> list[RdfTerm]:
        """The claims among what it comes from, but for those that it shows, article by article."""
        shown = {term for column in self.columns for term in column}
        found = (term for term in self.besides if term.value.startswith(_CLAIM) and term not in shown)
        return sorted(found, key=lambda claim: claim.value)


def _row(entry: _Entry, labels: Labels, names: Sequence[str]) -> AnswerRow:
    claims = entry.claims
    return AnswerRow(
        [[_marked(labels.show(term, entry.besides)) for term in column] for column in entry.columns],
        _by_sentence(claims[:_CLAIMS], labels),
        max(0, len(claims) - _CLAIMS),
        any(column and name == _BESIDE for name, column in zip(names, entry.columns, strict=True)),
    )


def _marked(shown: ShownTerm) -> ShownTerm:
    return replace(shown, text=answered_text(shown.text))


def answered_text(text: str) -> str:
    """Return the words of a value; where they have a place for another thing, that place is marked.

    >>> answered_text("a hindrance to")
    'a hindrance to …'
    """
    return f"{text} …" if _OPEN.search(text) else text


def _by_sentence(claims: Iterable[RdfTerm], labels: Labels) -> list[SourceSentence]:
    """Return claims by their sentences, each sentence once."""
    found: dict[str, SourceSentence] = {}
    for claim in claims:
        shown = labels.show(claim)
        said = found.setdefault(shown.text, SourceSentence([], []))
        said.claims.append(shown)
        said.places.append(labels.place(claim))
    return list(found.values())


_Cells = tuple[RdfTerm | None, ...]


def _asked(reader: StoreReader, text: str, client: str | None) -> tuple[list[str], list[_Entry]]:
    """Return the columns of an answer, and its rows with their claims."""
    wide = with_sources(text)
    seconds = reader.site.limits.timeout * _SHARE
    names, rows = reader.table(wide[0] if wide else text, seconds=seconds, client=client)
    if wide is None:
        return names, [_entry(tuple(row.get(name) for name in names), []) for row in rows]
    heads, besides = names[: wide[1]], names[wide[1] :]
    told: dict[_Cells, dict[RdfTerm, None]] = {}
    for row in rows:
        behind = told.setdefault(tuple(row.get(name) for name in heads), {})
        behind |= {row[name]: None for name in besides if isinstance(row.get(name), ox.NamedNode)}
    return heads, _joined({cells: tuple(behind) for cells, behind in told.items()})


def _entry(cells: _Cells, besides: Iterable[RdfTerm]) -> _Entry:
    return _Entry([[] if term is None else [term] for term in cells], list(besides))


def _joined(told: dict[_Cells, tuple[RdfTerm, ...]]) -> list[_Entry]:
    """Return the rows; those of the same claims become one if they are all combinations of their values.

    In a list of one column each value is an answer of its own.
    """
    groups: dict[frozenset[str], list[_Cells]] = {}
    for cells, behind in told.items():
        claims = frozenset(term.value for term in behind if term.value.startswith(_CLAIM))
        groups.setdefault(claims, []).append(cells)
    entries: list[_Entry] = []
    for claims, rows in groups.items():
        columns = [list(dict.fromkeys(column)) for column in zip(*rows, strict=True)]
        if claims and len(columns) > 1 and math.prod(map(len, columns)) == len(rows):
            bound = [[term for term in column if term is not None] for column in columns]
            entries.append(_Entry(bound, list(dict.fromkeys(term for cells in rows for term in told[cells]))))
        else:
            entries += [_entry(cells, told[cells]) for cells in rows]
    return entries
