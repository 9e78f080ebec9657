"""Adjuncts: the phrases after a verb and its arguments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from types import MappingProxyType

from parley.claims.claim import Claim
from parley.names import term
from parley.sentences.lists import joins_behind, mark_of, marked_role
from parley.sentences.moments import times
from parley.sentences.numbers import NUMBERS, amount_of, in_order
from parley.sentences.places import preposition_of
from parley.sentences.qualifiers import BY_LENGTH, HEDGE, QUALIFIER, behind, qualified
from parley.sentences.words import Wordings

HELD_BY = term("heldBy")
_CONTRAST, _PLACE = term("contrastedWith"), term("place")
_REPRESENTATION = term("representation")
_APART = frozenset((HELD_BY, HEDGE, QUALIFIER, term("time"), term("ordinal"), *NUMBERS))
"""Roles with a place of their own in every sentence."""
_ORDER = (
    "object", "target", "addressee", "recipient", "matter", "content", "affects", "counterpart", "meeting",
    "guest", "organization", "population", "capacity", "representation", "onBehalfOf", "instrument",
    "means", "concerns", "origin", "place", "partOf", "occasion", "basis", "purpose", "contrastedWith",
)  # fmt: skip
"""Roles in the order of their phrases."""
_AGREED = ("Document", "Initiative")
"""Classes of what something may be done under: a plan, an agreement."""
_IN_WRITING = MappingProxyType({term("instrument"): "in {}", term("basis"): "under {}"})
"""The phrases of the roles of a document."""
_COMPARED = re.compile(
    r"(?:bett|small|larg|clos|long|short|high|low|strong|weak|easi|hard|soon|lat)er|worse|(?:more|less) .+"
)
"""Adjectives that already compare: "smaller"."""
_LENGTHS = frozenset(map(term, ("kilometre", "mile", "metre")))
"""Units of a number right after the verb and its object: "withdraw the guns 15 kilometres"."""
_SPANS = frozenset(map(term, ("minute", "hour", "day", "week", "month", "year")))
"""Units of time."""
_MEASURED = (
    (_LENGTHS, " {}"),
    (_SPANS, " for {}"),
    (frozenset((term("percent"),)), " by {}"),
    (frozenset((term("times"),)), " {}"),
)
"""The phrase of an amount of nothing named: how far, how long, by how much, how often."""


def adjuncts(claim: Claim, used: frozenset[str], words: Wordings, values: Callable[[str], str]) -> str:
    """Return the rest of a claim, each role in its phrase.

    Args:
        used: The roles that the sentence already has.
        values: The values of a role in words.
    """
    number = _number(claim, used, words)
    is_measured = any(word.endswith(BY_LENGTH) for word in qualified(claim, words))
    is_by_span = is_measured and not _SPANS.isdisjoint(claim.values(term("unit")))
    number = number.replace(" for ", " ", 1) if is_by_span else number
    is_length = is_by_span or not _LENGTHS.isdisjoint(claim.values(term("unit")))
    when = times(claim, words, used)
    if compared := _than_when(claim, used, when, values):
        when, used = when + compared, used | {_CONTRAST}
    order = _order(claim, used, words, values)
    used = used | {term("partOf")} if " of " in order else used
    parts = (
        _together(claim, words),
        number if is_length else "",
        *_qualifiers(claim, words),
        "" if is_length else number,
        *_phrases(claim, used, words, values),
        order,
        when,
        _mark(claim, words),
        ", as can be inferred" if claim.directness == term("inferred") else "",
    )
    return "".join(parts)


def _number(claim: Claim, used: frozenset[str], words: Wordings) -> str:
    said = NUMBERS & used or words.number_of(claim, None) or words.is_share(claim) or words.portion(claim)
    counted = None if said else amount_of(claim, words.of)
    if not counted:
        return ""
    units = claim.values(term("unit"))
    if not units:
        return f", {counted} in number,"
    if claim.kind == term("Relationship") and not _LENGTHS.isdisjoint(units):
        return f", {counted} away,"
    how = next((how for kinds, how in _MEASURED if not kinds.isdisjoint(units)), None)
    return f", {counted}," if how is None else how.format(counted)


def _qualifiers(claim: Claim, words: Wordings) -> Iterator[str]:
    for word in behind(claim, words):
        yield word if word.startswith(",") else f" {word}"


def _phrases(
    claim: Claim, used: frozenset[str], words: Wordings, values: Callable[[str], str]
) -> Iterator[str]:
    said = used | _APART | ({_REPRESENTATION} if words.says_through_whom(claim) else frozenset())
    names = {role.name for role in claim.roles} - said
    for name in (*filter(names.__contains__, map(term, _ORDER)), *sorted(names - {*map(term, _ORDER)})):
        if name == _PLACE and place_in_subject(claim, words) and claim.kind != term("Occurrence"):
            yield " there"
        else:
            yield f" {_phrase(claim, name, words).replace('{}', values(name))}"


def unplaced(subject: str, claim: Claim, words: Wordings) -> str:
    """Return the name of an event without that of the one place where it is: "the talks | in Sarno"."""
    places = claim.values(_PLACE)
    name = words.vocabulary.label(str(places[0])) if len(places) == 1 else ""
    return re.sub(rf"\b{re.escape(name)} (?=[a-z])", "", subject) if name else subject


def place_in_subject(claim: Claim, words: Wordings) -> str:
    """Return the one place of a claim as the name of its subject ends in it: "the talks | in Sarno"."""
    places = claim.values(_PLACE)
    where = preposition_of(map(str, places), words.vocabulary)
    place = f" {where} {words.of(str(places[0]))}" if len(places) == 1 else ""
    subject = words.values(claim, words.subject_role(claim))
    return place if place and subject.endswith(place) else ""


def _phrase(claim: Claim, name: str, words: Wordings) -> str:
    """Return the phrase of a role: a comparison has "than", and a document "says" something."""
    if name == _PLACE:
        where = preposition_of(map(str, claim.values(name)), words.vocabulary)
        return words.phrase(name).replace("in {}", f"{where} {{}}")
    degrees = {term("moreDegree"), term("lessDegree")}
    said = [words.adverb(str(one)) for one in claim.values(term("characterisation"))]
    is_compared = degrees.intersection(claim.values(QUALIFIER)) or any(map(_COMPARED.fullmatch, said))
    if name == _CONTRAST and is_compared:
        return "than {}"
    kinds = _AGREED if name == term("basis") else ("Document",)
    values = [str(one) for one in claim.values(name)]
    is_written = all(any(words.vocabulary.is_a(one, term(kind)) for kind in kinds) for one in values)
    return _IN_WRITING.get(name, words.phrase(name)) if is_written else words.phrase(name)


def based_on(claim: Claim, words: Wordings) -> str:
    """Return the phrase of the plan or agreement under which something is so; empty without one."""
    role = term("basis")
    phrase = _phrase(claim, role, words) if claim.values(role) else ""
    return f" {phrase.replace('{}', words.values(claim, role))}" if phrase == _IN_WRITING[role] else ""


def _than_when(claim: Claim, used: frozenset[str], when: str, values: Callable[[str], str]) -> str:
    """Return the comparison of an earlier or later time: "a day later | than the planned opening"."""
    is_compared = bool(claim.values(_CONTRAST)) and _CONTRAST not in used
    return f" than {values(_CONTRAST)}" if is_compared and when.endswith((" later", " earlier")) else ""


def _order(claim: Claim, used: frozenset[str], words: Wordings, values: Callable[[str], str]) -> str:
    """Return the place in an order: "as the fourth of the talks"; nothing if the name already has it."""
    places = () if term("ordinal") in used else claim.values(term("ordinal"))
    whole = term("partOf")
    if claim.kind == term("Occurrence"):
        name = words.values(claim, words.subject_role(claim)).casefold()
        places = tuple(one for one in places if f" {in_order(int(one))} " not in f" {name} ")
        if len(places) == 1 and claim.values(whole) and whole not in used:
            return f" as the {in_order(int(places[0]))} of {values(whole)}"
    does = " to do so" if claim.kind == term("Action") and claim.values(term("agent")) else ""
    said = [f"the {in_order(int(place))}{does}" for place in places]
    return "".join(f", {one}," if does else f" as {one}" for one in said)


def is_joint_ahead(claim: Claim, words: Wordings) -> bool:
    """Return whether several parties have a joint plan: "are jointly to open the road"."""
    is_joint = claim.reading == term("together") and joins_behind(claim)
    return is_joint and claim.polarity == term("affirmed") and _is_of_subject(claim, words)


def _together(claim: Claim, words: Wordings) -> str:
    is_joint = claim.reading == term("together") and joins_behind(claim)
    is_of_subject = is_joint and _is_of_subject(claim, words)
    return " together" if is_of_subject and not is_joint_ahead(claim, words) else ""


def _is_of_subject(claim: Claim, words: Wordings) -> bool:
    return marked_role(claim, words.vocabulary) == words.subject_role(claim)


def _mark(claim: Claim, words: Wordings) -> str:
    """Return the mark of a list, if no list of the sentence has it."""
    mark = mark_of(claim).strip(" ,")
    marked = marked_role(claim, words.vocabulary)
    return f", {mark}" if mark and marked is None else ""
