"""The statements of an article, which must not be offered as wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from parley.claims.claim import Claim, Role
from parley.claims.vocabulary import Vocabulary
from parley.names import term
from parley.sheets.readings import Readings

_TIME, _HEDGE = term("time"), term("hedge")


class ArticleStatements:
    """The statements of the claims of one article."""

    def __init__(self, readings: Readings, vocabulary: Vocabulary) -> None:
        """Create it from the claims as sentences."""
        self._vocabulary = vocabulary
        self._sentences = frozenset(readings.own.values())
        self._alike: Mapping[tuple[str, ...], list[Claim]] = defaultdict(list)
        for claim in readings.claims.values():
            self._alike[_frame(claim)].append(claim)

    def says(self, claim: Claim, reading: str) -> bool:
        """Return whether a claim of the article reads like this one, or says this and more."""
        alike = self._alike.get(_frame(claim), ())
        return reading in self._sentences or any(self._entails(stated, claim) for stated in alike)

    def _entails(self, stated: Claim, claim: Claim) -> bool:
        """Return whether a claim is a stated one without some modifiers, times or members of lists."""
        more = _said(stated, stated.roles) - _said(claim, claim.roles)
        less = _said(claim, claim.roles) - _said(stated, stated.roles)
        listed = {role.name for role in claim.roles}
        return not less and all(self._may_lack(name, listed) for name, _ in more)

    def _may_lack(self, name: str, listed: Iterable[str]) -> bool:
        is_modifier = term("modifier") in self._vocabulary.parents.get(name, ())
        return name != _HEDGE and (is_modifier or name == _TIME or name in listed)


def _frame(claim: Claim) -> tuple[str, ...]:
    """Return the common key of a claim and of claims that state it."""
    held = sorted(str(value) for value in claim.values(term("heldBy")))
    return (claim.kind, claim.polarity, claim.modality, *held)


def _said(claim: Claim, roles: Iterable[Role]) -> set[tuple[str, object]]:
    times = {time.iri: (time.bounds, time.anchor and time.anchor.value) for time in claim.times}
    return {(role.name, times.get(str(role.value), role.value)) for role in roles}
