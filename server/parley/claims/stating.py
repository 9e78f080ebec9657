"""Which words state which values of a claim.

A span is one node for all claims, and its values belong to the span. So the words of a value are all spans of
its claim that denote it, whoever gave them. A value in two roles has them in both. Claims from candidates
and claims from triples are treated the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from parley.claims.claim import Claim, Mention, Role, Time, Value, Wording
from parley.names import term, thing
from parley.text.spans import Span


def stated_roles(claim: Claim) -> tuple[Role, ...]:
    """Return every value of a claim that words state: its roles, and the anchors of its times."""
    return (*claim.roles, *(time.anchor for time in claim.times if time.anchor))


def own_words(claim: Claim) -> tuple[Span, ...]:
    """Return the words of a claim in its passage, without those of a holder and of other claims."""
    return tuple(
        wording.span
        for role in stated_roles(claim)
        if role.name != term("heldBy") and not str(role.value).startswith(thing("claim", ""))
        for wording in role.wordings
        if wording.span in claim.evidence
    )


def words_in_roles(claim: Claim, *names: str) -> list[Span]:
    """Return all words of the values of some roles, by the IRIs of the roles."""
    return [wording.span for role in claim.roles if role.name in names for wording in role.wordings]


def words_of_numbers(claim: Claim) -> list[Span]:
    """Return the words of the numbers of a claim."""
    return [wording.span for role in claim.roles if isinstance(role.value, int) for wording in role.wordings]


def is_time(value: Value) -> bool:
    """Return whether a value is a time of a claim, whose IRI is below the IRI of the claim."""
    return isinstance(value, str) and value.startswith(thing("claim", "")) and "#" in value


def antecedents_of_times(claim: Claim) -> Iterator[tuple[Span, Span]]:
    """Yield the words of a claim's times that point back to another time, with that time's words."""
    for role in claim.roles:
        if role.name == term("time"):
            for wording in role.wordings:
                if wording.antecedent is not None:
                    yield wording.span, wording.antecedent


def elided_roles(claim: Claim) -> tuple[Role, ...]:
    """Return the roles whose words the passage leaves out: they are elsewhere, and not because of a holder.

    A claim in a role is stated by its own passage, wherever that is.
    """
    return tuple(
        role
        for role in claim.roles
        if role.name != term("heldBy")
        and not str(role.value).startswith(thing("claim", ""))
        and not any(wording.span in claim.evidence for wording in role.wordings)
    )


class Denotations:
    """The values of each span of an article, and the names to which spans of its mentions point back."""

    def __init__(
        self,
        mentions: Iterable[Mention],
        denoted: Mapping[Span, Iterable[Value]],
        pointing: Mapping[Span, Span],
    ) -> None:
        """Create it from the mentions of an article, the values of its spans, and its antecedents."""
        self._denoted = denoted
        self._pointing = pointing
        self._words = {
            wording.span: (mention.entities, wording) for mention in mentions for wording in mention.wordings
        }

    def settled(self, claim: Claim, spans: Iterable[Span]) -> Claim:
        """Return a claim whose roles have their words from the spans that ground the claim."""
        stating: dict[Value, list[Wording]] = defaultdict(list)
        for span in sorted(set(spans)):
            for value in self._denoted.get(span, ()):
                stating[value].append(self._wording(span, value))
        times = tuple(_anchored(time, stating) for time in claim.times)
        anchors = {time.anchor.value for time in times if time.anchor}
        in_times = [wording.span for time in times for wording in stating.get(time.iri, ())]

        def settled(role: Role) -> Role:
            wordings = stating.get(role.value, [])
            if role.name != term("heldBy"):
                wordings = _preferred(wordings, lambda span: span in claim.evidence)
            if role.value in anchors:
                wordings = _preferred(wordings, lambda span: not any(span in time for time in in_times))
            return replace(role, wordings=tuple(wordings))

        different = {(role.name, role.value): role for role in claim.roles}.values()
        roles = tuple(sorted(map(settled, different), key=lambda role: role.order))
        return replace(claim, roles=roles, times=times)

    def _wording(self, span: Span, value: Value) -> Wording:
        entities, wording = self._words.get(span, ((), Wording(span)))
        if value in entities:
            return wording
        return Wording(span, self._pointing.get(span) if is_time(value) else None)


def _anchored(time: Time, stating: Mapping[Value, list[Wording]]) -> Time:
    """Return a time whose anchor has its words within the words of the time."""
    if time.anchor is None:
        return time
    own = [wording.span for wording in stating.get(time.iri, ())]
    inside = (
        wording for wording in stating.get(time.anchor.value, ()) if any(wording.span in span for span in own)
    )
    return replace(time, anchor=Role(time.anchor.name, time.anchor.value, tuple(inside)))


def _preferred(wordings: list[Wording], fits: Callable[[Span], bool]) -> list[Wording]:
    """Return the words that fit, or all if none does.

    Words outside the passage state a holder, or a part that the passage leaves out. The words of an anchor
    state a time.
    """
    return [wording for wording in wordings if fits(wording.span)] or wordings
