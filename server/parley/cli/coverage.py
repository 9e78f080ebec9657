"""``parley coverage``: the claims of each clause of an article, and the words that no claim covers."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from parley.claims.claim import ArticleAnnotations
from parley.claims.corpus import article_of, load_corpus, load_texts, text_of
from parley.claims.coverage import Covered
from parley.claims.coverage import coverage as clauses_of
from parley.claims.vocabulary import Vocabulary
from parley.cli import options
from parley.errors import InputError
from parley.names import compact
from parley.sentences.sentence import sentence as read_out
from parley.text.spans import Span
from parley.text.words import Text


@click.command()
@click.argument("article")
@options.data
@options.articles
@click.option("-v", "--verbose", is_flag=True, help="Show each claim as a sentence in our words.")
def coverage(article: str, root: Path | None, articles: Path | None, verbose: bool) -> None:
    """List each clause of an ARTICLE with its claims, or the recorded reason for having none.

    ARTICLE is the last part of its IRI. Each clause begins with the number of its sentence and its place.
    Below it are the words that the evidence of no claim covers, from the first content word to the last.
    Exits with 1 if a clause is open (it has neither a claim nor a reason), or has both.
    """
    if articles is None:
        raise InputError("the clauses of an article need its text: give --articles DIR")
    corpus = load_corpus(root)
    held = article_of(corpus, article).annotations
    content = text_of(held.article, load_texts(articles))
    covered = clauses_of(held, Text(content))
    for line in _lines(held, covered, content, corpus.vocabulary if verbose else None):
        click.echo(line)
    click.echo(_totals(covered))
    sys.exit(1 if any(place.problem for place in covered) else 0)


def _lines(
    annotations: ArticleAnnotations, covered: Sequence[Covered], content: str, vocabulary: Vocabulary | None
) -> Iterator[str]:
    claims = {claim.iri: claim for claim in annotations.claims}
    width = shutil.get_terminal_size().columns
    for place in covered:
        yield _cut(f"{place.sentence:>3}  {_words(place.clause, content)}", width)
        if place.problem:
            yield f"     ! {place.problem}"
        if place.reason is not None:
            yield f"     no claim: {compact(place.reason)}"
        for claim in place.claims:
            said = f"  {read_out(claim, vocabulary, claims)}" if vocabulary else ""
            yield f"     {compact(claim.iri)}  {claim.evidence}{said}"
        for span in place.left:
            yield _cut(f"     in no claim: {_words(span, content)}", width)
        yield ""


def _words(span: Span, content: str) -> str:
    return f"{span}  {' '.join(span.of(content).split())}"


def _cut(line: str, width: int) -> str:
    return line if len(line) <= width else line[: width - 1] + "…"


def _totals(covered: Sequence[Covered]) -> str:
    claims = len({claim.iri for place in covered for claim in place.claims})
    claimed = sum(bool(place.claims) for place in covered)
    reasoned = sum(place.reason is not None for place in covered)
    unaccounted = sum(not place.claims and place.reason is None for place in covered)
    left = sum(len(place.left) for place in covered)
    return (
        f"{len(covered)} clauses: {claimed} with claims ({claims}), {reasoned} with a reason,"
        f" {unaccounted} open; stretches in no claim: {left}"
    )
