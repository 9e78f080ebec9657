"""A question with the claims behind its answer, and the same question for all articles."""

from __future__ import annotations

import re

CLAIM = "claim"
"""The variable for claims in the questions."""

_HEAD = re.compile(r"^SELECT DISTINCT((?: \?\w+)+) WHERE \{$", re.MULTILINE)
_NAMES_CLAIM = re.compile(rf"\?{CLAIM}\b")
_OTHERWISE = re.compile(r"\b(?:GROUP BY|LIMIT|OFFSET|HAVING)\b")
_ONE_ARTICLE = re.compile(r"^.*# without this line: .*\n", re.MULTILINE)


def with_claims(query: str) -> str | None:
    """Return a query that also returns the claims of each row; None if that would change the rows.

    It must have distinct rows and name its claims ``?claim``, without grouping or limits.
    """
    heads = list(_HEAD.finditer(query))
    if len(heads) != 1 or _OTHERWISE.search(query) or not _NAMES_CLAIM.search(query, heads[0].end()):
        return None
    if f"?{CLAIM}" in heads[0][1].split():
        return None
    return f"{query[: heads[0].end(1)]} ?{CLAIM}{query[heads[0].end(1) :]}"


def to_all_articles(query: str) -> str | None:
    """Return a question for one article without the line that says so; None if it has no such line."""
    wider = _ONE_ARTICLE.sub("", query)
    return wider if wider != query else None
