"""Numbers in words and digits: the integer of a passage, and the comparator beside it.

Only the number is read. Currency and percent signs may be beside it, and the counted things are stated
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
_NOT_ONE = ("not one", "not a single", "not a single one")
HOW_OFTEN = {"twice": 2, "thrice": 3}
"""Numbers of times, which do not count things."""
_GLUED = re.compile(r"(\d[\d,.]*)(?:km|kg|cm|mm|ha|sq km)", re.ASCII)
"""A number and its unit in one word: "60km"."""
_GROUPS = {"pair": 2, "dozen": 12}
_SCALES = {"trillion": 10**12, "billion": 10**9, "million": 10**6, "thousand": 1000, "hundred": 100}
_SUFFIXES = {"tn": 10**12, "bn": 10**9, "mn": 10**6, "m": 10**6}
_OF_BOTH = {**_SCALES, **_SUFFIXES}
"""A scale that applies to both numbers of a range: "two to three million"."""
_WHOLE = re.compile(r"\d{1,3}(?:,\d{3}){1,6}|\d{1,18}", re.ASCII)
_DIGITS = re.compile(
    rf"(?P<whole>{_WHOLE.pattern})(?:\.(?P<fraction>\d{{1,12}}))?"
    rf"(?:(?P<suffix>{'|'.join(_SUFFIXES)})|[ -](?P<scale>{'|'.join(_SCALES)}|dozen|bn|mn|tn))?",
    re.ASCII,
)
_HALF = re.compile(rf"half[ -](?:an? )?(?P<scale>{'|'.join(_SCALES)}|dozen)")
_QUARTER = re.compile(r"(?:a )?quarter[ -](?:of )?(?:an? )?(?P<scale>billion|million)")
_SIGNS = re.compile(r"(?:(?:us|a|c)?\$|[€£¥])? ?(?P<number>.+?)(?: ?%| per ?cent)?")
_IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth"}  # fmt: skip
_ORDINALS = {
    _IRREGULAR.get(word, f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th"): word
    for word in (*_SMALL[1:], *_TENS, *_SCALES)
}
_ARTICLE = re.compile(r"^(?:the|an?|(?:yet )?another) ")
_ORDINAL_DIGITS = re.compile(rf"({_WHOLE.pattern})(st|nd|rd|th)", re.ASCII)
COMPARATORS = {
    "moreThan": (
        "more than", "over", "just over", "well over", "slightly over", "a little over",
        "slightly more than", "just more than", "well more than", "a little more than", "upwards of",
        "above", "in excess of", "north of", "upward of",
        "little more than", "little over",
    ),
    "atLeast": (
        "at least", "no fewer than", "no less than", "not less than", "not fewer than", "a minimum of",
        "as few as", "as little as", "as low as", "no lower than", "no shorter than", "no smaller than",
    ),
    "lessThan": (
        "less than", "fewer than", "under", "just under", "well under", "slightly under",
        "slightly less than",
        "just less than", "a little less than", "well below", "below",
    ),
    "atMost": (
        "at most", "up to", "no more than", "not more than", "as many as", "as much as", "as long as",
        "a maximum of", "as high as", "no higher than", "no longer than", "not longer than",
        "no greater than",
        "no larger than", "not exceeding",
    ),
    "about": (
        "about", "around", "some", "roughly", "approximately", "an average of", "in the region of",
        "in the order of", "more or less", "perhaps", "maybe", "something like", "barely", "scarcely",
        "circa", "in the vicinity of",
    ),
    "nearly": (
        "nearly", "almost", "close to", "approaching", "not quite", "close on", "just short of",
        "just shy of", "shy of", "virtually", "nearing",
    ),
    "estimated": ("estimated", "an estimated", "the estimated"),
}  # fmt: skip
"""The words before a number that compare it, by the name of the concept of ``parley:comparators``."""
_WITHIN = "within"
"""At most, right before a number. Elsewhere it is a word of places and times."""
BEHIND = {
    "atLeast": ("or more", "or above", "at least", "at the least"),
    "atMost": ("or fewer", "or less", "or under", "at most", "at the most"),
    "about": ("or so", "or thereabouts", "give or take"),
}
"""The words after a number that compare it."""
_LONGEST_FIRST = sorted(
    ((words, name) for name, known in COMPARATORS.items() for words in known),
    key=lambda pair: (-len(pair[0]), pair[0]),
)
_FURTHER = re.compile(
    r"(?:another |a further |an additional )(.+)|(.+) (?:more|further|additional|other|others)"
)
_AGES = {"teens": (13, 19)} | {
    f"{tens[:-1]}ies": (10 * number, 10 * number + 9) for number, tens in enumerate(_TENS, start=2)
}
_AGE = re.compile(
    rf"(?:in )?(?:his|her|their) (?:(?:early|mid|late)[ -])?(?P<tens>{'|'.join(_AGES)})", re.ASCII
)
"""The ages of a person in a decade of life. Only these years are certain, even early in the decade."""
_JOINED = re.compile(r"(?P<number>[a-z\d][a-z\d,-]*)-(?P<noun>[a-z]{3,})", re.ASCII)
_NO_NOUNS = re.compile(
    r".*(?:ed|ly)|figures?|digits?|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hal(?:f|ves)"
    r"|off|time|times|way|fold|plus|odd|something|ever|(?:hundred|thousand|million|billion|dozen)s?"
)
"""Words after a hyphen that the number before it does not count: "two-thirds", "one-off"."""
_MIXED = re.compile(
    r"(?P<count>[a-z\d-]+) (?P<unit>year|week|hour)s?,? (?:and )?(?P<more>[a-z\d-]+)"
    r" (?P<smaller>month|day|minute)s?",
    re.ASCII,
)
_SMALLER = {("year", "month"): 12, ("week", "day"): 7, ("hour", "minute"): 60}
"""How many smaller units make a greater one, for a length in two units."""
_HALVES = re.compile(
    r"(?:(?P<count>[a-z\d-]+) and a half|(?P<one>an?)|(?P<half>half an?)) (?P<unit>year|week|day|hour)s?"
    r"(?P<more> and a half)?(?:'s?)?",
    re.ASCII,
)
"""Lengths with a half: "two and a half years", "an hour and a half", "half a day"."""
_HALF_OF = {"year": 6, "day": 12, "hour": 30}
"""Half a unit of time in the next smaller one."""
_DECADES = re.compile(r"(?:the (?:last|past) )?(?P<count>[a-z\d-]+) decades?(?:'s?)?", re.ASCII)
_AND_A_HALF = re.compile(
    rf"(?P<count>[a-z-]+|\d+) and a half (?P<scale>{'|'.join(_SCALES)})"
    rf"|an? (?P<one>{'|'.join(_SCALES)}) and a half",
    re.ASCII,
)
_ENDINGS = {"-odd": "about", "-plus": "atLeast"}
"""What a number with a hyphen ends with, if that compares it."""
_RANGE = re.compile(
    r"(?:anywhere from )?(?P<between>(?:anywhere )?between )?"
    r"(?P<low>.+?)(?P<to> ?- ?| to | and | or )(?P<high>.+)"
)


def parse_number(passage: str) -> int | None:
    """Return the integer that a passage states, or None if it states none, or more than one.

    A hyphen may join a noun to it. A length in two units is counted in the smaller one.

    >>> parse_number("$1.5bn"), parse_number("three hundred and forty"), parse_number("12%")
    (1500000000, 340, 12)
    >>> parse_number("60km"), parse_number("2.5km")
    (60, None)
    >>> parse_number("14-member"), parse_number("two-thirds"), parse_number("two years and three months")
    (14, None, 27)
    >>> parse_number("two decades"), parse_number("an hour and a half"), parse_number("half a day")
    (20, 90, 12)
    """
    text = plain(passage)
    if text in _NOT_ONE:
        return 0
    stated = HOW_OFTEN.get(text) or _number(text)
    return _joined(text) or _mixed(text) or _in_parts(text) if stated is None else stated


def parse_range(passage: str) -> tuple[int, int] | None:
    """Return the lowest and the highest number of a range, or None if the passage states none.

    "From 40 to 50" is none, because it may be a rise; a falling one is none, either.

    >>> parse_range("between 40 and 50"), parse_range("two to three million"), parse_range("one or two")
    ((40, 50), (2000000, 3000000), (1, 2))
    """
    if age := _AGE.fullmatch(plain(passage)):
        return _AGES[age["tens"]]
    match = _RANGE.fullmatch(plain(passage))
    if match is None or (match["to"] == " and ") != bool(match["between"]):
        return None
    low, high = _number(match["low"]), _number(match["high"])
    name = next((name for name in _OF_BOTH if match["high"].endswith(name)), "")
    scale = _OF_BOTH.get(name, 1)
    if high is not None and (low is None or low < scale):
        low = _number(f"{match['low']} {name}")
    if low is None or high is None or low >= high or (match["to"] == " or " and high - low != max(1, scale)):
        return None
    return low, high


def split_comparator(text: str) -> tuple[str | None, str]:
    """Return the comparator that a text in lower case begins or ends with, if any, and the rest.

    >>> split_comparator("no fewer than three weeks"), split_comparator("three weeks")
    (('atLeast', 'three weeks'), (None, 'three weeks'))
    """
    for words, name in _LONGEST_FIRST:
        if text.startswith(f"{words} "):
            return name, text[len(words) + 1 :]
    for name, behind in BEHIND.items():
        for words in behind:
            if text.endswith(f" {words}"):
                return name, text.removesuffix(f" {words}")
    for ending, name in _ENDINGS.items():
        if text.endswith(ending) and cardinal(text.removesuffix(ending)) is not None:
            return name, text.removesuffix(ending)
    return None, text


def _joined(text: str) -> int | None:
    """Return a number joined to a noun: "five-page"."""
    match = _JOINED.fullmatch(text)
    if match is None or _NO_NOUNS.fullmatch(match["noun"]) or match["noun"] in (*_SIMPLE, *_ORDINALS):
        return None
    return cardinal(match["number"])


def _mixed(text: str) -> int | None:
    """Return a length in two units in the smaller one, if that part is less than the greater unit."""
    match = _MIXED.fullmatch(text)
    times = _SMALLER.get((match["unit"], match["smaller"])) if match else None
    if match is None or times is None:
        return None
    count, more = (1 if one in ("a", "an") else cardinal(one) for one in (match["count"], match["more"]))
    return count * times + more if count and more and more < times else None


def _in_parts(text: str) -> int | None:
    """Return decades in years, and a length with a half in the smaller unit."""
    if decades := _DECADES.fullmatch(text):
        count = 1 if decades["count"] == "a" else cardinal(decades["count"])
        return count * 10 if count else None
    found = _HALVES.fullmatch(text)
    half = _HALF_OF.get(found["unit"]) if found else None
    if found is None or half is None:
        return None
    if found["half"]:
        return None if found["more"] else half
    if found["one"] and not found["more"]:
        return 1 if text.endswith("'s") else None
    if found["more"] and not found["one"]:
        return None
    count = 1 if found["one"] else cardinal(found["count"])
    return (2 * count + 1) * half if count else None


def _number(text: str) -> int | None:
    match = _SIGNS.fullmatch(text)
    if match is None:
        return None
    stated = match["number"]
    if glued := _GLUED.fullmatch(stated):
        stated = glued[1]
    further = _FURTHER.fullmatch(stated)
    return cardinal((further[1] or further[2]) if further else stated)


def cardinal(text: str) -> int | None:
    """Return the number of a text in lower case without signs of a currency or a share.

    >>> cardinal("half a million"), cardinal("two dozen"), cardinal("dozens")
    (500000, 24, None)
    """
    text = text.removeprefix("the ")
    if quarter := _QUARTER.fullmatch(text):
        return _SCALES[quarter["scale"]] // 4
    if more := _AND_A_HALF.fullmatch(text):
        scale = _SCALES[more["scale"] or more["one"]]
        count = cardinal(more["count"]) if more["count"] else 1
        return count * scale + scale // 2 if count and count < scale else None
    if half := _HALF.fullmatch(text):
        return (_SCALES | _GROUPS)[half["scale"]] // 2
    if digits := _DIGITS.fullmatch(text):
        return _in_digits(digits)
    return _in_words(re.split("[ -]", text))


def parse_ordinal(passage: str) -> int | None:
    """Return the place in an order that a passage states, or None if it states none.

    >>> parse_ordinal("third"), parse_ordinal("the 21st"), parse_ordinal("thirtieth"), parse_ordinal("last")
    (3, 21, 30, None)
    >>> parse_ordinal("a fourth"), parse_ordinal("a fourth of")
    (4, None)
    """
    text = _ARTICLE.sub("", plain(passage))
    if digits := _ORDINAL_DIGITS.fullmatch(text):
        number = int(digits[1].replace(",", ""))
        return number if number and digits[2] == _ending(number) else None
    *before, last = re.split("[ -]", text)
    if last not in _ORDINALS:
        return None
    word = _ORDINALS[last]
    return _in_words([*(before or ["a"]), word] if word in _SCALES else [*before, word])


def comparator_of(passage: str) -> str | None:
    """Return what the words beside a number say: the name of one of ``parley:comparators``, or None.

    >>> comparator_of("no fewer than"), comparator_of("exactly")
    ('atLeast', None)
    """
    text = re.sub(r" (?:another|a further|an additional)$", "", plain(passage))
    if text == _WITHIN:
        return "atMost"
    held = (*COMPARATORS.items(), *BEHIND.items())
    return next((name for name, words in held if text in words), None)


def plain(passage: str) -> str:
    """Return a passage in lower case, without the marks around it.

    >>> plain("(Nearly 40)")
    'nearly 40'
    """
    return fold(passage).casefold().strip(" .,;:()\"'")


def _ending(number: int) -> str:
    return "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _in_digits(match: re.Match[str]) -> int | None:
    """Return the number in digits, times its scale; None if that is not an integer."""
    scale = (_SCALES | _SUFFIXES | _GROUPS).get(match["suffix"] or match["scale"], 1)
    fraction = match["fraction"] or ""
    scaled = int(match["whole"].replace(",", "") + fraction) * scale
    return None if scaled % 10 ** len(fraction) else scaled // 10 ** len(fraction)


def _in_words(words: list[str]) -> int | None:
    """Return the number in words, with each scale once and the greater first."""
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
    """Return a multiple of a scale with the rest: "three | hundred | and forty"."""
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
