"""How often something happens in a time: "twice last month", "on two nights this week", "daily since March".

Only the time has days; the frequency is no time. "Three times a week" states none, and neither does "daily".
"""

from __future__ import annotations

import re

from parley.times.calendar.dates import WEEKDAY

_COMPARED = r"(?:(?:at least|more than|only|just|some|about|nearly|almost|up to) )?"
_COUNT = rf"(?:{_COMPARED}[\w-]+|a (?:number|couple|handful|series) of)"
_KIND = r"(?:(?:successive|consecutive|separate|different|other) )?"
_PARTS = r"(?:occasions?|nights?|days?|mornings?|afternoons?|evenings?|weekends?)"
_EACH = r"(?:day|night|morning|evening|weekend|week|month|year)"
_OFTEN = re.compile(
    rf"(?:on {_COUNT} {_KIND}{_PARTS}|{_COMPARED}(?:once|twice|thrice)|repeatedly|{_COUNT} times"
    rf"|(?P<place>for the [\w-]+ time)|(?:on )?(?:every|each) (?:single )?(?:{_EACH}|{WEEKDAY})"
    rf"|(?:almost |nearly )?(?:dai|night|week|month|year|fortnight)ly)"
    r",? (?P<time>.+)",
    re.ASCII | re.IGNORECASE,
)


def time_of_frequency(text: str) -> tuple[str, bool] | None:
    """Return the time of a frequency, and whether the frequency may begin it, or None.

    "For the third time since March" is not since March, but "three times since March" is.

    >>> time_of_frequency("on two nights this week"), time_of_frequency("for the third time this year")
    (('this week', True), ('this year', False))
    """
    match = _OFTEN.fullmatch(text)
    return (match["time"], match["place"] is None) if match else None
