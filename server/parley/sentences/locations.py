"""Locations: the words before what something is in, at or part of."""

from __future__ import annotations

from parley.claims.claim import Claim
from parley.names import term
from parley.sentences.lists import in_passage
from parley.sentences.wording_patterns import Slot
from parley.sentences.words import Wordings


def where(slot: Slot, claim: Claim, words: Wordings) -> str:
    """Return the words before the values of a slot; empty for a slot of another kind."""
    role = term(slot.role)
    if "within" in slot.flags:
        return "among" if all(words.is_group(str(one)) for one in claim.values(role)) else "in"
    if "located" in slot.flags:
        return words.place_of(claim.values(role))
    if "among" in slot.flags:
        is_several = words.are_several(in_passage(claim, role)) and claim.listing != term("open")
        return "among" if is_several else "part of"
    return ""
