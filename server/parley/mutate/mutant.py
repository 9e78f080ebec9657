"""A mutant: an article with one planted error."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from parley.claims.claim import ArticleAnnotations, Claim, Mention, Unclaimed, Wording
from parley.claims.iris import mention_iri, slug
from parley.claims.stating import stated_roles
from parley.claims.vocabulary import Vocabulary
from parley.gate.grounding import kind_of
from parley.mutate.kinds import Planted
from parley.text.spans import Span
from parley.variants.kinds import Kind


@dataclass(frozen=True, slots=True)
class Mutant:
    """One planted error.

    Attributes:
        kind: The kind of change.
        where: The IRI of the changed claim, mention or clause.
        change: The change in words, for a report.
        claims: The changed claims, which replace those of the same IRIs; mentions likewise.
        left_out: The IRIs of removed claims.
        reason: A clause with the reason for having no claim.
    """

    kind: Kind | Planted
    where: str
    change: str
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Mention, ...] = ()
    left_out: frozenset[str] = frozenset()
    reason: Unclaimed | None = None

    def planted_in(self, annotations: ArticleAnnotations) -> ArticleAnnotations:
        """Return the article with the mutant."""
        claims = {one.iri: one for one in self.claims}
        mentions = {one.iri: one for one in self.mentions}
        unclaimed = {
            one.clause: one for one in (*annotations.unclaimed, *([self.reason] if self.reason else []))
        }
        return replace(
            annotations,
            claims=tuple(
                claims.get(one.iri, one) for one in annotations.claims if one.iri not in self.left_out
            ),
            mentions=tuple(mentions.get(one.iri, one) for one in annotations.mentions),
            unclaimed=tuple(unclaimed[clause] for clause in sorted(unclaimed)),
        )

    def alone_in(self, annotations: ArticleAnnotations, vocabulary: Vocabulary) -> ArticleAnnotations:
        """Return the article with only the changed claims, those that they join, and their mentions.

        With all claims, its words would also need their meanings in the other claims.
        """
        claims = {claim.iri: claim for claim in self.planted_in(annotations).claims}
        needed, left = {one.iri for one in self.claims}, list(self.claims)
        while left:
            values = {role.value for role in left.pop().roles if role.value in claims} - needed
            needed |= {str(value) for value in values}
            left.extend(claims[str(value)] for value in values)
        kept = tuple(claims[iri] for iri in sorted(needed))
        mentions = _mentions(kept, annotations, vocabulary)
        return replace(annotations, claims=kept, mentions=mentions, clauses=(), unclaimed=(), withdrawn=())


def _mentions(
    claims: tuple[Claim, ...], annotations: ArticleAnnotations, vocabulary: Vocabulary
) -> tuple[Mention, ...]:
    """Return the mentions that claims need: one for each entity, or for all entities of the same words."""
    meant: dict[Span, set[str]] = defaultdict(set)
    stated: set[Wording] = set()
    for role in (role for claim in claims for role in stated_roles(claim)):
        if kind_of(role, vocabulary) == "name":
            naming = (Wording(wording.antecedent) for wording in role.wordings if wording.antecedent)
            for wording in (*role.wordings, *naming):
                meant[wording.span].add(str(role.value))
                stated.add(wording)
    words: dict[tuple[str, ...], list[Wording]] = defaultdict(list)
    for wording in sorted(stated, key=in_order):
        words[tuple(sorted(meant[wording.span]))].append(wording)
    article = slug(annotations.article.iri)
    return tuple(
        Mention(mention_iri(article, f"planted-{number}"), entities, tuple(own))
        for number, (entities, own) in enumerate(sorted(words.items()), 1)
    )


def in_order(wording: Wording) -> tuple[Span, Span]:
    """Return the sort key of words."""
    return wording.span, wording.antecedent or wording.span


def with_evidence(claim: Claim, span: Span) -> Claim:
    """Return a claim whose evidence also includes another span."""
    evidence = Span(min(claim.evidence.start, span.start), max(claim.evidence.end, span.end))
    return replace(claim, evidence=evidence)
