"""How a claim is said, as one plain sentence: in whose voice, as what, how surely, and who checked it.

Only values of closed schemes choose words; one table for each field has them, beside the signs (``signs``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parley.names import term
from parley.web.views.codings import ConfirmationView
from parley.web.views.shown_term import ShownTerm
from parley.web.views.signs import Sign, enumeration

_AS: Mapping[str, str] = {
    "actual": "as a fact",
    "planned": "as something planned",
    "expected": "as something expected",
    "proposed": "as a proposal",
    "calledFor": "as something called for",
    "predicted": "as a prediction",
    "hypothetical": "as something possible or conditional",
}
_DENIED = "as a denial"
_RESERVATIONS: Mapping[str, str] = {"surely": "with the assurance “{}”"}
_RESERVATION = "with the reservation “{}”"
_SOME_RESERVATION = "with a reservation"
_NO_RESERVATION = "without reservation"
_FOLLOWS: Mapping[str, str] = {
    "viaAntecedent": "Who or what is meant follows from words before the passage.",
    "inferred": "The passage does not say all of it: a part is inferred.",
}
_CHECKED: Mapping[str, str] = {
    "confirmedBySoftware": "Checked by software, not by a person.",
    "confirmedByPerson": "Checked by a person.",
    "confirmedByBoth": "Checked by a person and by software.",
}
_NOT_CHECKED = "Nobody has confirmed it in its current form."
_DISPUTED = "Somebody disputes it."

PLAIN: Mapping[str, str] = {
    "heldBy": "whose view",
    "modality": "as fact, plan or proposal",
    "polarity": "yes or no",
    "hedged": "reservation",
    "directness": "said outright or not",
    "listing": "whether there are more",
    "reading": "each or together",
    "nucleus": "main statement",
    "satellite": "added statement",
}
"""Usual words for fields and roles whose labels are terms of the field."""


@dataclass(frozen=True)
class Manner:
    """How a claim is said, in words; its article stands before the first part, its place after it.

    Attributes:
        said: How the article says it, as the predicate of a sentence about it.
        after: What else to know, in whole sentences.
    """

    said: str
    after: str


def manner(signs: Iterable[Sign], hedges: Iterable[ShownTerm], confirmed: ConfirmationView) -> Manner:
    """Return how a claim is said.

    Args:
        signs: All signs of the claim; without any nothing is said of its manner.
        hedges: Its hedges.
        confirmed: Who has confirmed it, and who disputes it.
    """
    held = {sign.kind: sign for sign in signs}
    if not held:
        return Manner("reports this", _checked(confirmed))
    holders = [holder.text for holder in held["view"].values if holder.iri]
    voice = f"reports this as the view of {enumeration(holders)}" if holders else "says this in its own voice"
    words = list(hedges)
    plainly = not holders and not words and ("hedged" not in held or held["hedged"].ordinary)
    said = ", ".join((voice, *_as(held, plainly=plainly), _reserved(held, words)))
    follows = " ".join(_FOLLOWS[local] for local in _locals(held.get("inferred")) if local in _FOLLOWS)
    return Manner(said, f"{follows} {_checked(confirmed)}".strip())


def _as(held: Mapping[str, Sign], *, plainly: bool) -> list[str]:
    """Return as what it is said; what is denied, hedged or somebody's view is not called a fact."""
    denied = "denied" in _locals(held.get("denied"))
    modes = [_AS[local] for local in _locals(held.get("possible")) if local in _AS]
    kept = [mode for mode in modes if mode != _AS["actual"] or (plainly and not denied)]
    return [*kept, _DENIED] if denied else kept


def _reserved(held: Mapping[str, Sign], hedges: list[ShownTerm]) -> str:
    if hedges:
        said = (_RESERVATIONS.get(_local(hedge), _RESERVATION).format(hedge.text) for hedge in hedges)
        return enumeration(dict.fromkeys(said))
    return _SOME_RESERVATION if "hedged" in held and not held["hedged"].ordinary else _NO_RESERVATION


def _checked(confirmed: ConfirmationView) -> str:
    checked = _CHECKED.get(_local(confirmed.by), _NOT_CHECKED) if confirmed.by else _NOT_CHECKED
    is_open = any(dispute.state.iri == term("disputeOpen") for dispute in confirmed.disputes)
    return f"{checked} {_DISPUTED}" if is_open else checked


def _locals(sign: Sign | None) -> list[str]:
    return [_local(value) for value in sign.values] if sign else []


def _local(shown: ShownTerm) -> str:
    return (shown.iri or "").removeprefix(term(""))
