"""A claim as a sentence in our words, from its fields and the sentence patterns of the ontology.

Everything that makes a claim weaker than a plain fact comes first, so that nobody reads past it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from parley.claims.claim import Bounds, Claim, Role
from parley.claims.vocabulary import Vocabulary
from parley.names import term

_PART = re.compile(r"\[([^\]]*)\]")
_ROLE = re.compile(r"\{(\w+)\}")
_VERB = re.compile(r"<([^|>]*)\|([^>]*)>")
_THIRDS = {"37": "early", "38": "mid", "39": "late"}
_MODALITIES = {
    "planned": "Planned, not reported as having happened: ",
    "expected": "Expected, not reported as having happened: ",
    "proposed": "Proposed: ",
    "calledFor": "Called for: ",
    "predicted": "Predicted: ",
    "hypothetical": "Spoken of as possible: ",
}
_WITH_THE = tuple(
    term(name) for name in ("Organization", "Conflict", "Meeting", "MeetingSeries", "PeaceProcess")
)
_READINGS = {
    "each": "said of each of those listed",
    "together": "said of those listed together",
    "unclear": "whether said of each of those listed or of them together is not clear",
}


def sentence(claim: Claim, vocabulary: Vocabulary, claims: Mapping[str, Claim]) -> str:
    """Return the claim as one sentence.

    Args:
        claims: The claims of the same article by IRI; an explanation reads out those it joins.
    """
    # Of "<attended|to attend>" the first is taken for what is reported as being so.
    form = 1 if claim.modality == term("actual") else 2
    core = _VERB.sub(lambda verb: verb[form], _core(claim, vocabulary, claims))
    text = _before(claim, vocabulary) + core + _after(claim, vocabulary)
    return text[0].upper() + text[1:] + "."


def _before(claim: Claim, vocabulary: Vocabulary) -> str:
    holders = _listed(claim, term("heldBy"), vocabulary, {})
    parts = [f"According to {holders}: " if holders else ""]
    parts.append("Hedged in the text: " if claim.hedged else "")
    parts.append(_MODALITIES.get(claim.modality.removeprefix(term("")), ""))
    parts.append("It is denied that this is so: " if claim.polarity == term("denied") else "")
    return "".join(parts)


def _after(claim: Claim, vocabulary: Vocabulary) -> str:
    notes = []
    if claim.times:
        notes.append(f"time: {', '.join(_times(claim, vocabulary))}")
    qualifiers = _listed(claim, term("qualifier"), vocabulary, {})
    if qualifiers:
        notes.append(f"qualified by the text: {qualifiers}")
    if claim.reading:
        notes.append(_READINGS[claim.reading.removeprefix(term(""))])
    if claim.listing == term("open"):
        notes.append("the list is open, others are meant and not named")
    if claim.directness == term("inferred"):
        notes.append("inferred")
    return "".join(f"; {note}" for note in notes)


def _core(claim: Claim, vocabulary: Vocabulary, claims: Mapping[str, Claim]) -> str:
    """Return the filled pattern that needs the most roles, or the plain roles where none fits."""
    fillings = [
        _fill(pattern, claim, vocabulary, claims) for pattern in vocabulary.patterns.get(claim.kind, ())
    ]
    fitting = [(roles, text) for roles, text in fillings if text is not None]
    if fitting:
        return max(fitting)[1]
    roles = (f"{vocabulary.label(role.name)} {_value(role, vocabulary, claims)}" for role in claim.roles)
    return f"{vocabulary.label(claim.kind)}: {', '.join(roles)}"


def _fill(
    pattern: str, claim: Claim, vocabulary: Vocabulary, claims: Mapping[str, Claim]
) -> tuple[int, str | None]:
    """Return the number of roles used and the filled pattern, None if a needed role is not filled."""
    used = 0

    def fill(part: str) -> str | None:
        nonlocal used
        names = _ROLE.findall(part)
        values = {name: _listed(claim, term(name), vocabulary, claims) for name in names}
        if not all(values.values()):
            return None
        used += len(names)
        return _ROLE.sub(lambda match: values[match[1]], part)

    kept = _PART.sub(lambda match: fill(match[1]) or "", pattern)
    return used, fill(kept)


def _listed(claim: Claim, role: str, vocabulary: Vocabulary, claims: Mapping[str, Claim]) -> str:
    values = [_value(filled, vocabulary, claims) for filled in claim.roles if filled.name == role]
    if len(values) < 2:
        return "".join(values)
    return f"{', '.join(values[:-1])} and {values[-1]}"


def _value(role: Role, vocabulary: Vocabulary, claims: Mapping[str, Claim]) -> str:
    if isinstance(role.value, int):
        return f"{role.value:,}"
    if role.value in claims:
        return sentence(claims[role.value], vocabulary, claims).removesuffix(".")
    return _named(role.value, vocabulary)


def _named(thing: str, vocabulary: Vocabulary) -> str:
    """Return the label of a thing as it stands in a sentence, with "the" where English wants one."""
    label = vocabulary.label(thing)
    plural_state = vocabulary.is_a(thing, term("State")) and label.endswith("s")
    unnamed = vocabulary.is_a(thing, term("UnnamedParty")) and not vocabulary.is_a(thing, _WITH_THE[0])
    wants_the = any(vocabulary.is_a(thing, kind) for kind in _WITH_THE) and not unnamed
    return f"the {label}" if plural_state or wants_the else label


def _times(claim: Claim, vocabulary: Vocabulary) -> list[str]:
    return [in_words(time.bounds) or _anchored(claim, vocabulary) for time in claim.times]


def _anchored(claim: Claim, vocabulary: Vocabulary) -> str:
    relation, anchor = (_listed(claim, term(name), vocabulary, {}) for name in ("relation", "anchor"))
    return f"{relation} {anchor} (no date stated)" if relation and anchor else "stated without a date"


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
    return f"from {_point(start)} to {_point(end)}" if end else f"since {_point(start)}, end not stated"


def _point(label: str) -> str:
    year, _, rest = label.partition("-")
    return f"{_THIRDS[rest]} {year}" if rest in _THIRDS else label
