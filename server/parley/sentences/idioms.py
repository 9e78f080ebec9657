"""Idioms: what parts that are right one by one say together in other words."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from types import MappingProxyType

from parley.sentences.words import POSSESSIVES

_WEEKDAYS, _MONTHS = "|".join(calendar.day_name), "|".join(calendar.month_name[1:])
_MODALS = "should|could|may|might|will|would|must|can"
_TWICE = re.compile(rf"\bon on(?= (?:{_WEEKDAYS})\b| \d)")
"""The "on" of a verb before the "on" of a day: "was agreed on on Sunday"."""
_HOURS_ON = re.compile(rf"(?<=\bin the )((?:small|early) hours) on (?=(?:{_WEEKDAYS})\b|\d)")
"""Hours of a day whose date is another role of the claim: "in the small hours of 3 May"."""
_NOBODY = re.compile(r"\b(?P<no>[Nn])o people (?:(?P<be>were|are)|(?P<have>have))\b")
_OF_ONE: Mapping[str, str] = MappingProxyType({"were": "was", "are": "is", "have": "has"})
"""The verb of "no one", by that of "no people"."""
_EACH = re.compile(rf"\beach (?P<how>are|were|have|had|{_MODALS})\b")
"""What is so of each of several: "the sides are each to name one"."""
_IN_BOTH = re.compile(rf"\bin (?P<one>{_MONTHS}) (?P<year>\d{{4}}) and in (?P<other>{_MONTHS}) (?P=year)\b")
"""Two months of one year: "in January and February 2032"."""
_LASTED = re.compile(
    r"\b(last(?:s|ed)?) for (?=(?:(?:about|nearly|almost|more than|at least) )?"
    r"(?:\d|an? |\w+ (?:hours|days|weeks|months|years|decades)\b))"
)
"""What has lasted for some time: "lasted nine days"."""
_LASTED_FROM = re.compile(r"\b(?P<long>last(?:s|ed)? [\w -]+?) (?P<edge>(?:from|until) \d+ [A-Z]\w+ \d{4})")
"""How long something lasted, and since when or until when: "lasted nine days, until 3 May 2031,"."""
_WHEN = re.compile(r"(?<= \d{4}) when\b")
"""What was so on a day with its year, before the clause about that day: "on 6 July 2019, when"."""
_SINCE = re.compile(r"\b(has|have) (\w+) since then that\b")
"""A "since then" that goes before a participle: "has since said that"."""
_PARTED = re.compile(
    r"\b(because|that|if|when|after|unless|until|whereas|but|while|although)"
    r" (according to|by \w+ own account,|they say,|it says,|in the article's own voice|as a result,)"
)
"""A holder's phrase inside a sentence, which needs commas."""
_OF_OWN = re.compile(
    r"^of the (?P<all>\d[\d,]* [a-z][a-z -]*?) that (?P<who>[^,;]+?) (?:had|has|have), "
    r"(?P<called>it|he|she|they) "
    r"(?P<rest>[^;,]*?\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten))"
    r"(?P<end>(?: (?:on|in|by|from|since|at) .*)?)$"
)
"""A part of what somebody has, and somebody does something with: "it removed nine of its 14 roadblocks"."""
_MODAL = re.compile(rf"\b(?:{_MODALS})\b")
_OR_ELSE = re.compile(
    rf"(?P<first>(?:(?!\b(?:{_MODALS})\b)[^,;:])*\b(?P<how>{_MODALS}) (?!not\b)[^,;:]*),"
    r" or (?:it|they|he|she) (?P=how) (?!not\b)(?P<rest>.*)"
)
"""Two alternatives of one subject with one modal word: "they should pay, or they should leave"."""
_NAME = r"(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*"
_BETWEEN = re.compile(rf"\bbetween (?P<pair>{_NAME} and {_NAME})(?! \d)")
"""Two names between which something is: "talks between Kelland and Morvia"; no days of one month."""
_EXPLAINING = re.compile(r", because,? according to (?:it|them|him|her), ")
"""The reason that somebody gives for an own act: "postponed it, explaining that the rolls are short"."""


def idiomatic(said: str) -> str:
    """Return a sentence as one would put it.

    >>> idiomatic("they met in the small hours on 3 May 2031"), idiomatic("no people were hurt")
    ('they met in the small hours of 3 May 2031', 'no one was hurt')
    >>> idiomatic("it snowed in January 2032 and in February 2032")
    'it snowed in January and February 2032'
    >>> idiomatic("it lasted for nine days from 3 May 2031"), idiomatic("it lasted for a week")
    ('it lasted nine days, from 3 May 2031,', 'it lasted a week')
    >>> idiomatic("talks between Kelland and Morvia began after the war between Kelland and Morvia")
    'talks between Kelland and Morvia began after the war between the two'
    >>> idiomatic("it was agreed on on Sunday"), idiomatic("on 6 July 2019 when it rained")
    ('it was agreed on Sunday', 'on 6 July 2019, when it rained')
    """
    parted = _PARTED.sub(r"\1, \2", _SINCE.sub(r"\1 since \2 that", _TWICE.sub("on", said)))
    parted = _HOURS_ON.sub(r"\1 of ", parted)
    parted = _EXPLAINING.sub(", explaining that ", _WHEN.sub(", when", parted))
    parted = _IN_BOTH.sub(r"in \g<one> and \g<other> \g<year>", parted)
    parted = _EACH.sub(r"\g<how> each", parted)
    parted = _LASTED_FROM.sub(r"\g<long>, \g<edge>,", _LASTED.sub(r"\1 ", parted))
    parted = _OF_OWN.sub(_of_its_own, _between_again(parted))
    return _NOBODY.sub(lambda found: f"{found['no']}o one {_OF_ONE[found['be'] or found['have']]}", parted)


def of_one_modality(text: str) -> str:
    """Return "they should pay or leave" for "they should pay, or they should leave"."""
    found = _OR_ELSE.fullmatch(text)
    if found is None or "," in found["rest"] or _MODAL.search(found["rest"]):
        return text
    return f"{found['first']} or {found['rest']}"


def _of_its_own(found: re.Match[str]) -> str:
    whole = f"{POSSESSIVES[found['called']]} {found['all']}"
    return f"{found['who']} {found['rest']} of {whole}{found['end']}"


def _between_again(said: str) -> str:
    """Return a sentence in which the only two between whom things are named again as "the two"."""
    pairs = [*_BETWEEN.finditer(said)]
    if len(pairs) < 2 or len({one["pair"] for one in pairs}) > 1:
        return said
    end = pairs[0].end()
    return said[:end] + _BETWEEN.sub("between the two", said[end:])
