"""Inner times: a time with days inside words that say no more of it, with days that an author worked out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from parley.numbers.reading import cardinal
from parley.text.function_words import AUXILIARIES, DETERMINERS
from parley.text.spans import Span
from parley.text.tokens import Token
from parley.times.bounds import Bounds

_AHEAD = 2
"""How many words may stand ahead of a time and say nothing of it."""
_OF_TIMES = (AUXILIARIES | DETERMINERS) | frozenset((
    "after", "before", "since", "until", "till", "by", "from", "within", "during", "between", "in", "on",
    "at", "than", "ago", "later", "earlier", "eve", "day", "days", "week", "weeks", "weekend", "month",
    "months", "year", "years", "first", "last", "next", "second", "third", "previous", "following", "same",
))  # fmt: skip
"""Words that make another time of the one behind them: "two days before | Friday"."""


def inner_time(words: Sequence[Token], read: Callable[[Span], Bounds | None]) -> Span | None:
    """Return the time with days behind words that belong to no time: "by May" in "out by May"; None without.

    Args:
        words: The words of the longer time.
        read: Returns the days of words.
    """
    for place, word in enumerate(words[: min(_AHEAD, len(words) - 1)], start=1):
        if not word.folded.isalpha() or word.folded in _OF_TIMES or cardinal(word.folded) is not None:
            return None
        inner = Span(words[place].span.start, words[-1].span.end)
        if (found := read(inner)) and found.has_days:
            return inner
    return None
