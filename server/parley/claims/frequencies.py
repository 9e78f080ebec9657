"""How often something happens in a time: "twice last month", "on two nights this week", "daily since March".

The time alone has days; how often is no time. "Three times a week" states none, nor does "daily".
"""

from __future__ import annotations

import re

_COUNT = r"(?:(?:at least |more than |some |about |nearly |almost |up to )?[\w-]+|several|many|a (?:number|couple|handful|series) of)"
_KIND = r"(?:successive |consecutive |separate |different |other )?"
_OCCASIONS = rf"(?:on|for) {_COUNT} {_KIND}(?:occasions|nights|days|mornings|afternoons|evenings|weekends)"
_TIMES = rf"(?:(?:at least|more than|only|just|about) )?(?:once|twice|thrice)|repeatedly|{_COUNT} times|for the [\w-]+ time|on one occasion|several times|many times"
_EVERY = r"(?:every (?:day|night|week|month|year|weekend|morning|evening|single day)|daily|nightly|weekly|monthly|yearly|fortnightly)"
_OFTEN = re.compile(rf"(?:{_OCCASIONS}|{_TIMES}|{_EVERY})(?: so far)?,? (?P<time>.+)", re.ASCII | re.IGNORECASE)
_ORDINAL = re.compile(r"for the ", re.IGNORECASE)


def time_of_frequency(text: str) -> tuple[str, bool] | None:
    """Return the time in which something happens so often, and whether it may begin one; None if none is stated.

    "For the third time since March" is not since March, but "three times since March" is.

    >>> time_of_frequency("on two nights this week"), time_of_frequency("for the third time this year")
    (('this week', True), ('this year', False))
    """
    match = _OFTEN.fullmatch(text)
    return (match["time"], _ORDINAL.match(text) is None) if match else None
