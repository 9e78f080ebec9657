"""A mutant: one claim with one planted error."""

from __future__ import annotations

from dataclasses import dataclass, replace

from parley.claims.claim import ArticleClaims, Claim, Mention, Role, Value
from parley.text.spans import Span


@dataclass(frozen=True, slots=True)
class Mutant:
    """A wrong claim that takes the place of a right one of the same IRI."""

    kind: str
    claim: Claim
    change: str

    def planted_in(self, held: ArticleClaims) -> ArticleClaims:
        """Return the claims of an article with the mutant in the place of the claim it was made from."""
        claims = tuple(self.claim if claim.iri == self.claim.iri else claim for claim in held.claims)
        return replace(held, claims=claims)


def with_roles(claim: Claim, roles: list[Role]) -> Claim:
    """Return a claim with other roles, in their order."""
    return replace(claim, roles=tuple(sorted(roles, key=lambda role: role.order)))


def with_value(claim: Claim, role: Role, value: Value, mentions: tuple[Mention, ...]) -> Claim:
    """Return a claim in which one value of a role is another one, stated by other words."""
    others = [other for other in claim.roles if other != role]
    return with_roles(claim, [*others, Role(role.name, value, mentions)])


def widened(claim: Claim, span: Span) -> Claim:
    """Return a claim whose evidence reaches over another span too."""
    evidence = Span(min(claim.evidence.start, span.start), max(claim.evidence.end, span.end))
    return replace(claim, evidence=evidence)
