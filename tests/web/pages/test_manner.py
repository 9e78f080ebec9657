"""The plain sentence of how a claim is said: words from closed values only."""

from __future__ import annotations

import pytest

from parley.names import term
from parley.web.views.codings import ConfirmationView, DisputeView
from parley.web.views.manner import manner
from parley.web.views.shown_term import ShownTerm
from parley.web.views.signs import OWN_VOICE, Sign

SOFTWARE = "Checked by software, not by a person."


def concept(local: str, text: str = "") -> ShownTerm:
    return ShownTerm(text or local, iri=term(local))


def sign(kind: str, *values: ShownTerm, ordinary: bool = True) -> Sign:
    return Sign(kind, ShownTerm(kind), values, "", ordinary)


PLAIN = {
    "view": sign("view", ShownTerm(OWN_VOICE)),
    "possible": sign("possible", concept("actual")),
    "denied": sign("denied", concept("affirmed")),
    "hedged": sign("hedged", ShownTerm("not hedged")),
    "inferred": sign("inferred", concept("explicit")),
}


def said(*changed: Sign, hedges: tuple[ShownTerm, ...] = (), by: str | None = "confirmedBySoftware") -> str:
    told = manner(
        {**PLAIN, **{one.kind: one for one in changed}}.values(),
        hedges,
        ConfirmationView(concept(by) if by else None, [], []),
    )
    return f"{told.said}. {told.after}"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ((), "says this in its own voice, as a fact, without reservation."),
        ((sign("possible", concept("planned")),), "own voice, as something planned, without reservation."),
        ((sign("possible", concept("hypothetical")),), "as something possible or conditional, without"),
        ((sign("possible", concept("unheardOf")),), "in its own voice, without reservation."),
        ((sign("denied", concept("denied")),), "in its own voice, as a denial, without reservation."),
        ((sign("view", concept("a", "Ann"), concept("b", "Bo")),), "as the view of Ann and Bo, without"),
        ((sign("hedged", ShownTerm("hedged"), ordinary=False),), "in its own voice, with a reservation."),
        ((sign("inferred", concept("viaAntecedent")),), "follows from words before the passage. Checked"),
        ((sign("inferred", concept("inferred")),), "does not say all of it: a part is inferred. Checked"),
    ],
)
def test_each_field_has_its_words(changed: tuple[Sign, ...], words: str) -> None:
    assert words in said(*changed)


def test_a_hedge_is_named_and_what_is_hedged_is_not_called_a_fact() -> None:
    assert said(hedges=(concept("apparently"),)).startswith(
        "says this in its own voice, with the reservation “apparently”."
    )
    assert "with the assurance “surely”" in said(hedges=(concept("surely"),))


@pytest.mark.parametrize(
    ("by", "words"),
    [
        ("confirmedBySoftware", SOFTWARE),
        ("confirmedByPerson", "Checked by a person."),
        ("confirmedByBoth", "Checked by a person and by software."),
        (None, "Nobody has confirmed it in its current form."),
    ],
)
def test_it_says_who_checked_it(by: str | None, words: str) -> None:
    assert said(by=by).endswith(words)


@pytest.mark.parametrize(("state", "is_said"), [("disputeOpen", True), ("disputeRejected", False)])
def test_only_an_open_dispute_is_said(state: str, is_said: bool) -> None:
    dispute = DisputeView(concept(state), ShownTerm("this dispute"), "2031-06-01", "")
    told = manner([], (), ConfirmationView(None, [], [dispute]))
    assert ("Somebody disputes it." in told.after) is is_said


def test_of_a_claim_without_signs_only_the_article_is_named() -> None:
    assert manner([], (), ConfirmationView(concept("confirmedByBoth"), [], [])).said == "reports this"
