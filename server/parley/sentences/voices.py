"""Voices: who holds a claim, where that is not said around it already.

A person with a name whose pronoun nothing tells is called by it, and one without a name is "he or she": "a
boat owner says he or she left".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from types import MappingProxyType

from parley.claims.claim import Claim, Value
from parley.names import term
from parley.sentences.adjuncts import HELD_BY
from parley.sentences.context import Context
from parley.sentences.lists import in_passage
from parley.sentences.predicates import predicates, subject_of
from parley.sentences.qualifiers import openers
from parley.sentences.tenses import tense_of
from parley.sentences.words import POSSESSIVES

_APPARENTLY = (term("hedge"), term("apparently"))
_OF_PERSONS = ("he", "she")
_UNNAMED: Mapping[str, str] = MappingProxyType({"Person": "he or she", "UnnamedParty": "they"})
"""The pronouns of holders without a name, by their class; a party may be one person or several."""
_VAGUE = ("some ", "many ", "people", "others")
"""The beginnings of words for holders whom an article does not tell apart."""


def is_own(claim: Claim, context: Context) -> bool:
    """Return whether only the subject of a claim is its holder, and no other words say so: "Sarno says"."""
    held = frozenset(claim.values(HELD_BY))
    is_said = held in (context.holders, context.named)
    is_subject = held == frozenset(claim.values(subject_of(claim, context.words)))
    return bool(held) and not is_said and is_subject and bool(pronoun_of(claim, context))


def pronoun_of(claim: Claim, context: Context) -> str:
    """Return the pronoun for the holders of a claim; none for a person with a name and no known pronoun."""
    if context.words.are_several(in_passage(claim, HELD_BY)):
        return "they"
    holder = str(claim.values(HELD_BY)[0])
    known, is_a = context.words.pronoun_of_one(holder), context.words.vocabulary.is_a
    if known or not context.words.vocabulary.label(holder)[:1].islower():
        return known
    kinds = (called for kind, called in _UNNAMED.items() if is_a(holder, term(kind)))
    return next(kinds, "")


def voice(claim: Claim, context: Context) -> str:
    """Return the holder of a claim, as words before it; empty if the sentence already has the holder."""
    held = frozenset(claim.values(HELD_BY))
    if held == context.holders:
        return ""
    if not held:
        return "in the article's own voice, "
    is_known = claim.values(context.words.subject_role(claim)) == (context.known,)
    if held == context.named and is_known and held == {context.known}:
        return "they say, " if context.called == "they" else f"{context.called} says, "
    if held == context.named:
        several = context.words.are_several(in_passage(claim, HELD_BY))
        return f"according to the same {'sources' if several else 'source'}, "
    called = pronoun_of(claim, context)
    if called and held == frozenset(claim.values(context.words.subject_role(claim))):
        return f"by {POSSESSIVES[called]} own account, "
    holders = context.words.values(claim, HELD_BY)
    if suggested(claim, context) is not claim:
        return f"{holders} suggests "
    if _is_paper(claim, context, "Initiative"):
        return f"{holders} says "
    if (feeling := _feeling(claim, context)) and not holders.startswith(_VAGUE):
        return f"{holders} {_thinks(feeling, claim, context)} "
    if claim.kind == term("Characterisation") and _is_person(held, context):
        # What somebody calls something is no information from them.
        return f"{holders} says "
    # "According to" would lend "some people" a weight that they have not.
    return f"{holders} say " if holders.startswith(_VAGUE) else f"according to {holders}, "


def _is_person(held: Collection[Value], context: Context) -> bool:
    """Return whether the holder of a claim is one person."""
    return len(held) == 1 and all(context.words.vocabulary.is_a(str(one), term("Person")) for one in held)


def _feeling(claim: Claim, context: Context) -> Claim | None:
    """Return the claim that the holder of a possible thing trusts, fears or hopes for it, if there is one."""
    if claim.modality != term("hypothetical") or not context.alone:
        return None
    held = set(claim.values(HELD_BY))
    feelings = (one for one in context.claims.values() if one.kind == term("Attitude"))
    own = (one for one in feelings if claim.iri in one.values(term("content")))
    return next((one for one in own if set(one.values(term("agent"))) == held), None)


def _thinks(feeling: Claim, claim: Claim, context: Context) -> str:
    """Return "thinks" in the tense of a feeling, and the number of the holders of a claim."""
    verbs = [one.verb for one in predicates(feeling, context.words) if one.verb]
    if tense_of(feeling, verbs) == "past":
        return "thought"
    return "think" if context.words.are_several(in_passage(claim, HELD_BY)) else "thinks"


def suggested(claim: Claim, context: Context) -> Claim:
    """Return a claim without "apparently", if its holder is a paper: "the report suggests they failed"."""
    is_told = frozenset(claim.values(HELD_BY)) in (context.holders, context.named)
    if is_told or not _is_paper(claim, context, "Initiative", "Document"):
        return claim
    roles = tuple(one for one in claim.roles if (one.name, one.value) != _APPARENTLY)
    return replace(claim, roles=roles) if len(roles) < len(claim.roles) else claim


def is_agreed(claim: Claim, context: Context) -> bool:
    """Return whether an agreement is the holder of a claim: "according to the accord"."""
    return _is_paper(claim, context, "Agreement")


def _is_paper(claim: Claim, context: Context, *kinds: str) -> bool:
    """Return whether the only holder of a claim is of one of some classes of papers."""
    held = claim.values(HELD_BY)
    return len(held) == 1 and any(context.words.vocabulary.is_a(str(held[0]), term(one)) for one in kinds)


def holders(claim: Claim, context: Context) -> str:
    """Return the words for the holders of a claim; empty if it has none."""
    return context.words.values(claim, HELD_BY) if claim.values(HELD_BY) else ""


def accounted(said: str, claim: Claim, context: Context) -> str:
    """Return "Ida Marsh left, by Marsh's own account" for "according to Ida Marsh, Marsh left".

    So for the statement of one person about herself, whose pronoun nothing tells.
    """
    held = claim.values(HELD_BY)
    before = f"according to {holders(claim, context)}, "
    is_alone = not (context.holders or context.named) and len(held) == 1 and said.startswith(before)
    is_person = is_alone and context.words.vocabulary.is_a(str(held[0]), term("Person"))
    if not is_person or pronoun_of(claim, context):
        return said
    name = holders(claim, context)
    inside = said.removeprefix(before)
    own = f"{name}'" if name.endswith("s") else f"{name}'s"
    return f"{inside}, by {own} own account" if inside.startswith(f"{name} ") else said


def expecting(said: str, called: str, claim: Claim) -> str:
    """Return what someone says of their own expectation or plan.

    "He expects to", not "he is expected to"; and "he plans to", because "he is to" would be an order.
    """
    if claim.modality == term("planned") and claim.polarity == term("denied"):
        return re.sub(rf"^{called} (is|are) not to\b", rf"{called} \1 not going to", said)
    if claim.modality == term("planned") and called in _OF_PERSONS:
        return re.sub(rf"^{called} is((?: \w+ly)?) to\b", rf"{called}\1 plans to", said)
    if claim.modality != term("expected"):
        return said
    expects = rf"{called}\1 expect{'' if called == 'they' else 's'} to"
    return re.sub(rf"^{called} (?:is|are)((?: \w+ly)?) expected to", expects, said)


def fronted(claim: Claim, context: Context) -> str:
    """Return all words before a claim: its holder, and its beginning."""
    return voice(claim, context) + openers(claim, context.words)
