"""Qualifiers and reservations: the words of each, and their places in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parley.claims.claim import Claim
from parley.names import term
from parley.sentences.lists import in_passage
from parley.sentences.words import BEFORE_NOUN, BEHIND_VERB, Wordings

_DAILY, AT_LAST = term("daily"), term("atLast")
_HOURS = re.compile(r"(?:in the|at) (morning|afternoon|evening|night)")
_ENDS_OF_DAY = ("early in the day", "late in the day")
HEDGE, QUALIFIER = term("hedge"), term("qualifier")
_FOCUS = term("mostlyFocus")
"""The qualifier of a rank: "perhaps most significantly" at the beginning makes the rank doubtful."""
_BEFORE_VERB = "^"
"""The mark of a qualifier before the verb: "still^"."""
_IN_FRONT = "^"
"""The mark of a qualifier before the whole clause: "^as a result"."""
_DEGREE = "*"
"""The mark of a degree, which comes before the next qualifier or else before the verb: "very*"."""
OF_DAY = "@"
"""The mark of a part of the day, which comes before the date: "in the evening@"."""
BY_LENGTH = "%"
"""The mark of a qualifier with a length right before it: "48 hours | ahead of time%"."""
_COMPARING = frozenset(("more", "less", "most", "least"))
"""Degrees that stay with an adjective: "would be more realistic"."""


def adverbs(claim: Claim, words: Wordings) -> tuple[str, ...]:
    """Return the words before the verb: reservations, and qualifiers such as "still"."""
    return (*hedges(claim, words), *limiters(claim, words))


def hedges(claim: Claim, words: Wordings) -> tuple[str, ...]:
    """Return the reservations of a claim: "probably"; none if they belong to its beginning."""
    return () if _FOCUS in claim.values(QUALIFIER) else _reserved(claim, words)


def _reserved(claim: Claim, words: Wordings) -> tuple[str, ...]:
    said = [words.of(str(value)) for value in claim.values(HEDGE)]
    said.sort(key=lambda word: word == "perhaps")
    return (" or at least ".join(said),) if said else ()


def limiters(claim: Claim, words: Wordings) -> tuple[str, ...]:
    """Return the qualifiers before a verb, or before the words that join two claims: "only if"."""
    qualifiers = (word for word in qualified(claim, words) if not word.startswith(_IN_FRONT))
    return tuple(
        word.removesuffix(_BEFORE_VERB).removesuffix(_DEGREE)
        for word in qualifiers
        if word.endswith((_BEFORE_VERB, _DEGREE))
    )


def manners(claim: Claim, words: Wordings) -> tuple[str, ...]:
    """Return the adverbs of how something is done, which stay with a participle: "be fully suspended"."""
    said = limiters(claim, words)
    return tuple(one for one in said if (one.endswith("ly") and one != "only") or one in _COMPARING)


def adjectives(claim: Claim, words: Wordings) -> str:
    """Return the qualifiers right after the verb: "solid"."""
    behind = (word for word in qualified(claim, words) if word.endswith(BEHIND_VERB))
    return " ".join(word.removesuffix(BEHIND_VERB) for word in behind)


def openers(claim: Claim, words: Wordings) -> str:
    """Return the words before a whole clause: "as a result, ", "perhaps above all, "."""
    front = [word for word in qualified(claim, words) if word.startswith(_IN_FRONT)]
    is_focus = _FOCUS in claim.values(QUALIFIER)
    reserved = "".join(f"{word} " for word in _reserved(claim, words)) if is_focus else ""
    return reserved + "".join(f"{word.removeprefix(_IN_FRONT)}, " for word in front)


def parts_of_day(claim: Claim, words: Wordings) -> list[str]:
    """Return the parts of the day in a claim: one if they are one, "late in the afternoon"."""
    parts = [word.removesuffix(OF_DAY) for word in qualified(claim, words) if word.endswith(OF_DAY)]
    ends = [part for part in parts if part in _ENDS_OF_DAY]
    wider = [part for part in parts if _HOURS.fullmatch(part)]
    if len(parts) == 2 and len(ends) == len(wider) == 1:
        return [f"{ends[0].split(' ')[0]} {wider[0]}"]
    return parts


def qualified(claim: Claim, words: Wordings) -> Iterator[str]:
    """Yield the qualifiers as worded, in the order of the passage; a degree with its qualifier."""
    degree = ""
    for said in _worded(claim, words):
        word = said
        if degree and not word.startswith((_IN_FRONT, ",")) and not word.endswith((BEFORE_NOUN, OF_DAY)):
            word, degree = f"{degree.removesuffix(_DEGREE)} {word}", ""
        if word.endswith(_DEGREE):
            if degree:
                yield degree
            degree = word
        else:
            yield word
    if degree:
        yield degree


def _worded(claim: Claim, words: Wordings) -> Iterator[str]:
    """Yield the qualifiers as worded; a part of each day becomes "every morning"."""
    said = [
        (role.value, _now_behind(words.qualifier(claim, role), claim))
        for role in in_passage(claim, QUALIFIER)
        # "Only then" follows the time to which it belongs.
        if role.value != AT_LAST or not claim.times
    ]
    parts = [(value, word) for value, word in said if word.endswith(OF_DAY)]
    is_each = any(value == _DAILY for value, _ in said) and len(parts) == 1
    found = _HOURS.fullmatch(parts[0][1].removesuffix(OF_DAY)) if is_each else None
    for value, word in said:
        if not found:
            yield word
        elif word.endswith(OF_DAY):
            yield f"every {found[1]}{OF_DAY}"
        elif value != _DAILY:
            yield word


def _now_behind(word: str, claim: Claim) -> str:
    """Return "now" behind a denied verb: "she now does not answer" would say that she did until now.

    What "will now not" be so differs from what will not be so now.
    """
    is_denied = claim.polarity == term("denied") and claim.modality == term("actual")
    return "now" if is_denied and word == f"now{_BEFORE_VERB}" else word


def behind(claim: Claim, words: Wordings) -> list[str]:
    """Return the qualifiers after the verb and its object: "separately"; appositions first."""
    marks = (_BEFORE_VERB, BEFORE_NOUN, BEHIND_VERB, _DEGREE, OF_DAY)
    said = [word.removesuffix(BY_LENGTH) for word in qualified(claim, words) if not word.endswith(marks)]
    return sorted(
        (word for word in said if not word.startswith(_IN_FRONT)), key=lambda one: not one.startswith(",")
    )
