"""Codings for corpora of tests: all that a corpus holds, confirmed by another than its author.

Where the texts are at hand, they are on sheets that can be made again; else on ones that only look like it.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from parley.claims.corpus import ArticleFile, Corpus, load_corpus, load_texts, text_of
from parley.claims.iris import slug
from parley.coding.cards import cards_of
from parley.coding.coders import NOT_STATED, Coder, CoderKind, coder_iri
from parley.coding.digests import Digester, Digests
from parley.coding.disputes import Dispute
from parley.coding.items import CodedItem, items_of
from parley.coding.records import (
    SHEET_VERSION,
    Coding,
    CodingAnswer,
    Sheet,
    SheetState,
    coding_iri,
    hash_of_salt,
    sheet_iri,
)
from parley.coding.register import CODERS, CODINGS, Register, load_register, sheet_path, sheet_turtle
from parley.coding.writing import sheet_triples
from parley.names import RDFS, XSD, term
from parley.rdf import TYPE, canonical_turtle, link, literal
from parley.resources import folder
from parley.sheets.item import SheetItem
from parley.sheets.returning import returned
from parley.sheets.scope import whole_scope
from parley.sheets.sheet import SEED, Sheetmaker

SALT = "00112233445566778899aabbccddeeff"
CLAIMS_PER_CATCH = 8
OTHER_READER = Coder(
    coder_iri("second-reader"), "another language-model reader", CoderKind.SOFTWARE, NOT_STATED
)

Answering = Callable[[CodedItem], CodingAnswer]


def confirming(item: CodedItem) -> CodingAnswer:
    """Confirm an item in its current form."""
    return CodingAnswer.NOTHING_LEFT_OUT if item.is_sentence else CodingAnswer.CONFIRMED


def sheet_of(
    article: str, items: Iterable[CodedItem], coder: str, number: int = 1, answer: Answering = confirming
) -> tuple[Sheet, tuple[Coding, ...]]:
    """Return a sheet that came back with all items of an article, and catch items that nobody fell for."""
    held = list(items)
    planted = [item for item in held if item.is_claim][::CLAIMS_PER_CATCH]
    iri = sheet_iri(article, number)
    sheet = Sheet(
        iri, held[0].article, coder, "2031-05-20", hash_of_salt(SALT), "0.2.0", SheetState.RETURNED, None,
        "2031-05-22", SALT, len(held) + len(planted), len(planted), 0,
    )  # fmt: skip
    codings = _codings(iri, [*((item, answer(item)) for item in held)])
    caught = _codings(iri, [(item, CodingAnswer.NONE_OF_THESE) for item in planted], len(held))
    return sheet, (*codings, *(replace(coding, catch=True) for coding in caught))


def _codings(
    sheet: str, answers: Iterable[tuple[CodedItem, CodingAnswer]], before: int = 0
) -> Iterator[Coding]:
    for number, (item, answer) in enumerate(answers, before + 1):
        pick = 2 if answer in (CodingAnswer.CONFIRMED, CodingAnswer.ANOTHER_PICKED) else None
        yield Coding(coding_iri(sheet, number), sheet, item.iri, "2031-05-21", answer, item.digests, pick)


def made_sheet(
    corpus: Corpus, file: ArticleFile, text: str, coder: str, number: int, answer: Answering
) -> tuple[Sheet, tuple[Coding, ...]]:
    """Return a sheet of an article, with what is answered on it; in catch items, that nothing is stated."""
    iri = sheet_iri(file.slug, number)
    seed = hashlib.sha256(iri.encode("utf-8")).digest()[:SEED]
    salt, asked = Sheetmaker(corpus, file, text).salted(seed, whole_scope(file.annotations))
    held = items_of(corpus)
    answers = [
        _written(one, CodingAnswer.NONE_OF_THESE if one.catch else answer(held[one.codes])) for one in asked
    ]
    sheet = Sheet(
        iri, file.annotations.article.iri, coder, "2031-05-20", hash_of_salt(salt), "0.2.0",
        version=SHEET_VERSION,
    )  # fmt: skip
    return returned(sheet, asked, answers, salt, "2031-05-22")


def _written(asked: SheetItem, answer: CodingAnswer) -> str:
    """Return the text of a coder's answer."""
    if answer is CodingAnswer.CONFIRMED:
        return str(asked.right)
    if answer is CodingAnswer.ANOTHER_PICKED:
        return next(one for one in asked.shown.answers if one != str(asked.right))
    return next(letter for letter, (meant, _) in asked.shown.asks.further.items() if meant is answer)


