"""A claim as a sentence in our words, from its fields and the sentence patterns of the ontology.

Everything that makes a claim weaker than a plain fact comes first, so that nobody reads past it; and
every role of a claim is read out, by the pattern or behind it, and every number with what bounds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parley.claims.amounts import amount, ordinal
from parley.claims.claim import Claim, Role, Time, Value
from parley.claims.vocabulary import Vocabulary
from parley.claims.wording_of_times import in_words
from parley.names import term

_PART = re.compile(r"\[([^\]]*)\]")
_ROLE = re.compile(r"\{(\w+)\}")
_VERB = re.compile(r"<([^|>]*)\|([^>]*)>")
_MODALITIES = {
    "planned": "Planned (whether it came so is not said here): ",
    "expected": "Expected (whether it came so is not said here): ",
    "proposed": "Proposed: ",
    "calledFor": "Called for: ",
    "predicted": "Predicted: ",
    "hypothetical": "Spoken of as possible: ",
}
_IMPOSSIBLE = "Said not to be possible, or not to be so if that were: "
"""What a claim is that is denied and hypothetical: "cannot", "would not"."""
_READINGS = {
    "each": "said of each of those listed",
    "together": "said of those listed together",
    "unclear": "whether said of each of those listed or of them together is not clear",
}
_WITH_THE = (
    "Organization", "Conflict", "Meeting", "MeetingSeries", "PeaceProcess", "Document", "Ceasefire",
)  # fmt: skip
_BY_WHOM = "; by whom is not said"
"""What a pattern says of an action without agent, and what makes no sense of one that is denied."""
_APART = frozenset((term("heldBy"), term("qualifier")))
"""Roles that have places of their own in every sentence."""
_AMOUNT = frozenset(term(name) for name in ("low", "best", "high"))
_MEASURED = frozenset((term("comparator"), term("unit")))
"""Roles that are read out with a number."""


def sentence(claim: Claim, vocabulary: Vocabulary, claims: Mapping[str, Claim]) -> str:
    """Return the claim as one sentence.

    Args:
        claims: The claims of the same article by IRI; a claim about others reads them out.
    """
    return _Reader(vocabulary, claims).sentence(claim)


@dataclass(frozen=True, slots=True)
class _Filled:
    """A pattern filled in: the names of the roles it used, and the text."""

    roles: tuple[str, ...]
    text: str


class _Reader:
    """Reads claims out."""

    def __init__(
        self, vocabulary: Vocabulary, claims: Mapping[str, Claim], holders: frozenset[Value] = frozenset()
    ) -> None:
        self._vocabulary = vocabulary
        # Those that are being read out already are not read out again inside themselves.
        self._claims = claims
        # Those who say it, as is read out already around it.
        self._holders = holders

    def _inside(self, claim: Claim) -> _Reader:
        others = {iri: one for iri, one in self._claims.items() if iri != claim.iri}
        return _Reader(self._vocabulary, others, frozenset(claim.values(term("heldBy"))))

    def sentence(self, claim: Claim) -> str:
        core = self._core(claim)
        # Of "<attended|to attend>" the first is taken for what is reported as being so.
        form = 1 if claim.modality == term("actual") else 2
        verbal = _VERB.sub(lambda verb: verb[form], core.text)
        if claim.polarity == term("denied"):
            verbal = verbal.removesuffix(_BY_WHOM)
        text = "".join((*self._before(claim), verbal, *self._after(claim, core.roles)))
        return text[0].upper() + text[1:] + "."

    def _before(self, claim: Claim) -> Iterable[str]:
        holders = self._listed(claim, term("heldBy"))
        told = self._holders == set(claim.values(term("heldBy")))
        yield f"According to {holders}: " if holders and not told else ""
        yield "Hedged in the text: " if claim.hedged else ""
        denied = claim.polarity == term("denied")
        if denied and claim.modality == term("hypothetical"):
            yield _IMPOSSIBLE
            return
        yield _MODALITIES.get(claim.modality.removeprefix(term("")), "")
        yield "It is denied that this is so: " if denied else ""

    def _after(self, claim: Claim, used: tuple[str, ...]) -> Iterable[str]:
        stated = {role.name for role in claim.roles}
        with_number = _MEASURED if stated & _AMOUNT and not _AMOUNT.intersection(used) else frozenset()
        apart = {*used, *_APART, *(with_number and with_number | _AMOUNT)}
        for name in dict.fromkeys(role.name for role in claim.roles):
            if name not in apart:
                yield f"; {self._vocabulary.label(name)}: {self._listed(claim, name)}"
        if with_number:
            yield f"; number: {self._amount(claim, with_number.difference(used))}"
        qualifiers = self._listed(claim, term("qualifier"))
        yield f"; qualified by the text: {qualifiers}" if qualifiers else ""
        yield "; which of these goes with which is not stated" if self._unmatched(claim) else ""
        yield "; said of the series" if self._of_series(claim) else ""
        yield f"; {_READINGS[claim.reading.removeprefix(term(''))]}" if claim.reading else ""
        yield "; the list is open, others are meant and not named" if claim.listing == term("open") else ""
        yield "; inferred" if claim.directness == term("inferred") else ""

    def _amount(self, claim: Claim, measured: Iterable[str]) -> str:
        """Return the number of a claim with those of its comparator and unit that are not read out yet."""
        compared = self._compared(claim) if term("comparator") in measured else None
        unit = self._listed(claim, term("unit")) if term("unit") in measured else ""
        numbers = {
            role.name: role.value
            for role in claim.roles
            if role.name in _AMOUNT and isinstance(role.value, int)
        }
        low, best, high = (numbers.get(term(name)) for name in ("low", "best", "high"))
        return " ".join(filter(None, (amount(low, best, high, compared), unit)))

    def _compared(self, claim: Claim) -> str | None:
        """Return the comparator of a claim by its local name, or a notion by its label."""
        value = next((str(value) for value in claim.values(term("comparator"))), None)
        own = value and value.startswith(term(""))
        return value and (value.removeprefix(term("")) if own else self._vocabulary.label(value))

    def _unmatched(self, claim: Claim) -> bool:
        """Tell whether several parties and several kinds are listed, of which any may go with any."""
        roles = {role.name for role in claim.roles}
        several = {name for name in roles if len(claim.values(name)) > 1}
        parties = {name for name in several if term("partyRole") in self._vocabulary.parents[name]}
        return bool(parties) and bool(several - parties - {term("time"), term("qualifier")})

    def _of_series(self, claim: Claim) -> bool:
        """Tell whether something is said of a meeting series that a reader may take for each meeting."""
        names = (term("meeting"), term("subject"))
        values = [value for name in names for value in claim.values(name) if isinstance(value, str)]
        return claim.kind != term("Estimate") and any(
            self._vocabulary.is_a(value, term("MeetingSeries")) for value in values
        )

    def _core(self, claim: Claim) -> _Filled:
        """Return the filled pattern that uses the most roles, or the kind alone where none fits."""
        patterns = self._vocabulary.patterns.get(claim.kind, ())
        fitting = [filled for pattern in patterns if (filled := self._fill(pattern, claim))]
        if fitting:
            return max(fitting, key=lambda filled: (len(filled.roles), filled.text))
        return _Filled((), self._vocabulary.label(claim.kind))

    def _fill(self, pattern: str, claim: Claim) -> _Filled | None:
        """Return a pattern filled in, or None if a role that it needs has no value."""

        def fill(part: str) -> str | None:
            names = [term(name) for name in _ROLE.findall(part)]
            if not all(claim.values(name) for name in names):
                return None
            used.extend(names)
            return _ROLE.sub(lambda match: self._listed(claim, term(match[1])), part)

        used: list[str] = []
        text = fill(_PART.sub(lambda match: fill(match[1]) or "", pattern))
        return None if text is None else _Filled(tuple(used), text)

    def _listed(self, claim: Claim, name: str) -> str:
        """Return the values of a role, in the order in which the passage names them."""
        roles = [role for role in claim.roles if role.name == name]
        roles.sort(key=lambda role: min((wording.span.start for wording in role.wordings), default=0))
        values = [self._value(claim, role) for role in roles]
        return f"{', '.join(values[:-1])} and {values[-1]}" if len(values) > 1 else "".join(values)

    def _value(self, claim: Claim, role: Role) -> str:
        if isinstance(role.value, int):
            return ordinal(role.value) if role.name == term("ordinal") else f"{role.value:,}"
        if role.name == term("time"):
            return self._when(next((time for time in claim.times if time.iri == role.value), Time("")))
        if role.value in self._claims and role.value != claim.iri:
            return self._inside(claim).sentence(self._claims[role.value]).removesuffix(".")
        if claim.modality != term("actual") and role.value in self._vocabulary.infinitives:
            return self._vocabulary.infinitives[role.value]
        return self._named(role.value)

    def _when(self, time: Time) -> str:
        """Return a time in words, with the event by which it is given."""
        return in_words(time.bounds, self._named(str(time.anchor.value)) if time.anchor else None)

    def _named(self, thing: str) -> str:
        """Return the label of a thing as it stands in a sentence, with "the" where English wants one."""

        def is_a(name: str) -> bool:
            return self._vocabulary.is_a(thing, term(name))

        label = self._vocabulary.label(thing)
        several = is_a("UnnamedParty") and not is_a("Organization")
        wants_the = any(is_a(kind) for kind in _WITH_THE) or (is_a("State") and label.endswith("s"))
        return f"the {label}" if wants_the and not several else label
