"""Invented names: one word for each number, the same on every machine."""

from __future__ import annotations

_ONSETS = ("b", "br", "d", "dr", "f", "g", "gr", "h", "k", "kl")
_MORE_ONSETS = ("l", "m", "n", "p", "r", "s", "st", "t", "v", "z")
_VOWELS = ("a", "e", "i", "o", "u")
_SYLLABLES = tuple(onset + vowel for onset in _ONSETS + _MORE_ONSETS for vowel in _VOWELS)
_BASE = len(_SYLLABLES)
WORDS = _BASE**3
"""How many different words there are."""
_STEP, _OFFSET = 787_921, 77_117
"""Odd and no multiple of 5, so the step permutes the numbers below ``WORDS``."""


def word(number: int) -> str:
    """Return the word of a number, in lower case; neighbours do not look similar.

    Raises:
        ValueError: There are no more words.
    """
    if not 0 <= number < WORDS:
        raise ValueError(f"there is no word {number}: they end at {WORDS - 1}")
    scattered = (number + _OFFSET) * _STEP % WORDS
    first, rest = divmod(scattered, _BASE * _BASE)
    second, third = divmod(rest, _BASE)
    return _SYLLABLES[first] + _SYLLABLES[second] + _SYLLABLES[third]


def name(number: int) -> str:
    """Return the word of a number as a proper name."""
    return word(number).capitalize()
