"""Times in plainer words, by a closed table: "as early as July" is in July, "way back in 2019" is in 2019.

The words that are left out or replaced change no day of the time. If they would, they are not in the table.
"""

from __future__ import annotations

import calendar
import re

from parley.numbers.reading import cardinal
from parley.times.calendar.durations import length_of

_FLAGS = re.ASCII | re.IGNORECASE
_YEAR = r"(?:(?:the|last|this|next) year\b|\d{4}\b)"
_MONTHS = "|".join(calendar.month_name[1:])
_WEEKDAY = f"(?:{'|'.join(calendar.day_name)})"
_DATED = (
    r"(?:the (?:start|beginning|middle|end|first|second|third|fourth) |early|mid|late|last|this|next|\d"
    rf"|{_MONTHS}|{_WEEKDAY})"
)
"""How a date may begin."""
_UNIT = r"(?:hours|days|weeks|months|years|day|week|month|year|decade)"
_UNITED = rf"(?:a few |several |some )?{_UNIT}"
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
)  # fmt: skip
_POINT = (
    r"(?:some ?time|at (?:some|one) (?:point|stage|time)|at various (?:points|times)"
    r"|(?:on )?one (?:day|morning|afternoon|evening|night)|on an? (?:\w+ )?(?:date|day))"
)
_DAY = (
    rf"(?:\d\d?(?:st|nd|rd|th)? (?:{_MONTHS})|(?:{_MONTHS}) \d\d?\b(?!\d)"
    rf"|{_WEEKDAY}\b)"
)
"""How a single day begins."""
_PART = "(?:morning|afternoon|evening|night|noon|midday)"
_FROM_PART = (
    rf"from (?:(?:noon|midday) on )?({_WEEKDAY})(?: {_PART})? (to|until|till|through)"
    rf" (?:(?:noon|midday) on )?({_WEEKDAY})(?: {_PART})?$"
)
"""A range of weekdays with their parts."""
_PLACE = "(?:very )?(?:opening|first|second|third|fourth|fifth|last|final|closing|same|next|following)"
_APPOSED = rf"(?:the )?(?:{_PLACE} day(?: of [a-z' -]+)?|[a-z]+ day|day of [a-z' -]+)"
"""A day by its place or its name, before its date: "the opening day", "polling day"."""
_FIRST_WORD = re.compile(r"[A-Z][a-z]*(?![\w.])")
_NAMES = frozenset((*calendar.month_name, *calendar.day_name, *calendar.month_abbr, *calendar.day_abbr))
_MUCH = r"(?:most|much|the better part)"
_PLAINER: tuple[tuple[str, str], ...] = (
    # A unit, and its date in apposition.
    (rf"(on|until|by|since|from|before) {_APPOSED} (?={_DAY})", r"\1 "),
    (rf"the (?:next|following|same) day (?={_DAY})", "on "),
    (rf"(.*\b{_DAY}) the (?:opening|first|second|third|last|final|closing) day(?: of [a-z' -]+)?$", r"\1"),
    (rf"(in|during) the {_PLACE} month (?=(?:{_MONTHS})\b)", r"\1 "),
    (rf"(in|during) the {_PLACE} year (?=\d{{4}}\b)", r"\1 "),
    # Two occasions.
    (r"(?:first |once )?((?:in|on) .+ and )(?:then )?(?:again|later|once(?: more)?) (?=in |on )", r"\1"),
    (rf"(?:(?:for|over|in|during|throughout) )?{_MUCH} of (?=the (?:past|last) {_UNIT}s?$)", "for "),
    (rf"(?:(?:for|over|in|during|throughout) )?{_MUCH} of (?=the (?:past|last) \w+ {_UNIT}s?$)", "for "),
    (r"(for (?:its|their|his|her|the) first .+) (?:only|alone)", r"\1"),
    # What happened then, with words that compare it with other times.
    (r"dated (?=(?:\d|the )|[A-Z])", "on "),
    (r"(?:most|more) recently (?=(?:in|on|during|over|last|this|at) )", ""),
    (r"(?:first|last|again|once (?:more|again)|already|even|only|just|back) (?=(?:in|on|during|at|over) )",
     ""),
    (r"(?:only|just) (?=(?:last|this|next|yesterday|today|tomorrow|earlier|over)\b)", ""),
    (r"way (?=back in )", ""),
    (rf"{_POINT} (?=(?:last|this|next|early|late|in|on|during|over)\b)", ""),
    (r"on both ", "on "),
    (r"in both ", "in "),
    (r"(.+) alone", r"\1"),
    # Stretches of it.
    (r"all (?=(?:last |this |next )(?:week|month|year)\b)", ""),
    (r"all day(?: on)? ", "on "),
    (r"all (week|month|year)(?: long)?", r"this \1"),
    (r"(?:in |during |over |for |throughout )?the (?:entire|whole|full) (?:month|year|week) of ", "in "),
    (r"through(?:out)? (?=(?:most|much) of )", "for "),
    (rf"(?:through(?: to)?|up to) (?={_DATED})", "until "),
    (r"through (?=(?:the )?(?:spring|summer|autumn|fall|winter)$)", "until "),
    (r"(?:during |in )?this past (?=(?:week|month|year)\b)", "in the past "),
    (r"this (week|month|year) so far", r"so far this \1"),
    # Its beginning and its end.
    (r"(.*\b)the very (?=(?:beginning|start|end) )", r"\1the "),
    (r"(.*\bthe )close (?=of \w+)(?!of business)", r"\1end "),
    (r"(?:closer|nearer) to the end ", "towards the end "),
    (r"near(?:er)? the end ", "towards the end "),
    (r"(?:mid|half)way through ", "in the middle of "),
    (r"early in (?=the (?:week|month|year)$)", "at the start of "),
    (r"late in (?=the (?:week|month|year)$)", "at the end of "),
    (r"at (?:the )?(month|year)(?:'s |-| )end", r"at the end of the \1"),
    (r"(by|before|until) (?:the )?(month|year)(?:'s |-| )end", r"\1 the end of the \2"),
    (r"before the (month|year) is (?:out|over)", r"before the end of the \1"),
    (rf"in the (?:first|opening|early) (?:weeks|months) of (?={_YEAR})", "at the start of "),
    (rf"in the (?:last|final|closing|dying) (?:weeks|months) of (?={_YEAR})", "at the end of "),
    (rf"(.*\bthe )(?:first|opening) three months of (?={_YEAR})", r"\1first quarter of "),
    (rf"(.*\bthe )(?:first|opening) six months of (?={_YEAR})", r"\1first half of "),
    (rf"(.*\bthe )(?:last|final|closing) three months of (?={_YEAR})", r"\1fourth quarter of "),
    (rf"(.*\bthe )(?:last|final|closing) six months of (?={_YEAR})", r"\1second half of "),
    (r"(.*\bthe )(?:last|final) (?=quarter of (?:last|this|next) year)", r"\1fourth "),
    # Days and their parts.
    (r"(.*\w )lunch-?time$", r"\1afternoon"),
    (r"(?:in|during) the (?:small|pre-?dawn) hours of ", "in the early hours of "),
    (r"late (?=last night$)", ""),
    (r"(?:late|early) on (?=\w+ (?:morning|afternoon|evening|night)$)", "on "),
    (r"by (?:the )?(?:close of business|end of (?:the )?day|close of play)(?: on)? (?=\w)", "by "),
    (r"(?:on|in) (.+ at the (?:latest))", r"by \1"),
    (r"(?:on|in) (.+ at the (?:earliest))", r"not before \1"),
    (r"(in|during) the week that (?:began|begins|started|starts)(?: on)? ", r"\1 the week beginning "),
    (rf"(the weekend of )(\d\d?)-(\d\d? (?:{_MONTHS})(?: \d{{4}})?)", r"\1\2 and \3"),
    (rf"(the weekend of )((?:{_MONTHS}) )(\d\d?)(?:-| and )(\d\d?)", r"\g<1>\3 and \4 \2"),
    (r"(?:in|during|over|through) (?=the night (?:of|from) )", "on "),
    (_FROM_PART, r"from \1 \2 \3"),
    # A week after a day to come.
    (rf"(?:on )?({_WEEKDAY}) week$", r"a week from \1"),
    (rf"(an?|one|two|three) (weeks?|fortnight)(?: on)? ({_WEEKDAY}|today|tomorrow)$", r"\1 \2 from \3"),
    # Before, after and since, however far.
    (rf"(?:long|well|{_UNITED}) (?=(?:before|after|following|prior to) {_DATED})", ""),
    (rf"(?:in|over|during) the {_UNIT} (?=(?:since|before|after|following) {_DATED})", ""),
    (r"since (?:at least|as (?:early|far back|long ago) as) ", "by "),
)  # fmt: skip
_TABLE = tuple((re.compile(form, _FLAGS), plain) for form, plain in _PLAINER)
_THE_NTH = re.compile(
    rf"(?P<before>.*\b)the (?P<place>{'|'.join(_ORDINALS)}) of (?P<month>{_MONTHS})\b", _FLAGS
)
_IN = re.compile(
    rf"in (?:just )?(?P<length>(?!the |(?:(?:just|well|slightly|a little) )?(?:under|less) )"
    rf".+ {_UNIT}(?: or two)?)",
    _FLAGS,
)
_AS = re.compile(r"as (?P<how>early|late|recently|soon|long ago|far back) as (?P<date>.+)", _FLAGS)

