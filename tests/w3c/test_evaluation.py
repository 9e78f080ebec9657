"""W3C query evaluation and result formats: the answer over HTTP is the expected one."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest

from parley.names import RDF

Ask = Callable[..., httpx.Response]
Serve = Callable[[Iterable[ox.Quad]], Ask]
Row = tuple[tuple[str, Any], ...]

RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
RESULTS = {
    ".srx": (ox.QueryResultsFormat.XML, "application/sparql-results+xml"),
    ".srj": (ox.QueryResultsFormat.JSON, "application/sparql-results+json"),
    ".tsv": (ox.QueryResultsFormat.TSV, "text/tab-separated-values"),
}


def test_the_answer_is_the_expected_one(
    evaluation_case: Any,
    serve: Serve,
    graph_of: Callable[[str], list[ox.Quad]],
    file_of: Callable[[str], Path],
) -> None:
    ask = serve(evaluation_case.quads())
    text, path = evaluation_case.query(), file_of(evaluation_case.result)
    if path.suffix in RESULTS:
        form, media_type = RESULTS[path.suffix]
        expected = solutions(path.read_bytes(), form)
        got = solutions(send(ask, text, media_type), form)
        assert same(distinct(got), distinct(expected)) if evaluation_case.lax else same(got, expected)
    elif path.suffix == ".csv":
        assert table(send(ask, text, "text/csv")) == table(path.read_bytes())
    else:
        graph = graph_of(evaluation_case.result)
        described = [quad for quad in graph if quad.predicate.value == RDF + "type" and is_result_set(quad)]
        if described:
            form, media_type = RESULTS[".srj"]
            rows, ordered = result_set(graph, described[0].subject)
            assert same(solutions(send(ask, text, media_type), form), rows, ordered=ordered)
        else:
            got = ox.parse(send(ask, text, "application/n-triples"), format=ox.RdfFormat.N_TRIPLES)
            assert canonical(got) == canonical(graph)


def send(ask: Ask, text: str, media_type: str) -> bytes:
    response = ask(
        "POST",
        "/sparql",
        content=text,
        headers={"Accept": media_type, "Content-Type": "application/sparql-query"},
    )
    assert response.status_code == 200, response.text
    return response.content


def solutions(data: bytes, form: ox.QueryResultsFormat) -> list[Row] | bool:
    parsed = ox.parse_query_results(data, format=form)
    if isinstance(parsed, ox.QueryBoolean):
        return bool(parsed)
    names = [variable.value for variable in parsed.variables]
    return [row(zip(names, found, strict=True)) for found in parsed]


def distinct(found: list[Row] | bool) -> list[Row] | bool:
    """Leave out repeated solutions, as REDUCED may or may not [SPARQL 1.1 Query, section 15.3.2]."""
    return found if isinstance(found, bool) else list(dict.fromkeys(found))


def row(bindings: Iterable[tuple[str, Any]]) -> Row:
    return tuple(sorted((name, stored(term)) for name, term in bindings if term is not None))


def stored(term: Any) -> Any:
    """Return a term as the store holds it: literals in canonical form, which is the same value."""
    if not isinstance(term, ox.Literal):
        return term
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("a:s"), ox.NamedNode("a:p"), term))
    return next(iter(store)).object


def result_set(graph: list[ox.Quad], head: Any) -> tuple[list[Row] | bool, bool]:
    """Read solutions that are written as RDF, and whether their order counts."""
    store = ox.Store()
    store.extend(graph)

    def values(node: Any, name: str) -> list[Any]:
        return [quad.object for quad in store.quads_for_pattern(node, ox.NamedNode(RS + name), None)]

    if truth := values(head, "boolean"):
        return truth[0].value in ("true", "1"), False
    found = []
    for solution in values(head, "solution"):
        bindings = [
            (values(binding, "variable")[0].value, values(binding, "value")[0])
            for binding in values(solution, "binding")
        ]
        index = values(solution, "index")
        found.append((int(index[0].value) if index else None, row(bindings)))
    ordered = any(index is not None for index, _ in found)
    if ordered:
        found.sort(key=lambda entry: entry[0] or 0)
    return [entry for _, entry in found], ordered


def is_result_set(quad: ox.Quad) -> bool:
    return bool(quad.object.value == RS + "ResultSet")


def same(got: list[Row] | bool, expected: list[Row] | bool, *, ordered: bool = False) -> bool:
    """Compare solutions as bags, or in order; blank nodes may have other labels."""
    if isinstance(got, bool) or isinstance(expected, bool):
        return got is expected
    return len(got) == len(expected) and matched(got, expected, {}, ordered=ordered)


def matched(got: list[Row], expected: list[Row], labels: dict[Any, Any], *, ordered: bool) -> bool:
    """Pair the first row with one that fits, and the rest with the rest."""
    if not got:
        return True
    for place, candidate in enumerate(expected[:1] if ordered else expected):
        paired = pair(got[0], candidate, labels)
        rest = expected[:place] + expected[place + 1 :]
        if paired is not None and matched(got[1:], rest, paired, ordered=ordered):
            return True
    return False


def pair(one: Row, other: Row, labels: dict[Any, Any]) -> dict[Any, Any] | None:
    if [name for name, _ in one] != [name for name, _ in other]:
        return None
    known = dict(labels)
    for (_, left), (_, right) in zip(one, other, strict=True):
        if isinstance(left, ox.BlankNode) and isinstance(right, ox.BlankNode):
            if known.setdefault(left, right) != right or sum(v == right for v in known.values()) > 1:
                return None
        elif left != right:
            return None
    return known


def table(data: bytes) -> Counter[tuple[tuple[str, str], ...]]:
    """Read CSV as a bag of rows; columns come in any order, and all blank nodes look the same."""
    rows = csv.DictReader(io.StringIO(data.decode(), newline=""))
    return Counter(
        tuple(sorted((name, re.sub(r"^_:.*", "_:", cell)) for name, cell in found.items())) for found in rows
    )


def canonical(quads: Iterable[ox.Quad]) -> set[str]:
    """Return a graph as lines that are the same for isomorphic graphs."""
    store = ox.Store()
    store.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    dataset = ox.Dataset(store)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in dataset}


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        ([("a", 1)], [("a", 2)]),
        (
            [("a", ox.BlankNode("x")), ("a", ox.BlankNode("x"))],
            [("a", ox.BlankNode("y")), ("a", ox.BlankNode("z"))],
        ),
        ([("a", 1)], []),
    ],
)
def test_the_comparison_tells_solutions_apart(got: list[Any], expected: list[Any]) -> None:
    assert same([(cell,) for cell in got], [(cell,) for cell in got])
    assert not same([(cell,) for cell in got], [(cell,) for cell in expected])
