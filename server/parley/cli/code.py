"""``parley code``: coding sheets, written for a second coder and read when they are back."""

from __future__ import annotations

import secrets
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from parley.claims.corpus import Corpus, article_of, load_corpus, load_texts, text_of
from parley.claims.iris import slug
from parley.claims.metadata import is_day
from parley.cli import options
from parley.coding.items import items_of
from parley.coding.records import Sheet, SheetState, hash_of_salt
from parley.coding.register import Register, load_register, sheet_path, sheet_turtle
from parley.errors import InputError
from parley.names import compact, expand, term, thing
from parley.resources import folder
from parley.sheets.face import answers_of, read_filled, write_sheet
from parley.sheets.files import read_text, replace_file, write_new
from parley.sheets.key import Key, read_key, write_key
from parley.sheets.registration import new_sheet, outstanding, refuse_coder, refuse_two, version_of
from parley.sheets.returning import returned
from parley.sheets.scope import scope_with, whole_scope
from parley.sheets.sheet import SEED, Sheetmaker, fits_salt, seed_of
from parley.sheets.status import Status, status_of

_texts = click.option(
    "--articles",
    required=True,
    envvar="PARLEY_ARTICLES",
    type=click.Path(path_type=Path),
    help="The folder with the texts of the articles.",
)


def _day(_: click.Context, __: click.Parameter, value: str | None) -> str:
    """Return the day that is given, or today."""
    day = value or datetime.now(UTC).date().isoformat()
    if not is_day(day):
        raise InputError(f"{day!r} is no day; write YYYY-MM-DD", where="--date")
    return day


_date = click.option("--date", metavar="YYYY-MM-DD", callback=_day, help="The day of it. [default: today]")


@click.group()
def code() -> None:
    """Give an article to a second coder, who confirms its claims without knowing which they are.

    A sheet is a private file: it holds text. Only what was answered, and by whom, gets into triples/codings/.
    """


@code.command()
@click.argument("article")
@click.option("--coder", required=True, metavar="SLUG", help="Who codes: a coder of triples/coders.ttl.")
@_texts
@options.data
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The file to fill in; its key is FILE.key. [default: SHEET.toml, in the folder of the texts]",
)
@click.option("--only", multiple=True, metavar="CLAIM", help="Ask about this claim; may be given several times.")
@_date
def write(
    article: str, coder: str, articles: Path, root: Path | None, output: Path | None, only: tuple[str, ...], date: str
) -> None:
    """Write a coding sheet of an ARTICLE (its slug) for a coder, and register it.

    The coder gets the file alone. Its key tells what is planted: keep it until the sheet is back.
    """
    corpus, register = load_corpus(root), load_register(root)
    file = article_of(corpus, article)
    refuse_coder(file.held.article, thing("coder", coder), register)
    asked = tuple(_claim(one, article, file.held.claims and {one.iri for one in file.held.claims}) for one in only)
    maker = Sheetmaker(corpus, file, text_of(file.held.article, load_texts(articles)))
    seed = secrets.token_bytes(SEED)
    scope = scope_with(file.held, asked) if asked else whole_scope(file.held)
    salt, items = maker.salted(seed, scope)
    sheet = new_sheet(file.held.article, coder, register, date, version_of(corpus.ontology), salt)
    target = output or articles / f"{slug(sheet.iri)}.toml"
    key = Key(compact(sheet.iri), salt, asked)
    write_new(_key_of(target), write_key(key).encode("utf-8"), private=True)
    write_new(target, write_sheet(sheet, file.held.article.title, items).encode("utf-8"), private=True)
    write_new(sheet_path(folder("triples", root), sheet.iri), sheet_turtle(sheet))
    pairs = Counter(len(item.shown.options) for item in items if item.codes.startswith(thing("claim", "")))
    told = ", ".join(f"{count} with {number} statements" for number, count in sorted(pairs.items(), reverse=True))
    click.echo(f"{compact(sheet.iri)}: {len(items)} items for {coder} in {target}; of the claims {told}", err=True)


@code.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--key", "key_file", type=click.Path(path_type=Path), help="The key. [default: FILE.key]")
@_texts
@options.data
@_date
def read(file: Path, key_file: Path | None, articles: Path, root: Path | None, date: str) -> None:
    """Take the answers of a filled-in FILE into the corpus, whole or not at all.

    The file itself is not touched. All that is wrong with it is told at once.
    """
    corpus, register = load_corpus(root), load_register(root)
    filled = read_filled(read_text(file), str(file))
    sheet = outstanding(expand(filled.sheet), register)
    key = _checked_key(key_file or _key_of(file), sheet)
    if date < sheet.registered:
        raise InputError(f"{date} is before the sheet was registered, {sheet.registered}", where="--date")
    held = article_of(corpus, slug(sheet.article)).held
    refuse_coder(held.article, sheet.coder, register)
    refuse_two(sheet, register)
    if filled.coder != compact(sheet.coder):
        raise InputError(f"is filled in by {filled.coder}; the sheet is for {compact(sheet.coder)}", where=str(file))
    maker = Sheetmaker(corpus, article_of(corpus, slug(sheet.article)), text_of(held.article, load_texts(articles)))
    scope = scope_with(held, [expand(one) or one for one in key.only]) if key.only else whole_scope(held)
    items = maker.made(seed_of(key.salt), scope)
    if not fits_salt(items, key.salt):
        message = (
            "is of an older state: its claims, or the labels and wordings that it shows, have changed since it was"
            " written; abandon it, and write another"
        )
        raise InputError(message, where=compact(sheet.iri))
    back, codings = returned(sheet, items, answers_of(filled, items, str(file)), key.salt, date)
    replace_file(sheet_path(folder("triples", root), sheet.iri), sheet_turtle(back, codings))
    _tell(back, len(codings))


