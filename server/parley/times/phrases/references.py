"""Times that refer to the time of writing ("now", "so far"), or to an earlier time ("by then", "that day").

A present state is a state on the day of writing. From an earlier time no days follow, so there is only a
relation: "later that day" is after it.
"""

from __future__ import annotations

import re

from parley.times.bounds import Bounds

_AS_OF_TODAY = re.compile(
    r"(?:right |even )?now|at (?:present|the moment|this moment|this stage)|currently|presently"
    r"|for (?:now|the moment|the time being)|so far|thus far|to date|as yet|as of now|to this day"
)
_THESE = re.compile(r"(?:in )?these (?:days|weeks|months|years)|nowadays")
_UNITS = {"week": "P1W", "mont": "P1M", "year": "P1Y"}
_THEN = r"(?:then|that (?:time|point|date|day|moment|stage))"
_SOON = r"(?:shortly|soon|just|immediately)"
_PART = r"(?:day|night|morning|afternoon|evening|week|weekend|month|year|summer|autumn|winter|spring)"
_SAME = rf"(?:that(?: same| very)?|the same|the very same) {_PART}"
_IN = r"in the (?:day|morning|afternoon|evening|night|week|month|year)"
_RELATED = {
    "since": rf"(?:ever )?since {_THEN}",
    "from": rf"from {_THEN} (?:on|onwards?)",
    "until": rf"(?:until|till|up to) {_THEN}",
    "by": rf"by {_THEN}",
    "notBefore": rf"not (?:before|until) {_THEN}",
    "asOf": rf"as of {_THEN}",
    "around": rf"(?:at )?around {_THEN}",
    "before": (
        rf"(?:before|ahead of) {_THEN}|before that|beforehand"
        rf"|earlier (?:on )?(?:{_SAME}|{_IN})"
    ),
    "after": (
        rf"(?:{_SOON} )?after (?:{_THEN}|that)|(?:{_SOON} )?afterwards?|thereafter|"
        rf"later (?:on )?(?:{_SAME}|{_IN})"
    ),
    "during": (
        r"in the (?:meantime|meanwhile)|meanwhile|(?:during|throughout|over|in) that (?:time|period)"
    ),
    "atTimeOf": (
        r"(?:back )?then|at (?:the|that) time|at that (?:point|moment|stage)"
        r"|at (?:the|that) (?:very )?same (?:time|moment)"
        rf"|(?:(?:on|in|over|during) )?{_SAME}"
    ),
}
_FORMS = tuple((name, re.compile(form)) for name, form in _RELATED.items())


def plainly(text: str) -> str:
    """Return a time that refers to the time of writing as one counted from it: "now" is as of today.

    >>> plainly("at present"), plainly("By now"), plainly("in March")
    ('as of today', 'by today', 'in March')
    """
    said = text.casefold()
    if _AS_OF_TODAY.fullmatch(said):
        return "as of today"
    return {"by now": "by today", "from now on": "from today", "henceforth": "from today"}.get(said, text)


def read_reference(text: str) -> Bounds | None:
    """Return the relation of a time to an earlier one, or the open present; None for another time.

    >>> read_reference("by then").relation, read_reference("later that day").relation
    ('by', 'after')
    >>> read_reference("these days").deixis, read_reference("by May")
    ('currentUnit', None)
    """
    said = text.casefold()
    if _THESE.fullmatch(said):
        unit = _UNITS.get(said.rpartition(" ")[2][:4], "P1D")
        return Bounds(duration=unit, deixis="currentUnit", comparator="moreThanOne")
    return next((Bounds(relation=name) for name, form in _FORMS if form.fullmatch(said)), None)
