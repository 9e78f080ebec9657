"""Parts of a day without a stated day: "before dawn", "in the evening", "to late afternoon".

Only earlier words say which day it is, so there are no days.
"""

from __future__ import annotations

import re

from parley.times.bounds import Bounds

PARTS = ("dawn", "morning", "afternoon", "evening", "dusk")
"""The parts of a day that are named without it, by their concepts in ``parley:partsOfYear``."""
TURNS = ("dawn", "dusk")
"""Those of them that are a moment, and have no portions."""
_RELATIONS = {
    "by": "by", "before": "before", "after": "after", "until": "until", "till": "until", "since": "since",
    "from": "from", "around": "around",
}  # fmt: skip
_PORTIONS = {"early": "earlyIn", "mid": "midOf", "late": "lateIn"}
_PREPOSITION = rf"(?P<prep>{'|'.join(_RELATIONS)}|at|in|on|during|for|to|towards?)"
_STRETCH = r"(?:the )?(?:(?P<portion>early|mid|late)[ -])?(?P<part>morning|afternoon|evening)"
_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"(?:(?:shortly|just|soon|right) (?=before|after))?{_PREPOSITION} (?:the )?(?P<part>dawn|dusk)",
        rf"{_PREPOSITION} {_STRETCH}",
        r"(?P<portion>early|late) in the (?P<part>morning|afternoon|evening)",
    )
)


def read_part_of_day(text: str) -> Bounds | None:
    """Return the part of a day that a text states with its preposition and without its day, or None.

    >>> read_part_of_day("before dawn").relation, read_part_of_day("to late afternoon").portion
    ('before', 'lateIn')
    >>> read_part_of_day("morning")
    """
    match = next(filter(None, (form.fullmatch(text.casefold()) for form in _FORMS)), None)
    if match is None:
        return None
    stated = match.groupdict()
    portion = _PORTIONS.get(stated.get("portion") or "")
    return Bounds(relation=_RELATIONS.get(stated.get("prep") or ""), season=stated["part"], portion=portion)
