"""Whether the words right before a time speak of the past: "the guns fell silent at noon on 1 November".

Then a date without a year is the last one before the publication, however near the next one is. Only verbs
that are certainly past count, and no verbs of saying: in "he said it opens on 1 November" the day is in the
future.
"""

from __future__ import annotations

import re

from parley.text.function_words import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    MAYBE_PAST,
    PAST,
    PREPOSITIONS,
    RELATIVES,
    SAYING,
    SUBORDINATORS,
    UNITS_OF_TIME,
)
from parley.times.bounds import Bounds
from parley.times.calendar.edtf import dated
from parley.times.phrases.bounding import OPEN_BEHIND, RELATIONS
from parley.times.phrases.grammar import parse_time

_PRESENT = frozenset((
    "wants", "seems", "appears", "becomes", "goes", "comes", "gives", "takes", "remains",
))  # fmt: skip
_OVER = PAST - SAYING - _PRESENT
_AHEAD = frozenset((
    "planned", "scheduled", "expected", "proposed", "supposed", "intended", "needed", "wanted",
))  # fmt: skip
_HAD_PLANNED = re.compile(
    r"\b(?:(?:was|were|had been) (?:\w+ )?(?:to|due|set|planned|scheduled|expected|supposed|meant)"
    r"|promised|pledged|agreed|vowed|undertook|had to|asked|ordered|told|demanded|called on|urged|gave)\b"
)
_SET_FOR = re.compile(r"\b(?:due|set|planned|scheduled|expected|fixed|called|slated) ?$")
_DROPPED = re.compile(r",? (?:was|were|(?:had|has|have) been|never|did not|came and went|fell through)\b")
"""What became of it: "the reading, set | for early May, | was dropped"."""
_OPEN_PAST = re.compile(r"\b(?:may|might|could|would|should|must|can) (?:\w+ )?have\b")
_LAPSED = re.compile(
    r"\b(?:had (?:\w+ )?been (?:\w+ )?(?:to|due|set|planned|scheduled|expected|supposed|meant)"
    r"|(?:was|were) (?:\w+ )?supposed"
    r"|(?:was|were) (?:\w+ )?(?:to|due to|set to|meant to|expected to|scheduled to) have"
    r"|(?:originally|initially|previously) (?:due|set|planned|scheduled|expected|supposed|meant)"
    r"|(?:should|ought to) (?:\w+ )?have)\b"
)
"""Plans whose time is over: what "was to have been discussed on Tuesday" is reckoned backwards."""
_BETWEEN = 2
"""How many words may be between the verb and the time: "fell silent at noon", "took effect there"."""
_WERE = frozenset(("was", "were", "had", "did"))
_NOW = (AUXILIARIES - _WERE) | SAYING | _PRESENT | _AHEAD
"""Words of the present, of the future, and of what is said: a time near them may be in the future."""
_LASTING = frozenset((
    "approved", "adopted", "ordered", "signed", "set", "extended", "prolonged", "postponed", "delayed",
    "suspended", "banned", "barred", "closed", "shut", "imposed", "lifted", "granted", "gave", "invited",
    "called", "allowed", "permitted", "adjourned", "put", "moved", "renewed", "reached", "struck", "made",
    "offered", "froze", "halted", "stopped", "paused", "jailed", "sentenced", "hired", "appointed", "named",
    "elected", "won", "got", "took", "sent", "deployed", "leased", "lent", "booked", "blocked", "cut",
    "reserved", "limited", "restricted", "exempted", "authorised", "authorized", "mandated", "introduced",
    "issued", "drew", "chose", "left", "passed", "published", "fixed", "brought", "rescheduled", "outlawed",
))  # fmt: skip
"""Acts whose effect may go on after them: what was approved in May may be for a time from June."""
_STAYED = frozenset(("stayed", "remained", "kept", "lay", "stood"))
_JOINTS = COORDINATORS | RELATIVES | SUBORDINATORS | {"that", "than"}
_NEVER_A_VERB = DETERMINERS | PREPOSITIONS
_CLAUSE = 14
"""How many words of a clause are read for its verb."""
_OPEN = re.compile(
    rf"(?:{'|'.join(words for name in OPEN_BEHIND for words in RELATIONS[name])}|through|up to)\b",
    re.ASCII | re.IGNORECASE,
)
_WORD = re.compile(r"[\w']+")
_WITHOUT_YEAR = re.compile(r"XXXX-\d\d(?:-\d\d)?", re.ASCII)


