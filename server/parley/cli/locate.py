"""``parley locate``: the places of a quote."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from parley.errors import InputError
from parley.text.profile import canonical
from parley.text.quotes import locate as places
from parley.text.sentences import sentences


@click.command()
@click.argument("article", type=click.Path(path_type=Path))
@click.argument("quote")
def locate(article: Path, quote: str) -> None:
    """Print the places of a QUOTE in an ARTICLE (.txt): start, end, sentence.

    Exits with 1 if the quote is not in the article.
    """
    try:
        text = canonical(article.read_bytes(), where=str(article))
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(article)) from error
    found = places(quote, text)
    for span in found:
        sentence = next((number for number, whole in enumerate(sentences(text), 1) if span in whole), None)
        click.echo(f"{span.start}\t{span.end}\t{f'sentence {sentence}' if sentence else 'crosses sentences'}")
    click.echo(f"{len(found)} found", err=True)
    sys.exit(0 if found else 1)