_YEARS_AGO = re.compile(
    rf"(?P<date>.*\b(?:{_MONTHS}|spring|summer|autumn|winter))"
    r" (?P<count>[a-z]+|\d\d?) years? ago",
    re.ASCII | re.IGNORECASE,
)


def uncapitalised(text: str) -> str:
    """Return words of a time without the capital letter of a sentence; names of days and months keep it.

    >>> uncapitalised("Two months after 1 June"), uncapitalised("May 2031"), uncapitalised("A week later")
    ('two months after 1 June', 'May 2031', 'a week later')
    """
    word = _FIRST_WORD.match(text)
    return text[:1].lower() + text[1:] if word and word[0] not in _NAMES else text


def plainer(text: str, ahead: bool | None) -> str:
    """Return a time in plainer words, or the text itself.

    "As early as Monday" is on Monday if it happened, and not before Monday if it may happen.

    >>> plainer("as early as July", False), plainer("as early as Monday", True)
    ('in July', 'not before Monday')
    >>> plainer("since at least 2019", False), plainer("well before 9 March", False)
    ('by 2019', 'before 9 March')
    """
    if match := _AS.fullmatch(text):
        return _compared(match["how"].casefold(), match["date"], ahead) or text
    text = _nth(text)
    for form, plain in _TABLE:
        if match := form.match(text):
            text = match.expand(plain) + text[match.end() :]
    return text


