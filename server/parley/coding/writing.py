"""Sheets and codings as triples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from parley.coding.records import Coding, Sheet
from parley.names import XSD, term
from parley.rdf import TYPE, link, literal

_DAY = XSD + "date"


def sheet_triples(sheet: Sheet, codings: Iterable[Coding] = ()) -> Iterator[ox.Triple]:
    """Yield the triples of a sheet and its codings: the contents of its file."""
    yield link(sheet.iri, TYPE.value, term("Sheet"))
    yield link(sheet.iri, term("article"), sheet.article)
    yield link(sheet.iri, term("coder"), sheet.coder)
    yield link(sheet.iri, term("sheetState"), term(sheet.state))
    for name, day in (("registered", sheet.registered), ("returned", sheet.returned)):
        if day is not None:
            yield literal(sheet.iri, term(name), day, datatype=_DAY)
    stated: dict[str, str | int | None] = {
        "saltHash": sheet.salt_hash,
        "ontologyVersion": sheet.ontology,
        "sheetVersion": sheet.version if sheet.version > 1 else None,
        "reason": sheet.reason,
        "salt": sheet.salt,
        "items": sheet.items,
        "catchItems": sheet.catch_items,
        "catchesPicked": sheet.catches_picked,
    }
    for name, value in stated.items():
        if value is not None:
            yield literal(sheet.iri, term(name), value)
    for coding in codings:
        yield from _coding(coding)


def _coding(coding: Coding) -> Iterator[ox.Triple]:
    yield link(coding.iri, TYPE.value, term("Coding"))
    yield link(coding.iri, term("sheet"), coding.sheet)
    yield link(coding.iri, term("codes"), coding.codes)
    yield literal(coding.iri, term("codedOn"), coding.date, datatype=_DAY)
    yield link(coding.iri, term("answer"), term(coding.answer))
    yield literal(coding.iri, term("contentDigest"), coding.digests.content)
    yield literal(coding.iri, term("textDigest"), coding.digests.text)
    yield literal(coding.iri, term("shownDigest"), coding.digests.shown)
    if coding.pick is not None:
        yield literal(coding.iri, term("pick"), coding.pick)
    if coding.catch:
        yield literal(coding.iri, term("catchItem"), True)
