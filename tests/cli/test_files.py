"""Files on the command line: their bases, their formats, and their graphs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]
ALL = "SELECT ?s { ?s ?p ?o } ORDER BY ?s"


def rows(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    return result.stdout.split()[1:]


def test_the_base_is_the_file_or_what_is_said(parley: Run, tmp_path: Path) -> None:
    path = tmp_path / "me.ttl"
    path.write_text("<#me> a <http://ex.test/Thing> .")
    assert rows(parley("query", "--format", "csv", ALL, path)) == [path.as_uri() + "#me"]
    said = parley("query", "--format", "csv", "--base", "http://ex.test/x", ALL, path)
    assert rows(said) == ["http://ex.test/x#me"]


def test_the_format_can_be_said(parley: Run, tmp_path: Path) -> None:
    path = tmp_path / "data"
    path.write_text("<http://ex.test/a> <http://ex.test/b> <http://ex.test/c> .")
    assert rows(parley("query", "--format", "csv", "--input-format", "nt", ALL, path)) == ["http://ex.test/a"]
    refused = parley("query", "--input-format", "rdf", ALL, path)
    assert refused.exit_code == 2
    assert "is not valid RDF/XML" in refused.stderr
    assert "it looks like Turtle" in refused.stderr


def test_all_graphs_are_one_where_that_is_asked_for(parley: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.nq"
    path.write_text("<http://ex.test/a> <http://ex.test/b> <http://ex.test/c> <http://ex.test/g> .")
    assert rows(parley("query", "--format", "csv", ALL, path)) == []
    assert rows(parley("query", "--format", "csv", "--union-default-graph", ALL, path)) == [
        "http://ex.test/a"
    ]


def test_a_query_may_begin_with_a_byte_order_mark(parley: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.nt"
    path.write_text("<http://ex.test/a> <http://ex.test/b> <http://ex.test/c> .")
    (tmp_path / "q.rq").write_text("\ufeff" + ALL, "utf-8")
    assert rows(parley("query", "--format", "csv", "-f", tmp_path / "q.rq", path)) == ["http://ex.test/a"]


def test_what_is_left_out_is_told_on_standard_error(parley: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"@id": "http://ex.test/a", "http://ex.test/p": 1, "name": "x"}')
    result = parley("query", "--format", "csv", ALL, path)
    assert rows(result) == ["http://ex.test/a"]
    assert result.stderr == (
        f"Warning: {path}: 1 was left out, because no context says what they are: “name”\n"
    )


def test_a_log_that_cannot_be_written_is_told_before_anything_is_loaded(parley: Run, tmp_path: Path) -> None:
    result = parley("serve", "--port", "0", "--log", tmp_path / "nowhere" / "log", tmp_path / "a.nt")
    assert (result.exit_code, result.stderr) == (
        2,
        f"Error: --log: {tmp_path / 'nowhere' / 'log'} cannot be written (No such file or directory)\n",
    )


def test_an_address_of_another_machine_is_told(parley: Run, tmp_path: Path) -> None:
    result = parley("serve", "--host", "192.0.2.1", "--port", "0", tmp_path / "a.nt")
    assert (result.exit_code, result.stderr) == (
        2,
        "Error: --host: 192.0.2.1 is not an address of this machine\n",
    )
