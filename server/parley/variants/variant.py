"""A variant: one claim with one change, or with several changes at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from parley.claims.claim import Claim, Role, Time, Value, Wording
from parley.names import compact
from parley.variants.kinds import Kind

PLAIN = ("polarity", "modality", "directness", "listing", "reading")
"""The fields of a claim with one concept."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A claim with one change.

    Attributes:
        kind: The kind of change.
        claim: The changed claim; it keeps the IRI, the passage and the marked words of its original.
        fields: The names of the changed fields: IRIs of roles, or ``polarity`` and the like.
        was: The value of the claim, and ``now`` that of the variant; empty for nothing. If two variants of
            one field have the same values in reverse, they exchange a value between their claims.
    """

    kind: Kind
    claim: Claim
    fields: frozenset[str]
    was: str
    now: str

    @property
    def field(self) -> str:
        """The fields as one name."""
        return " ".join(sorted(self.fields))

    @property
    def change(self) -> str:
        """The change in words, for a report."""
        field, was, now = (" ".join(map(_short, one.split(" "))) for one in (self.field, self.was, self.now))
        return f"{field}: {was or 'nothing'} → {now or 'nothing'}"


def crossed(claim: Claim, variants: Iterable[Variant]) -> Claim:
    """Return a claim with the changes of several of its variants.

    Raises:
        ValueError: Two of them change the same field.
    """
    held = tuple(variants)
    if len(frozenset().union(*(one.fields for one in held))) != sum(len(one.fields) for one in held):
        raise ValueError(f"two of these change one field: {', '.join(one.change for one in held)}")
    result = claim
    for variant in held:
        result = _also(result, claim, variant.claim)
    return result


def with_roles(claim: Claim, roles: Iterable[Role]) -> Claim:
    """Return a claim with other roles, in their order."""
    return replace(claim, roles=tuple(sorted(roles, key=lambda role: role.order)))


def with_value(claim: Claim, role: Role, value: Value, wordings: tuple[Wording, ...]) -> Claim:
    """Return a claim with one value of a role replaced by another, stated by other words."""
    others = [other for other in claim.roles if other != role]
    return with_roles(claim, [*others, Role(role.name, value, wordings)])


def _short(stated: str) -> str:
    """Return an IRI, or an equality, in short: "comparator=parley:moreThan"."""
    name, sign, value = stated.rpartition("=")
    return f"{name}{sign}{compact(value)}"


def _also(result: Claim, original: Claim, changed: Claim) -> Claim:
    """Return a claim with the differences between an original and its changed form."""
    plain = {
        name: getattr(changed, name) for name in PLAIN if getattr(changed, name) != getattr(original, name)
    }
    dropped = set(original.roles) - set(changed.roles)
    added = [role for role in changed.roles if role not in original.roles]
    roles = [role for role in result.roles if role not in dropped]
    times = _times(result, original, changed)
    attribution = result.attribution if changed.attribution == original.attribution else changed.attribution
    return with_roles(replace(result, times=times, attribution=attribution, **plain), [*roles, *added])


def _times(result: Claim, original: Claim, changed: Claim) -> tuple[Time, ...]:
    before = {time.iri: time for time in original.times}
    after = {time.iri: time for time in changed.times}
    return tuple(
        after.get(time.iri, time) if after.get(time.iri) != before.get(time.iri) else time
        for time in result.times
    )
