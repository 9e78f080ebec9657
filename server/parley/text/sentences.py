"""Sentences: where they begin and end.

A sentence ends at ``.``, ``!`` or ``?`` (with closing quotes or brackets) before white space and a capital
letter, a digit or an opening quote. It also ends at every blank line and line end, so that titles and list
lines are sentences too. After an abbreviation or an initial there are special rules. A title ("Gen.") never
ends a sentence. "No." ends one unless a number follows, and "a.m." unless a day or a zone follows. Others
("U.N.", "Nov.", "J.") end one before a word that begins a sentence and is no name ("The", "But", "In").
"""

from __future__ import annotations

import re

from parley.text.function_words import (
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECTS,
    SUBORDINATORS,
    TEMPORAL,
)
from parley.text.spans import Span

_LINE = re.compile(r"[^\n]+")
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*(?P<next>[A-Z0-9À-ÖØ-Þ][\w.]*))")
_BEFORE_POINT = re.compile(r"([\w.]+)\.$")
_DOTTED = re.compile(r"(?:[a-z]{1,2}\.)+[a-z]{1,2}|[a-z]")
"""Initials, and abbreviations made of initials: "u.n", "a.m", "ph.d"."""
_TITLES = frozenset((
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "maj", "sgt", "capt", "cpl", "cmdr", "adm", "brig",
    "sen", "rep", "gov", "pres", "amb", "hon", "rev", "fr", "msgr", "supt", "mt", "ft", "vs",
))  # fmt: skip
"""Abbreviations before a name."""
_BEFORE_NUMBER = frozenset(("no", "nos", "fig", "approx", "art", "para", "sec", "vol", "pp"))
"""Abbreviations if a number follows, and words otherwise."""
_MONTHS = frozenset((
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
))  # fmt: skip
_CUT = _MONTHS | {"st", "ave", "blvd", "jr", "sr", "inc", "co", "corp", "ltd", "bros", "dept", "univ", "est"}
"""Other abbreviations: they end a sentence if a word of a closed class begins the next one."""
_OPENERS = (
    DETERMINERS | SUBJECTS | COORDINATORS | SUBORDINATORS | PREPOSITIONS | TEMPORAL | {"it", "you", "that"}
) - {"under"}
_HALF_DAYS = frozenset(("a.m", "p.m"))
_OF_CLOCK = re.compile(
    r"\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|febr)uary|march|april|may|june|july|august"
    r"|(?:septem|octo|novem|decem)ber|eastern|central|mountain|pacific|[a-z]{1,3}t\b|utc|universal|today"
)
"""The possible continuations of a time of day: a day, a date, a zone."""
_FEW = 4


def sentences(text: str) -> list[Span]:
    """Return the spans of all sentences of a canonical text, in order.

    >>> [span.of("It met Dr. Li. She left.") for span in sentences("It met Dr. Li. She left.")]
    ['It met Dr. Li.', 'She left.']
    """
    found: list[Span] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for end in _ends(text, start, line.end()):
            found.extend(_trimmed(text, start, end))
            start = end
    return found


def _ends(text: str, start: int, end: int) -> list[int]:
    """Return the offsets after each sentence of a line, the line's own end last."""
    # The end of the line is searched as well, or the look-ahead would see the next line.
    line = text[start:end]
    ends = [0]
    for match in _END.finditer(line):
        if not _abbreviation(line[ends[-1] : match.start() + 1], match["next"]):
            ends.append(match.end())
    return [start + offset for offset in ends[1:]] + [end]


def _abbreviation(sentence: str, following: str) -> bool:
    """Return whether the last full stop is that of an abbreviation, and does not end the sentence."""
    before = _BEFORE_POINT.search(sentence)
    if before is None:
        return False
    word, following = before[1].casefold(), following.casefold()
    if word in _HALF_DAYS:
        # "At 8 a.m. Marsh left": so few words are not a sentence.
        return len(sentence.split()) <= _FEW or _OF_CLOCK.match(following) is not None
    if word in _BEFORE_NUMBER:
        return following[0].isdigit()
    is_cut = word in _CUT or (_DOTTED.fullmatch(word) is not None and (len(word) > 1 or before[1].isupper()))
    return word in _TITLES or (is_cut and following not in _OPENERS)


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    passage = text[start:end]
    body = passage.strip()
    if not body:
        return []
    offset = start + passage.index(body)
    return [Span(offset, offset + len(body))]
