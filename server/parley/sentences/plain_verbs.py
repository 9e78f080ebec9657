"""Plain verbs: those of a reporter, where the verb of the wording would read like a form."""

from __future__ import annotations

from dataclasses import replace

from parley.claims.claim import Claim
from parley.names import term
from parley.sentences.clauses import Predicate
from parley.sentences.predicates import is_agenda_of
from parley.sentences.verbs import Verb
from parley.sentences.words import Wordings

_WITH = "with "
_DISCUSS = Verb("discuss", "discussed", "discussed")
_SERVE = Verb("serve", "served", "served", state=True)
_OF_OFFICE = frozenset(map(term, ("member", "office", "heldBy")))
"""The roles of a membership that says nothing but an office."""
_ARTICLES = ("a ", "an ", "the ")


def discussing(predicate: Predicate, claim: Claim, words: Wordings) -> Predicate:
    """Return "discussed the prisoners" for "dealt with the prisoners", of one meeting."""
    is_meeting = is_agenda_of(claim, words, "Meeting")
    if not is_meeting or predicate.verb.base != "deal" or not predicate.rest.startswith(_WITH):
        return predicate
    return replace(predicate, verb=_DISCUSS, rest=predicate.rest.removeprefix(_WITH))


def serving(predicate: Predicate, claim: Claim) -> Predicate:
    """Return "serves as president" for "is president", an office in a body that is not named."""
    is_bare = claim.kind == term("Membership") and {one.name for one in claim.roles} <= _OF_OFFICE
    if not (is_bare and claim.values(term("office")) and predicate.verb.is_be):
        return predicate
    if predicate.rest.startswith(_ARTICLES) or len(claim.values(term("member"))) != 1:
        return predicate
    return replace(predicate, verb=_SERVE, rest=f"as {predicate.rest}")
