"""Openings: the first words of dependent clauses."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from parley.text.clauses.kinds import ClauseKind, Opening
from parley.text.clauses.words import SentenceWords
from parley.text.function_words import (
    ADVERBS,
    COORDINATORS,
    COUNTS,
    DETERMINERS,
    LEADING,
    PREPOSITIONS,
    RELATIVES,
    SAYING,
    SHARES,
    SUBJECTS,
    SUBORDINATORS,
    TEMPORAL,
    THAT_LEADING,
    UNITS_OF_TIME,
)

_NO_CLAUSE_FOLLOWS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "because": frozenset(("of",)),
        "if": frozenset(("any", "not", "so", "necessary", "possible", "needed", "only")),
    }
)
"""Words after a subordinator that make it part of a phrase: "because of", "if any"."""
_NO_CLAUSE_BEHIND: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "while": frozenset(("a", "the", "little", "short", "long")),
        "if": frozenset(("as", "what")),
        "though": frozenset(("as",)),
        "where": PREPOSITIONS,
        "when": PREPOSITIONS,
    }
)
"""Words before a subordinator that make it another word: "a while"."""
_COMPARED = frozenset(("as", "such", "same", "well", "much", "many", "far", "soon", "long", "known"))
"""Words before "as" that make it part of a comparison."""
_NEAR, _FAR = 7, 60
_MOST_BEFORE = 5
"""How many words of a clause may precede the word that shows it: "three days after"."""


def opening_at(words: SentenceWords, place: int) -> Opening | None:
    """Return the dependent clause that begins with a word, or None."""
    for word in range(place, min(place + _MOST_BEFORE, len(words))):
        if word > place and words.has_mark(word):
            return None
        found = _relative(words, word) or _subordinate(words, word) or _content(words, word)
        if found:
            return found if found.start == place else None
    return None


def said_before(words: SentenceWords, place: int, most: int = _NEAR) -> bool:
    """Return whether a word of saying is among the last words, with no mark between if it is near."""
    for other in range(place - 1, max(-1, place - 1 - most), -1):
        if words[other] in SAYING:
            return True
        if most < _FAR and words.has_mark(other):
            return False
    return False


def _relative(words: SentenceWords, place: int) -> Opening | None:
    is_place = words[place] == "where" and words.has_comma(place)
    if not (words[place] in RELATIVES or is_place) or place == 0 or words.has_mark(place + 1):
        return None
    start = place
    if words[start - 1] in PREPOSITIONS and not words.has_mark(start):
        start -= 1
        if words[start] == "of":
            start = _share(words, start)
    return Opening(start, ClauseKind.RELATIVE, place) if start > 0 else None


def _share(words: SentenceWords, place: int) -> int:
    """Return the first word before "of which": "some", or "a copy" after a comma."""
    if words[place - 1] in SHARES and not words.has_mark(place):
        return place - 1
    for start in range(place - 1, max(0, place - 4), -1):
        if words.has_mark(start + 1):
            return place
        if words.has_comma(start):
            return start
    return place


def _subordinate(words: SentenceWords, place: int) -> Opening | None:
    word = words[place]
    if word in SUBORDINATORS:
        is_question = place == 0 and word == "whether"
        if is_question or words.has_mark(place + 1) or not _is_subordinator(words, place):
            return None
    elif not (word in TEMPORAL and _has_clause(words, place)):
        return None
    kind = ClauseKind.CONTENT if word == "whether" else ClauseKind.SUBORDINATE
    return Opening(_lead(words, place), kind, place)


def _is_subordinator(words: SentenceWords, place: int) -> bool:
    word = words[place]
    follows = words[place + 1] in _NO_CLAUSE_FOLLOWS.get(word, ())
    return not follows and words[place - 1] not in _NO_CLAUSE_BEHIND.get(word, ())


def _has_clause(words: SentenceWords, place: int) -> bool:
    """Return whether a clause follows a word that a phrase may follow as well."""
    following = place + 1
    if words.has_mark(following) or words[following].endswith("ing") or words[following] == "that":
        return False
    if words[place] == "as" and words[place - 1] in _COMPARED:
        return False
    if words[following] in SUBJECTS:
        return not words.has_mark(following + 1)
    if words[place] == "as" and not (place == 0 or words.has_comma(place)):
        return False
    verb = words.subject_and_verb(following)
    if verb is None or words.opens_quote(place):
        return False
    if _lead(words, place) == 0:
        return any(words.has_comma(other) for other in range(verb, len(words)))
    return any(words.is_finite(other) or words.may_be_finite(other) for other in range(place))


def _lead(words: SentenceWords, place: int) -> int:
    """Return the first word of the words before a subordinator: "even if", "three days after"."""
    start = place
    leading = LEADING | UNITS_OF_TIME if words[place] in ("after", "before") else LEADING
    while start > 0 and words[start - 1] in leading and not words.has_mark(start):
        start -= 1
    if words[start] in UNITS_OF_TIME and not words.has_mark(start):
        counted = words[start - 1] in COUNTS or words[start - 1].isdigit()
        start -= 1 if counted and start > 0 else 0
        start -= 1 if words[start] == "few" and words[start - 1] == "a" else 0
    return start


def _content(words: SentenceWords, place: int) -> Opening | None:
    """Return the clause that a "that" begins: reported words, a purpose, or a relative clause."""
    is_phrase = words[place + 1] == "is" and words.has_comma(place + 2)
    if words[place] != "that" or place == 0 or is_phrase:
        return None
    before = words[place - 1]
    if words.has_mark(place + 1):
        goes_on = words.has_comma(place + 1) and before in SAYING
        return Opening(place, ClauseKind.CONTENT, place) if goes_on else None
    if before in THAT_LEADING and not words.has_mark(place):
        is_clause = _begins_subject(words, place + 1) or words.subject_and_verb(place + 1) is not None
        return Opening(place - 1, ClauseKind.SUBORDINATE, place) if is_clause else None
    if before in SAYING or (before in COORDINATORS and said_before(words, place, _FAR)):
        return Opening(place, ClauseKind.CONTENT, place)
    if before in COORDINATORS or before in PREPOSITIONS:
        return None
    return _of_noun(words, place)


def _of_noun(words: SentenceWords, place: int) -> Opening | None:
    following = place + 1
    is_name = words.has_capital(following) and not words[following].isdigit()
    is_verb = words.is_finite(following) or words[following] in ADVERBS
    if not (is_name or is_verb or _begins_subject(words, following) or words[following] == "you"):
        return None
    is_subject = words.is_finite(following) and not words.has_comma(place)
    if is_subject and not words.is_finite(place - 1):
        # "Declared a truce on July 22 that is due to expire": the "that" is what is due.
        return Opening(place, ClauseKind.RELATIVE, place)
    if words.is_finite(place - 1) or said_before(words, place, _FAR if words.has_comma(place) else _NEAR):
        return Opening(place, ClauseKind.CONTENT, place)
    return None if words.has_comma(place) else Opening(place, ClauseKind.RELATIVE, place)


def _begins_subject(words: SentenceWords, place: int) -> bool:
    """Return whether a word begins a subject, so that a "that" before it is no determiner."""
    return words[place] in DETERMINERS or words[place] in SUBJECTS or words[place] == "it"
