"""The message for a failed query: in plain words, with its probable mistakes."""

from __future__ import annotations

from dataclasses import replace

from parley.advice.hints import sentences
from parley.advice.syntax import in_plain_words
from parley.store.query.failures import MalformedQuery, QueryFailure
from parley.store.query.outline import Outline
from parley.store.query.question import Dataset
from parley.web.configuration.site import Site
from parley.web.http.problem import Problem, of_failure

_OF_THE_QUERY = (400, 422)
"""Problems that another query would not have."""


def explain(failure: QueryFailure, seen: Outline, site: Site, dataset: Dataset) -> Problem:
    """Return the problem of a query that failed, with names in it that do not exist."""
    if isinstance(failure, MalformedQuery):
        failure = in_plain_words(failure, seen.text)
    told = of_failure(failure, site.limits)
    if told.status not in _OF_THE_QUERY:
        return told
    found = site.hint_finder.hints(seen, names_dataset=bool(dataset))
    advice = [text for text in (sentences(found), told.hint) if text]
    return replace(told, hint=" ".join(advice) or None)
