"""Triples as coders, sheets, codings and disputes: reads what ``parley.coding.writing`` wrote."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

import pyoxigraph as ox

from parley.claims.metadata import is_day
from parley.claims.nodes import Nodes
from parley.coding.coders import NOT_STATED, Coder, CoderKind
from parley.coding.disputes import Dispute, DisputeState
from parley.coding.records import PICKING, Coding, CodingAnswer, Digests, Sheet, SheetState, coding_iri
from parley.errors import InputError
from parley.names import IDS, RDFS, ROOT, compact, term

K = TypeVar("K", bound=StrEnum)
_ON_RETURN = ("returned", "salt", "items", "catchItems", "catchesPicked")
ASKED_FOR = term("confirmationsAskedFor")
"""How many confirmations a corpus asks for, in ``triples/release.ttl``."""


def read_coders(triples: Iterable[ox.Triple]) -> tuple[Coder, ...]:
    """Return the coders in triples, in the order of their IRIs.

    Raises:
        InputError: One lacks a required value. The same is true for everything read here.
    """
    nodes = Nodes(triples)
    return tuple(_coder(nodes, node) for node in nodes.of_type(term("Coder")))


def read_sheet(triples: Iterable[ox.Triple]) -> tuple[Sheet, tuple[Coding, ...]]:
    """Return the one sheet in a file, and its codings in the order of its items.

    Raises:
        InputError: There is not exactly one sheet, or a coding of another.
    """
    nodes = Nodes(triples)
    sheets = nodes.of_type(term("Sheet"))
    if len(sheets) != 1:
        raise InputError(f"holds {len(sheets)} sheets; one file describes one sheet")
    sheet = _sheet(nodes, sheets[0])
    codings = (_coding(nodes, node, sheet) for node in nodes.of_type(term("Coding")))
    return sheet, tuple(sorted(codings, key=lambda coding: coding.number))


def read_disputes(triples: Iterable[ox.Triple]) -> tuple[Dispute, ...]:
    """Return the disputes in triples, in the order of their IRIs."""
    nodes = Nodes(triples)
    return tuple(
        Dispute(
            iri=_named(node, "dispute"),
            claim=nodes.one(node, term("disputes")),
            date=_day(nodes, node, "disputedOn"),
            reason=nodes.one(node, term("reason")),
            state=_concept(nodes, node, "disputeState", DisputeState),
        )
        for node in nodes.of_type(term("Dispute"))
    )


def read_asked_for(declared: Iterable[ox.Triple]) -> int:
    """Return how many confirmations a corpus asks for, by the declaration for its releases: at least 1.

    Raises:
        InputError: It is not such a number.
    """
    nodes = Nodes(declared)
    if nodes.maybe(ROOT, ASKED_FOR) is None:
        return 1
    asked = nodes.number(ROOT, ASKED_FOR)
    if asked < 1:
        reason = "without confirmation nothing is published, so ask for 1 or more"
        raise InputError(f"{compact(ASKED_FOR)} is {asked}; {reason}")
    return asked


def _coder(nodes: Nodes, iri: str) -> Coder:
    kind, version = _concept(nodes, iri, "coderKind", CoderKind), nodes.maybe(iri, term("coderVersion"))
    if (kind is CoderKind.SOFTWARE) is (version is None):
        message = f"is a person with a version; leave {compact(term('coderVersion'))} out"
        if version is None:
            message = f'is software without {compact(term("coderVersion"))}; write "{NOT_STATED}" if need be'
        raise InputError(message, where=compact(iri))
    return Coder(_named(iri, "coder"), nodes.one(iri, RDFS + "label"), kind, version)


def _sheet(nodes: Nodes, iri: str) -> Sheet:
    state = _concept(nodes, iri, "sheetState", SheetState)
    is_back = state is SheetState.RETURNED
    _refuse_early(nodes, iri, () if is_back else _ON_RETURN, "has not come back")
    _refuse_early(nodes, iri, () if state is SheetState.ABANDONED else ("reason",), "is not abandoned")
    sheet = Sheet(
        iri=_named(iri, "sheet"),
        article=nodes.one(iri, term("article")),
        coder=nodes.one(iri, term("coder")),
        registered=_day(nodes, iri, "registered"),
        salt_hash=nodes.one(iri, term("saltHash")),
        ontology=nodes.one(iri, term("ontologyVersion")),
        state=state,
        reason=nodes.one(iri, term("reason")) if state is SheetState.ABANDONED else None,
        returned=_day(nodes, iri, "returned") if is_back else None,
        salt=nodes.one(iri, term("salt")) if is_back else None,
        items=nodes.number(iri, term("items")) if is_back else None,
        catch_items=nodes.number(iri, term("catchItems")) if is_back else None,
        catches_picked=nodes.number(iri, term("catchesPicked")) if is_back else None,
        version=nodes.number(iri, term("sheetVersion")) if nodes.maybe(iri, term("sheetVersion")) else 1,
    )
    if sheet.returned is not None and sheet.returned < sheet.registered:
        message = f"came back on {sheet.returned}, before it was registered on {sheet.registered}"
        raise InputError(message, where=compact(iri))
    return sheet


def _refuse_early(nodes: Nodes, iri: str, names: Iterable[str], reason: str) -> None:
    """Refuse values that a sheet must not have yet: they would show which items are catch items."""
    for name in names:
        if nodes.all(iri, term(name)):
            raise InputError(f"has {compact(term(name))}, and {reason}", where=compact(iri))


def _coding(nodes: Nodes, iri: str, sheet: Sheet) -> Coding:
    number = iri.rsplit("-", 1)[-1]
    if not number.isdecimal() or iri != coding_iri(sheet.iri, int(number)):
        message = f"is no coding of {compact(sheet.iri)}; these are named {compact(coding_iri(sheet.iri, 1))}"
        raise InputError(f"{message} and so on", where=compact(iri))
    if nodes.one(iri, term("sheet")) != sheet.iri:
        raise InputError(f"is not on {compact(sheet.iri)}, whose file it is in", where=compact(iri))
    names = ("contentDigest", "textDigest", "shownDigest")
    coding = Coding(
        iri=iri,
        sheet=sheet.iri,
        codes=nodes.one(iri, term("codes")),
        date=_day(nodes, iri, "codedOn"),
        answer=_concept(nodes, iri, "answer", CodingAnswer),
        digests=Digests(*(nodes.one(iri, term(name)) for name in names)),
        pick=nodes.number(iri, term("pick")) if nodes.maybe(iri, term("pick")) else None,
        catch=nodes.maybe(iri, term("catchItem")) == "true",
    )
    if (coding.pick is not None) is not (coding.answer in PICKING):
        stated = "has a pick" if coding.pick is not None else "has no pick"
        message = f"{stated}, and the answer {compact(term(coding.answer))}"
        raise InputError(f"{message}; a pick is a choice among the statements", where=compact(iri))
    return coding


def _concept(nodes: Nodes, node: str, name: str, kind: type[K]) -> K:
    """Return the concept of a property with few possible values."""
    found = nodes.one(node, term(name))
    known = {term(one.value): one for one in kind}
    if found not in known:
        choices = ", ".join(map(compact, known))
        message = f"{compact(term(name))} is {compact(found)}; it is one of {choices}"
        raise InputError(message, where=compact(node))
    return known[found]


def _day(nodes: Nodes, node: str, name: str) -> str:
    day = nodes.one(node, term(name))
    if not is_day(day):
        message = f"{compact(term(name))} is {day!r}, which is not in the calendar; write YYYY-MM-DD"
        raise InputError(message, where=compact(node))
    return day


def _named(iri: str, kind: str) -> str:
    if not iri.startswith(f"{IDS}{kind}/"):
        raise InputError(f"is no name of a {kind}; write {kind}:NAME", where=compact(iri))
    return iri
