"""``parley mutate``: how many planted errors the rules of the gate contradict."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from parley.claims.corpus import load_corpus, load_texts, text_of
from parley.claims.metadata import knows
from parley.cli import options
from parley.errors import InputError
from parley.gate.check import corpus_gate
from parley.mutate.kinds import CLOSED, KINDS
from parley.mutate.planting import MOST
from parley.mutate.score import Row, Score, score
from parley.names import compact


@click.command()
@options.data
@options.articles
@click.option("-v", "--verbose", is_flag=True, help="Name each mutant that is not contradicted.")
def mutate(root: Path | None, articles: Path | None, verbose: bool) -> None:
    """Plant wrong facts with true quotes in the claims, and count what the rules contradict of each kind.

    Each mutant gets new signatures, so that its offsets, hashes and links are valid. The rules contradict
    only what they understand to say otherwise. Only a second coder can find the rest. Errors that the checks
    of data or of coverage refuse alone are counted separately. Kinds that a closed class of words reveals are
    counted together. Exits with 1 only if the claims themselves do not pass the gate.
    """
    if articles is None:
        raise InputError("planted errors need the articles' texts: give --articles DIR")
    corpus = load_corpus(root)
    texts = load_texts(articles)
    gate = corpus_gate(corpus, root)
    total = Score()
    for file in corpus.articles:
        if not knows(file.annotations.article.language):
            click.echo(f"NOT PLANTED IN: {file.slug}, as the rules on words know only English.", err=True)
            continue
        text = text_of(file.annotations.article, texts)
        tick = partial(options.progress, file.slug)
        total.merge(score(file.annotations, text, corpus.vocabulary, gate.check_data, tick))
    _show(total, verbose=verbose)


def _show(total: Score, *, verbose: bool) -> None:
    rows = [(str(kind), *total.row([kind])) for kind in KINDS]
    header = ("planted", "n", "contradicted", "otherwise refused", "not contradicted")
    click.echo(options.table(header, [*rows, ("all", *total.row(KINDS))]))
    classes = [(name, *_in_percent(total.row(kinds))) for name, kinds in CLOSED.items()]
    click.echo()
    click.echo(options.table(("closed class", "n", "contradicted", "%"), classes))
    for mutant in total.survivors if verbose else ():
        click.echo(f"not contradicted: {compact(mutant.where)}, {mutant.kind}: {mutant.change}")
    click.echo(
        f"At most {MOST} of a kind are planted in one claim, mention or clause. The rules only refuse. Only "
        "a second coder can find what they do not contradict.",
        err=True,
    )


def _in_percent(row: Row) -> tuple[int, int, str]:
    planted, contradicted, *_ = row
    return planted, contradicted, f"{100 * contradicted / planted:.0f}" if planted else "–"
