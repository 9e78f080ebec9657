"""Adjuncts: what stands before a verb or behind all that belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from parley.claims.claim import Claim
from parley.names import term
from parley.sentences.lists import in_passage, is_unmatched, mark_of, marked_role
from parley.sentences.nouns import listed
from parley.sentences.numbers import NUMBERS, amount_of, in_order
from parley.sentences.times import when
from parley.sentences.words import BEFORE_NOUN, Words

HELD_BY, HEDGE, _QUALIFIER = term("heldBy"), term("hedge"), term("qualifier")
_REPRESENTATION = term("representation")
_APART = frozenset((HELD_BY, HEDGE, _QUALIFIER, term("time"), term("ordinal"), *NUMBERS))
"""Roles that have places of their own in every sentence."""
_ORDER = (
    "object", "target", "addressee", "recipient", "matter", "content", "affects", "counterpart", "meeting",
    "guest", "organization", "population", "capacity", "representation", "onBehalfOf", "instrument",
    "means", "concerns", "origin", "place", "partOf", "occasion", "basis", "purpose", "contrastedWith",
)  # fmt: skip
"""Roles in the order in which their phrases stand."""
_UNMATCHED = " (which goes with which is not stated)"
_BEFORE_VERB = "^"
"""What marks a qualifier that stands before the verb: "still^"."""


def adverbs(claim: Claim, words: Words) -> tuple[str, ...]:
    """Return what stands before the verb: reservations, and qualifiers such as "still"."""
    return (*hedges(claim, words), *limiters(claim, words))


def hedges(claim: Claim, words: Words) -> tuple[str, ...]:
    """Return the reservations of a claim: "probably"."""
    return tuple(words.of(str(value)) for value in claim.values(HEDGE))


def limiters(claim: Claim, words: Words) -> tuple[str, ...]:
    """Return the qualifiers that stand before a verb, or before what joins two claims: "only if"."""
    qualifiers = (words.adverb(str(role.value)) for role in in_passage(claim, _QUALIFIER))
    return tuple(word.removesuffix(_BEFORE_VERB) for word in qualifiers if word.endswith(_BEFORE_VERB))


def times(claim: Claim, words: Words) -> str:
    """Return the times of a claim, with a blank before them; none where there are none."""
    held = {time.iri: time for time in claim.times}
    roles = (role for role in in_passage(claim, term("time")) if role.value in held)
    said = [when(held[str(role.value)], words.vocabulary) for role in roles]
    return f" {listed(said)}" if said else ""


def adjuncts(claim: Claim, used: frozenset[str], words: Words, values: Callable[[str], str]) -> str:
    """Return whatever of a claim is not said yet, each role in its phrase.

    Args:
        used: The roles that are said.
        values: What the values of a role are in words.
    """
    parts = (
        *_qualifiers(claim, words),
        *_phrases(claim, used, words, values),
        _number(claim, used, words),
        _order(claim, used),
        "" if term("time") in used else times(claim, words),
        _mark(claim, words),
        _UNMATCHED if is_unmatched(claim, words.vocabulary) else "",
        ", as can be inferred" if claim.directness == term("inferred") else "",
    )
    return "".join(parts)


def _number(claim: Claim, used: frozenset[str], words: Words) -> str:
    said = NUMBERS & used or words.number_of(claim, None)
    counted = None if said else amount_of(claim, words.of)
    return f" ({counted})" if counted else ""


def _qualifiers(claim: Claim, words: Words) -> Iterator[str]:
    for role in in_passage(claim, _QUALIFIER):
        word = words.adverb(str(role.value))
        if not word.endswith((_BEFORE_VERB, BEFORE_NOUN)):
            yield word if word.startswith(",") else f" {word}"


def _phrases(claim: Claim, used: frozenset[str], words: Words, values: Callable[[str], str]) -> Iterator[str]:
    said = used | _APART | ({_REPRESENTATION} if words.says_through_whom(claim) else frozenset())
    names = {role.name for role in claim.roles} - said
    for name in (*filter(names.__contains__, map(term, _ORDER)), *sorted(names - {*map(term, _ORDER)})):
        yield f" {words.phrase(name).replace('{}', values(name))}"


def _order(claim: Claim, used: frozenset[str]) -> str:
    places = () if term("ordinal") in used else claim.values(term("ordinal"))
    return "".join(f" as the {in_order(int(place))}" for place in places)


def _mark(claim: Claim, words: Words) -> str:
    """Return the mark of a list that no list of the sentence has."""
    mark = mark_of(claim).strip(" ,")
    marked = marked_role(claim, words.vocabulary)
    return f", {mark}" if mark and marked is None else ""
