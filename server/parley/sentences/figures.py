"""Figures as subjects: the counted things of an estimate, with the number before them."""

from __future__ import annotations

import re
from dataclasses import replace

from parley.claims.claim import Claim
from parley.names import term
from parley.sentences.clauses import Clause
from parley.sentences.nouns import is_plural_noun
from parley.sentences.numbers import amount_of, fewer
from parley.sentences.portions import whole_of
from parley.sentences.words import Wordings

_IN_ADDITION = "in addition, "
_NUMBER = re.compile(r"\d[\d,]* |(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) ", re.ASCII)


def figure(claim: Claim, flags: tuple[str, ...], words: Wordings) -> str:
    """Return the number of a claim, with the role that the flags name, before the counted things.

    >>> # "more than 5 million", "more than 5 million Syrians", "nine people among the fighters"
    """
    number = amount_of(claim, words.of)
    if number is None:
        return "a number that is not stated"
    if "civilians" in flags and claim.values(term("unit")) in ((), (term("people"),)):
        return f"{fewer(number).removesuffix(' people')} civilians"
    role = next((term(flag) for flag in flags if flag in ("population", "subject")), "")
    counted = words.values(claim, role) if role and claim.values(role) else ""
    if not counted:
        is_people = role == term("population") and not claim.values(term("unit"))
        return f"{fewer(number)}{' people' if is_people else ''}" if role else number
    if term("percent") in claim.values(term("unit")):
        return f"{number} of {whole_of(counted)}"
    bare = counted.removeprefix("the ").removeprefix("all ")
    noun = bare.split(" ")[0] if len(bare.split(" ")) == 1 else bare
    is_counted = not claim.values(term("unit")) and len(claim.values(role)) == 1
    if role == term("subject"):
        is_common = bare[:1].islower()
        return f"{fewer(number)} {bare}" if is_counted and is_common else f"{fewer(number)} of {counted}"
    return f"{fewer(number)} {noun if is_counted and is_plural_noun(noun) else f'among {counted}'}"


def another(front: str, clause: Clause) -> tuple[str, Clause]:
    """Return "another 211 people" for a number that is told of "in addition".

    Args:
        front: The words before the clause.
    """
    if not front.endswith(_IN_ADDITION) or not _NUMBER.match(clause.subject):
        return front, clause
    return front.removesuffix(_IN_ADDITION), replace(clause, subject=f"another {clause.subject}")


def is_one(claim: Claim, words: Wordings) -> bool:
    """Return whether a number takes a singular verb."""
    return (amount_of(claim, words.of) or "").split(" ")[0] == "one"