def tells_of_past(before: str, behind: str = "", words: str = "") -> bool:
    """Return whether the clause of a time tells of the past, by the words before it and after it.

    Args:
        words: The time. "Was closed on 9 July" is past, but "was extended until 9 July" may be in May.

    >>> tells_of_past("The guns fell silent"), tells_of_past("The road was closed")
    (True, True)
    >>> tells_of_past("He said it opens"), tells_of_past("It was planned")
    (False, False)
    >>> tells_of_past("For nine days, ", ", both armies used the road"), tells_of_past("", ", it is open")
    (True, False)
    """
    near = None if _OPEN.match(words) else _verb_right_before(_words(re.split(r"[.,;:!?]", before)[-1]))
    if near is not None:
        return near
    clause = _words(re.split(r"[.;:!?](?: |$)", before)[-1])
    found = _verb_before(clause)
    if found is None and len(clause) <= _CLAUSE:
        return _verb_behind(_words(re.split(r"[.;:!?](?: |$)", behind)[0]))
    return found is True


def _words(text: str) -> list[str]:
    return [match[0].casefold() for match in _WORD.finditer(text)]


def _verb_right_before(words: list[str]) -> bool | None:
    """Return whether the verb among the last words is past; None if none of them is a verb."""
    for place in range(len(words) - 1, max(-1, len(words) - 2 - _BETWEEN), -1):
        word, earlier = words[place], words[place - 1] if place else ""
        if word in _OVER:
            return True
        if earlier in ("was", "were") and word.endswith("ed") and word not in _AHEAD:
            return True
        if word in AUXILIARIES or word in SAYING or word in _PRESENT:
            return False
        if _is_present(word, earlier):
            return False
    return None


def _verb_before(words: list[str]) -> bool | None:
    """Return whether the last verb of a clause is past, and its effect over; None if it has no verb."""
    for place in range(len(words) - 1, max(-1, len(words) - 1 - _CLAUSE), -1):
        word, earlier = words[place], words[place - 1] if place else ""
        following = words[place + 1] if place + 1 < len(words) else ""
        if word in _LASTING and earlier in _STAYED:
            # "Stayed shut", "kept closed".
            continue
        if word in _JOINTS or word in _NOW or word in _LASTING:
            return None if word in COORDINATORS and not place else False
        if word == "to" and following and following not in _NEVER_A_VERB:
            return False
        if word in ("was", "were"):
            # "Was extended until Friday" may be until a Friday to come.
            return not following.endswith("ed") and following not in MAYBE_PAST
        if word in _OVER or word in _WERE or _is_past(word, earlier):
            return True
        if _is_present(word, earlier) and place:
            return False
    return None


def _is_present(word: str, earlier: str) -> bool:
    """Return whether a word may be a verb of the present, and not a plural."""
    return word.endswith("s") and word not in UNITS_OF_TIME and earlier not in _NEVER_A_VERB


def _is_past(word: str, earlier: str) -> bool:
    """Return whether a word is a regular past, or one that looks like a participle, and is no adjective."""
    return (word.endswith("ed") or word in MAYBE_PAST) and bool(earlier) and earlier not in _NEVER_A_VERB


def _verb_behind(words: list[str]) -> bool:
    """Return whether the first verb after a time that begins its clause is past."""
    for place, word in enumerate(words[:_CLAUSE]):
        earlier = words[place - 1] if place else ""
        following = words[place + 1] if place + 1 < len(words) else ""
        if word in _JOINTS or word in _NOW:
            return False
        if word in _OVER or word in _WERE or _is_past(word, earlier):
            return True
        past = following in _OVER or following in _WERE or _is_past(following, word)
        if _is_present(word, earlier) and not past:
            return False
    return False


def tells_of_plan(before: str, behind: str = "") -> bool:
    """Return whether the clause around a time is about a plan of the past, or what was promised or asked.

    >>> tells_of_plan("The arms were to be handed over"), tells_of_plan("The arms are to be handed over")
    (True, False)
    >>> tells_of_plan("The reading, set", ", was dropped"), tells_of_plan("It promised to hand them in")
    (True, True)
    """
    clause = re.split(r"[.;:!?]", before)[-1]
    dropped = _SET_FOR.search(clause) is not None and _DROPPED.match(behind) is not None
    return dropped or _HAD_PLANNED.search(clause) is not None


def tells_of_possible_past(before: str) -> bool:
    """Return whether the clause before a time is about what may have been so.

    >>> tells_of_possible_past("They could have left"), tells_of_possible_past("They could leave")
    (True, False)
    """
    return _OPEN_PAST.search(re.split(r"[.;:!?]", before)[-1]) is not None


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
    if read is None or read.relation not in (None, *OPEN_BEHIND):
        return read
    if not _WITHOUT_YEAR.fullmatch(read.edtf or ""):
        return read
    day = dated(published).last or ""
    if not day[:4].isdecimal() or dated(published).first != day:
        return read
    for year in (int(day[:4]), int(day[:4]) - 1):
        stated = parse_time(f"{words} {year}")
        last = stated and (stated.latest_end or stated.latest_start)
        if stated and last and last < day:
            return stated
    return read
