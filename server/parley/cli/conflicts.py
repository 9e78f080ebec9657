"""``parley conflicts``: the contradictions between claims, and the comparisons made."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from parley.claims.corpus import load_corpus
from parley.claims.vocabulary import Vocabulary
from parley.cli import options
from parley.names import compact, term
from parley.release.contradiction_pairs import (
    ComparisonCount,
    ContradictionPair,
    ContradictionSide,
    looked_for,
    pairs,
)
from parley.release.graphs import derive


@click.command()
@options.data
@options.text_or_json
def conflicts(root: Path | None, format_name: str) -> None:
    """Print the pairs of claims that contradict each other, and how many were compared.

    Nothing is resolved: both claims are shown with their articles, places, holders and hedges. A
    contradiction is not an error, so the exit code is 0.
    """
    corpus = load_corpus(root)
    derivation = derive(corpus, root)
    found, looked = pairs(corpus, derivation), looked_for(derivation)
    if format_name == "json":
        document = {
            "contradictions": [_pair_as_json(pair) for pair in found],
            "lookedFor": [_looked_as_json(kind) for kind in looked],
        }
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    for pair in found:
        click.echo("\n".join(_lines(pair, corpus.vocabulary)) + "\n")
    claims = sum(len(file.annotations.claims) for file in corpus.articles)
    click.echo(_summary(len(found), claims, len(corpus.articles)) + "\n")
    header = ("looked for", "claims", "pairs compared", "contradict")
    rows = [
        (corpus.vocabulary.label(kind.kind), kind.claims, kind.compared, kind.contradicting)
        for kind in looked
    ]
    click.echo(options.table(header, rows))


def _summary(found: int, claims: int, articles: int) -> str:
    among = f"among {_count(claims, 'claim')} of {_count(articles, 'article')}"
    return f"{_count(found, 'contradiction')} {among}" if found else f"No contradiction {among}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _lines(pair: ContradictionPair, vocabulary: Vocabulary) -> Iterator[str]:
    kinds = ", ".join(vocabulary.label(kind) for kind in pair.kinds)
    yield f"{compact(pair.iri)}  {kinds} ({', '.join(vocabulary.label(name) for name in pair.differs_in)})"
    for side in pair.sides:
        yield f"  {side.sentence}"
        place = f"“{side.article.title}” [{side.claim.evidence}]"
        yield f"    {compact(side.claim.iri)}  {place}  {_voice(side, vocabulary)}"


def _voice(side: ContradictionSide, vocabulary: Vocabulary) -> str:
    """Return the holder of a claim, and everything that makes it weaker than a plain claim."""
    holders = ", ".join(vocabulary.label(holder) for holder in side.holders)
    voice = f"held by {holders}" if holders else "in the article's own voice"
    weaker = {"hedged": side.claim.hedged, "inferred": side.claim.directness == term("inferred")}
    return ", ".join((voice, *(name for name, holds in weaker.items() if holds)))


def _pair_as_json(pair: ContradictionPair) -> dict[str, Any]:
    return {
        "iri": pair.iri,
        "kinds": list(pair.kinds),
        "differsIn": list(pair.differs_in),
        "claims": [
            {
                "iri": side.claim.iri,
                "sentence": side.sentence,
                "article": side.article.iri,
                "title": side.article.title,
                "start": side.claim.evidence.start,
                "end": side.claim.evidence.end,
                "heldBy": list(side.holders),
                "hedged": side.claim.hedged,
                "directness": side.claim.directness,
            }
            for side in pair.sides
        ],
    }


def _looked_as_json(kind: ComparisonCount) -> dict[str, Any]:
    return {
        "kind": kind.kind,
        "consideredClaims": kind.claims,
        "comparedPairs": kind.compared,
        "contradictingPairs": kind.contradicting,
    }
