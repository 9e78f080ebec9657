"""Adjuncts: what stands before a verb or behind all that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from parley.claims.claim import Claim, Time
from parley.names import term
from parley.sentences.lists import in_passage, is_unmatched, joins_behind, mark_of, marked_role
from parley.sentences.nouns import listed
from parley.sentences.numbers import NUMBERS, amount_of, in_order
from parley.sentences.times import at_midnight, in_part_of_day, when
from parley.sentences.words import BEFORE_NOUN, BEHIND_VERB, Words

HELD_BY, HEDGE, _QUALIFIER = term("heldBy"), term("hedge"), term("qualifier")
_REPRESENTATION = term("representation")
_FOCUS = term("mostlyFocus")
"""The qualifier that ranks: of what "perhaps most significantly" opens, the rank is in doubt."""
_APART = frozenset((HELD_BY, HEDGE, _QUALIFIER, term("time"), term("ordinal"), *NUMBERS))
"""Roles that have places of their own in every sentence."""
_ORDER = (
    "object", "target", "addressee", "recipient", "matter", "content", "affects", "counterpart", "meeting",
    "guest", "organization", "population", "capacity", "representation", "onBehalfOf", "instrument",
    "means", "concerns", "origin", "place", "partOf", "occasion", "basis", "purpose", "contrastedWith",
)  # fmt: skip
"""Roles in the order in which their phrases stand."""
_UNMATCHED = ", though which goes with which is not stated,"
_BEFORE_VERB = "^"
"""What marks a qualifier that stands before the verb: "still^"."""
_IN_FRONT = "^"
"""What a qualifier begins with that stands in front of all: "^as a result"."""
_DEGREE = "*"
"""What marks a degree, which stands before the next qualifier or else before the verb: "very*"."""
_OF_DAY = "@"
"""What marks a part of the day, which stands before the date: "in the evening@"."""
_BY_LENGTH = "%"
"""What marks a qualifier that a length measures, right before it: "48 hours | ahead of time%"."""
_COMPARED = re.compile(
    r"(?:bett|small|larg|clos|long|short|high|low|strong|weak|easi|hard|soon|lat)er|worse|(?:more|less) .+"
)
"""What is so in comparison: "smaller"."""
_LENGTHS = frozenset(map(term, ("kilometre", "mile", "metre")))
"""Units of a number that stands right behind the verb and its object: "withdraw the guns 15 kilometres"."""
_SPANS = frozenset(map(term, ("minute", "hour", "day", "week", "month", "year")))
"""Units of time."""
_MEASURED = (
    (_LENGTHS, " {}"),
    (_SPANS, " for {}"),
    (frozenset((term("percent"),)), " by {}"),
    (frozenset((term("times"),)), " {}"),
)
"""How an amount stands that is of nothing named: how far, how long, by how much, how often."""


def adverbs(claim: Claim, words: Words) -> tuple[str, ...]:
    """Return what stands before the verb: reservations, and qualifiers such as "still"."""
    return (*hedges(claim, words), *limiters(claim, words))


def hedges(claim: Claim, words: Words) -> tuple[str, ...]:
    """Return the reservations of a claim: "probably"; none where they are of what opens it."""
    return () if _FOCUS in claim.values(_QUALIFIER) else _reserved(claim, words)


def _reserved(claim: Claim, words: Words) -> tuple[str, ...]:
    said = [words.of(str(value)) for value in claim.values(HEDGE)]
    said.sort(key=lambda word: word == "perhaps")
    return (" or at least ".join(said),) if said else ()


def limiters(claim: Claim, words: Words) -> tuple[str, ...]:
    """Return the qualifiers that stand before a verb, or before what joins two claims: "only if"."""
    qualifiers = (word for word in _qualified(claim, words) if not word.startswith(_IN_FRONT))
    return tuple(
        word.removesuffix(_BEFORE_VERB).removesuffix(_DEGREE)
        for word in qualifiers
        if word.endswith((_BEFORE_VERB, _DEGREE))
    )


def adjectives(claim: Claim, words: Words) -> str:
    """Return the qualifiers that stand right behind the verb: "solid"."""
    behind = (word for word in _qualified(claim, words) if word.endswith(BEHIND_VERB))
    return " ".join(word.removesuffix(BEHIND_VERB) for word in behind)


def openers(claim: Claim, words: Words) -> str:
    """Return what stands in front of a whole clause: "as a result, ", "perhaps above all, "."""
    front = [word for word in _qualified(claim, words) if word.startswith(_IN_FRONT)]
    is_focus = _FOCUS in claim.values(_QUALIFIER)
    reserved = "".join(f"{word} " for word in _reserved(claim, words)) if is_focus else ""
    return reserved + "".join(f"{word.removeprefix(_IN_FRONT)}, " for word in front)


def _qualified(claim: Claim, words: Words) -> Iterator[str]:
    """Yield the qualifiers as worded, in the order of the passage; a degree with what it is a degree of."""
    degree = ""
    for role in in_passage(claim, _QUALIFIER):
        word = words.qualifier(claim, role)
        if degree and not word.startswith((_IN_FRONT, ",")) and not word.endswith((BEFORE_NOUN, _OF_DAY)):
            word, degree = f"{degree.removesuffix(_DEGREE)} {word}", ""
        if word.endswith(_DEGREE):
            if degree:
                yield degree
            degree = word
        else:
            yield word
    if degree:
        yield degree


def times(claim: Claim, words: Words) -> str:
    """Return the times of a claim, with a blank before them; none where there are none.

    What is given by its event follows in a comma, and a part of the day stands before the date.
    """
    held = {time.iri: time for time in claim.times}
    own = [held[str(role.value)] for role in in_passage(claim, term("time")) if role.value in held]
    parts = [word.removesuffix(_OF_DAY) for word in _qualified(claim, words) if word.endswith(_OF_DAY)]
    dates = listed([when(time, words.vocabulary) for time in own if not time.anchor])
    plain = [_of_day(parts[0], dates, own)] if len(parts) == 1 else [*parts, dates]
    events = listed([when(time, words.vocabulary) for time in own if time.anchor])
    said = " ".join(filter(None, plain))
    return f" {said}, {events}," if said and events else f" {said or events}" if said or events else ""


def _of_day(part: str, dates: str, own: Sequence[Time]) -> str:
    """Return dates with the part of the day that they are of."""
    midnight = at_midnight(own[0].bounds) if part == "at midnight" and len(own) == 1 else None
    with_part = midnight or in_part_of_day(dates, part)
    return with_part if with_part != dates else f"{part} {dates}"


def adjuncts(claim: Claim, used: frozenset[str], words: Words, values: Callable[[str], str]) -> str:
    """Return whatever of a claim is not said yet, each role in its phrase.

    Args:
        used: The roles that are said.
        values: What the values of a role are in words.
    """
    number = _number(claim, used, words)
    is_measured = any(word.endswith(_BY_LENGTH) for word in _qualified(claim, words))
    is_by_span = is_measured and not _SPANS.isdisjoint(claim.values(term("unit")))
    number = number.replace(" for ", " ", 1) if is_by_span else number
    is_length = is_by_span or not _LENGTHS.isdisjoint(claim.values(term("unit")))
    parts = (
        _together(claim, words),
        number if is_length else "",
        *_qualifiers(claim, words),
        "" if is_length else number,
        *_phrases(claim, used, words, values),
        _order(claim, used),
        "" if term("time") in used else times(claim, words),
        _unclear(claim, words),
        _mark(claim, words),
        _UNMATCHED if is_unmatched(claim, words.vocabulary) else "",
        ", as can be inferred" if claim.directness == term("inferred") else "",
    )
    return "".join(parts)


def _number(claim: Claim, used: frozenset[str], words: Words) -> str:
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


def _qualifiers(claim: Claim, words: Words) -> Iterator[str]:
    marks = (_BEFORE_VERB, BEFORE_NOUN, BEHIND_VERB, _DEGREE, _OF_DAY)
    behind = [word.removesuffix(_BY_LENGTH) for word in _qualified(claim, words) if not word.endswith(marks)]
    for word in sorted(behind, key=lambda one: not one.startswith(",")):
        if not word.startswith(_IN_FRONT):
            yield word if word.startswith(",") else f" {word}"


def _phrases(claim: Claim, used: frozenset[str], words: Words, values: Callable[[str], str]) -> Iterator[str]:
    said = used | _APART | ({_REPRESENTATION} if words.says_through_whom(claim) else frozenset())
    names = {role.name for role in claim.roles} - said
    for name in (*filter(names.__contains__, map(term, _ORDER)), *sorted(names - {*map(term, _ORDER)})):
        yield f" {_phrase(claim, name, words).replace('{}', values(name))}"


def _phrase(claim: Claim, name: str, words: Words) -> str:
    """Return the phrase of a role; what is more or less is so "than" another, and a document says it."""
    degrees = {term("moreDegree"), term("lessDegree")}
    said = [words.adverb(str(one)) for one in claim.values(term("characterisation"))]
    is_compared = degrees.intersection(claim.values(_QUALIFIER)) or any(map(_COMPARED.fullmatch, said))
    if name == term("contrastedWith") and is_compared:
        return "than {}"
    is_written = all(words.vocabulary.is_a(str(one), term("Document")) for one in claim.values(name))
    return "in {}" if name == term("instrument") and is_written else words.phrase(name)


def _order(claim: Claim, used: frozenset[str]) -> str:
    places = () if term("ordinal") in used else claim.values(term("ordinal"))
    does = " to do so" if claim.kind == term("Action") and claim.values(term("agent")) else ""
    said = [f"the {in_order(int(place))}{does}" for place in places]
    return "".join(f", {one}," if does else f" as {one}" for one in said)


def _together(claim: Claim, words: Words) -> str:
    is_joint = claim.reading == term("together") and joins_behind(claim)
    return " together" if is_joint and _is_of_subject(claim, words) else ""


def _unclear(claim: Claim, words: Words) -> str:
    is_unclear = claim.reading == term("unclear") and _is_of_subject(claim, words)
    return ", jointly or separately," if is_unclear else ""


def _is_of_subject(claim: Claim, words: Words) -> bool:
    return marked_role(claim, words.vocabulary) == words.subject_role(claim)


def _mark(claim: Claim, words: Words) -> str:
    """Return the mark of a list that no list of the sentence has."""
    mark = mark_of(claim).strip(" ,")
    marked = marked_role(claim, words.vocabulary)
    return f", {mark.replace('among others', 'among other things')}" if mark and marked is None else ""
