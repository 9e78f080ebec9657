"""Registration: which coder may get a sheet of an article, and the name of the sheet."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from parley.claims.claim import Article
from parley.claims.iris import slug
from parley.coding.coders import coder_iri
from parley.coding.records import SHEET_VERSION, Sheet, SheetState, hash_of_salt, sheet_iri
from parley.coding.register import Register
from parley.errors import InputError
from parley.names import OWL, compact


def refuse_coder(article: Article, coder: str, register: Register) -> None:
    """Refuse a coder who may not code an article.

    Raises:
        InputError: The coder is not known, has entered the claims, or the authors are not recorded.
    """
    if coder not in register.coder:
        known = ", ".join(slug(one) for one in sorted(register.coder)) or "none"
        message = f"is no coder of triples/coders.ttl ({known}); add a block there"
        raise InputError(message, where=compact(coder))
    if not article.entered_by:
        message = "does not say who entered its claims, who may not code them; its candidates need entered_by"
        raise InputError(message, where=compact(article.iri))
    if coder in article.entered_by:
        raise InputError(
            f"has entered the claims of {compact(article.iri)}; another coder must code them",
            where=compact(coder),
        )


def new_sheet(article: Article, name: str, register: Register, date: str, ontology: str, salt: str) -> Sheet:
    """Return a sheet of an article, under the next number, for a coder by the coder's short name.

    Raises:
        InputError: The coder may not have it, or has another sheet of the article that is not back.
    """
    coder = coder_iri(name)
    refuse_coder(article, coder, register)
    own = [sheet for sheet in register.sheets if sheet.article == article.iri]
    for sheet in own:
        if sheet.coder == coder and sheet.state is SheetState.REGISTERED:
            message = f"is out with {name} since {sheet.registered}, and two at once would be one too many"
            raise InputError(
                f"{message}; read it when it is back, or 'parley code abandon' it with the reason",
                where=compact(sheet.iri),
            )
    last = max((int(sheet.iri.rsplit("-", 1)[1]) for sheet in own), default=0)
    iri = sheet_iri(slug(article.iri), last + 1)
    return Sheet(
        iri, article.iri, coder, date, hash_of_salt(salt), ontology, version=SHEET_VERSION
    )


def outstanding(iri: str | None, register: Register) -> Sheet:
    """Return a sheet that is still out.

    Raises:
        InputError: It is not registered, has come back, or was abandoned.
    """
    sheet = register.sheet.get(iri or "")
    if sheet is None:
        raise InputError("is not registered in triples/codings/", where=compact(iri or "sheet"))
    if sheet.state is SheetState.RETURNED:
        raise InputError(
            f"has come back already, on {sheet.returned}; nothing was changed", where=compact(sheet.iri)
        )
    if sheet.state is SheetState.ABANDONED:
        raise InputError(f"was abandoned: {sheet.reason}", where=compact(sheet.iri))
    return sheet


def refuse_two(sheet: Sheet, register: Register) -> None:
    """Refuse a sheet whose coder has another one of the article out: the better answers could be chosen.

    Raises:
        InputError: There is such a sheet.
    """
    for other in register.sheets:
        at_once = other.article == sheet.article and other.coder == sheet.coder and other != sheet
        if at_once and other.state is SheetState.REGISTERED:
            message = f"is out with {slug(sheet.coder)} at the same time as {compact(other.iri)}"
            raise InputError(
                f"{message}; 'parley code abandon' one with the reason", where=compact(sheet.iri)
            )


def version_of(ontology: Iterable[ox.Triple]) -> str:
    """Return the version of the ontology with which a sheet is made.

    Raises:
        InputError: It states none.
    """
    for triple in ontology:
        if triple.predicate.value == OWL + "versionInfo" and isinstance(triple.object, ox.Literal):
            return triple.object.value
    raise InputError("states no owl:versionInfo", where="ontology/")
