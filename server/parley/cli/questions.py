"""``parley questions``: lists the questions that a release answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import click
import pyoxigraph as ox

from parley.cli import options
from parley.errors import InputError
from parley.rdf import Term
from parley.release.questions import LISTING, CompetencyQuestion, questions_in
from parley.store.engine.evaluation import Loaded
from parley.store.loading.source import Source, load


@click.command()
@options.release
def questions(releases: Path) -> None:
    """List the questions that a release answers; “parley query --question NAME” asks one."""
    held = questions_of(load(Source(release=options.current_release(releases))))
    width = max((len(question.stem) for question in held), default=0)
    for question in held:
        click.echo(f"{question.stem.ljust(width)}  {question.title}")


def questions_of(loaded: Loaded) -> list[CompetencyQuestion]:
    """Return the questions in a store."""
    return questions_in(_rows(loaded))


def _rows(loaded: Loaded) -> Iterator[dict[str, Term]]:
    found = cast("ox.QuerySolutions", loaded.store.query(LISTING, use_default_graph_as_union=loaded.union))
    names = [variable.value for variable in found.variables]
    for solution in found:
        yield dict(zip(names, cast("tuple[Term, ...]", tuple(solution)), strict=True))


def text_of_question(loaded: Loaded, name: str) -> str:
    """Return the query of a question.

    Raises:
        InputError: The store has no question of this name.
    """
    for question in questions_of(loaded):
        if question.stem == name:
            return question.text
    raise InputError(f"there is no question “{name}” here; “parley questions” lists them")
