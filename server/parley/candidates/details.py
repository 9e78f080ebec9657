"""The metadata of an article, from quotes to places and back."""

from __future__ import annotations

from collections.abc import Callable

from parley.candidates.candidate import CandidateDetail, Candidates, Pointer
from parley.candidates.places import QuotePlaces
from parley.candidates.publication import HEAD
from parley.claims.claim import Article, Detail
from parley.claims.dating import states_date
from parley.claims.faults import Faults
from parley.claims.metadata import DATES, IN_TEXT, PROPERTIES, is_day, knows
from parley.claims.name_resolution import NameResolver, bare
from parley.errors import InputError
from parley.names import term, thing
from parley.text.clauses.splitter import PROFILE as CLAUSE_PROFILE
from parley.text.profile import PROFILE, text_hash
from parley.text.spans import Span

_SOURCE = "source of a detail"


def resolve_article(
    candidates: Candidates, places: QuotePlaces, naming: NameResolver, faults: Faults
) -> Article:
    """Return the article that candidates describe. Details with a fault are noted and left out."""
    values = {detail.name: detail.value for detail in candidates.details}
    details = []
    for written in candidates.details:
        with faults.collect(written.name):
            if written.name in PROPERTIES:
                details.append(_resolved(written, places, naming, values["language"] or ""))
    for detail in details:
        if detail.words is not None and detail.name not in DATES:
            values[detail.name] = detail.words.of(places.text)
    return Article(
        iri=thing("article", candidates.article),
        text_hash=text_hash(places.text),
        characters=len(places.text),
        profile=PROFILE,
        clause_profile=CLAUSE_PROFILE,
        title=values["title"] or "",
        language=values["language"] or "",
        publisher=values.get("publisher"),
        byline=values.get("byline"),
        published=values.get("published"),
        dateline=values.get("dateline"),
        retrieved=values.get("retrieved"),
        hemisphere=values.get("hemisphere"),
        details=tuple(details),
        entered_by=tuple(sorted(thing("coder", coder) for coder in candidates.entered_by)),
    )


def _resolved(written: CandidateDetail, places: QuotePlaces, naming: NameResolver, language: str) -> Detail:
    if written.read is not None:
        source = naming.of(written.read, term("detailSources"), _SOURCE)
        if source == IN_TEXT and written.name not in HEAD:
            raise InputError("was read in the text, so quote its words there as 'quote', without 'read'")
        return Detail(written.name, source)
    if written.quote is None:
        if written.name == "title" and not places.located(written.value or ""):
            way_out = 'say where it was read: title = { value = …, read = "onPage" }'
            raise InputError(f"{written.value!r} is not in the article; {way_out}")
        return Detail(written.name, IN_TEXT)
    words = places.one(written.quote.quote, written.quote.occurrence)
    if written.name in DATES and knows(language):
        _refuse_other_date(words.of(places.text), written.value or "")
    return Detail(written.name, IN_TEXT, words)


def _refuse_other_date(words: str, date: str) -> None:
    if not states_date(words, date):
        way_out = "quote day, month and year" if is_day(date) else "quote all of it and nothing narrower"
        raise InputError(f"{words!r} does not state {date}; {way_out}")


def unresolve_article(article: Article, pointer: Callable[[Span], Pointer]) -> tuple[CandidateDetail, ...]:
    """Return the details from which ``resolve_article`` makes the same article.

    Args:
        pointer: Returns the quote that finds a place of the text.
    """
    details = {detail.name: detail for detail in article.details}
    found = [_written(details[name], article, pointer) for name in PROPERTIES if name in details]
    told = {"retrieved": article.retrieved, "hemisphere": article.hemisphere}
    return (*found, *(CandidateDetail(name, value) for name, value in told.items() if value))


def _written(detail: Detail, article: Article, pointer: Callable[[Span], Pointer]) -> CandidateDetail:
    value = getattr(article, detail.name)
    if detail.words is not None:
        return CandidateDetail(detail.name, value if detail.name in DATES else None, pointer(detail.words))
    read = None if detail.source == IN_TEXT and detail.name in HEAD else bare(detail.source)
    return CandidateDetail(detail.name, value, read=read)
