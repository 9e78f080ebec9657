"""``parley candidates``: from claims with quotes to published claims, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import click

from parley.candidates.layout import write_candidates
from parley.candidates.quotation import unresolve
from parley.candidates.reading import read_candidates
from parley.candidates.resolution import resolve
from parley.candidates.undated import undated_notes
from parley.claims.claim import ArticleAnnotations, Claim
from parley.claims.corpus import article_of, load_corpus, load_texts, text_of
from parley.claims.iris import slug
from parley.claims.metadata import knows
from parley.claims.shared import load_vocabulary
from parley.claims.vocabulary import Vocabulary
from parley.claims.writing import to_triples
from parley.cli import options
from parley.errors import FaultsError, InputError
from parley.gate.determiners import determiner_notes
from parley.gate.leak import RUN, Leaks
from parley.gate.losses import losses
from parley.rdf import canonical_turtle
from parley.resources import folder
from parley.sentences.plainness import hints, is_turned
from parley.sentences.sentence import sentence
from parley.text.profile import canonical

_TOLD = 40
"""How many faults of a file are shown."""
_NOTED = 20
"""How many notes on times without days are shown."""


@click.group()
def candidates() -> None:
    """Write claims from quotes, and read quotes back from claims.

    Candidates are a private TOML file. It has mentions with the words that mean an entity. It has claims with
    a quote each, which name mentions and give values with their quotes. Published claims have offsets and
    hashes instead.
    """


@candidates.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("article", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write to this file. [default: triples/articles/SLUG.ttl]",
)
@options.data
def write(file: Path, article: Path, output: Path | None, root: Path | None) -> None:
    """Make the claims of a candidates FILE (TOML) on the text of an ARTICLE (.txt).

    Every quote must occur exactly once in the article, or say which occurrence is meant. The words of a
    mention mean all their places. All faults of the file are reported at once (at most 40). If there are any,
    nothing is written. Otherwise notes list each time without days, with what would date it (at most 20), the
    words of passages that their claims do not say, the sentences that read like a form, and the names that
    sentences have with another article than the text.
    """
    try:
        written = read_candidates(file)
    except FaultsError as faults:
        raise _first(faults.errors, str(file)) from faults
    text = canonical(_bytes(article), where=str(article))
    try:
        vocabulary = load_vocabulary(root)
        held = resolve(written, text, vocabulary)
        turtle = canonical_turtle(to_triples(held, text))
    except FaultsError as faults:
        raise _first(
            (InputError(str(error), where=str(file)) for error in faults.errors), str(file)
        ) from faults
    target = output or folder("triples", root) / "articles" / f"{written.article}.ttl"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(turtle)
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", where=str(target)) from error
    click.echo(f"{len(held.claims)} claims written to {target}; now run 'parley check'", err=True)
    for note in _noted(undated_notes(held, text)):
        click.echo(note, err=True)
    lines = (_losses, _hints, determiner_notes)
    for line in chain.from_iterable(notes(held, text, vocabulary) for notes in lines):
        click.echo(line, err=True)


@candidates.command()
@click.argument("slug")
@click.option(
    "--articles",
    required=True,
    envvar="PARLEY_ARTICLES",
    type=click.Path(path_type=Path),
    help="The folder with the texts of the articles.",
)
@options.data
def read(slug: str, articles: Path, root: Path | None) -> None:
    """Print the candidates (TOML) of the claims of an article SLUG."""
    corpus = load_corpus(root)
    held = article_of(corpus, slug).annotations
    text = text_of(held.article, load_texts(articles))
    click.echo(write_candidates(unresolve(held, text, corpus.vocabulary)), nl=False)


def _losses(held: ArticleAnnotations, text: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield a note for each claim that leaves out words of its passage, if the article is in English."""
    claims = held.claims if knows(held.article.language) else ()
    for loss in losses(claims, text, vocabulary):
        told = ", ".join(f'"{phrase}"' for phrase in loss.phrases)
        yield f"claim {_number(loss.claim)}: not in the claim: {told}"


def _hints(held: ArticleAnnotations, text: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield a note, with the sentence, for each claim that reads like a form or repeats the article."""
    claims = {claim.iri: claim for claim in held.claims}
    leaks = Leaks([text], [held.article.title])
    for claim in held.claims:
        said = sentence(claim, vocabulary, claims)
        repeats = [f"it has {RUN} words in a row of the article"] if leaks.count(said) else []
        turned = ["the article has its parts in the other order"] if is_turned(claim, claims) else []
        if told := "; ".join([*hints(said), *repeats, *turned]):
            yield f"claim {_number(claim)}: {told}: {said}"


def _number(claim: Claim) -> int:
    return int(slug(claim.iri).rpartition("-")[2])


def _first(faults: Iterable[InputError], where: str) -> FaultsError:
    """Return the first faults of a file, and the number of the others, because nobody reads a long list."""
    told = list(faults)
    more = len(told) - _TOLD
    if more > 0:
        counted = "1 more fault" if more == 1 else f"{more} more faults"
        told[_TOLD:] = [InputError(f"{counted}; correct these first", where=where)]
    return FaultsError(told)


def _noted(notes: list[str]) -> list[str]:
    """Return the first notes, and the number of the others."""
    more = len(notes) - _NOTED
    if more <= 0:
        return notes
    return [*notes[:_NOTED], f"{more} more {'time has' if more == 1 else 'times have'} no days"]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path)) from error
