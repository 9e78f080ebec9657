"""Recorded silences: each search, repeated, must show the recorded result, and include every article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parley.claims.search import Searcher, SearchVerdict
from parley.claims.silences import Silence
from parley.errors import InputError
from parley.gate.kinds import CheckKind
from parley.gate.report import Finding
from parley.names import compact, term
from parley.text.search import parse_term


def scope_findings(silence: Silence, articles: Iterable[str]) -> Iterator[Finding]:
    """Yield the articles of the corpus that a recorded search left out; this needs no text."""
    for article in sorted(set(articles) - set(silence.articles)):
        message = f"{compact(article)} was not searched; search again with 'parley unknown', then record it"
        yield Finding(CheckKind.STRUCTURE, compact(silence.iri), message)


def silence_findings(silence: Silence, searcher: Searcher) -> Iterator[Finding]:
    """Yield the differences between a recorded search and its repetition."""
    try:
        search = searcher.search([parse_term(written) for written in silence.terms])
    except InputError as error:
        yield _finding(silence, str(error))
        return
    if term(search.verdict) != silence.kind:
        recorded, shown = silence.kind.removeprefix(term("")), _places(search.verdict, search.places())
        yield _finding(silence, f"is recorded as {recorded}; the search shows {shown}")
    elif search.verdict is SearchVerdict.STATED_AS_UNKNOWN and set(search.open_claims) != set(
        silence.stated_by
    ):
        shown = ", ".join(map(compact, search.open_claims))
        yield _finding(silence, f"is stated as unknown by {shown}; record these as parley:statedBy")


def _places(verdict: str, places: list[str]) -> str:
    return f"{verdict}: {', '.join(places)}" if places else verdict


def _finding(silence: Silence, message: str) -> Finding:
    return Finding(CheckKind.SILENCE, compact(silence.iri), message)
