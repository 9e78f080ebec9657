"""Numbers in words and digits: what a passage's number is as an integer, and what is said to compare it.

The number alone is read: currency and percent signs may stand by it, and what is counted is stated
elsewhere. "Several", "dozens" and "hundreds" have no number.
"""

from __future__ import annotations

import re

from parley.text.folding import fold

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SIMPLE = {word: number for number, word in enumerate(_SMALL)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
_GROUPS = {"pair": 2, "dozen": 12}
_SCALES = {"trillion": 10**12, "billion": 10**9, "million": 10**6, "thousand": 1000, "hundred": 100}
_SUFFIXES = {"tn": 10**12, "bn": 10**9, "mn": 10**6, "m": 10**6}
_WHOLE = re.compile(r"\d{1,3}(?:,\d{3}){1,6}|\d{1,18}", re.ASCII)
_DIGITS = re.compile(
    rf"(?P<whole>{_WHOLE.pattern})(?:\.(?P<fraction>\d{{1,12}}))?"
    rf"(?:(?P<suffix>{'|'.join(_SUFFIXES)})|[ -](?P<scale>{'|'.join(_SCALES)}|dozen|bn|mn|tn))?",
    re.ASCII,
)
_HALF = re.compile(rf"half[ -](?:an? )?(?P<scale>{'|'.join(_SCALES)}|dozen)")
_SIGNS = re.compile(r"(?:(?:us|a|c)?\$|[€£¥])? ?(?P<number>.+?)(?: ?%| per ?cent)?")
_IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth"}  # fmt: skip
_ORDINALS = {
    _IRREGULAR.get(word, f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th"): word
    for word in (*_SMALL[1:], *_TENS, *_SCALES)
}
_ORDINAL_DIGITS = re.compile(rf"({_WHOLE.pattern})(st|nd|rd|th)", re.ASCII)
_COMPARATORS = {
    "moreThan": ("more than", "over", "just over", "well over", "upwards of"),
    "atLeast": ("at least", "no fewer than"),
    "lessThan": ("less than", "fewer than", "under", "just under", "well under"),
    "atMost": ("at most", "up to", "no more than", "as many as", "as much as"),
    "about": ("about", "around", "some", "roughly", "approximately"),
    "nearly": ("nearly", "almost", "close to"),
    "estimated": ("estimated", "an estimated"),
}


def parse_number(passage: str) -> int | None:
    """Return the integer that a passage states, or None if it states none, or more than one.

    >>> parse_number("$1.5bn"), parse_number("three hundred and forty"), parse_number("12%")
    (1500000000, 340, 12)
    """
    match = _SIGNS.fullmatch(_plain(passage))
    return cardinal(match["number"]) if match else None


def cardinal(text: str) -> int | None:
    """Return the number of a text in lower case that holds no sign of a currency or a share.

    >>> cardinal("half a million"), cardinal("two dozen"), cardinal("dozens")
    (500000, 24, None)
    """
    text = text.removeprefix("the ")
    if half := _HALF.fullmatch(text):
        return (_SCALES | _GROUPS)[half["scale"]] // 2
    if digits := _DIGITS.fullmatch(text):
        return _in_digits(digits)
    return _in_words(re.split("[ -]", text))


def parse_ordinal(passage: str) -> int | None:
    """Return the place in an order that a passage states, or None if it states none.

    >>> parse_ordinal("third"), parse_ordinal("the 21st"), parse_ordinal("thirtieth"), parse_ordinal("last")
    (3, 21, 30, None)
    """
    text = _plain(passage).removeprefix("the ")
    if digits := _ORDINAL_DIGITS.fullmatch(text):
        number = int(digits[1].replace(",", ""))
        return number if number and digits[2] == _ending(number) else None
    *before, last = re.split("[ -]", text)
    if last not in _ORDINALS:
        return None
    word = _ORDINALS[last]
    return _in_words([*(before or ["a"]), word] if word in _SCALES else [*before, word])


def comparator_of(passage: str) -> str | None:
    """Return what the words before a number say of it: the name of one of ``parley:comparators``, or None.

    >>> comparator_of("no fewer than"), comparator_of("exactly")
    ('atLeast', None)
    """
    text = _plain(passage)
    return next((name for name, words in _COMPARATORS.items() if text in words), None)


def _plain(passage: str) -> str:
    return fold(passage).casefold().strip(" .,;:()\"'")


def _ending(number: int) -> str:
    return "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _in_digits(match: re.Match[str]) -> int | None:
    """Return the number in digits, times its scale; None where that is no integer."""
    scale = (_SCALES | _SUFFIXES | _GROUPS).get(match["suffix"] or match["scale"], 1)
    fraction = match["fraction"] or ""
    scaled = int(match["whole"].replace(",", "") + fraction) * scale
    return None if scaled % 10 ** len(fraction) else scaled // 10 ** len(fraction)


def _in_words(words: list[str]) -> int | None:
    """Return the number that words state, each scale once and the greater first."""
    for name, scale in _SCALES.items():
        if name in words:
            at = words.index(name)
            return _scaled(words[:at], scale, words[at + 1 :])
    if words[-1] in _GROUPS:
        count = 1 if words[:-1] in ([], ["a"]) else _SIMPLE.get(" ".join(words[:-1]))
        return count * _GROUPS[words[-1]] if count else None
    if len(words) == 2 and words[0] in _TENS and words[1] in _SMALL[1:10]:
        return _SIMPLE[words[0]] + _SIMPLE[words[1]]
    return _SIMPLE.get(words[0]) if len(words) == 1 else None


def _scaled(count: list[str], scale: int, rest: list[str]) -> int | None:
    """Return so many times a scale and what follows: "three | hundred | and forty"."""
    times = 1 if count == ["a"] else _in_words(count) if count else None
    if not times or times >= (100 if scale == 100 else 1000) or not _GROUPS.keys().isdisjoint(count + rest):
        return None
    if not rest:
        return times * scale
    joined = rest[0] == "and"
    more = _in_words(rest[1:] if joined else rest) if len(rest) > joined else None
    if not more or more >= (100 if joined else scale):
        return None
    return times * scale + more
