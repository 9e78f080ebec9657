"""``parley mutate``: what of planted errors the rules of the gate contradict."""

from __future__ import annotations

from collections import Counter
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
@click.option("-v", "--verbose", is_flag=True, help="Name each mutant that is not contradicted.")
def mutate(root: Path | None, articles: Path | None, verbose: bool) -> None:
    """Plant wrong facts with true quotes in the claims, and count what the rules contradict of each kind.

    Each mutant is signed anew, so that its offsets, hashes and links are valid. The rules contradict
    what they have understood to say otherwise, and nothing else, so no figure is a goal: what is not
    contradicted, only a second coder can find. What the checks of data alone refuse is counted apart. Exits
    with 1 only if the claims do not pass the gate as they are.
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
    left = Counter(mutant.kind for mutant in total.survivors)
    counts = (total.planted, total.contradicted, total.refused, left)
    rows = [(kind, *(count[kind] for count in counts)) for kind in KINDS]
    summed = tuple(count.total() for count in counts)
    header = ("planted", "n", "contradicted", "refused as data", "not contradicted")
    click.echo(options.table(header, [*rows, ("all", *summed)]))
    for mutant in total.survivors if verbose else ():
        click.echo(f"not contradicted: {compact(mutant.claim.iri)}, {mutant.kind}: {mutant.change}")
    click.echo("The rules only refuse; what they do not contradict, only a second coder can find.", err=True)
