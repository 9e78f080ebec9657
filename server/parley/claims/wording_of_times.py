"""Times read out: the way back from bounds to plain English.

Two times that differ are not read out alike, so that whoever reads the sentence of a claim knows what
is recorded. What the words leave open is said, too: the year, the end, the date.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from parley.claims.amounts import ordinal
from parley.claims.claim import Bounds
from parley.claims.edtf import PARTS, dated

_THIRDS = {"37": "early {}", "38": "mid-{}", "39": "late {}"}
_CODED = re.compile(r"(?P<year>\d{4})-(?P<code>\d\d)", re.ASCII)
_DATE = re.compile(
    r"(?P<year>\d{4}|XXXX)(?:-(?P<month>0[1-9]|1[0-2]|XX)(?:-(?P<day>0[1-9]|[12]\d|3[01]))?)?", re.ASCII
)
_MARKED = (
    ("by", re.compile(r"\[\.\.(.+)\]")),
    ("after", re.compile(r"\[(.+)\.\.\]")),
    ("since", re.compile(r"(.+)/")),
    ("until", re.compile(r"/(.+)")),
    ("around", re.compile(r"(.+)~")),
)
"""What the form of a label says of the date in it."""
_WITH_DATE = {
    "since": "since {}, end not stated",
    "from": "from {}, end not stated",
    "until": "until {}, start not stated",
    "by": "by {}",
    "before": "before {}",
    "after": "after {}",
    "notBefore": "not before {}",
    "earlyIn": "early in {}",
    "midOf": "in the middle of {}",
    "lateIn": "late in {}",
    "asOf": "as of {}",
    "around": "around {}",
}
_BESIDE = {"previous": "last", "currentUnit": "this", "following": "next"}
_DAYS = {"previous": "yesterday", "currentUnit": "today", "following": "tomorrow"}
_NO_DATE = "(no date stated)"
_WITH_LENGTH = {
    "lasting": "for {}",
    "withinDuration": "within {}",
    "ago": f"{{}} ago {_NO_DATE}",
    "afterDuration": "{} later",
    "beforeDuration": "{} earlier",
    "last": f"in the last {{}} {_NO_DATE}",
    "next": f"in the next {{}} {_NO_DATE}",
}
_LENGTH = re.compile(r"P(?P<time>T?)(?P<count>\d{1,18})(?P<unit>[YMWDH])", re.ASCII)
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute"}
_COUNTS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def in_words(bounds: Bounds) -> str | None:
    """Return a stated time in words, or None where it has no date, weekday, season or length.

    >>> in_words(Bounds("2011-01-01", "2011-12-31", edtf="2011/", relation="since"))
    'since 2011, end not stated'
    >>> in_words(Bounds(edtf="XXXX-03-09")), in_words(Bounds(relation="withinDuration", duration="P30D"))
    ('9 March, year not stated', 'within 30 days')
    """
    if bounds.duration is not None:
        return _length(bounds.duration, bounds.relation)
    if bounds.edtf is None and bounds.season is not None:
        return _yearless(_part(bounds.season), bounds.relation, "year")
    if bounds.edtf is None:
        return None if bounds.weekday is None else _weekday(bounds.weekday, bounds.relation)
    start, _, end = bounds.edtf.partition("/")
    return _interval(start, end, bounds) if start and end else _date(bounds.edtf, bounds)


def _part(season: str) -> str:
    """Return the name of a part of a year or month in words: "spring", "the third quarter"."""
    words = re.sub("[A-Z]", lambda capital: f" {capital[0].lower()}", season)
    return f"the {words}" if " " in words else words


def _yearless(words: str, relation: str | None, wanting: str) -> str:
    """Return a date without its year (and month), and say so."""
    if relation is None:
        return f"{words}, {wanting} not stated"
    if relation in _BESIDE:
        return f"{_BESIDE[relation]} {words.removeprefix('the ')} {_NO_DATE}"
    return _related(relation, f"{words} ({wanting} not stated)")


def _length(duration: str, relation: str | None) -> str:
    """Return a length as "three days", in the words of its relation."""
    match = _LENGTH.fullmatch(duration)
    unit = _UNITS.get(match["time"] + match["unit"]) if match else None
    if match is None or unit is None:
        return f"{relation or ''} {duration}".strip()
    count = int(match["count"])
    if count == 1 and relation in _BESIDE:
        return f"{_DAYS[relation] if unit == 'day' else f'{_BESIDE[relation]} {unit}'} {_NO_DATE}"
    number = _COUNTS[count] if count < len(_COUNTS) else f"{count:,}"
    words = unit if count == 1 and relation in ("last", "next") else f"{number} {unit}{'s' * (count != 1)}"
    if relation is None:
        return words
    template = _WITH_LENGTH.get(relation)
    return template.format(words) if template else f"{relation} {words}"


def _weekday(weekday: str, relation: str | None) -> str:
    if relation in _BESIDE:
        return f"{_BESIDE[relation]} {weekday} {_NO_DATE}"
    return _related(relation, f"a {weekday}") if relation else f"on a {weekday}"


def _interval(start: str, end: str, bounds: Bounds) -> str:
    first = _point(start) + _narrower(start, bounds.earliest_start, bounds.latest_start)
    last = _point(end) + _narrower(end, bounds.earliest_end, bounds.latest_end)
    yearless = start.startswith("XXXX") and end.startswith("XXXX")
    return f"from {first} to {last}" + (", year not stated" if yearless else "")


def _date(edtf: str, bounds: Bounds) -> str:
    """Return a date with its weekday and relation, and what is read out of it where that is not plain."""
    matches = ((name, form.fullmatch(edtf)) for name, form in _MARKED)
    marked, label = next(((name, match[1]) for name, match in matches if match), (None, edtf))
    relation = bounds.relation or marked
    point = _point(_next(label) if relation == "before" and marked else label)
    point = f"{_part(bounds.season)} of {point}" if bounds.season else point
    words = f"{bounds.weekday}, {point}" if bounds.weekday else point
    if label.startswith("XXXX") or relation in _BESIDE:
        return _yearless(words, relation, "month and year" if label.startswith("XXXX-XX") else "year")
    read = words + _read(label, relation, bounds)
    return _related(relation, read) if relation else read


def _related(relation: str, words: str) -> str:
    template = _WITH_DATE.get(relation)
    return template.format(words) if template else f"{relation} {words}"


def _point(label: str) -> str:
    """Return a label as "3 May 2031"; one that states no year, without it."""
    if coded := _CODED.fullmatch(label):
        code, year = coded["code"], coded["year"]
        if code in _THIRDS:
            return _THIRDS[code].format(year)
        if part := PARTS.get(int(code)):
            return f"{part} {year}" if part.islower() else f"{_part(part)} of {year}"
    if re.fullmatch(r"\d{3}X", label):
        return f"the {label[:3]}0s"
    match = _DATE.fullmatch(label)
    if match is None:
        return label
    day = match["day"] and match["day"].removeprefix("0")
    if match["month"] == "XX":
        return f"the {ordinal(int(day))}" if day and match["year"] == "XXXX" else label
    month = match["month"] and calendar.month_name[int(match["month"])]
    return " ".join(filter(None, (day, month, match["year"].replace("XXXX", "")))) or label


def _next(label: str) -> str:
    """Return the year, month or day after that of a label: what "before" was said of."""
    last = dated(label).last
    if last is None:
        return label
    try:
        return (date.fromisoformat(last) + timedelta(days=1)).isoformat()[: len(label)]
    except (ValueError, OverflowError):
        return label


def _read(label: str, relation: str | None, bounds: Bounds) -> str:
    """Return the days that a date is read as, where its label alone does not give them."""
    is_day = len(label) == len("2031-05-03")
    if relation == "by" and bounds.latest_start and not is_day:
        return f" (no later than {bounds.latest_start})"
    if relation == "after" and bounds.earliest_start and not is_day:
        return f" (not before {bounds.earliest_start})"
    days = {
        None: (bounds.earliest_start, bounds.latest_end),
        "since": (bounds.earliest_start, bounds.latest_start),
        "from": (bounds.earliest_start, bounds.latest_start),
        "until": (bounds.earliest_end, bounds.latest_end),
        "asOf": (bounds.earliest_end, bounds.latest_start),
    }
    return _narrower(label, *days.get(relation, (None, None)))


def _narrower(label: str, first: str | None, last: str | None) -> str:
    """Return the days between which a date lies, where they say more than its label, which has no thirds."""
    whole = dated(label)
    if first is None or last is None or (first, last) == (whole.first, whole.last):
        return ""
    return f" (read as between {first} and {last})"
