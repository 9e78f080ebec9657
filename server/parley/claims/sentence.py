"""A claim as a sentence in our words, from its fields and the sentence patterns of the ontology.

Everything that makes a claim weaker than a plain fact comes first, so that nobody reads past it; and
every role of a claim is read out, by the pattern or behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parley.claims.claim import Bounds, Claim, Role
from parley.claims.times import parse_time
from parley.claims.vocabulary import Vocabulary
from parley.names import term

_PART = re.compile(r"\[([^\]]*)\]")
_ROLE = re.compile(r"\{(\w+)\}")
_VERB = re.compile(r"<([^|>]*)\|([^>]*)>")
_THIRDS = {"37": "early", "38": "mid", "39": "late"}
_MODALITIES = {
    "planned": "Planned (whether it came so is not said here): ",
    "expected": "Expected (whether it came so is not said here): ",
    "proposed": "Proposed: ",
    "calledFor": "Called for: ",
    "predicted": "Predicted: ",
    "hypothetical": "Spoken of as possible: ",
}
_READINGS = {
    "each": "said of each of those listed",
    "together": "said of those listed together",
    "unclear": "whether said of each of those listed or of them together is not clear",
}
_WITH_THE = ("Organization", "Conflict", "Meeting", "MeetingSeries", "PeaceProcess")
_APART = frozenset(term(name) for name in ("heldBy", "qualifier", "relation", "anchor"))
"""Roles that have places of their own in every sentence."""


def sentence(claim: Claim, vocabulary: Vocabulary, claims: Mapping[str, Claim]) -> str:
    """Return the claim as one sentence.

    Args:
        claims: The claims of the same article by IRI; an explanation reads out those it joins.
    """
    return _Reader(vocabulary, claims).sentence(claim)


@dataclass(frozen=True, slots=True)
class _Filled:
    """A pattern filled in: the names of the roles it used, and the text."""

    roles: tuple[str, ...]
    text: str


class _Reader:
    """Reads claims out."""

    def __init__(self, vocabulary: Vocabulary, claims: Mapping[str, Claim]) -> None:
        self._vocabulary = vocabulary
        self._claims = claims

    def sentence(self, claim: Claim) -> str:
        core = self._core(claim)
        # Of "<attended|to attend>" the first is taken for what is reported as being so.
        form = 1 if claim.modality == term("actual") else 2
        verbal = _VERB.sub(lambda verb: verb[form], core.text)
        text = "".join((*self._before(claim), verbal, *self._after(claim, core.roles)))
        return text[0].upper() + text[1:] + "."

    def _before(self, claim: Claim) -> Iterable[str]:
        holders = self._listed(claim, term("heldBy"))
        yield f"According to {holders}: " if holders else ""
        yield "Hedged in the text: " if claim.hedged else ""
        yield _MODALITIES.get(claim.modality.removeprefix(term("")), "")
        yield "It is denied that this is so: " if claim.polarity == term("denied") else ""

    def _after(self, claim: Claim, used: tuple[str, ...]) -> Iterable[str]:
        for name in dict.fromkeys(role.name for role in claim.roles):
            if name not in used and name not in _APART and name not in self._vocabulary.numbers:
                yield f"; {self._vocabulary.label(name)}: {self._listed(claim, name)}"
        qualifiers = self._listed(claim, term("qualifier"))
        yield f"; qualified by the text: {qualifiers}" if qualifiers else ""
        yield "; which of these goes with which is not stated" if self._unmatched(claim) else ""
        yield "; said of the series" if self._of_series(claim) else ""
        yield f"; {_READINGS[claim.reading.removeprefix(term(''))]}" if claim.reading else ""
        yield "; the list is open, others are meant and not named" if claim.listing == term("open") else ""
        yield "; inferred" if claim.directness == term("inferred") else ""

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
        roles.sort(key=lambda role: min((mention.span.start for mention in role.mentions), default=0))
        values = [self._value(claim, role) for role in roles]
        return f"{', '.join(values[:-1])} and {values[-1]}" if len(values) > 1 else "".join(values)

    def _value(self, claim: Claim, role: Role) -> str:
        if isinstance(role.value, int):
            return f"{role.value:,}"
        if role.name == term("time"):
            bounds = next((time.bounds for time in claim.times if time.iri == role.value), Bounds())
            return in_words(bounds) or self._anchored(claim)
        if role.value in self._claims and role.value != claim.iri:
            return self.sentence(self._claims[role.value]).removesuffix(".")
        if claim.modality != term("actual") and role.value in self._vocabulary.infinitives:
            return self._vocabulary.infinitives[role.value]
        return self._named(role.value)

    def _anchored(self, claim: Claim) -> str:
        relation, anchor = (self._listed(claim, term(name)) for name in ("relation", "anchor"))
        stated = f"{relation} {anchor}".strip()
        return f"{stated} (no date stated)" if stated else "stated without a date"

    def _named(self, thing: str) -> str:
        """Return the label of a thing as it stands in a sentence, with "the" where English wants one."""

        def is_a(name: str) -> bool:
            return self._vocabulary.is_a(thing, term(name))

        label = self._vocabulary.label(thing)
        several = is_a("UnnamedParty") and not is_a("Organization")
        wants_the = any(is_a(kind) for kind in _WITH_THE) or (is_a("State") and label.endswith("s"))
        return f"the {label}" if wants_the and not several else label


def in_words(bounds: Bounds) -> str | None:
    """Return a stated time in words, or None where it has no EDTF label.

    >>> in_words(Bounds("2011-01-01", "2011-12-31", edtf="2011/"))
    'since 2011, end not stated'
    """
    if bounds.edtf is None:
        return None
    start, slash, end = bounds.edtf.partition("/")
    if not slash:
        return _point(start)
    first = _point(start) + _narrower(start, bounds.earliest_start, bounds.latest_start)
    if not end:
        return f"since {first}, end not stated"
    return f"from {first} to {_point(end)}{_narrower(end, bounds.earliest_end, bounds.latest_end)}"


def _point(label: str) -> str:
    year, _, rest = label.partition("-")
    return f"{_THIRDS[rest]} {year}" if rest in _THIRDS else label


def _narrower(label: str, first: str | None, last: str | None) -> str:
    """Return the bounds of an interval's end, where they say more than its label, which allows no thirds."""
    whole = parse_time(label) if "-" not in label else None
    if first is None or last is None:
        return ""
    if whole is not None and (first, last) == (whole.earliest_start, whole.latest_start):
        return ""
    return f" (read as between {first} and {last})"
