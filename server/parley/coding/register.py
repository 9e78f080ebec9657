"""The register: all coders, sheets, codings and disputes of a corpus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from parley.claims.iris import slug
from parley.coding.coders import Coder
from parley.coding.disputes import Dispute
from parley.coding.reading import read_asked_for, read_coders, read_disputes, read_sheet
from parley.coding.records import Coding, Sheet
from parley.coding.writing import sheet_triples
from parley.errors import InputError
from parley.names import compact
from parley.rdf import canonical_turtle, read_turtle
from parley.resources import folder

T = TypeVar("T")
CODERS, CODINGS, DISPUTES, DECLARED = "coders.ttl", "codings", "disputes.ttl", "release.ttl"
"""Their place in the folder ``triples/`` of a corpus."""


@dataclass(frozen=True)
class Register:
    """The records of coding.

    Attributes:
        asked: How many confirmations by different coders the corpus asks for.
        triples: All triples of coders, sheets, codings and disputes, as the files have them.
    """

    coders: tuple[Coder, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    codings: tuple[Coding, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    asked: int = 1
    triples: tuple[ox.Triple, ...] = ()

    @cached_property
    def coder(self) -> dict[str, Coder]:
        """Each coder by IRI."""
        return {coder.iri: coder for coder in self.coders}

    @cached_property
    def sheet(self) -> dict[str, Sheet]:
        """Each sheet by IRI."""
        return {sheet.iri: sheet for sheet in self.sheets}

    @cached_property
    def codings_of(self) -> dict[str, tuple[Coding, ...]]:
        """The codings of each sheet, by IRI, in the order of its items."""
        held: dict[str, list[Coding]] = defaultdict(list)
        for coding in self.codings:
            held[coding.sheet].append(coding)
        return {sheet.iri: tuple(held[sheet.iri]) for sheet in self.sheets}


def load_register(root: Path | None = None) -> Register:
    """Read the records of coding of a corpus, which may have none.

    Raises:
        InputError: A file is broken, or its sheet is missing or has another name; the message names the file.
    """
    triples = folder("triples", root)
    told, disputed, declared = (_read(triples / name) for name in (CODERS, DISPUTES, DECLARED))
    sheets: list[Sheet] = []
    codings: list[Coding] = []
    recorded: list[ox.Triple] = []
    for path in sorted((triples / CODINGS).glob("*.ttl")):
        sheet, on_sheet, held = _sheet_file(path)
        sheets.append(sheet)
        codings += on_sheet
        recorded += held
    return Register(
        coders=_within(triples / CODERS, read_coders, told),
        sheets=tuple(sheets),
        codings=tuple(codings),
        disputes=_within(triples / DISPUTES, read_disputes, disputed),
        asked=_within(triples / DECLARED, read_asked_for, declared),
        triples=(*told, *recorded, *disputed),
    )


def sheet_path(triples: Path, sheet: str) -> Path:
    """Return the path of a sheet's file in a folder ``triples/``, by the IRI of the sheet."""
    return triples / CODINGS / f"{slug(sheet)}.ttl"


def sheet_turtle(sheet: Sheet, codings: Iterable[Coding] = ()) -> bytes:
    """Return the contents of a sheet's file."""
    return canonical_turtle(sheet_triples(sheet, codings))


def _sheet_file(path: Path) -> tuple[Sheet, tuple[Coding, ...], list[ox.Triple]]:
    triples = read_turtle(path)
    sheet, codings = _within(path, read_sheet, triples)
    if slug(sheet.iri) != path.stem:
        message = f"describes {compact(sheet.iri)}; its file is {slug(sheet.iri)}.ttl"
        raise InputError(message, where=str(path))
    return sheet, codings, triples


def _read(path: Path) -> list[ox.Triple]:
    """Return the triples of a file, which may be missing."""
    return read_turtle(path) if path.exists() else []


def _within(path: Path, read: Callable[[Iterable[ox.Triple]], T], triples: Iterable[ox.Triple]) -> T:
    """Return the values read from the triples of a file; an error names the file."""
    try:
        return read(triples)
    except InputError as error:
        raise InputError(str(error), where=str(path)) from error
