"""Lists of a claim: the role with the mark of an open list, and the reading of the listed values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from parley.claims.claim import Claim, Role
from parley.claims.vocabulary import Vocabulary
from parley.names import term
from parley.sentences.clauses import BEFORE_CLAUSE
from parley.sentences.nouns import both, listed

_ACTORS = ("Actor", "Population")
_OTHERS = (
    ("Meeting", "other meetings"),
    ("MeetingSeries", "other talks"),
    ("Event", "other events"),
    ("Document", "other documents"),
    ("Place", "other places"),
)
"""The nouns for more things of a class, the narrowest first."""
_TOGETHER = term("together")
_READINGS = {term("each"): " each", _TOGETHER: " together"}
"""The words for a reading. What nobody knows of a list is not said: "A and B" leaves it open, too."""
_EITHER_WAY = ", jointly or separately,"
"""The words for an unclear reading of an act that would otherwise be joint: "A and B signed the accord"."""
_MUTUAL = re.compile(
    r"(?:meet|shake|agree|negotiate|talk|confer|speak by telephone)\b(?!.*\bwith\b)"
    r"|(?:.+ )?(?:each other|one another)\b"
)
"""Acts of several parties, if no other party is named."""
_JOINT = re.compile(
    r"(?:reach|sign|initial|fight|discuss|lead|draft|exchange|clash|conclude|fail|resolve|settle|extend|prolong"
    r"|renew|form|launch|establish|found|set up|swap|trade|share|co-\w+)\b"
)
"""Acts that are joint if several are named and nothing else is said: "A and B signed the accord"."""
_TIMELESS = frozenset((term("time"), term("qualifier"), term("hedge"), term("heldBy")))


_ONE_OF = re.compile(r"(?:(?:at least|at most|more than) )?one of ")
_AND_OTHERS = re.compile(r" others(?: each| together)?$")
NO_ONE = ("neither ", "none of ")
"""The beginning of a subject whose members are denied one by one, so that the verb is not."""


def marked(
    words: Sequence[str], claim: Claim, *, is_subject: bool, denied: bool = False, others: str = ""
) -> str:
    """Return a list with its marks: that there are more, and its reading.

    Args:
        denied: Whether it is the subject of a denial, in the claim or the verb.
        others: The noun for further ones: "other events"; empty for those who act, who are "others".
    """
    if claim.listing == term("open"):
        return _opened(words, claim, others)
    if claim.reading == term("each"):
        if denied and len(words) > 1:
            return f"neither {words[0]} nor {words[1]}" if len(words) == 2 else f"none of {listed(words)}"
        if not is_subject and len(words) == 2 and claim.polarity == term("denied"):
            return f"either {words[0]} or {words[1]}"
        if len(words) == 2:
            # "Both a patrol and a lorry" is no English.
            is_new = is_subject and all(word.startswith(("a ", "an ")) for word in words)
            return f"{listed(words)} each" if is_new else both(words)
        if not is_subject:
            return f"{listed(words)} alike"
    if is_subject and joins_behind(claim):
        return listed(words)
    return listed(words) + _READINGS.get(claim.reading or "", "")


def _opened(words: Sequence[str], claim: Claim, others: str) -> str:
    """Return a list with more than it names: "Kelland and others", "the vote, among other events,"."""
    is_joint = claim.reading == _TOGETHER and not joins_behind(claim)
    reading = " together" if is_joint else ""
    if not others:
        reading = " each" if claim.reading == term("each") else reading
        return listed((*words, "others")) + reading
    said = f"{listed(words)}{reading}"
    return f"{said}, among {others},"


def others_of(things: Iterable[str], vocabulary: Vocabulary) -> str:
    """Return the noun for further things of a kind: "other events"; empty for those who act."""
    known = [*things]
    if all(any(vocabulary.is_a(one, term(kind)) for kind in _ACTORS) for one in known):
        return ""
    kinds = (noun for kind, noun in _OTHERS if all(vocabulary.is_a(one, term(kind)) for one in known))
    return next(kinds, "others")


def unmarked(words: str, claim: Claim, verb: str, rest: str, *, several: bool) -> tuple[str, str]:
    """Return a subject without the mark that its verb makes superfluous, and that mark.

    Args:
        several: Whether the subject lists several.
    """
    if is_mutual(verb, rest):
        return (words.removeprefix("both ").removesuffix(" together") if several else words), " together"
    if is_joint(verb) and claim.reading == _TOGETHER:
        return words.removesuffix(" together"), " together"
    return words, ""


def is_mutual(verb: str, rest: str) -> bool:
    """Return whether a predicate implies that several act together: "meet", "fight each other"."""
    own = rest.partition(BEFORE_CLAUSE)[0]
    return _MUTUAL.match(f"{verb} {own}") is not None


def is_joint(verb: str) -> bool:
    """Return whether an act of several is joint, unless it is said that each has done it."""
    return _JOINT.match(verb) is not None


def either_way(claim: Claim, verb: str, rest: str) -> str:
    """Return the words for an unclear reading, where the verb alone would say that the act is joint."""
    is_open = claim.reading == term("unclear") and (is_mutual(verb, rest) or is_joint(verb))
    return _EITHER_WAY if is_open else ""


def number_told(words: str) -> bool | None:
    """Return whether a subject is plural by its own words; None if they do not tell.

    >>> number_told("one of the envoys"), number_told("Kelland and others"), number_told("Kelland")
    (False, True, None)
    """
    return False if _ONE_OF.match(words) else (True if _AND_OTHERS.search(words) else None)


def joins_behind(claim: Claim) -> bool:
    """Return whether "together" goes to the end: if the verb is denied, or tells what is not so yet."""
    is_plain = claim.polarity == term("affirmed") and claim.modality == term("actual")
    return claim.reading == _TOGETHER and not is_plain


def mark_of(claim: Claim) -> str:
    """Return the words for a list that has no place in its sentence: that there are more, and its reading."""
    more = ", among other things," if claim.listing == term("open") else ""
    return more + _READINGS.get(claim.reading or "", "")


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