@code.command()
@click.argument("sheet")
@click.option("--reason", required=True, help="Why, in a sentence; it is published.")
@options.data
def abandon(sheet: str, reason: str, root: Path | None) -> None:
    """Give a SHEET up that will not come back; that it was, and why, stays on record."""
    if not reason.strip():
        raise InputError("say why, in a sentence", where="--reason")
    out = outstanding(expand(sheet) or thing("sheet", sheet), load_register(root))
    gone = replace(out, state=SheetState.ABANDONED, reason=reason.strip())
    replace_file(sheet_path(folder("triples", root), out.iri), sheet_turtle(gone))
    click.echo(f"{compact(out.iri)} is abandoned", err=True)


@code.command()
@options.data
@click.option("-v", "--verbose", is_flag=True, help="Name the claims and mentions that lack codings.")
def status(root: Path | None, verbose: bool) -> None:
    """Print which sheets are out, what lacks codings, and which codings are void because something changed."""
    corpus, register = load_corpus(root), load_register(root)
    found = status_of(items_of(corpus), register)
    _show_counts(found, corpus, register)
    for sheet in found.out:
        click.echo(f"out: {compact(sheet.iri)}, with {slug(sheet.coder)} since {sheet.registered}")
    for sheet in found.set_aside:
        picked = f"planted statements picked in {sheet.catches_picked} of {sheet.catch_items} catch items"
        click.echo(f"set aside: {compact(sheet.iri)}, {picked}")
    for void in found.void:
        why = f"{' and '.join(void.changed)} changed" if void.changed else "it is not there any more"
        click.echo(f"void: {compact(void.coding.iri)} of {compact(void.coding.codes)}: {why}")
    for iri, reason in found.lacking.items() if verbose else ():
        click.echo(f"lacking: {compact(iri)}, {corpus.vocabulary.label(term(reason))}")


def _show_counts(found: Status, corpus: Corpus, register: Register) -> None:
    states = Counter(sheet.state for sheet in register.sheets)
    lacking = Counter(iri.startswith(thing("claim", "")) for iri in found.lacking)
    void = Counter(name for one in found.void for name in one.changed)
    held = found.confirmation
    rows = [
        ("sheets that are out", states[SheetState.REGISTERED]),
        ("sheets that came back", states[SheetState.RETURNED]),
        ("  of these set aside", len(found.set_aside)),
        ("sheets that were abandoned", states[SheetState.ABANDONED]),
        ("claims that are published", len(held.published)),
        ("claims that lack codings", lacking[True]),
        ("mentions that lack codings", lacking[False]),
        ("codings that are void", len(found.void)),
        *((f"  because {name} changed", void[name]) for name in ("content", "text", "shown") if void[name]),
        ("answers to claims that confirm them", held.agreement),
        ("catch items in which nothing planted was picked", held.caught),
        ("coded sentences of which nothing is left out", held.complete),
    ]
    click.echo(options.table(("what", "n"), rows))


def _checked_key(path: Path, sheet: Sheet) -> Key:
    key = read_key(read_text(path), str(path))
    if key.sheet != compact(sheet.iri) or hash_of_salt(key.salt) != sheet.salt_hash:
        message = f"is the key of another sheet: {compact(sheet.iri)} was registered with another salt"
        raise InputError(message, where=str(path))
    return key


def _key_of(file: Path) -> Path:
    return file.with_name(f"{file.name}.key")


def _claim(name: str, article: str, known: set[str]) -> str:
    """Return the claim that is meant by a number, or by its short name."""
    iri = expand(name) or thing("claim", f"{article}-{name.zfill(3)}")
    if iri not in known:
        raise InputError(f"{name!r} is no claim of {article}; give its number, or claim:{article}-NNN", where="--only")
    return iri


def _tell(back: Sheet, count: int) -> None:
    caught = f"planted statements picked in {back.catches_picked} of {back.catch_items} catch items"
    aside = "; it is set aside, and its answers confirm nothing" if back.set_aside else ""
    click.echo(f"{compact(back.iri)}: {count} answers taken; {caught}{aside}", err=True)
