"""``parley query``: an unknown name is reported on standard error, and the answer does not change."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from parley.release.build import build

Run = Callable[..., Result]

TYPO = "SELECT ?who { ?who parley:suports ?whom }"
TOLD = "Hint: parley:suports is not in the graph; did you mean parley:supports?\n"


@pytest.fixture(scope="session")
def releases(corpus_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("releases")
    build(out, corpus_root)
    return out


@pytest.mark.parametrize(("form", "answer"), [("csv", "who\r\n"), ("table", "who\n---\n")])
def test_a_hint_goes_to_standard_error(parley: Run, releases: Path, form: str, answer: str) -> None:
    result = parley("query", "--release", releases, "--format", form, TYPO)
    assert (result.exit_code, result.stdout_bytes.decode()) == (0, answer)
    assert result.stderr.endswith(TOLD)


def test_a_query_of_names_that_exist_gets_no_hint(parley: Run, releases: Path) -> None:
    result = parley("query", "--release", releases, "--format", "csv", TYPO.replace("suports", "supports"))
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_query_that_fails_gets_the_hint_as_well(parley: Run, releases: Path) -> None:
    result = parley("query", "--release", releases, "ASK { ?who parley:suports }")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert TOLD in result.stderr
    assert "Error: the query has an error at “}”" in result.stderr


@pytest.mark.parametrize(
    ("query", "form"),
    [("CONSTRUCT { <http://e/a> <http://e/1> 1 } {}", "rdf"), ("SELECT ('\\u0001' AS ?x) {}", "xml")],
)
def test_what_a_format_cannot_hold_is_told_with_the_formats_that_can(
    parley: Run, releases: Path, query: str, form: str
) -> None:
    result = parley("query", "--release", releases, "--format", form, query)
    assert (result.exit_code, result.stdout_bytes) == (1, b"")
    assert "these can hold the answer" in result.stderr


def test_a_table_shows_controls_and_marks_of_direction_by_their_numbers(parley: Run, releases: Path) -> None:
    text = "SELECT ('a\\u001B[31mb\\u0007 \\u009Fc\\u202Ed' AS ?x) {}"
    result = parley("query", "--release", releases, "--format", "table", text)
    assert result.stdout.splitlines()[2] == "a\\u001b[31mb\\u0007 \\u009fc\\u202ed"


def test_over_files_no_name_is_unknown(parley: Run, releases: Path) -> None:
    path = releases / "current" / "parley.nq"
    result = parley("query", "--format", "csv", "--union-default-graph", TYPO, path)
    assert (result.exit_code, result.stderr) == (0, "")


def test_over_files_without_a_default_graph_there_is_a_hint(parley: Run, releases: Path) -> None:
    path = releases / "current" / "parley.nq"
    result = parley("query", "--format", "csv", "SELECT ?s { ?s ?p ?o }", path)
    assert (result.exit_code, result.stdout_bytes) == (0, b"s\r\n")
    assert re.match(r"Hint: The default graph is empty; all triples lie in \d named graphs", result.stderr)


def test_over_files_what_can_only_fail_gets_a_hint(parley: Run, tmp_path: Path) -> None:
    path = tmp_path / "one.ttl"
    path.write_text('<http://e/a> <http://e/b> <http://e/c> .')
    query = 'SELECT ?s { ?s <http://e/b> ?o FILTER(?o = "http://e/c") }'
    result = parley("query", "--format", "csv", query, path)
    assert "Hint: ?o = \"http://e/c\" compares IRIs with strings, which are never equal" in result.stderr
