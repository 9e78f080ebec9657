"""Offices in a sentence, with their tenure: "president", "a former member"."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from parley.claims.claim import Claim
from parley.names import term
from parley.sentences.lists import in_passage
from parley.sentences.nouns import listed, plural_of
from parley.sentences.words import Wordings

_AT_WHAT: Mapping[str, str] = MappingProxyType(
    {
        "adviserOffice": "to", "teacher": "at", "student": "at", "analyst": "at", "nurse": "at",
        "officer": "in",
    }
)
"""The words between an office and the body that has it, if not "of"."""


def joint_of(claim: Claim, words: Wordings) -> str:
    """Return the word between the offices of a claim and their body: "of", "at" or "to"."""
    broader = words.vocabulary.broader
    offices = [str(one) for one in claim.values(term("office"))]
    found = {
        next((how for name, how in _AT_WHAT.items() if term(name) in broader.get(one, {one})), "of")
        for one in offices
    }
    how = found.pop() if len(found) == 1 else "of"
    # "An officer in Kelland" would be there.
    bodies = [str(one) for one in claim.values(term("organization"))]
    kinds = (words.vocabulary.is_a(one, term("Organization")) for one in bodies)
    of_states = any(words.vocabulary.is_a(one, term("State")) for one in bodies)
    return "of" if how == "in" and (of_states or not all(kinds)) else how


def was_until(claim: Claim) -> bool:
    """Return whether somebody was in office until some time, and so no longer is."""
    is_former = claim.values(term("tenure")) == (term("former"),)
    return is_former and any(time.bounds.relation == "until" for time in claim.times)


def office_of(claim: Claim, words: Wordings, *, plural: bool) -> str:
    """Return the offices of a claim after "is" or "are"."""
    offices = [words.of(str(one.value)) for one in in_passage(claim, term("office"))]
    office = listed([plural_of(one) for one in offices] if plural else offices)
    tenure = "" if was_until(claim) else words.values(claim, term("tenure"))
    if not tenure:
        return office
    if plural:
        return f"{tenure} {office}"
    article = next((one for one in ("a ", "an ", "the ") if office.startswith(one)), "")
    before = "the" if article == "the " or tenure == "current" else "a"
    return f"{before} {tenure} {office.removeprefix(article)}"
