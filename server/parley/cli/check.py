"""``parley check``: the gate over the corpus."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from parley.claims.corpus import load_corpus, load_texts
from parley.cli import options
from parley.gate.check import check_corpus
from parley.gate.report import Tally


@click.command()
@options.data
@options.articles
def check(root: Path | None, articles: Path | None) -> None:
    """Check every claim against its passage, and the data against the shapes.

    Prints how many checks of each kind were performed, failed and skipped; what fails goes to standard error.
    The rules on words have two verdicts: a claim is contradicted, where a rule has understood its passage to
    say otherwise, or not contradicted, which confirms nothing. Exits with 1 if anything fails.
    """
    corpus = load_corpus(root)
    texts = load_texts(articles) if articles else None
    tally = check_corpus(corpus, texts, root, partial(options.progress, "checking"))
    show(tally)
    if texts is None:
        click.echo(
            "NOT CHECKED: no passage was read. Give the articles' texts with --articles DIR.", err=True
        )
    sys.exit(0 if tally.passed else 1)


def show(tally: Tally) -> None:
    """Print the counts of a check, and on standard error what it refuses."""
    header = ("check", "performed", "failed", "skipped")
    click.echo(options.table(header, tally.rows()))
    for finding in tally.findings:
        click.echo(str(finding), err=True)
    for note in tally.notes:
        click.echo(f"NOT CHECKED: {note}.", err=True)
    click.echo(f"{len(tally.contradicted)} contradicted, {len(tally.findings)} failed", err=True)
