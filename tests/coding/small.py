"""Records of coding, short to write."""

from __future__ import annotations

from parley.coding.coders import NOT_STATED, Coder, CoderKind, coder_iri
from parley.coding.disputes import Dispute, DisputeState
from parley.coding.records import (
    Coding,
    CodingAnswer,
    Digests,
    Sheet,
    SheetState,
    coding_iri,
    hash_of_salt,
    sheet_iri,
)
from parley.names import thing

SALT = "5a17" * 16
DIGESTS = Digests("a" * 64, "b" * 64, "c" * 64)


def person(slug: str) -> Coder:
    return Coder(coder_iri(slug), slug.title(), CoderKind.PERSON)


def software(slug: str) -> Coder:
    return Coder(coder_iri(slug), slug.title(), CoderKind.SOFTWARE, NOT_STATED)


def registered(article: str, number: int, coder: str) -> Sheet:
    return Sheet(
        sheet_iri(article, number), thing("article", article), coder_iri(coder), "2031-05-20",
        hash_of_salt(SALT), "0.2.0",
    )  # fmt: skip


def returned(
    article: str, number: int, coder: str, items: int = 1, catches: int = 0, picked: int = 0
) -> Sheet:
    before = registered(article, number, coder)
    return Sheet(
        before.iri, before.article, before.coder, before.registered, before.salt_hash, before.ontology,
        SheetState.RETURNED, None, "2031-05-22", SALT, items, catches, picked,
    )  # fmt: skip


def coding(
    sheet: Sheet,
    item: int,
    codes: str,
    answer: CodingAnswer = CodingAnswer.CONFIRMED,
    digests: Digests = DIGESTS,
    *,
    date: str = "2031-05-21",
    catch: bool = False,
) -> Coding:
    pick = 1 if answer in (CodingAnswer.CONFIRMED, CodingAnswer.ANOTHER_PICKED) else None
    return Coding(coding_iri(sheet.iri, item), sheet.iri, codes, date, answer, digests, pick, catch)


def dispute(claim: str, date: str, state: DisputeState = DisputeState.OPEN) -> Dispute:
    return Dispute(thing("dispute", "one"), claim, date, "The passage speaks of another round.", state)
