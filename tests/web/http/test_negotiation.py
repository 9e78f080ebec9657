"""Accept headers: q-values, wildcards, aliases, and what fits nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.store.query.formats import GRAPH_FORMATS, SOLUTION_FORMATS
from parley.web.http.negotiation import HTML, by_accept, by_names

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "solutions", "graph"),
    [
        (None, "json", "ttl"),
        ("", "json", "ttl"),
        ("*/*", "json", "ttl"),
        ("application/sparql-results+json", "json", None),
        ("application/sparql-results+xml", "xml", None),
        ("text/csv", "csv", None),
        ("text/tab-separated-values", "tsv", None),
        ("text/turtle", None, "ttl"),
        ("application/n-triples", None, "nt"),
        ("application/ld+json", None, "jsonld"),
        ("application/rdf+xml", None, "rdf"),
        ("application/trig", None, "trig"),
        ("application/n-quads", None, "nq"),
        ("application/json", "json", "jsonld"),
        ("application/xml", "xml", "rdf"),
        ("text/plain", None, "nt"),
        ("text/*", "csv", "ttl"),
        ("application/*", "json", "nt"),
        ("text/csv;q=0.9, application/sparql-results+json;q=0.5", "csv", None),
        (
            "application/sparql-results+json;q=0.2, text/csv;q=0.3, application/sparql-results+xml;q=0.1",
            "csv",
            None,
        ),
        ("application/sparql-results+json;q=0, */*", "xml", "ttl"),
        ("text/turtle;q=0, */*;q=0.1", "json", "nt"),
        ("application/sparql-results+json;q=0", None, None),
        ("*/*;q=0", None, None),
        ("application/sparql-results+xml, */*;q=0.1", "xml", "ttl"),
        ("application/xml, */*;q=0.1", "xml", "rdf"),
        ("*/*, application/sparql-results+xml", "xml", "ttl"),
        ("text/csv;header=present, application/sparql-results+xml;q=0.1", "csv", None),
        ("TEXT/CSV", "csv", None),
        ("image/png", None, None),
        ("rubbish", None, None),
    ],
)
def test_the_format_is_the_one_that_is_preferred(
    accept: str | None, solutions: str | None, graph: str | None
) -> None:
    chosen = by_accept(accept, SOLUTION_FORMATS), by_accept(accept, GRAPH_FORMATS)
    assert tuple(form and form.name for form in chosen) == (solutions, graph)


@pytest.mark.parametrize(
    ("accept", "expected"),
    [(BROWSER, "html"), ("*/*", "json"), ("text/html;q=0.5, application/sparql-results+json", "json")],
)
def test_browsers_get_html_and_programs_do_not(accept: str, expected: str) -> None:
    chosen = by_accept(accept, (*SOLUTION_FORMATS, HTML))
    assert chosen is not None
    assert chosen.name == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["csv"], "csv"),
        (["text/csv"], "csv"),
        ([" JSON "], "json"),
        (["application/json"], "json"),
        (["zip", "text/tab-separated-values", "csv"], "tsv"),
        (["application/sparql-results json"], "json"),
        (["zip"], None),
    ],
)
def test_a_format_can_be_named(names: list[str], expected: str | None) -> None:
    chosen = by_names(names, SOLUTION_FORMATS)
    assert (chosen and chosen.name) == expected


@given(st.text(max_size=100))
def test_any_header_chooses_something_or_nothing(accept: str) -> None:
    assert by_accept(accept, SOLUTION_FORMATS) in (None, *SOLUTION_FORMATS)
