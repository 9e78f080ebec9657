"""Whether the words right before a time speak of the past: "the guns fell silent at noon on 1 November".

Then a date without a year is the last one before the publication, however near the next one is. Only verbs
that are certainly past count, and no verbs of saying: in "he said it opens on 1 November" the day is in the
future.
"""

from __future__ import annotations

import re

from parley.text.function_words import AUXILIARIES, PAST, SAYING
from parley.times.bounds import Bounds
from parley.times.calendar.edtf import dated
from parley.times.phrases.grammar import parse_time

_PRESENT = frozenset((
    "wants", "seems", "appears", "becomes", "goes", "comes", "gives", "takes", "remains",
))  # fmt: skip
_OVER = PAST - SAYING - _PRESENT
_AHEAD = frozenset((
    "planned", "scheduled", "expected", "proposed", "supposed", "intended", "needed", "wanted",
))  # fmt: skip
_HAD_PLANNED = re.compile(
    r"\b(?:was|were|had been) (?:\w+ )?(?:to|due|set|planned|scheduled|expected|supposed|meant)\b"
)
_LAPSED = re.compile(
    r"\b(?:had (?:\w+ )?been (?:\w+ )?(?:to|due|set|planned|scheduled|expected|supposed|meant)"
    r"|(?:was|were) (?:\w+ )?supposed"
    r"|(?:was|were) (?:\w+ )?(?:to|due to|set to|meant to|expected to|scheduled to) have)\b"
)
"""Plans whose time is over: what "was to have been discussed on Tuesday" is reckoned backwards."""
_BETWEEN = 2
"""How many words may be between the verb and the time: "fell silent at noon", "took effect there"."""
_WORD = re.compile(r"[\w']+")
_WITHOUT_YEAR = re.compile(r"XXXX-\d\d(?:-\d\d)?", re.ASCII)


def tells_of_past(before: str) -> bool:
    """Return whether the words before a time end with a verb about the past.

    >>> tells_of_past("The guns fell silent"), tells_of_past("The road was closed")
    (True, True)
    >>> tells_of_past("He said it opens"), tells_of_past("It was planned")
    (False, False)
    """
    words = [match[0].casefold() for match in _WORD.finditer(re.split(r"[.,;:!?]", before)[-1])]
    for place in range(len(words) - 1, max(-1, len(words) - 2 - _BETWEEN), -1):
        word, earlier = words[place], words[place - 1] if place else ""
        if word in _OVER:
            return True
        if earlier in ("was", "were") and word.endswith("ed") and word not in _AHEAD:
            return True
        if word in AUXILIARIES or word in SAYING or word.endswith("s"):
            return False
    return False


def tells_of_plan(before: str) -> bool:
    """Return whether the clause before a time is about a plan of the past.

    >>> tells_of_plan("The arms were to be handed over"), tells_of_plan("The arms are to be handed over")
    (True, False)
    """
    return _HAD_PLANNED.search(re.split(r"[.;:!?]", before)[-1]) is not None


def tells_of_lapsed_plan(before: str) -> bool:
    """Return whether the clause before a time is about a plan whose time is over.

    >>> tells_of_lapsed_plan("They were to have met"), tells_of_lapsed_plan("They were to meet")
    (True, False)
    """
    return _LAPSED.search(re.split(r"[.;:!?]", before)[-1]) is not None


def told_past(words: str, read: Bounds | None, published: str) -> Bounds | None:
    """Return a date without a year as the last one before the publication, or as it was read.

    >>> told_past("on 1 November", Bounds(edtf="XXXX-11-01"), "2025-10-18").edtf
    '2024-11-01'
    """
    if read is None or read.relation or read.portion or not _WITHOUT_YEAR.fullmatch(read.edtf or ""):
        return read
    day = dated(published).last or ""
    if not day[:4].isdecimal() or dated(published).first != day:
        return read
    for year in (int(day[:4]), int(day[:4]) - 1):
        stated = parse_time(f"{words} {year}")
        if stated and stated.latest_end and stated.latest_end < day:
            return stated
    return read
