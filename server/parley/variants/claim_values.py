"""The values that the claims of one article have, and that replace others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parley.claims.claim import Claim, Role
from parley.names import term
from parley.times.bounds import Bounds

NUMBERS = tuple(term(name) for name in ("low", "best", "high", "comparator"))
"""The roles that together make one number."""


@dataclass(frozen=True)
class ClaimValues:
    """The values of claims.

    Attributes:
        values: The entities, concepts and claims of each role, by its IRI, in order.
        entities: All entities and concepts, in any role.
        plain: The concepts of each of the plain fields.
        times: The bounds of times, with the role of their anchor, if they have one; without those whose days
            an author worked out, which words of another claim do not state.
        numbers: The roles that make the number of a claim.
        ordinals: The places in an order.
    """

    values: Mapping[str, tuple[str, ...]]
    entities: tuple[str, ...]
    plain: Mapping[str, frozenset[str]]
    times: tuple[tuple[Bounds, Role | None], ...]
    numbers: tuple[tuple[Role, ...], ...]
    ordinals: tuple[int, ...]


def claim_values(claims: Iterable[Claim]) -> ClaimValues:
    """Return the values of claims."""
    held = tuple(claims)
    values: dict[str, set[str]] = defaultdict(set)
    for claim in held:
        for role in claim.roles:
            if isinstance(role.value, str):
                values[role.name].add(role.value)
    fields = ("polarity", "modality", "listing", "reading")
    plain = {name: frozenset(filter(None, (getattr(claim, name) for claim in held))) for name in fields}
    stated = [time for one in held for time in one.times if not time.worked_out]
    times = {_time_key(time.bounds, time.anchor): (time.bounds, time.anchor) for time in stated}
    numbers = {_bare(own): own for claim in held if (own := number_of(claim))}
    ordinals = {value for claim in held for value in claim.values(term("ordinal")) if isinstance(value, int)}
    return ClaimValues(
        values={name: tuple(sorted(own)) for name, own in values.items()},
        entities=tuple(sorted({value for own in values.values() for value in own})),
        plain=plain,
        times=tuple(times[key] for key in sorted(times)),
        numbers=tuple(numbers[key] for key in sorted(numbers)),
        ordinals=tuple(sorted(ordinals)),
    )


def number_of(claim: Claim) -> tuple[Role, ...]:
    """Return the roles that make the number of a claim; none if it has no number."""
    own = tuple(role for role in claim.roles if role.name in NUMBERS)
    return own if any(isinstance(role.value, int) for role in own) else ()


def told_number(number: tuple[Role, ...]) -> str:
    """Return a number as one name, regardless of its words."""
    return " ".join(f"{name.rsplit('#', 1)[-1]}={value}" for name, value in _bare(number))


def told_time(bounds: Bounds, anchor: Role | None) -> str:
    """Return a time as one name, regardless of its words."""
    return _time_key(bounds, anchor)


def _bare(number: tuple[Role, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((role.name, str(role.value)) for role in number))


def _time_key(bounds: Bounds, anchor: Role | None) -> str:
    stated = [f"{name}={value}" for name in bounds.__slots__ if (value := getattr(bounds, name)) is not None]
    return " ".join((*stated, *([f"event={anchor.value}"] if anchor else [])))
