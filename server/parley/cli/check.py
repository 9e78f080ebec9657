"""``parley check``: runs the gate over the corpus."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from parley.claims.corpus import Corpus, load_corpus, load_texts
from parley.cli import options
from parley.coding.records import SheetState
from parley.coding.register import Register, load_register
from parley.gate.article import objections_to
from parley.gate.check import check_corpus
from parley.gate.kinds import CheckKind
from parley.gate.report import Finding, Tally
from parley.sheets.sheet import Sheetmaker
from parley.sheets.verification import verified


@click.command()
@options.data
@options.articles
def check(root: Path | None, articles: Path | None) -> None:
    """Check every claim against its passage, and the data against the shapes.

    Prints how many checks of each kind were done, failed and were skipped. Failures go to standard error.
    The rules on words have two verdicts. A claim is contradicted if a rule understands its passage to say
    otherwise. A claim that is not contradicted is not confirmed. With the texts, every returned coding sheet
    is made again, and every answer is compared with it. Exits with 1 if anything fails.
    """
    corpus = load_corpus(root)
    texts = load_texts(articles) if articles else None
    tally = check_corpus(corpus, texts, root, partial(options.progress, "checking"))
    if texts is not None:
        tally.merge(sheets_again(corpus, texts, load_register(root)))
    show(tally)
    if texts is None:
        click.echo(
            "NOT CHECKED: no passage was read. Give the articles' texts with --articles DIR.", err=True
        )
    sys.exit(0 if tally.passed else 1)


def sheets_again(corpus: Corpus, texts: dict[str, str], register: Register) -> Tally:
    """Return the result of making every returned sheet again, or nothing if a text is missing."""
    tally, gone = Tally(), 0
    for file in corpus.articles:
        article = file.annotations.article
        back = [
            one for one in register.sheets if one.article == article.iri and one.state is SheetState.RETURNED
        ]
        if not back or article.text_hash not in texts:
            continue
        text = texts[article.text_hash]
        objections = objections_to(file.annotations, text, corpus.vocabulary)
        makers = {
            version: Sheetmaker(corpus, file, text, objections, version)
            for version in {sheet.version for sheet in back}
        }
        for sheet in back:
            found = verified(sheet, register.codings_of[sheet.iri], makers[sheet.version])
            gone += found.gone
            wrong = (Finding(CheckKind.CODING, where, message) for where, message in found.wrong)
            tally.add(CheckKind.CODING, wrong, performed=found.matching)
    if gone:
        tally.notes.append(f"{gone} answers of coding sheets, whose items can no longer be made again")
    return tally


def show(tally: Tally) -> None:
    """Print the counts of a check, and on standard error what it refuses."""
    header = ("check", "performed", "failed", "skipped")
    click.echo(options.table(header, tally.rows()))
    for finding in tally.findings:
        click.echo(str(finding), err=True)
    for note in tally.notes:
        click.echo(f"NOT CHECKED: {note}.", err=True)
    click.echo(f"{len(tally.contradicted)} contradicted, {len(tally.findings)} failed", err=True)
