"""Invented things and claims about them, to be read out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from parley.claims.claim import Claim, Role, Time, Value, Wording
from parley.claims.vocabulary import Vocabulary
from parley.names import term, thing
from parley.sentences.sentence import sentence
from parley.text.spans import Span
from parley.times.bounds import Bounds

_APART = 100
"""How far the words of one role stand from those of the next."""
THINGS = {
    "sarno": ("Sarno", "State"),
    "kelland": ("Kelland", "State"),
    "morvia": ("Morvia", "State"),
    "front": ("Highland Front", "Organization"),
    "brigades": ("Valley Brigades", "Organization"),
    "nations": ("Union of Nations", "Organization"),
    "doctors": ("Doctors Without Borders", "Organization"),
    "united": ("United Nations", "Organization"),
    "marsh": ("Ida Marsh", "Person"),
    "rell": ("Arno Rell", "Person"),
    "envoy": ("envoy of Kelland", "UnnamedParty"),
    "letter": ("letter of Arno Rell", "Document"),
    "ports": ("Grey Harbour", "Place"),
    "movements": ("northern movements", "UnnamedParty"),
    "donors": ("donors", "UnnamedParty"),
    "mediators": ("mediators", "UnnamedParty"),
    "prisoners": ("prisoners", "UnnamedParty"),
    "inhabitants": ("inhabitants lost in the war", "UnnamedParty"),
    "revenues": ("port revenues", "Asset"),
    "flour": ("flour", "Asset"),
    "lists": ("lists of prisoners", "Document"),
    "plan": ("Alder plan", "Document"),
    "deal": ("April deal", "Document"),
    "rebuilding": ("rebuilding", "Event"),
    "opening": ("planned opening", "Event"),
    "spring": ("spring round", "Meeting"),
    "talks": ("talks in Grey Harbour", "Meeting"),
    "accord": ("any accord", "Event"),
    "losses": ("losses in combat", "Event"),
    "truce": ("April truce", "Event"),
    "victims": ("people wounded by the April truce", "UnnamedParty"),
    "facilitator": ("Kellish facilitator", "UnnamedParty"),
    "sahel": ("Sahel", "Place"),
    "force": ("regional force", "Organization"),
    "exchange": ("exchange of prisoners", "Event"),
    "cabinet": ("government of Kelland", "Organization"),
    "boats": ("boats of Kelland", "Asset"),
    "unit": ("unit of Arno Rell", "Organization"),
    "weapons": ("weapons of Arno Rell's unit", "Asset"),
    "own": ("proposal of Kelland", "Initiative"),
    "namesake": ("Kelland talks", "Meeting"),
    "within": ("talks in Kelland", "Meeting"),
    "early": ("early losses in combat", "Event"),
    "outset": ("end of the siege", "Event"),
}
"""Names and classes of what the claims speak of."""


def invented(words: Vocabulary) -> Vocabulary:
    """Return a vocabulary with the invented things."""
    supers = {name: words.parents.get(term(name), frozenset()) for _, name in THINGS.values()}
    types = {_iri(one): supers[kind] | {term(kind), term("Entity")} for one, (_, kind) in THINGS.items()}
    labels = {_iri(one): label for one, (label, _) in THINGS.items()}
    pronouns = {_iri("rell"): "he"}
    return replace(
        words, types={**words.types, **types}, labels={**words.labels, **labels}, pronouns=pronouns
    )


@dataclass(frozen=True)
class Told:
    """Reads claims out in one vocabulary."""

    words: Vocabulary

    def __call__(self, claim: Claim, *others: Claim) -> str:
        """Return a claim as a sentence, beside the other claims of its article."""
        return sentence(claim, self.words, {one.iri: one for one in (claim, *others)})


def claim(
    kind: str, *roles: str, name: str = "001", time: Bounds | Iterable[Bounds] = (), **fields: str
) -> Claim:
    """Return a claim of roles in the order of its passage, written "agent=sarno"; "low=3" is a number.

    Args:
        time: When it is so.
        fields: Its fields by their names, where they are not the plainest.
    """
    bounds = (time,) if isinstance(time, Bounds) else tuple(time)
    times = tuple(Time(f"t{at}", one) for at, one in enumerate(bounds))
    stated = [_role(one, at) for at, one in enumerate((*roles, *(f"time={one.iri}" for one in times)))]
    plain = Claim(
        thing("claim", f"tale-{name}"), term(kind), thing("article", "tale"), Span(0, 9), term("affirmed"),
        term("actual"), term("explicit"), roles=tuple(stated), times=times,
    )  # fmt: skip
    return replace(plain, **{field: term(value) for field, value in fields.items()})  # type: ignore[arg-type]


def _iri(name: str) -> str:
    """Return the IRI of an invented thing; its kind there tells nothing."""
    return thing("event", name)


def _role(written: str, at: int) -> Role:
    name, _, value = written.partition("=")
    start = at * _APART
    return Role(term(name), _value(name, value), (Wording(Span(start, start + 9)),))


def _value(name: str, value: str) -> Value:
    if value.isdecimal():
        return int(value)
    if name == "time":
        return value
    if value.startswith("tale-"):
        return thing("claim", value)
    return _iri(value) if value in THINGS else term(value)


def number(amount: int) -> tuple[str, ...]:
    """Return the roles of a number that is stated plainly."""
    return tuple(f"{name}={amount}" for name in ("low", "best", "high"))
