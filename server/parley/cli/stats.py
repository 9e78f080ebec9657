"""``parley stats``: the contents of the corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from parley.claims.corpus import ArticleFile, Corpus, load_corpus
from parley.cli import options
from parley.coding.confirmation import Confirmation, confirm
from parley.coding.items import items_of
from parley.coding.register import load_register
from parley.names import compact, term
from parley.sentences.sentence import sentence


@click.command()
@options.data
@click.option("--sentences", is_flag=True, help="Print each claim as a sentence instead, with its place.")
def stats(root: Path | None, sentences: bool) -> None:
    """Print the contents of the corpus: articles, mentions, claims by kind and confirmation, and triples."""
    corpus = load_corpus(root)
    if sentences:
        for file in corpus.articles:
            click.echo(f"{file.annotations.article.title}\n")
            for line in _sentences(file, corpus):
                click.echo(line)
    else:
        confirmation = confirm(items_of(corpus), load_register(root))
        click.echo(options.table(("what", "n"), [*_counts(corpus), *_confirmed(corpus, confirmation)]))


def _sentences(file: ArticleFile, corpus: Corpus) -> Iterator[str]:
    claims = {claim.iri: claim for claim in file.annotations.claims}
    for claim in file.annotations.claims:
        yield f"{compact(claim.iri)}  [{claim.evidence}]  {sentence(claim, corpus.vocabulary, claims)}"


def _confirmed(corpus: Corpus, found: Confirmation) -> Iterator[tuple[str, object]]:
    """Yield how many claims are published, by whose confirmation, and how many are withheld, and why."""
    label = corpus.vocabulary.label
    yield "claims that are published", len(found.published)
    for by, count in found.confirmed_by.items():
        yield f"  {label(term(by))}", count
    yield "claims that are withheld", sum(found.withheld.values())
    for reason, count in found.withheld.items():
        yield f"  {label(term(reason))}", count
    yield "answers that confirm a claim", found.agreement
    yield "catch items in which no planted statement was picked", found.caught
    yield "coded sentences with nothing left out", found.complete


def _counts(corpus: Corpus) -> list[tuple[str, object]]:
    claims = [claim for file in corpus.articles for claim in file.annotations.claims]
    triples = sum(len(file.triples) for file in corpus.articles)
    rows: list[tuple[str, object]] = [
        ("articles", len(corpus.articles)),
        ("mentions", sum(len(file.annotations.mentions) for file in corpus.articles)),
        ("claims", len(claims)),
        ("triples of articles", triples),
        ("  a claim", f"{triples / len(claims):.1f}" if claims else "-"),
        ("triples of shared entities and notions", len(corpus.shared)),
    ]
    kinds = Counter(corpus.vocabulary.label(claim.kind) for claim in claims)
    return rows + [(f"claims: {kind}", count) for kind, count in sorted(kinds.items())]