def code(
    root: Path | None, coder: str | None = None, number: int = 1, answer: Answering = confirming
) -> None:
    """Write a sheet for each article of a corpus into its folder; without a coder, by another reader."""
    triples = folder("triples", root)
    if coder is None:
        register = load_register(root)
        coders = {**register.coder, OTHER_READER.iri: OTHER_READER}
        told = (triple for one in coders.values() for triple in coder_triples(one))
        (triples / CODERS).write_bytes(canonical_turtle(told))
    (triples / CODINGS).mkdir(exist_ok=True)
    corpus = load_corpus(root)
    items = items_of(corpus).values()
    articles = root / "articles" if root else None
    texts = load_texts(articles) if articles and articles.is_dir() else {}
    by = OTHER_READER.iri if coder is None else coder_iri(coder)
    for file in corpus.articles:
        article = file.annotations.article
        if article.text_hash in texts:
            sheet, codings = made_sheet(corpus, file, text_of(article, texts), by, number, answer)
        else:
            own = [item for item in items if item.article == article.iri]
            sheet, codings = sheet_of(slug(article.iri), own, by, number, answer)
        sheet_path(triples, sheet.iri).write_bytes(sheet_turtle(sheet, codings))


def uncode(root: Path | None) -> None:
    """Take all codings of a corpus away."""
    shutil.rmtree(folder("triples", root) / CODINGS, ignore_errors=True)


def coded(source: Path, target: Path, coder: str | None = "bo") -> Path:
    """Copy a corpus, and confirm all of it."""
    copy = Path(shutil.copytree(source, target))
    code(copy, coder)
    return copy


def register_of(
    coders: Iterable[Coder] = (),
    sheets: Iterable[Sheet] = (),
    codings: Iterable[Coding] = (),
    disputes: Iterable[Dispute] = (),
    asked: int = 1,
) -> Register:
    """Return a register of plain values, with their triples."""
    held = tuple(coders), tuple(sheets), tuple(codings), tuple(disputes)
    triples = (
        *(triple for coder in held[0] for triple in coder_triples(coder)),
        *(
            triple
            for sheet in held[1]
            for triple in sheet_triples(sheet, (one for one in held[2] if one.sheet == sheet.iri))
        ),
        *(triple for dispute in held[3] for triple in dispute_triples(dispute)),
    )
    return Register(*held, asked, triples)


def digests_of(corpus: Corpus) -> Mapping[str, Digests]:
    """Return the digests of every item of a corpus, by IRI."""
    cards = cards_of(corpus)
    digesters = (Digester(file.annotations, corpus.vocabulary, cards) for file in corpus.articles)
    return {iri: digests for digester in digesters for iri, digests in digester.all.items()}


def coder_triples(coder: Coder) -> Iterator[ox.Triple]:
    """Yield what is said of a coder."""
    yield link(coder.iri, TYPE.value, term("Coder"))
    yield literal(coder.iri, RDFS + "label", coder.label, language="en")
    yield link(coder.iri, term("coderKind"), term(coder.kind))
    if coder.version is not None:
        yield literal(coder.iri, term("coderVersion"), coder.version)


def dispute_triples(dispute: Dispute) -> Iterator[ox.Triple]:
    """Yield what is said of a dispute."""
    yield link(dispute.iri, TYPE.value, term("Dispute"))
    yield link(dispute.iri, term("disputes"), dispute.claim)
    yield literal(dispute.iri, term("disputedOn"), dispute.date, datatype=XSD + "date")
    yield literal(dispute.iri, term("reason"), dispute.reason)
    yield link(dispute.iri, term("disputeState"), term(dispute.state))
