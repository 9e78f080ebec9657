"""Options that several commands share, and the progress of long work."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import click

from parley.errors import InputError
from parley.store.loading.files.kinds import keys

T = TypeVar("T")
Decorator = Callable[[Callable[..., None]], Callable[..., None]]

data: Decorator = click.option(
    "--data",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    envvar="PARLEY_DATA",
    help="A corpus in another folder, with triples/, and its own ontology/ and shapes/ if it has them."
    " [default: Parley's own]",
)

articles: Decorator = click.option(
    "--articles",
    type=click.Path(path_type=Path),
    envvar="PARLEY_ARTICLES",
    help="The folder with the texts of the articles (.txt). Without it, passages are not checked.",
)

release: Decorator = click.option(
    "--release",
    "releases",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("release"),
    show_default=True,
    envvar="PARLEY_RELEASE",
    help="The folder that 'parley build' has written.",
)

base: Decorator = click.option(
    "--base",
    metavar="IRI",
    help="Base of relative IRIs in the files. [default: each file's own address]",
)

union_default_graph: Decorator = click.option(
    "--union-default-graph",
    "union",
    is_flag=True,
    help="Let queries over files that name no graph see all graphs as one, as in a release.",
)


def input_format(*names: str) -> Decorator:
    """Return the option for the format of files, under these names."""
    return click.option(
        *names,
        "input_format",
        type=click.Choice(keys()),
        help="Format of the files. [default: according to their names and contents]",
    )


text_or_json: Decorator = click.option(
    "--format",
    "format_name",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="Format of the answer.",
)


def current_release(directory: Path) -> Path:
    """Return the release in a folder of releases, or the folder itself if it is one.

    Raises:
        InputError: There is none.
    """
    for place in (directory / "current", directory):
        if (place / "manifest.json").is_file():
            return place.resolve()
    raise InputError("there is no release here; “parley build” makes one", where=str(directory))


def progress(label: str, items: Iterable[T]) -> Iterator[T]:
    """Yield items, and show on a terminal how much of the work is done."""
    held = list(items)
    bar = click.progressbar(held, label=label, file=sys.stderr, hidden=not sys.stderr.isatty())
    with bar as shown:
        yield from shown


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return rows as aligned columns, the first to the left and the others to the right."""
    cells = [[str(cell) for cell in row] for row in (header, *rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = []
    for row in cells:
        first = row[0].ljust(widths[0])
        rest = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        lines.append("  ".join((first, *rest)).rstrip())
    return "\n".join(lines)
