"""Any request gets an answer, and none of them is the server's fault."""

from __future__ import annotations

from collections.abc import Callable

import httpx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Ask = Callable[..., httpx.Response]

WORDS = st.sampled_from(
    [
        "SELECT",
        "ASK",
        "CONSTRUCT",
        "DESCRIBE",
        "WHERE",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        "?s",
        "?p",
        "?o",
        "a",
        ".",
        ";",
        ",",
        "<http://e/>",
        "'x'",
        "1",
        "-1.5e3",
        "FILTER",
        "OPTIONAL",
        "UNION",
        "MINUS",
        "BIND",
        "AS",
        "VALUES",
        "GROUP",
        "BY",
        "HAVING",
        "COUNT(*)",
        "ORDER",
        "LIMIT",
        "OFFSET",
        "DISTINCT",
        "REDUCED",
        "FROM",
        "NAMED",
        "GRAPH",
        "EXISTS",
        "NOT",
        "IN",
        "&&",
        "||",
        "!",
        "=",
        "<",
        ">",
        "/",
        "*",
        "+",
        "^",
        "|",
        "@en",
        "^^",
        "_:b",
        "PREFIX",
        "BASE",
        ":",
        "rdf:type",
        "true",
        "UNDEF",
        "#",
        "\n",
        "\\",
        '"',
        "'''",
        "%",
        "\x00",
        "é",
    ]
)
QUERIES = st.lists(WORDS, max_size=40).map(" ".join)
ACCEPTS = st.sampled_from(
    ["*/*", "text/csv", "text/html", "text/turtle", "application/json", "x/y", "text/*;q=0.1"]
)
NAMES = st.sampled_from(
    ["query", "default-graph-uri", "named-graph-uri", "format", "output", "timeout", "update", "x"]
)
TYPES = st.sampled_from(
    [
        "application/sparql-query",
        "application/x-www-form-urlencoded",
        "text/plain",
        "application/sparql-query; charset=x",
    ]
)
FEW = settings(max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)


def fits(response: httpx.Response) -> None:
    assert response.status_code in (200, 400, 403, 406, 413, 415, 422), response.text
    if response.status_code >= 400 and "html" not in response.headers["content-type"]:
        assert response.headers["content-type"] in ("application/problem+json", "text/plain; charset=utf-8")
    assert int(response.headers["content-length"]) == len(response.content)


@FEW
@given(query=QUERIES, accept=ACCEPTS)
def test_any_words_of_sparql_are_answered_or_refused(ask: Ask, query: str, accept: str) -> None:
    headers = {"Content-Type": "application/sparql-query", "Accept": accept, "Accept-Encoding": "identity"}
    fits(ask("POST", "/sparql", content=query, headers=headers))


@FEW
@given(fields=st.lists(st.tuples(NAMES, st.text(max_size=20) | QUERIES), max_size=5), accept=ACCEPTS)
def test_any_parameters_are_answered_or_refused(ask: Ask, fields: list[tuple[str, str]], accept: str) -> None:
    fits(ask("GET", "/sparql", params=fields, headers={"Accept": accept, "Accept-Encoding": "identity"}))


@FEW
@given(body=st.binary(max_size=200), media_type=TYPES)
def test_any_bytes_are_answered_or_refused(ask: Ask, body: bytes, media_type: str) -> None:
    fits(
        ask(
            "POST",
            "/sparql",
            content=body,
            headers={"Content-Type": media_type, "Accept-Encoding": "identity"},
        )
    )
