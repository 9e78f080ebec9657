"""Values that come back as they were sent, although the engine stores another form of them.

The engine (pyoxigraph 0.5.13) stores numbers, truth values, dates and durations as values: ``"01"`` becomes
``"1"``, and ``"5"^^xsd:long`` an ``xsd:integer``. Here such a value is stored under a mask: its own text
with a datatype that the engine does not know. This datatype is the mask followed by the datatype of the
value. Queries see through the mask (``parley.store.data.unmasking``), and answers are written without it.

docs/values.md has a row for each kind of value.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox

from parley.names import XSD

_INTEGERS = (
    "byte", "short", "int", "long", "unsignedByte", "unsignedShort", "unsignedInt", "unsignedLong",
    "positiveInteger", "negativeInteger", "nonPositiveInteger", "nonNegativeInteger",
)  # fmt: skip
_DAY = r"-?(?:[1-9]\d{3,}|0\d{3})-\d\d-\d\d"
_TIME = r"(?:[01]\d|2[0-3]):\d\d:\d\d(?:\.\d*[1-9])?"
_ZONE = r"(?:Z|[+-](?!00:00)\d\d:\d\d)?"
_YEARS = r"(?:[1-9]\d*Y)?(?:(?:[1-9]|1[01])M)?"
_SECONDS = r"(?:(?:0\.\d*[1-9]|(?:[1-9]|[1-5]\d)(?:\.\d*[1-9])?)S)?"
_HOURS = rf"(?:(?:[1-9]|1\d|2[0-3])H)?(?:(?:[1-9]|[1-5]\d)M)?{_SECONDS}"
_DAYS = rf"(?:[1-9]\d*D)?(?:T(?=\d){_HOURS})?"
_FORMS = {
    "integer": r"0|-?[1-9]\d*",
    "decimal": r"0|-?(?:[1-9]\d*|0(?=\.))(?:\.\d*[1-9])?",
    "double": r"0|-?(?:[1-9]\d{0,7}|0(?=\.))(?:\.\d{0,6}[1-9])?|-?INF|NaN",
    "float": r"0|-?(?:[1-9]\d{0,2}|0(?=\.))(?:\.\d{0,2}[1-9])?|-?INF|NaN",
    "boolean": r"true|false",
    "date": _DAY + _ZONE,
    "dateTime": f"{_DAY}T{_TIME}{_ZONE}",
    "time": _TIME + _ZONE,
    "gYear": r"-?(?:[1-9]\d{3,}|0\d{3})" + _ZONE,
    "gYearMonth": r"-?(?:[1-9]\d{3,}|0\d{3})-\d\d" + _ZONE,
    "gMonth": r"--\d\d" + _ZONE,
    "gMonthDay": r"--\d\d-\d\d" + _ZONE,
    "gDay": r"---\d\d" + _ZONE,
    "duration": rf"-?P(?=[\dT]){_YEARS}{_DAYS}|PT0S",
    "yearMonthDuration": rf"-?P(?=\d){_YEARS}|P0M",
    "dayTimeDuration": rf"-?P(?=[\dT]){_DAYS}|PT0S",
}
_UNCHANGED: Mapping[str, re.Pattern[str]] = {
    **{XSD + name: re.compile(form) for name, form in _FORMS.items()},
    **{XSD + name: re.compile(r"(?!)") for name in (*_INTEGERS, "dateTimeStamp")},
}
"""For each datatype with another form: texts that the engine surely does not change; for some, none."""

_STRING = XSD + "string"


def changes(text: str, datatype: str) -> bool:
    """Return whether the engine may store another form of a value.

    >>> changes("01", XSD + "integer"), changes("1", XSD + "integer")
    (True, False)
    """
    if datatype == _STRING:
        return False
    form = _UNCHANGED.get(datatype)
    return form is not None and form.fullmatch(text) is None


def new_mask() -> str:
    """Return a mask that is in no data, because it is random."""
    return f"urn:x-as-sent:{secrets.token_hex(12)}:"


class ValueMask:
    """Puts the mask on the values that need it.

    Attributes:
        mask: The text before the datatype.
        used: Whether any value needed it.
    """

    def __init__(self, mask: str | None = None) -> None:
        """Create it with a mask; without one, with a new one."""
        self.mask = mask or new_mask()
        self.used = False

    def keep(self, term: Any) -> Any:
        """Return a term in the form in which the store must have it."""
        if type(term) is ox.Literal:
            datatype = term.datatype.value
            if changes(term.value, datatype):
                self.used = True
                return ox.Literal(term.value, datatype=ox.NamedNode(self.mask + datatype))
        return term


def value_of(term: Any, mask: str) -> Any:
    """Return a term without the mask, as the engine computes with it."""
    if type(term) is ox.Literal:
        datatype = term.datatype.value
        if datatype.startswith(mask):
            return ox.Literal(term.value, datatype=ox.NamedNode(datatype[len(mask) :]))
    return term
