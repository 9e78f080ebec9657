"""A mutant: one claim with one planted error."""

from __future__ import annotations

from dataclasses import dataclass, replace

from parley.claims.claim import ArticleClaims, Claim, Mention, Role, Value, Wording
from parley.claims.iris import mention_iri, slug
from parley.claims.stating import stated_roles
from parley.claims.vocabulary import Vocabulary
from parley.gate.grounding import kind_of
from parley.text.spans import Span


@dataclass(frozen=True, slots=True)
class Mutant:
    """A wrong claim that takes the place of a right one of the same IRI."""

    kind: str
    claim: Claim
    change: str

    def planted_in(self, held: ArticleClaims, vocabulary: Vocabulary) -> ArticleClaims:
        """Return the article with the mutant and the claims that it joins alone, and the mentions they need.

        With all claims its words would have to mean what they mean for the others, too.
        """
        claims = {claim.iri: claim for claim in held.claims} | {self.claim.iri: self.claim}
        needed, left = {self.claim.iri}, [self.claim]
        while left:
            values = {role.value for role in left.pop().roles if role.value in claims} - needed
            needed |= {str(value) for value in values}
            left.extend(claims[str(value)] for value in values)
        kept = tuple(claims[iri] for iri in sorted(needed))
        return replace(held, claims=kept, mentions=_mentions(kept, held, vocabulary), unclaimed=())


def _mentions(claims: tuple[Claim, ...], held: ArticleClaims, vocabulary: Vocabulary) -> tuple[Mention, ...]:
    """Return the mentions that claims need: one for each entity, with its words."""
    words: dict[str, set[Wording]] = {}
    for claim in claims:
        for role in stated_roles(claim):
            if kind_of(role, vocabulary) == "name":
                naming = {Wording(wording.antecedent) for wording in role.wordings if wording.antecedent}
                words.setdefault(str(role.value), set()).update(role.wordings, naming)
    article = slug(held.article.iri)
    return tuple(
        Mention(mention_iri(article, f"planted-{number}"), (entity,), tuple(sorted(wordings, key=_place)))
        for number, (entity, wordings) in enumerate(sorted(words.items()), 1)
    )


def _place(wording: Wording) -> tuple[Span, Span]:
    return wording.span, wording.antecedent or wording.span


def with_roles(claim: Claim, roles: list[Role]) -> Claim:
    """Return a claim with other roles, in their order."""
    return replace(claim, roles=tuple(sorted(roles, key=lambda role: role.order)))


def with_value(claim: Claim, role: Role, value: Value, wordings: tuple[Wording, ...]) -> Claim:
    """Return a claim in which one value of a role is another one, stated by other words."""
    others = [other for other in claim.roles if other != role]
    return with_roles(claim, [*others, Role(role.name, value, wordings)])


def widened(claim: Claim, span: Span) -> Claim:
    """Return a claim whose evidence reaches over another span too."""
    evidence = Span(min(claim.evidence.start, span.start), max(claim.evidence.end, span.end))
    return replace(claim, evidence=evidence)
