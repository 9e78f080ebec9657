"""Offices in a sentence, with their tenure: "president", "a former member"."""

from __future__ import annotations

from parley.claims.claim import Claim
from parley.names import term
from parley.sentences.lists import in_passage
from parley.sentences.nouns import listed, plural_of
from parley.sentences.words import Wordings


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
