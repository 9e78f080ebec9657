"""Sayings: reported words without "that", and the speaker beside reported words."""

from __future__ import annotations

from parley.text.clauses.words import SentenceWords
from parley.text.function_words import (
    ASIDE,
    COORDINATORS,
    DETERMINERS,
    OCCASIONS,
    PREPOSITIONS,
    RELATIVES,
    SAYING,
    SUBORDINATORS,
    ZERO,
)

_LONG = 14
"""The maximal number of words that name the speaker."""
_NEAR = 7
_SHORT_QUOTE = 3
"""The minimal number of words of a quotation that is a clause."""
_NO_SPEAKER = PREPOSITIONS | COORDINATORS | SUBORDINATORS | RELATIVES


def begins_content(words: SentenceWords, place: int) -> bool:
    """Return whether reported words begin with a word, without a "that"."""
    return _quoted(words, place) or _left_bare(words, place)


def said_near(words: SentenceWords, place: int) -> bool:
    """Return whether a word of saying is among the last words before one."""
    return any(words[other] in SAYING for other in range(max(0, place - _NEAR), place))


def _left_bare(words: SentenceWords, place: int) -> bool:
    """Return whether "that" is left out after a word of saying, before a subject with its finite verb."""
    if place < 2 or words[place - 1] not in ZERO or words[place - 2] in DETERMINERS:
        return False
    if words.gap(place).strip() or not words.begins_nominal(place) or words[place] == "that":
        return False
    return words.subject_and_verb(place, joined=True) is not None


def _quoted(words: SentenceWords, place: int) -> bool:
    """Return whether a quotation that is a clause opens after a word of saying."""
    if place == 0 or not words.opens_quote(place) or not said_near(words, place):
        return False
    if not (words.has_comma(place) or words.has_colon(place) or words[place - 1] in SAYING):
        return False
    last = place + 1
    while last < len(words) and not words.closes_quote(last):
        last += 1
    has_verb = any(words.is_finite(other) or words.may_be_finite(other) for other in range(place, last))
    return last - place >= _SHORT_QUOTE and has_verb


def aside_end(words: SentenceWords, place: int) -> int | None:
    """Return the end of the speaker beside reported words, if this begins at a word."""
    parted = words.has_comma(place) or words.closes_quote(place) or words.has_dash(place)
    if place == 0 or not parted or words[place] in _NO_SPEAKER:
        return None
    stretch = _stretch(words, place)
    end = stretch.stop
    ends = words.has_comma(end) or words.closes_quote(end) or words.opens_quote(end) or words.has_dash(end)
    if end < len(words) and not ends:
        return None
    if words[place] in ASIDE and words[place] != "told":
        return end if _is_inverted(words, stretch) else None
    for verb in stretch[1:]:
        if words[verb] in ASIDE:
            return end if _is_aside(words, stretch, verb) else None
        if words.is_finite(verb):
            return None
    return None


def _stretch(words: SentenceWords, place: int) -> range:
    """Return the words up to the next mark; after a quotation, with the words between speaker and verb."""
    stretch = words.until_mark(place, _LONG)
    if words.closes_quote(place):
        reached = range(place, min(place + _LONG, len(words)))
        verb = next((other for other in reached if words[other] in ASIDE), place)
        if verb > stretch.stop and not any(words.is_finite(other) for other in range(place, verb)):
            return range(place, words.until_mark(verb).stop)
    return stretch


def _is_inverted(words: SentenceWords, stretch: range) -> bool:
    """Return whether words are "said Ida Marsh"."""
    second = stretch.start + 1
    quiet = not any(words.is_finite(other) for other in stretch[1:])
    return len(stretch) > 1 and quiet and words.begins_nominal(second)


def _is_aside(words: SentenceWords, stretch: range, verb: int) -> bool:
    """Return whether words are "Marsh said", followed at most by the time, the place or the listener."""
    tail = range(verb + 1, stretch.stop)
    if not words.begins_nominal(stretch.start):
        return False
    if not tail:
        return True
    to_someone = words[verb] == "told"
    quiet = not any(words.is_finite(other) or words[other] == "that" for other in tail)
    return quiet and (words[tail[0]] in OCCASIONS or to_someone)
