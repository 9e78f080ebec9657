"""``parley code``: coding sheets for second coders, written and read back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from parley.claims.corpus import load_corpus
from parley.claims.iris import slug
from parley.claims.metadata import is_day
from parley.cli import options
from parley.coding.items import items_of
from parley.coding.records import SheetState
from parley.coding.register import Register, load_register
from parley.errors import InputError
from parley.gate.article import objections_to
from parley.names import compact, term, thing
from parley.sheets.desk import Desk
from parley.sheets.desk import abandon as abandon_sheet
from parley.sheets.item import Asks, SheetItem
from parley.sheets.page.app import make_app
from parley.sheets.page.door import Door, new_token
from parley.sheets.page.paper import Paper
from parley.sheets.page.serving import bound, serve_until_stopped, server_of
from parley.sheets.status import Status, status_of

_texts = click.option(
    "--articles",
    required=True,
    envvar="PARLEY_ARTICLES",
    type=click.Path(path_type=Path),
    help="The folder with the texts of the articles.",
)


def _day(_: click.Context, __: click.Parameter, value: str | None) -> str:
    """Return the given day, or today."""
    day = value or datetime.now(UTC).date().isoformat()
    if not is_day(day):
        raise InputError(f"{day!r} is no day; write YYYY-MM-DD", where="--date")
    return day


_date = click.option("--date", metavar="YYYY-MM-DD", callback=_day, help="The day of it. [default: today]")


@click.group()
def code() -> None:
    """Give an article to a second coder, who confirms its claims without knowing which they are.

    A sheet is a private file, because it contains text. Only the answers and their coder get into the corpus.
    """


@code.command()
@click.argument("article")
@click.option("--coder", required=True, metavar="SLUG", help="The coder: one of triples/coders.ttl.")
@_texts
@options.data
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The file to fill in; its key is FILE.key. [default: SHEET.toml, in the folder of the texts]",
)
@click.option("--only", multiple=True, metavar="CLAIM", help="A claim to ask about, by number; repeatable.")
@_date
def write(
    article: str,
    coder: str,
    articles: Path,
    root: Path | None,
    output: Path | None,
    only: tuple[str, ...],
    date: str,
) -> None:
    """Write a coding sheet of an ARTICLE (its slug) for a coder, and register it.

    Give the coder only the file. Its key tells what is planted: keep it until the sheet is back.
    """
    issued = Desk(root, articles, objections_to).write(article, coder, date, only, output)
    click.echo(f"{compact(issued.sheet.iri)}: {len(issued.items)} items in {issued.file}", err=True)
    click.echo(_designs(issued.items), err=True)


@code.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--key", "key_file", type=click.Path(path_type=Path), help="The key. [default: FILE.key]")
@_texts
@options.data
@_date
def read(file: Path, key_file: Path | None, articles: Path, root: Path | None, date: str) -> None:
    """Read the answers of a filled-in FILE into the corpus, completely or not at all.

    The file itself is not changed. All its faults are reported at once.
    """
    back, codings = Desk(root, articles, objections_to).take(file, date, key_file)
    caught = f"planted statements picked in {back.catches_picked} of {back.catch_items} catch items"
    aside = "; the sheet is set aside, and its answers confirm nothing" if back.set_aside else ""
    click.echo(f"{compact(back.iri)}: {len(codings)} answers read; {caught}{aside}", err=True)


@code.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(1024, 65535), help="The port to listen on. [default: a free one]")
def page(file: Path, port: int | None) -> None:
    """Show the sheet in a FILE in a browser, one item on each page, and save each answer to it.

    Only this machine can open the pages, at an address that nobody can guess. They need no network, and
    nothing leaves the machine. You can also fill in the same file by hand. Stop with Ctrl+C.
    """
    paper = Paper(file)
    with bound(port) as listening:
        door = Door(int(listening.getsockname()[1]), new_token())
        server = server_of(listening, make_app(paper, door))
        click.echo(door.address)
        click.echo("Open this address in a browser on this machine; Ctrl+C stops.", err=True)
        serve_until_stopped(server)
    left, items = len(paper.reading().open), len(paper.reading().items)
    told = f"{left} of {items} items have no answer yet" if left else f"all {items} items are answered"
    click.echo(f"{file}: {told}", err=True)


@code.command()
@click.argument("sheet")
@click.option("--reason", required=True, help="Why, in a sentence; it is published.")
@options.data
def abandon(sheet: str, reason: str, root: Path | None) -> None:
    """Abandon a SHEET that will not come back. The record keeps the sheet and the reason."""
    click.echo(f"{compact(abandon_sheet(root, sheet, reason).iri)} is abandoned", err=True)


@code.command()
@options.data
@click.option("-v", "--verbose", is_flag=True, help="Name the claims and mentions that lack codings.")
def status(root: Path | None, verbose: bool) -> None:
    """Print which sheets are out, what lacks codings, and which codings a change has made void."""
    corpus, register = load_corpus(root), load_register(root)
    found = status_of(items_of(corpus), register)
    click.echo(options.table(("what", "n"), list(_counts(found, register))))
    for line in _lines(found):
        click.echo(line)
    for iri, reason in found.lacking.items() if verbose else ():
        click.echo(f"lacking: {compact(iri)}, {corpus.vocabulary.label(term(reason))}")


def _designs(items: tuple[SheetItem, ...]) -> str:
    """Return how many statements the claim items have: with two, an answer proves less than with four."""
    claims = [item for item in items if item.shown.asks is Asks.CLAIM]
    counts = Counter(len(item.shown.options) for item in claims)
    told = (f"{count} with {number} statements" for number, count in sorted(counts.items(), reverse=True))
    return f"{len(claims)} of these on claims: {', '.join(told)}; in one of eight no statement is right"


def _counts(found: Status, register: Register) -> Iterator[tuple[str, object]]:
    states = Counter(sheet.state for sheet in register.sheets)
    lacking = Counter(iri.startswith(thing("claim", "")) for iri in found.lacking)
    changed = Counter(name for one in found.void for name in one.changed)
    yield "sheets that are out", states[SheetState.REGISTERED]
    yield "sheets that came back", states[SheetState.RETURNED]
    yield "  of these set aside", len(found.set_aside)
    yield "sheets that were abandoned", states[SheetState.ABANDONED]
    yield "claims that are published", len(found.confirmation.published)
    yield "claims that lack codings", lacking[True]
    yield "mentions that lack codings", lacking[False]
    yield "codings that are void", len(found.void)
    yield from ((f"  because {name} changed", count) for name, count in sorted(changed.items()))
    yield "answers that confirm a claim", found.confirmation.agreement
    yield "catch items in which no planted statement was picked", found.confirmation.caught
    yield "coded sentences with nothing left out", found.confirmation.complete


def _lines(found: Status) -> Iterator[str]:
    for sheet in found.out:
        yield f"out: {compact(sheet.iri)}, with {slug(sheet.coder)} since {sheet.registered}"
    for sheet in found.set_aside:
        picked = f"{sheet.catches_picked} of {sheet.catch_items} catch items"
        yield f"set aside: {compact(sheet.iri)}, planted statements picked in {picked}"
    for void in found.void:
        why = f"{' and '.join(void.changed)} changed" if void.changed else "it no longer exists"
        yield f"void: {compact(void.coding.iri)} of {compact(void.coding.codes)}, for {why}"
