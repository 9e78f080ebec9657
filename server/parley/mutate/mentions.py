"""Mentions: words linked to another entity, or extended by a negation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parley.claims.claim import ArticleAnnotations, Claim, Mention, Wording
from parley.claims.cues import find_cues
from parley.claims.vocabulary import Vocabulary
from parley.gate.article import ArticleGate
from parley.mutate.kinds import Planted
from parley.mutate.mutant import Mutant, in_order, with_evidence
from parley.names import compact, term
from parley.text.spans import Span
from parley.variants.values import kinds_of
from parley.variants.variant import with_value

_LONG = 3
"""The maximal number of letters of "of", "the" and the like."""
_BESIDE = 1
"""How many words may be between a negation and the name that is extended by it."""


class Mentions:
    """Plants errors in the mentions of one article; claims with these mentions become wrong too."""

    def __init__(self, annotations: ArticleAnnotations, gate: ArticleGate, vocabulary: Vocabulary) -> None:
        """Create it from the mentions and claims, the text with its names, and the types of the entities."""
        self._annotations = annotations
        self._text, self._names = gate.text, gate.names
        self._vocabulary = vocabulary
        self._single = [mention for mention in annotations.mentions if len(mention.entities) == 1]
        cues = find_cues(gate.text, vocabulary)
        self._negations = [cue.place for cue in cues if cue.kind == "negation"]

    def mutants(self) -> Iterator[Mutant]:
        """Yield every error in a mention."""
        for mention in self._single:
            for wording in mention.wordings:
                yield from self._relinked(mention, wording)
                yield from self._negated(mention, wording)

    def _relinked(self, mention: Mention, wording: Wording) -> Iterator[Mutant]:
        """Yield words linked to each other mention of an entity of the same kind."""
        (own,), left = mention.entities, [one for one in mention.wordings if one != wording]
        kinds = kinds_of(own, self._vocabulary)
        for other in self._single:
            (entity,) = other.entities
            made = self._pointing(wording, other) if wording.antecedent else wording
            if entity != own and kinds & kinds_of(entity, self._vocabulary) and made:
                mentions = _with(mention, left), _with(other, [*other.wordings, made])
                claims = tuple(self._picking(own, wording, entity, made))
                change = f"{compact(own)} → {compact(entity)} at {wording.span}"
                yield Mutant(self._kind(wording), mention.iri, change, claims, mentions)

    def _kind(self, wording: Wording) -> Planted:
        """Return the kind of a changed link: a name has a capital letter in all its longer words."""
        if wording.antecedent:
            return Planted.ANAPHOR
        words = [word for word in self._text.within(wording.span) if len(word.text) > _LONG]
        is_name = bool(words) and all(word.text[0].isupper() for word in words)
        says_something = any(word.span.start not in self._text.capitals for word in words)
        return Planted.NAME if is_name and says_something else Planted.DESCRIPTION

    def _negated(self, mention: Mention, wording: Wording) -> Iterator[Mutant]:
        """Yield words extended by the negation beside them, if it denies a claim that picks them."""
        for place in self._negations if wording.antecedent is None else ():
            left, right = sorted((place, wording.span))
            made = Wording(Span(left.start, right.end))
            between = self._text.gap(left.end, right.start)
            if left.overlaps(right) or len(between.words) > _BESIDE or between.marks:
                continue
            (own,) = mention.entities
            claims = tuple(
                replace(with_evidence(claim, made.span), polarity=term("affirmed"))
                for claim in self._picking(own, wording, own, made)
                if claim.polarity == term("denied") and self._text.sentence_of(made.span)
            )
            if claims:
                kept = [one for one in mention.wordings if not one.span.overlaps(made.span)]
                change = f"{wording.span} → {made.span}"
                mentions = (_with(mention, [*kept, made]),)
                yield Mutant(Planted.NEGATION_IN_NAME, mention.iri, change, claims, mentions)

    def _picking(self, own: str, wording: Wording, entity: str, made: Wording) -> Iterator[Claim]:
        """Yield the claims that pick an entity only at some words, with another entity or words instead."""
        for claim in self._annotations.claims:
            picked = [role for role in claim.roles if (role.value, role.wordings) == (own, (wording,))]
            changed = claim
            for role in picked:
                changed = with_value(changed, role, entity, (made,))
            if picked:
                yield changed

    def _pointing(self, wording: Wording, other: Mention) -> Wording | None:
        """Return words that point back, with the last earlier name of another entity, if there is one."""
        named = {place for place, things in self._names.places if other.entities[0] in things}
        named |= {one.span for one in other.wordings if one.antecedent is None}
        before = [place for place in named if place.end <= wording.span.start]
        return Wording(wording.span, max(before)) if before else None


def _with(mention: Mention, wordings: list[Wording]) -> Mention:
    return replace(mention, wordings=tuple(sorted(wordings, key=in_order)))
