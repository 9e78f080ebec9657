"""Times: another time of the article in the place of a claim's own, and a time cut out of a longer one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from parley.claims.claim import Article, ArticleClaims, Bounds, Claim, Role, Wording
from parley.claims.dating import time_in
from parley.mutate.mutant import Mutant, widened, with_value
from parley.names import term
from parley.text.spans import Span
from parley.text.words import Text

_TIME = term("time")


def swapped(claim: Claim, held: ArticleClaims, text: Text) -> Iterator[Mutant]:
    """Yield a claim with each other time of the article, at its own words and at those of the other."""
    own = {time.iri: time.bounds for time in claim.times}
    others = [(other, time) for other in held.claims for time in other.times]
    for role in _times(claim):
        for other, time in others:
            if time.bounds == own[str(role.value)] or _is_relation(time.bounds):
                continue
            there = next(item.wordings for item in other.roles if item.value == time.iri)
            for wordings in (role.wordings, there):
                yield _timed("time swapped", claim, role, time.bounds, wordings, text)


def clipped(claim: Claim, article: Article, text: Text) -> Iterator[Mutant]:
    """Yield a claim with each part of the words of its times that is a time itself, and another one."""
    own = {time.iri: time.bounds for time in claim.times}
    for role in _times(claim):
        for span in (wording.span for wording in role.wordings):
            for part in _parts(span, text):
                bounds = time_in(article, text.content, part, text.sentence_of(part), claim.modality)
                if bounds not in (None, own[str(role.value)]):
                    yield _timed("time clipped", claim, role, bounds or Bounds(), (Wording(part),), text)


def _times(claim: Claim) -> list[Role]:
    return [role for role in claim.roles if role.name == _TIME]


def _is_relation(bounds: Bounds) -> bool:
    """Tell whether bounds hold nothing but a relation, which is none without its anchor."""
    return replace(bounds, relation=None) == Bounds()


def _parts(span: Span, text: Text) -> Iterator[Span]:
    words = text.within(span)
    for first, last in combinations(range(len(words) + 1), 2):
        part = Span(words[first].span.start, words[last - 1].span.end)
        if part != span:
            yield part


def _timed(
    kind: str, claim: Claim, role: Role, bounds: Bounds, wordings: tuple[Wording, ...], text: Text
) -> Mutant:
    times = tuple(
        # A date takes the place of a relation to an event, so the anchor goes with it.
        replace(time, bounds=bounds, anchor=None) if time.iri == role.value else time
        for time in claim.times
    )
    mutated = with_value(replace(claim, times=times), role, role.value, wordings)
    if text.sentence_of(wordings[0].span) == text.sentence_of(claim.evidence):
        mutated = widened(mutated, wordings[0].span)
    stated = bounds.edtf or bounds.duration or bounds.weekday or bounds.season
    return Mutant(kind, mutated, f"{stated} at {wordings[0].span}")
