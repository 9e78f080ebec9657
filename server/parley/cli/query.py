"""``parley query``: queries a release, or RDF files, without a server."""

from __future__ import annotations

import io
import re
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, cast

import click
import pyoxigraph as ox

from parley.advice.hints import HintFinder
from parley.advice.syntax import in_plain_words, undeclared_prefix
from parley.advice.vocabulary import KnownNames
from parley.cli import options
from parley.cli.questions import text_of_question
from parley.errors import InputError
from parley.names import compact
from parley.store.engine.evaluation import Loaded, evaluate
from parley.store.loading.files.input_files import input_files
from parley.store.loading.inventory import inventory_of
from parley.store.loading.source import Source, load
from parley.store.query.failures import MalformedQuery, QueryFailure
from parley.store.query.formats import (
    FORMATS_OF,
    GRAPH_FORMATS,
    GRAPH_FORMS,
    SOLUTION_FORMATS,
    Format,
    QueryForm,
)
from parley.store.query.outline import Outline, outline
from parley.store.query.question import Question

_TABLE = "table"
_NAMES = (_TABLE, *dict.fromkeys(form.name for form in (*SOLUTION_FORMATS, *GRAPH_FORMATS)))
_CELL_WIDTH = 60
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Controls of a terminal, and marks of the direction of text: they would change what is shown."""


@click.command()
@options.release
@click.option(
    "--format",
    "format_name",
    type=click.Choice(_NAMES),
    help="Format of the answer. [default: a table on a terminal, CSV or Turtle elsewhere]",
)
@click.option(
    "-f", "--file", "query_file", type=click.File("r", encoding="utf-8"), help="Read the query from a file."
)
@click.option(
    "-q", "--question", "name", metavar="NAME", help="Ask a question that “parley questions” lists."
)
@options.base
@options.input_format("--input-format")
@options.union_default_graph
@click.argument("arguments", nargs=-1, metavar="[QUERY] [FILE]...")
def query(
    releases: Path,
    format_name: str | None,
    query_file: IO[str] | None,
    name: str | None,
    base: str | None,
    input_format: str | None,
    union: bool,
    arguments: tuple[str, ...],
) -> None:
    """Run a SPARQL QUERY on a release, or on RDF FILEs; “-” reads the query from standard input.

    A FILE may also be a pipe, or a folder with RDF files. It may be compressed (.gz .bz2 .zst).
    """
    if name is not None and query_file is not None:
        raise InputError("give a question or a file with a query, not both")
    text, paths = (None, _paths(arguments)) if name is not None else _text(query_file, arguments)
    with input_files(paths, base, input_format) as files:
        source = (
            Source(files=files, union=union) if paths else Source(release=options.current_release(releases))
        )
        loaded = load(source)
    asked = text_of_question(loaded, name or "") if text is None else text
    _ask(asked, source, loaded, format_name)


def _text(query_file: IO[str] | None, arguments: tuple[str, ...]) -> tuple[str, tuple[Path, ...]]:
    """Return the query, and the files for it: with ``-f`` all arguments are files."""
    try:
        if query_file is not None:
            text, names = query_file.read(), arguments
        elif arguments:
            text, names = sys.stdin.read() if arguments[0] == "-" else arguments[0], arguments[1:]
        else:
            raise InputError("give a query, or -f FILE, or - for standard input")
    except UnicodeDecodeError as error:
        raise InputError("the query is not UTF-8") from error
    return text.removeprefix("\ufeff"), _paths(names)


def _paths(names: tuple[str, ...]) -> tuple[Path, ...]:
    return tuple(Path(name) for name in names)


def _ask(text: str, source: Source, loaded: Loaded, format_name: str | None) -> None:
    seen = outline(text)
    if (prefix := seen.undeclared(loaded.prefixes)) is not None:
        raise undeclared_prefix(seen, prefix, loaded.prefixes)
    form = seen.form or QueryForm.SELECT
    as_table = format_name == _TABLE or (format_name is None and sys.stdout.isatty())
    chosen = _format(form, None if as_table else format_name, as_table=as_table)
    question = Question.of(seen, chosen)
    output = _Output(sys.stdout.buffer)
    try:
        if as_table and form not in GRAPH_FORMS:
            _print_table(question, loaded)
        elif chosen.holds_all:
            evaluate(loaded, question, cast("IO[bytes]", output))
        else:
            _write_whole(question, loaded, cast("IO[bytes]", output))
    except MalformedQuery as failure:
        raise in_plain_words(failure, text) from failure
    except QueryFailure as failure:
        # The engine takes an output that fails for a query that does.
        raise output.failure or failure from failure
    finally:
        _print_hints(seen, source, loaded)


class _Output(io.RawIOBase):
    """Standard output, and why it cannot be written.

    Attributes:
        failure: The error of the last write; None if there was none.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self.failure: OSError | None = None
        self._stream = stream

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        try:
            return self._stream.write(data)
        except OSError as error:
            self.failure = error
            raise


def _write_whole(question: Question, loaded: Loaded, output: IO[bytes]) -> None:
    """Write an answer in a format that may turn out not to hold it: all of it, or nothing."""
    with TemporaryFile() as spool:
        evaluate(loaded, question, spool)
        spool.seek(0)
        shutil.copyfileobj(spool, output)


def _print_hints(seen: Outline, source: Source, loaded: Loaded) -> None:
    """Print hints at parts of the query that are probably mistakes."""
    vocabulary = KnownNames(inventory_of(source.release)) if source.release is not None else None
    for hint in HintFinder(vocabulary, loaded.prefixes, loaded.contents).hints(seen):
        click.echo(f"Hint: {hint}", err=True)


def _format(form: QueryForm, name: str | None, *, as_table: bool) -> Format:
    offers = FORMATS_OF[form]
    solutions = "json" if as_table else "csv"
    wanted = name or ("ttl" if form in GRAPH_FORMS else solutions)
    for offer in offers:
        if offer.name == wanted:
            return offer
    known = ", ".join(offer.name for offer in offers)
    raise InputError(f"{form} answers are not available as {wanted}; choose one of {known}", where="--format")


def _print_table(question: Question, loaded: Loaded) -> None:
    """Print solutions in columns, IRIs as prefixed names."""
    written = io.BytesIO()
    evaluate(loaded, question, written)
    results = ox.parse_query_results(written.getvalue(), format=ox.QueryResultsFormat.JSON)
    if isinstance(results, ox.QueryBoolean):
        click.echo("yes" if results else "no")
        return
    names = [variable.value for variable in results.variables]
    rows = [[_cell(value) for value in solution] for solution in results]
    widths = [max(map(len, column)) for column in zip(names, *rows, strict=True)]
    click.echo("  ".join(name.ljust(width) for name, width in zip(names, widths, strict=True)).rstrip())
    click.echo("  ".join("-" * width for width in widths))
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    click.echo(f"{len(rows)} {'row' if len(rows) == 1 else 'rows'}", err=True)


def _cell(value: object) -> str:
    """Return a value as a table shows it: short, on one line."""
    if value is None:
        return ""
    text = compact(value.value) if isinstance(value, ox.NamedNode) else _literal(value)
    line = _HIDDEN.sub(_code, " ".join(text.split()))
    return line if len(line) <= _CELL_WIDTH else line[: _CELL_WIDTH - 1] + "…"


def _code(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}" if ord(found[0]) < 0x10000 else f"\\U{ord(found[0]):08x}"


def _literal(value: object) -> str:
    return value.value if isinstance(value, ox.Literal) else str(value)
