"""``parley mutate``: what of planted errors the rules of the gate refuse."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from parley.claims.corpus import load_corpus, load_texts, text_of
from parley.claims.metadata import knows
from parley.cli import options
from parley.errors import InputError
from parley.gate.check import corpus_gate
from parley.mutate.score import KINDS, Score, score
from parley.names import compact


@click.command()
@options.data
@options.articles
@click.option("-v", "--verbose", is_flag=True, help="Name each mutant that survives.")
def mutate(root: Path | None, articles: Path | None, verbose: bool) -> None:
    """Plant wrong facts with true quotes in the claims, and count what the rules refuse of each kind.

    Each mutant is signed anew, so that its offsets, hashes and links are valid. The rules only refuse what
    they have understood to say otherwise, so many mutants survive, and no figure is a goal: a survivor is
    what only a second coder can find. Exits with 1 only if the claims do not pass the gate as they are.
    """
    if articles is None:
        raise InputError("planted errors need the articles' texts: give --articles DIR")
    corpus = load_corpus(root)
    texts = load_texts(articles)
    gate = corpus_gate(corpus, root)
    total = Score()
    for file in corpus.articles:
        if not knows(file.held.article.language):
            click.echo(f"NOT PLANTED IN: {file.slug}, for the rules on words know English only.", err=True)
            continue
        text = text_of(file.held.article, texts)
        tick = partial(options.progress, file.slug)
        total.merge(score(file.held, text, corpus.vocabulary, gate.check_data, tick))
    _show(total, verbose=verbose)


def _show(total: Score, *, verbose: bool) -> None:
    rows = [
        (kind, total.planted[kind], total.refused[kind], total.planted[kind] - total.refused[kind])
        for kind in KINDS
    ]
    summed = (total.planted.total(), total.refused.total(), len(total.survivors))
    click.echo(options.table(("planted", "n", "refused", "survived"), [*rows, ("all", *summed)]))
    for mutant in total.survivors if verbose else ():
        click.echo(f"survived: {compact(mutant.claim.iri)}, {mutant.kind}: {mutant.change}")
    click.echo("The rules only refuse; what survives, only a second coder can find.", err=True)
