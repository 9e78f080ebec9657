"""The records of coding: coders must be known and code no claims of their own, and sheets must be complete.

A coding that no longer fits is not refused here; it decides what is published.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from parley.claims.claim import ArticleAnnotations
from parley.claims.corpus import Corpus
from parley.claims.iris import slug
from parley.coding.records import ON_SENTENCES, Coding, Sheet, SheetState, hash_of_salt
from parley.coding.register import Register
from parley.gate.kinds import WORD_KINDS, CheckKind
from parley.gate.report import Finding
from parley.names import compact, thing

_KINDS = ("claim", "mention", "sentence")


def coding_findings(corpus: Corpus, register: Register) -> Iterator[Finding]:
    """Yield the problems of the coders of a corpus, its sheets, its codings and its disputes."""
    articles = {file.annotations.article.iri: file.annotations for file in corpus.articles}
    for held in articles.values():
        yield from _author_findings(held, register)
    for sheet in register.sheets:
        yield from _sheet_findings(sheet, articles, register)
    yield from _out_at_once(register)
    yield from _dispute_findings(articles.values(), register)


def _author_findings(annotations: ArticleAnnotations, register: Register) -> Iterator[Finding]:
    for author in annotations.article.entered_by:
        if author not in register.coder:
            message = f"is entered by {compact(author)}, who is no coder of triples/coders.ttl"
            yield _finding(annotations.article.iri, message)
    for claim in annotations.claims:
        for kind in claim.upheld:
            if kind not in WORD_KINDS:
                message = f"is upheld against {kind!r}, which is no kind of check of words"
                yield _finding(claim.iri, f"{message}; known kinds: {', '.join(WORD_KINDS)}")


def _sheet_findings(
    sheet: Sheet, articles: Mapping[str, ArticleAnnotations], register: Register
) -> Iterator[Finding]:
    held, codings = articles.get(sheet.article), register.codings_of[sheet.iri]
    if held is None:
        yield _finding(sheet.iri, f"is of {compact(sheet.article)}, which is no article of the corpus")
        return
    if sheet.coder not in register.coder:
        yield _finding(sheet.iri, f"is for {compact(sheet.coder)}, who is no coder of triples/coders.ttl")
    if sheet.coder in held.article.entered_by:
        message = f"is for {compact(sheet.coder)}, who entered the claims"
        yield _finding(sheet.iri, f"{message}; another coder must code them")
    if sheet.state is SheetState.RETURNED:
        yield from _returned_findings(sheet, codings, held)
    elif codings:
        yield _finding(sheet.iri, f"has {len(codings)} codings, but has not come back")
    for coding in codings:
        yield from _coding_findings(coding, sheet, held)


def _returned_findings(
    sheet: Sheet, codings: tuple[Coding, ...], held: ArticleAnnotations
) -> Iterator[Finding]:
    """Yield the differences between a returned sheet and its registration, and its missing items."""
    salt, catches = sheet.salt or "", [coding for coding in codings if coding.catch]
    if _hashed(salt) != sheet.salt_hash:
        yield _finding(sheet.iri, "has a salt with another hash: it is not the registered one")
    missing = sorted(set(range(1, (sheet.items or 0) + 1)) - {coding.number for coding in codings})
    if missing:
        message = f"lacks {len(missing)} of its {sheet.items} items, the first {missing[0]}"
        yield _finding(sheet.iri, f"{message}; a sheet must come back complete")
    for coding in codings:
        if coding.number > (sheet.items or 0):
            yield _finding(coding.iri, f"is not on its sheet, which has {sheet.items} items")
    counted = (len(catches), sum(coding.fell for coding in catches))
    if counted != (sheet.catch_items, sheet.catches_picked):
        stated = f"states {sheet.catch_items} catch items and {sheet.catches_picked} picked"
        yield _finding(sheet.iri, f"{stated}; its codings are {counted[0]} and {counted[1]}")
    for (codes, catch), count in Counter((coding.codes, coding.catch) for coding in codings).items():
        # Since version 2, as many claims are asked about again as there are catch items.
        is_again = sheet.version > 1 and not catch and codes in _numbered(held)
        if count > 1 + is_again:
            allowed = "twice at most" if is_again else "once"
            yield _finding(sheet.iri, f"codes {compact(codes)} {count} times; one sheet asks {allowed}")


def _hashed(salt: str) -> str:
    try:
        return hash_of_salt(salt)
    except ValueError:
        return ""


def _coding_findings(coding: Coding, sheet: Sheet, annotations: ArticleAnnotations) -> Iterator[Finding]:
    kind = next((kind for kind in _KINDS if _is_of(coding.codes, kind, annotations)), None)
    if kind is None:
        message = f"codes {compact(coding.codes)}, which is nothing of {compact(sheet.article)}"
        yield _finding(coding.iri, message)
    elif kind == "claim" and coding.codes not in _numbered(annotations):
        yield _finding(coding.iri, f"codes {compact(coding.codes)}, which is neither a claim nor withdrawn")
    if kind is not None and (kind == "sentence") is not (coding.answer in ON_SENTENCES):
        yield _finding(coding.iri, f"answers {coding.answer} of a {kind}, to which there is no such answer")
    if not sheet.registered <= coding.date <= (sheet.returned or coding.date):
        span = f"{sheet.registered} to {sheet.returned}"
        yield _finding(coding.iri, f"is of {coding.date}, but its sheet was out from {span}")


def _is_of(codes: str, kind: str, annotations: ArticleAnnotations) -> bool:
    """Return whether an IRI is that of an item of an article; the item may no longer exist."""
    return codes.startswith(thing(kind, f"{slug(annotations.article.iri)}-"))


def _numbered(annotations: ArticleAnnotations) -> frozenset[str]:
    return frozenset(
        (*(claim.iri for claim in annotations.claims), *(gone.iri for gone in annotations.withdrawn))
    )


def _out_at_once(register: Register) -> Iterator[Finding]:
    """Yield the sheets that one coder has of one article at once: the better answers could be chosen."""
    out: dict[tuple[str, str], list[Sheet]] = defaultdict(list)
    for sheet in register.sheets:
        if sheet.state is SheetState.REGISTERED:
            out[sheet.article, sheet.coder].append(sheet)
    for (article, coder), sheets in out.items():
        if len(sheets) > 1:
            message = f"is out with {compact(coder)}, as {compact(sheets[0].iri)} of {compact(article)} is"
            yield _finding(sheets[-1].iri, f"{message}; return or abandon one first")


def _dispute_findings(articles: Iterable[ArticleAnnotations], register: Register) -> Iterator[Finding]:
    known = frozenset(iri for held in articles for iri in _numbered(held))
    for dispute in register.disputes:
        if dispute.claim not in known:
            message = f"disputes {compact(dispute.claim)}, which is neither a claim nor withdrawn"
            yield _finding(dispute.iri, message)


def _finding(where: str, message: str) -> Finding:
    return Finding(CheckKind.CODING, compact(where), message)
