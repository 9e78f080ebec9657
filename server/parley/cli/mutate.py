"""``parley mutate``: how many planted errors the gate refuses."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from parley.claims.corpus import load_corpus, load_texts, text_of
from parley.cli import options
from parley.errors import InputError
from parley.gate.check import corpus_gate
from parley.mutate.score import KINDS, Score, score
from parley.names import compact


@click.command()
@options.data
@options.articles
@click.option(
    "--floor",
    type=click.FloatRange(0, 1),
    default=0.99,
    show_default=True,
    help="Exit with 1 below this share of killed mutants.",
)
def mutate(root: Path | None, articles: Path | None, floor: float) -> None:
    """Plant wrong facts with true quotes in the claims, and count how many the gate refuses.

    Each mutant is signed anew, so that its offsets, hashes and links are valid. Survivors are named.
    """
    if articles is None:
        raise InputError("planted errors need the articles' texts: give --articles DIR")
    corpus = load_corpus(root)
    texts = load_texts(articles)
    gate = corpus_gate(corpus, root)
    total = Score()
    for file in corpus.articles:
        text = text_of(file.held.article, texts)
        tick = partial(options.progress, file.slug)
        total.merge(score(file.held, text, corpus.vocabulary, gate.check_data, tick))
    _show(total)
    sys.exit(0 if total.rate >= floor else 1)


def _show(total: Score) -> None:
    rows = [
        (kind, total.planted[kind], total.killed[kind], total.planted[kind] - total.killed[kind])
        for kind in KINDS
    ]
    summed = (total.planted.total(), total.killed.total(), len(total.survivors))
    click.echo(options.table(("planted", "n", "killed", "survived"), [*rows, ("all", *summed)]))
    for mutant in total.survivors:
        click.echo(f"survived: {compact(mutant.claim.iri)}, {mutant.kind}: {mutant.change}")
    click.echo(f"{total.rate:.2%} killed", err=True)
