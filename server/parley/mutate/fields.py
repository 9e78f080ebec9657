"""Fields: another polarity, modality, hedge, holder, qualifier or listing; another passage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parley.claims.claim import Claim, Role, Wording
from parley.claims.cues import ACTUAL, hedges, modalities
from parley.claims.vocabulary import Vocabulary
from parley.gate.names import Names
from parley.mutate.mutant import Mutant, with_roles, with_value
from parley.names import compact, term
from parley.text.spans import Span
from parley.text.words import Text

_HEDGE, _HELD_BY = term("hedge"), term("heldBy")
_QUALIFYING = frozenset((term("qualifier"), term("tenure"), term("capacity")))


def polarity(claim: Claim) -> Iterator[Mutant]:
    """Yield the claim denied if it is affirmed, affirmed if it is denied."""
    value = term("denied") if claim.polarity == term("affirmed") else term("affirmed")
    yield Mutant("polarity changed", replace(claim, polarity=value), compact(value))


def modality(claim: Claim, vocabulary: Vocabulary) -> Iterator[Mutant]:
    """Yield the claim in each other modality."""
    for value in sorted({ACTUAL, *modalities(vocabulary)} - {claim.modality}):
        yield Mutant("modality changed", replace(claim, modality=value), compact(value))


def hedge(claim: Claim, vocabulary: Vocabulary) -> Iterator[Mutant]:
    """Yield the claim without each of its hedges, and with each other one in its place.

    A claim without a hedge gets one, at the words of each of its roles.
    """
    own = [role for role in claim.roles if role.name == _HEDGE]
    for role in own:
        others = [other for other in claim.roles if other != role]
        yield Mutant("hedge dropped", with_roles(claim, others), f"without {compact(str(role.value))}")
        for value in sorted(hedges(vocabulary) - {str(one.value) for one in own}):
            changed = with_value(claim, role, value, role.wordings)
            yield Mutant("hedge changed", changed, f"{compact(str(role.value))} → {compact(value)}")
    places = {wording.span for role in claim.roles for wording in role.wordings if not own}
    for place in sorted(span for span in places if span in claim.evidence):
        planted = Role(_HEDGE, term("perhaps"), (Wording(place),))
        yield Mutant("hedge put in", with_roles(claim, [*claim.roles, planted]), f"perhaps at {place}")


def qualifier(claim: Claim) -> Iterator[Mutant]:
    """Yield the claim without each word that qualifies it: how, since when no more, as what."""
    for role in claim.roles:
        if role.name in _QUALIFYING:
            kept = [other for other in claim.roles if other != role]
            yield Mutant("qualifier dropped", with_roles(claim, kept), f"without {compact(str(role.value))}")


def listing(claim: Claim) -> Iterator[Mutant]:
    """Yield an open list closed, and a closed one open."""
    if claim.listing is None:
        return
    is_open = claim.listing == term("open")
    value = term("closed") if is_open else term("open")
    yield Mutant("list closed" if is_open else "list opened", replace(claim, listing=value), compact(value))


def members(claim: Claim, vocabulary: Vocabulary) -> Iterator[Mutant]:
    """Yield the claim without each member of each of its lists; joined claims, modifiers, times are none."""
    for role in claim.roles:
        listed = [other for other in claim.roles if other.name == role.name]
        apart = role.name == term("time") or term("modifier") in vocabulary.parents.get(role.name, ())
        if len(listed) > 1 and not apart and not vocabulary.holds_claims(role.name):
            kept = [other for other in claim.roles if other != role]
            change = f"{compact(role.name)} without {compact(str(role.value))}"
            yield Mutant("list member left out", with_roles(claim, kept), change)


def holder(claim: Claim, text: Text, names: Names, vocabulary: Vocabulary) -> Iterator[Mutant]:
    """Yield the claim without its holder, and held by each other actor that its sentence names."""
    own = [role for role in claim.roles if role.name == _HELD_BY]
    others = [role for role in claim.roles if role.name != _HELD_BY]
    if own:
        dropped = with_roles(claim, others)
        yield Mutant("holder dropped", dropped, "in the article's own voice")
        cut = _cut(dropped)
        if cut != dropped:
            yield Mutant("holder cut off", cut, f"in the article's own voice, evidence {cut.evidence}")
    kind = "holder changed" if own else "holder put in"
    sentence = text.sentence_of(claim.evidence)
    for place, things in names.within(sentence) if sentence else ():
        for thing in sorted(things - {role.value for role in claim.roles}):
            if vocabulary.is_a(thing, term("Actor")):
                held = with_roles(claim, [*others, Role(_HELD_BY, thing, (Wording(place),))])
                yield Mutant(kind, held, f"held by {compact(thing)} at {place}")


def _cut(claim: Claim) -> Claim:
    """Return a claim whose evidence goes from the first to the last word of its roles only."""
    spans = [wording.span for role in claim.roles for wording in role.wordings]
    if not spans:
        return claim
    evidence = Span(min(span.start for span in spans), max(span.end for span in spans))
    return replace(claim, evidence=evidence)


def passage(claim: Claim, text: Text, vocabulary: Vocabulary) -> Iterator[Mutant]:
    """Yield the claim with each other sentence as its evidence, and its values where they are named there."""
    own = text.sentence_of(claim.evidence)
    for sentence in text.sentences:
        if sentence != own:
            roles = [
                replace(role, wordings=_restated(role, sentence, text, vocabulary)) for role in claim.roles
            ]
            moved = replace(claim, evidence=sentence, roles=tuple(roles))
            yield Mutant("span moved", moved, f"evidence {claim.evidence} → {sentence}")


def _restated(role: Role, sentence: Span, text: Text, vocabulary: Vocabulary) -> tuple[Wording, ...]:
    """Return the places in a sentence that name a value, or its old words where none does."""
    if isinstance(role.value, int):
        return role.wordings
    names = vocabulary.names.get(role.value, ())
    places = tuple(Wording(place) for place in text.places(names, sentence))
    return places[:1] or role.wordings
