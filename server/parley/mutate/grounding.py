"""Grounding: the words of the text for a planted value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from parley.claims.attribution import Attributions
from parley.claims.claim import ArticleAnnotations, Claim, Role, Time, Wording
from parley.claims.dating import time_in
from parley.claims.stating import stated_roles
from parley.claims.vocabulary import Vocabulary
from parley.gate.article import ArticleGate
from parley.mutate.mutant import in_order, with_evidence
from parley.names import term
from parley.text.spans import Span
from parley.variants.claim_values import told_time
from parley.variants.variant import Variant, with_roles

_HELD_BY = term("heldBy")


class Grounding:
    """The values that the words of one article state."""

    def __init__(self, annotations: ArticleAnnotations, gate: ArticleGate, vocabulary: Vocabulary) -> None:
        """Create it from the mentions and claims with their words, and the names in the text."""
        self._article = annotations.article
        self._text, self._names = gate.text, gate.names
        self._vocabulary = vocabulary
        self._attributions = Attributions(gate.text, vocabulary)
        self._passages = {claim.iri: claim.evidence for claim in annotations.claims}
        self._words: defaultdict[str, set[Wording]] = defaultdict(set)
        for entities, wordings in ((mention.entities, mention.wordings) for mention in annotations.mentions):
            for entity in entities:
                self._words[entity].update(wordings)
        for claim in annotations.claims:
            told = {time.iri: told_time(time.bounds, time.anchor) for time in claim.times}
            for role in stated_roles(claim):
                self._words[told.get(str(role.value), _key(role))].update(role.wordings)

    def grounded(self, variant: Variant, claim: Claim) -> Claim:
        """Return the claim of a variant with words for the values that differ from the original.

        These are the words of the sentence that state the value, or else the words of the replaced value. A
        value that replaces none gets the first words of the claim.
        """
        own = {role.value for role in claim.roles}
        roles = [role if role.value in own else self._stated(role, claim) for role in variant.claim.roles]
        times = [time for time in variant.claim.times if time not in claim.times]
        made = with_roles(variant.claim, roles)
        for time in times:
            made = self._timed(made, time, claim)
        reached = [role for role in made.roles if role not in claim.roles and role.name != _HELD_BY]
        for role in reached:
            if not self._vocabulary.holds_claims(role.name):
                for wording in role.wordings:
                    made = with_evidence(made, wording.span)
        return self.ascribed(made)

    def ascribed(self, claim: Claim) -> Claim:
        """Return a claim with its attribution, which follows from its text and is written again."""
        cue = claim.attribution.cue if claim.attribution else None
        return replace(claim, attribution=self._attributions.of(claim, cue))

    def within(self, role: Role, sentence: Span) -> list[Wording]:
        """Return the words in a sentence that state the value of a role."""
        if self._vocabulary.holds_claims(role.name):
            return [Wording(self._passages[str(role.value)])]
        found = {wording for wording in self._words[_key(role)] if wording.span in sentence}
        found |= {Wording(place) for place, things in self._names.within(sentence) if role.value in things}
        cues = self._vocabulary.cues.get(str(role.value), ())
        found |= {Wording(place) for place in self._text.places(cues, sentence)}
        return sorted(found, key=in_order)

    def _stated(self, role: Role, claim: Claim) -> Role:
        sentence = self._text.sentence_of(claim.evidence) or claim.evidence
        stated = self.within(role, sentence)
        stated.sort(key=lambda wording: wording.span not in claim.evidence)
        words = tuple(stated[:1]) or role.wordings or _first_words(claim)
        return replace(role, wordings=words)

    def _timed(self, made: Claim, time: Time, claim: Claim) -> Claim:
        """Return a claim with the words for one of its times, and for the anchor of the time."""
        own = next(role for role in claim.roles if role.value == time.iri)
        sentence = self._text.sentence_of(claim.evidence) or claim.evidence
        there = {one for one in self._words[told_time(time.bounds, time.anchor)] if one.span in sentence}
        words = tuple(sorted(there, key=in_order)[:1]) or tuple(self._parts(time, own, claim)) or own.wordings
        if time.anchor is not None:
            inside = [one for one in time.anchor.wordings if any(one.span in word.span for word in words)]
            anchor = replace(time.anchor, wordings=tuple(inside) or words)
            times = tuple(replace(one, anchor=anchor) if one == time else one for one in made.times)
            made = replace(made, times=times)
        return with_roles(made, [replace(one, wordings=words) if one == own else one for one in made.roles])

    def _parts(self, time: Time, role: Role, claim: Claim) -> Iterator[Wording]:
        """Yield the first part of the words of a time that states the other time."""
        for wording in role.wordings:
            words = self._text.within(wording.span)
            for first, last in combinations(range(len(words) + 1), 2):
                part = Span(words[first].span.start, words[last - 1].span.end)
                sentence = self._text.sentence_of(part)
                stated = time_in(self._article, self._text.content, part, sentence, claim.modality)
                if stated == time.bounds:
                    yield Wording(part)
                    return


def _key(role: Role) -> str:
    """Return the value of words for a role: a number belongs to its role, "two" is no "second"."""
    return f"{role.name} {role.value}" if isinstance(role.value, int) else role.value


def _first_words(claim: Claim) -> tuple[Wording, ...]:
    words = (word for role in claim.roles for word in role.wordings if word.span in claim.evidence)
    return tuple(sorted(words, key=in_order)[:1])
