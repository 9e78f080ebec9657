"""The only way from a text to a question: scanned, its prefixes resolved, its failures in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from parley.advice.hint import Hint
from parley.advice.hints import hints, sentences
from parley.advice.syntax import check_prefixes, in_plain_words
from parley.store.executors.accounts import ERROR_SECONDS, Accounts
from parley.store.query.failures import MalformedQuery, QueryFailure
from parley.store.query.outline import Outline, outline
from parley.store.query.question import Dataset
from parley.web.http.problem import Problem, Refusal, of_failure
from parley.web.site.site import Site

_OF_THE_QUERY = (400, 422)
"""Problems that do not depend on the query."""


@contextmanager
def admitted(accounts: Accounts, client: str | None, site: Site) -> Iterator[None]:
    """Admit a client, and charge it for a request that is refused.

    Raises:
        Refusal: Its account is overdrawn.
    """
    try:
        accounts.admit(client)
    except QueryFailure as failure:
        raise Refusal(of_failure(failure, site.limits)) from failure
    try:
        yield
    except Refusal:
        accounts.charge(client, ERROR_SECONDS)
        raise


def scan(text: str, site: Site) -> Outline:
    """Return the result of scanning a query.

    Raises:
        Refusal: The query is not run; the problem says why.
    """
    try:
        seen = outline(text)
        check_prefixes(seen, site.prefixes)
    except QueryFailure as failure:
        raise Refusal(of_failure(failure, site.limits)) from failure
    seen.volatile |= site.changing
    return seen


def hints_for(seen: Outline, site: Site, dataset: Dataset) -> tuple[Hint, ...]:
    """Return the hints at probable mistakes in a query of a site."""
    return hints(seen, site.vocabulary, site.prefixes, site.contents, names_dataset=bool(dataset))


def explain(failure: QueryFailure, seen: Outline, site: Site, dataset: Dataset) -> Problem:
    """Return the problem of a query that failed, with hints at names in it that do not exist."""
    if isinstance(failure, MalformedQuery):
        failure = in_plain_words(failure, seen.text)
    told = of_failure(failure, site.limits)
    if told.status not in _OF_THE_QUERY:
        return told
    advice = [text for text in (sentences(hints_for(seen, site, dataset)), told.hint) if text]
    return replace(told, hint=" ".join(advice) or None)
