"""Lists of a claim: the role with the mark of an open list, and the reading of the listed values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parley.claims.claim import Claim, Role
from parley.claims.vocabulary import Vocabulary
from parley.names import term
from parley.sentences.clauses import BEFORE_CLAUSE
from parley.sentences.nouns import listed

_TOGETHER, _UNCLEAR = term("together"), term("unclear")
_READINGS = {
    term("each"): " each",
    _TOGETHER: " together",
    _UNCLEAR: ", jointly or separately,",
}
_MUTUAL = re.compile(
    r"(?:meet|shake|agree|negotiate|talk|confer|speak by telephone)\b(?!.*\bwith\b)"
    r"|(?:.+ )?(?:each other|one another)\b"
)
"""Acts of several parties, if no other party is named."""
_JOINT = re.compile(
    r"(?:reach|sign|initial|fight|discuss|lead|draft|exchange|clash|conclude|fail|resolve|settle)\b"
)
"""Acts that are joint if several are named and nothing else is said: "A and B signed the accord"."""
_OPEN = ", among others,"
_TIMELESS = frozenset((term("time"), term("qualifier"), term("hedge"), term("heldBy")))


NO_ONE = ("neither ", "none of ")
"""The beginning of a subject whose members are denied one by one, so that the verb is not."""


def marked(words: Sequence[str], claim: Claim, *, is_subject: bool, denied: bool = False) -> str:
    """Return a list with its marks: that there are more, and its reading.

    Args:
        denied: Whether it is the subject of a denial, in the claim or the verb.
    """
    more = _more(claim)
    if claim.reading == term("each"):
        if denied and not more and len(words) > 1:
            return f"neither {words[0]} nor {words[1]}" if len(words) == 2 else f"none of {listed(words)}"
        if more and len(words) > 1:
            return listed(words) + more
        if not is_subject and len(words) == 2 and claim.polarity == term("denied"):
            return f"either {words[0]} or {words[1]}"
        if len(words) == 2:
            return f"both {listed(words)}"
        if not is_subject:
            return f"{listed(words)} alike{more}"
    if is_subject and joins_behind(claim):
        return listed(words) + more
    return listed(words) + mark_of(claim)


def is_mutual(verb: str, rest: str) -> bool:
    """Return whether a predicate implies that several act together: "meet", "fight each other"."""
    own = rest.partition(BEFORE_CLAUSE)[0]
    return _MUTUAL.match(f"{verb} {own}") is not None


def is_joint(verb: str) -> bool:
    """Return whether an act of several is joint, unless it is said that each has done it."""
    return _JOINT.match(verb) is not None


def joins_behind(claim: Claim) -> bool:
    """Return whether "together" goes to the end: if the verb is denied, or tells what is not so yet.

    A reading that is not known to be joint is stated at the end of any sentence.
    """
    if claim.reading == _UNCLEAR:
        return True
    is_plain = claim.polarity == term("affirmed") and claim.modality == term("actual")
    return claim.reading == _TOGETHER and not is_plain


def mark_of(claim: Claim) -> str:
    """Return the words after listed values: "among others", "each"."""
    return _more(claim) + _READINGS.get(claim.reading or "", "")


def _more(claim: Claim) -> str:
    return _OPEN if claim.listing == term("open") else ""


def marked_role(claim: Claim, vocabulary: Vocabulary) -> str | None:
    """Return the role with the marks: the first party role with several values, or with one.

    The subject comes before all others.
    """
    first = vocabulary.subject_roles.get(claim.kind)
    names = list(dict.fromkeys(role.name for role in claim.roles if _may_be_marked(role.name, vocabulary)))
    names.sort(key=lambda name: (name != first, not _is_party(name, vocabulary)))
    several = [name for name in names if len(claim.values(name)) > 1]
    predicate = vocabulary.predicate_roles.get(claim.kind, "")
    if not several and len(claim.values(predicate)) > 1:
        return None
    whole = [name for name in names if name == first or _is_party(name, vocabulary)]
    return next(iter((*several, *whole)), None)


def _may_be_marked(name: str, vocabulary: Vocabulary) -> bool:
    """Return whether a role has entities, or kinds of support, that may be incomplete."""
    if name in _TIMELESS:
        return False
    return vocabulary.holds_entities(name) or name in (term("supportKind"), term("capacity"))


def is_unmatched(claim: Claim, vocabulary: Vocabulary) -> bool:
    """Return whether several parties and several kinds are listed, in any combination."""
    several = {role.name for role in claim.roles if len(claim.values(role.name)) > 1}
    parties = {name for name in several if _is_party(name, vocabulary)}
    return bool(parties) and bool(several - parties - _TIMELESS)


def in_passage(claim: Claim, name: str) -> Iterator[Role]:
    """Yield the values of a role, in the order in which the passage names them."""
    roles = [role for role in claim.roles if role.name == name]
    roles.sort(key=lambda role: min((wording.span.start for wording in role.wordings), default=0))
    yield from roles


def _is_party(name: str, vocabulary: Vocabulary) -> bool:
    return term("partyRole") in vocabulary.parents.get(name, frozenset())
