"""The flat table: ``claims.csv``, one row for each claim, for spreadsheets and statistics.

The contents of the columns are data (``ontology/table.ttl``), and one published query reads them
(``ontology/table/claims.rq``). Here its rows are joined. The file follows RFC 4180, in UTF-8, with a header.
If a cell has several values, they are in the order of the passage, with " | " between.

A spreadsheet reads a cell as a formula if it begins with one of ``= + - @``, a tab or an end of line (OWASP,
CSV Injection). Such a cell gets an apostrophe at the beginning, and the column ``guarded`` of its row names
it. Every other cell is unchanged.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from parley.errors import InputError
from parley.release.rules import scratch

TABLE: Final = "claims.csv"
QUERY: Final = "claims.rq"
TABLE_TYPES: Final = {TABLE: "text/csv", QUERY: "application/sparql-query"}
"""The table and its query, and the media type of each."""
COLUMNS: Final = (
    "sentence", "class", "who", "what", "whom", "about", "where", "when", "earliest", "latest",
    "low", "best", "high", "polarity", "modality", "holder", "hedge", "confirmed", "article", "title",
    "start", "end", "iri", "guarded",
)  # fmt: skip
"""The columns in order; the last is filled here, the others by the query."""
SEPARATOR: Final = " | "
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t", "\r", "\n")
"""The beginnings of such cells; some programs read the wide forms like the narrow ones."""

Cells = dict[str, list[str]]


def table_query(ontology: Path) -> str:
    """Return the published query, from a folder of the ontology.

    Raises:
        InputError: It cannot be read.
    """
    path = ontology / "table" / QUERY
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read ({error})", where=str(path)) from error


def claims_table(triples: Iterable[ox.Triple], query: str) -> bytes:
    """Return the table of all claims, in the order of articles and passages.

    Args:
        triples: The ontology, the articles, and the derived triples.
        query: The published query.

    Raises:
        InputError: It is no SELECT query, or has a column that the table does not have.
    """
    claims: dict[str, Cells] = {}
    for row in _solutions(triples, query):
        claim, column, value = (_text(row[name]) for name in ("claim", "column", "value"))
        if column not in COLUMNS[:-1]:
            raise InputError(f"gives a column “{column}” that the table does not have", where=QUERY)
        values = claims.setdefault(claim, {}).setdefault(column, [])
        if value not in values:
            values.append(value)
    return _written(sorted(claims.values(), key=_order))


def _solutions(triples: Iterable[ox.Triple], query: str) -> ox.QuerySolutions:
    try:
        found = scratch(triples).query(query)
    except SyntaxError as error:
        raise InputError(f"is not valid SPARQL: {error.msg}", where=QUERY) from error
    if not isinstance(found, ox.QuerySolutions):
        raise InputError("is no SELECT query", where=QUERY)
    return found


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""


def _order(cells: Cells) -> tuple[str, int, int, str]:
    (article,), (start,), (end,), (iri,) = (cells[name] for name in ("article", "start", "end", "iri"))
    return article, int(start), int(end), iri


def _written(rows: Iterable[Cells]) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for cells in rows:
        writer.writerow(_guarded({name: SEPARATOR.join(cells.get(name, ())) for name in COLUMNS}))
    return stream.getvalue().encode("utf-8")


def _guarded(row: dict[str, str]) -> list[str]:
    """Return the cells of a row, none of which a spreadsheet reads as a formula."""
    risky = [name for name, cell in row.items() if cell.startswith(_FORMULA)]
    marked = {name: f"'{row[name]}" for name in risky}
    return list((row | marked | {"guarded": SEPARATOR.join(risky)}).values())