def from_now(text: str) -> str:
    """Return a time of something to come in which a length is when, and not how long it takes.

    >>> from_now("in two weeks"), from_now("in less than two weeks")
    ('two weeks from now', 'in less than two weeks')
    """
    match = _IN.fullmatch(text)
    return f"{match['length']} from now" if match and length_of(match["length"].casefold()) else text


def _compared(how: str, date: str, ahead: bool | None) -> str | None:
    """Return a date that is called early or late."""
    if ahead is False and how != "soon":
        return date if re.match(r"(?:in|on|last|this|yesterday|the)\b", date, _FLAGS) else f"in {date}"
    return f"not before {date}" if ahead and how in ("early", "soon") else None


def _nth(text: str) -> str:
    """Return a text with the number of a day: "the third of May" is 3 May."""
    match = _THE_NTH.match(text)
    if match is None:
        return text
    number = _ORDINALS.index(match["place"].casefold()) + 1
    return f"{match['before']}{number} {match['month']}{text[match.end() :]}"


def in_new_year(text: str, published: str | None, ahead: bool | None) -> str:
    """Return "in the new year", of something to come in an article of a second half of a year, with the year.

    >>> in_new_year("in the new year", "2031-11-08", True), in_new_year("in the new year", "2031-01-08", True)
    ('in 2032', 'in the new year')
    """
    is_near = bool(ahead) and published is not None and published[5:7] > "06"
    if published is None or not is_near or text.casefold() != "in the new year":
        return text
    return f"in {int(published[:4]) + 1}"


def in_the_year(text: str, published: str | None) -> str:
    """Return a month or season of some years ago with the number of its year, if the publication is known.

    >>> in_the_year("in winter three years ago", "2031-05-08"), in_the_year("in May a year ago", "2031-05-08")
    ('in winter 2028', 'in May 2030')
    >>> in_the_year("three years ago", "2031-05-08")
    'three years ago'
    """
    match = _YEARS_AGO.fullmatch(text) if published else None
    if match is None or published is None:
        return text
    count = 1 if match["count"].casefold() in ("a", "an", "one") else cardinal(match["count"].casefold())
    return f"{match['date']} {int(published[:4]) - count}" if count else text
