"""Times by an event and its date: "since the road reopened on 30 April", "before the March vote".

An event lies somewhere in its date. So a time before the March vote is before the end of March. Words are
only read if the date can belong to nothing else: not in "since a plan agreed in March failed", nor in "before
the report on the war of 2016".
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import replace

from parley.text.function_words import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    MAYBE_PAST,
    PAST,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    SUBORDINATORS,
)
from parley.times.bounds import Bounds
from parley.times.calendar.durations import read_duration
from parley.times.calendar.edtf import Date
from parley.times.phrases.bounding import at_date, bounded, towards
from parley.times.phrases.event_relations import NAMES
from parley.times.phrases.points import read_date
from parley.times.phrases.ranges import read_range, within
from parley.times.phrases.settling import settled

_FLAGS = re.ASCII | re.IGNORECASE
_INSIDE = {"during", "atTimeOf"}
_STAYING = frozenset((
    "during", "throughout", "amid", "in the course of", "in the midst of", "when", "at the time of",
))  # fmt: skip
"""Words before an event, and seldom before a place."""
_SENSES = frozenset(("from", "on", "over", "as from", "starting", "beginning", "effective", "once"))
"""Words that also come before places and matters: "the men from the raid in March"."""
_BEFORE = re.compile(rf"(?P<before>{'|'.join(sorted(NAMES, key=len, reverse=True))}) (?P<event>.+)", _FLAGS)
_NO_EVENT = frozenset((
    "morning", "afternoon", "evening", "night", "noon", "midnight", "dawn", "dusk", "hours", "day", "days",
    "week", "weeks", "weekend", "month", "months", "year", "years", "decade", "century", "end", "start",
    "beginning", "middle", "half", "quarter", "anniversary", "eve",
    "part", "rest", "date", "time", "deadline", "group", "plan", "report", "book", "law", "figures",
    "perhaps", "hardly", "again",
))  # fmt: skip
"""Words of times, and of things that are no events: the date after them may belong to something else."""
_SEASONS = frozenset(("spring", "summer", "autumn", "winter"))
_STOP = (
    ADVERBS | AUXILIARIES | COORDINATORS | DETERMINERS | MAYBE_PAST | PAST | PREPOSITIONS | RELATIVES
    | SUBJECTS | SUBORDINATORS | _NO_EVENT | {"that", "it", "than", "as", "ago", "until", "till"}
)  # fmt: skip
_THE = r"(?:(?:the|an?|its|their|his|her|this|that) )?"
_OF_WHAT = (
    "signing|signature|outbreak|fall|death|killing|start|beginning|end|collapse|release|arrest|launch"
    "|resumption|overthrow|capture|opening|reopening|closure|breakdown|failure|murder|assassination|bombing"
    "|shelling|election"
)
"""Nouns for an act on something: the date after them belongs to both."""
_DUE = r"(?: (?:scheduled|planned|due|set|called|slated)(?= (?:for|on|in|to) ))?"
_MONTHS = "|".join(calendar.month_name[1:])
_PLACE = (
    r"(?: (?:in|at|near|outside) (?:the (?:town|village|city|port|island|district) of )?"
    rf"(?!{_MONTHS})(?P<place>[A-Z][\w'-]+(?: [A-Z][\w'-]+){{0,2}}))?"
)
_SPREAD = r"(?: (?:along|across|on|in) (?:most|all|many|much|parts|both|the) (?:of the )?[a-z]+(?: [a-z]+)?)?"
"""Where something happened in many places: "fighting stopped | along most front lines"."""
_ON = r"(?:(?:early |late |back )?(?:on|in|of|for|at(?= midnight)) )?"
_NOUNS = re.compile(
    rf"{_THE}(?:(?:{_OF_WHAT}) of (?:the )?)?(?P<nouns>[A-Za-z][\w'-]*(?: [A-Za-z][\w'-]*){{0,3}}?)"
    rf"{_DUE}{_PLACE} (?:(?:on|in|of|for) (?P<date>.+)|(?P<ago>\w+(?: \w+)? ago))",
    re.ASCII,
)
_WITH_PLACE = re.compile(
    r"(?P<nouns>.+?) (?:in|on|at|near|with|over|against) (?:the )?(?P<place>[\w'-]+(?: [\w'-]+){0,2})", _FLAGS
)
_DONE = (
    r"[a-z]+ed|held|signed|shot|killed|struck|made|broken|taken|lost|won|built|found|freed|sent|cut|hit"
    r"|sworn in|driven out"
)
_HAPPENED = (
    r"began|started|broke (?:out|down|off|up)|(?:re)?opened|(?:re)?closed|resumed|restarted|collapsed|ended"
    r"|erupted|stalled|expired|lapsed|elapsed|passed|ran out|took hold|set in|failed"
    r"|fell(?: (?:silent|apart|through))?|died|returned|arrived|left|withdrew|resigned|escalated"
    r"|halted|stopped|ceased|met|convened|gathered|fled|came (?:into (?:force|effect)|to (?:power|an end))"
    r"|(?:laid|put) down (?:(?:its|their) )?(?:weapons|arms|guns)|took up arms"
    r"|went into (?:force|effect)|took (?:effect|office|power|place|over)|seized power|stepped down"
    rf"|(?:was|were|(?:had|has|have) been) (?:{_DONE})(?: (?:out|down|off|up|over))?"
)
_MAKING = (
    "signed|reached|struck|declared|announced|launched|imposed|lifted|seized|captured|took|entered|joined"
    "|suspended|left|opened|reopened|closed|began|started|resumed|lost|won|held|adopted|ratified"
)
"""Verbs whose date is also the date of their object."""
_COMING = (
    "gathers?|meets?|convenes?|assembles?|votes?|sits?|opens?|closes?|begins?|starts?|ends?|expires?|lapses?"
    "|returns?|arrives?|leaves?|resumes?|takes? (?:effect|office|place)"
)
"""Verbs for what is to happen: "after the committee gathers next Wednesday"."""
_CLAUSE = re.compile(
    rf"(?P<subject>\w[\w'-]*(?: [\w'-]+){{0,7}}?) (?:first )?"
    rf"(?:(?:{_HAPPENED})|(?P<coming>{_COMING})|(?:{_MAKING}) {_THE}"
    rf"(?P<object>[\w'-]+(?: [\w'-]+){{0,3}}?)){_PLACE}{_SPREAD} {_ON}(?P<date>.+)",
    re.ASCII,
)
_IN_SUBJECT = PREPOSITIONS | DETERMINERS
_PAPERS = (
    "accords?|agreements?|deal|pact|treaty|truce|cease-?fire|statement|report|letter|declaration|communique"
    "|resolution|ruling|plan|protocol|memorandum|decree|speech|interview|survey|poll|study|announcement"
    "|message|address|proposal|appeal|briefing|filing|judgement|judgment"
)
"""Papers and words that exist already: "under the March accord" is never of the next March."""
_ONE_PAPER = rf"(?:[a-z-]+ ){{0,2}}(?:{_PAPERS})"
_PAPER = re.compile(
    rf"(?:(?:in|under|with|through) )?(?:the|an?|its|their|his|her|that|this) "
    rf"(?P<date>(?:(?:early|mid|late)[ -])?(?:(?:{_MONTHS})(?: \d\d?)?|\d\d? (?:{_MONTHS}))(?: \d{{4}})?"
    r"|\d{4})"
    rf" {_ONE_PAPER}"
    rf"|(?:(?:in|under|with|through) )?(?P<owned>[\w ]+?)(?:'s|(?<=s)') {_ONE_PAPER}"
    rf"|(?:in )?(?:the|an?|its|their|his|her) {_ONE_PAPER} (?:dated|of) (?P<of>.+)",
    re.ASCII,
)
_CALENDAR = frozenset((*calendar.month_name[1:], *calendar.day_name))


def read_event_date(text: str, published: str | None = None, *, ahead: bool | None = False) -> Bounds | None:
    """Return the relation of a time to an event by the date of the event, or None if the text has none.

    >>> since = read_event_date("since the road from Hadrin reopened on 30 April", "2031-05-08")
    >>> since.earliest_start, since.relation
    ('2031-04-30', 'since')
    >>> read_event_date("before the March vote", "2031-02-08", ahead=True).edtf
    '[..2031-03-31]'
    >>> read_event_date("since a plan agreed in March failed")
    """
    if paper := _of_paper(text, published):
        return paper
    match = _BEFORE.fullmatch(text)
    if match is None:
        return None
    said = match["before"].casefold()
    relation = NAMES[said]
    if said in _SENSES or relation == "from":
        return None
    # "By Kelland in 2018" names the agent, and "in the city" a place.
    placed = said == "by" or (relation in _INSIDE and said not in _STAYING)
    for words, told in dates_of(match["event"], placed=placed):
        bounds = _of_range(relation, words, published, throughout=said == "throughout")
        bounds = bounds or _of_ago(relation, words, published)
        bounds = bounds or _of_date(relation, words, published, ahead, told=told)
        if bounds:
            return bounds
    return None


def _of_paper(text: str, published: str | None) -> Bounds | None:
    """Return the date of a paper or of words that exist already: "in Monday's statement"."""
    match = _PAPER.fullmatch(text)
    day = read_date(match["date"] or match["owned"] or match["of"]) if match else None
    if day is None or day.of_day or day.open or day.midnight:
        return None
    return at_date(settled(day, published, ahead=False))


def dates_of(event: str, *, placed: bool) -> Iterator[tuple[str, bool]]:
    """Yield the words of the date of an event, with whether a clause states the event as past.

    Args:
        placed: Whether the words before it may be a place or an agent.
    """
    yield from ((words, False) for words in _before_nouns(event))
    if placed:
        return
    if (named := _NOUNS.fullmatch(event)) and _simple(named["nouns"]):
        yield named["date"] or named["ago"], False
    clause = _CLAUSE.fullmatch(event)
    if clause and _is_subject(clause["subject"]) and (clause["object"] is None or _simple(clause["object"])):
        yield clause["date"], clause["coming"] is None


def _before_nouns(event: str) -> Iterator[str]:
    """Yield the words of a date before the event: "the March vote"."""
    determined = re.match(r"(?:the|its|their|his|her|this|an?) ", event, _FLAGS)
    words = event[determined.end() :].split(" ") if determined else event.split(" ")
    for number in range(1, min(5, len(words) - 1) + 1):
        date, rest = " ".join(words[:number]), " ".join(words[number:])
        owned = re.sub(r"(?:'s|(?<=s)')$", "", date)
        month = date in calendar.month_name and date not in ("May", "March") and rest.endswith("s")
        if (owned != date or determined or month) and _simple(_without_place(rest)):
            yield owned


def _without_place(words: str) -> str:
    """Return words without their end, if that is the place of an event."""
    match = _WITH_PLACE.fullmatch(words)
    return match["nouns"] if match and _simple(match["place"]) else words


def _simple(words: str) -> bool:
    """Return whether words are only nouns and words before nouns, and none of them a date."""
    parts = words.split(" ")
    # "The spring festival", but not "the spring of 2016".
    return len(parts) <= 4 and parts[-1].casefold() not in _SEASONS and all(_is_noun(part) for part in parts)


def _is_noun(word: str) -> bool:
    low = word.casefold()
    # A participle may have a date of its own: "the plan agreed in March".
    verbal = low.endswith(("ed", "ly")) and low not in ("armed", "united")
    other = low in _STOP or low.removesuffix("'s") in _NO_EVENT or word in _CALENDAR
    return not verbal and not other and any(map(str.isalpha, word))


def _is_subject(words: str) -> bool:
    """Return whether words are a subject: nouns, with the prepositions and articles between them."""
    parts = words.split(" ")
    inner = [part for part in parts if part.casefold() not in _IN_SUBJECT]
    if words.casefold() in ("it", "he", "she", "they", "we"):
        return True
    return bool(inner) and all(_is_noun(part) or part in ("group", "deadline") for part in inner)


def _of_range(relation: str, words: str, published: str | None, *, throughout: bool) -> Bounds | None:
    """Return the relation of a time to an event from one date to another: "the siege of 2019-21"."""
    whole = read_range(words, published) or read_range(f"in {words}", published)
    if whole is None or whole.earliest_start is None:
        return None
    if relation in _INSIDE:
        return whole if throughout else within(whole)
    if relation == "since":
        # It began in the course of the event.
        inside = within(whole)
        return inside and bounded("since", Date(inside.edtf, inside.earliest_start, inside.latest_end))
    if relation == "after":
        return bounded("after", Date(whole.earliest_end, whole.earliest_end, whole.latest_end))
    return before_end(whole.latest_start) if relation == "before" else None


def _of_ago(relation: str, words: str, published: str | None) -> Bounds | None:
    """Return the relation of a time to an event some time ago: "since war broke out 20 months ago"."""
    ago = read_duration(words, published) if words.endswith(" ago") else None
    known = ("since", "after", "before", "until", *_INSIDE)
    if ago is None or ago.earliest_start is None or relation not in known:
        return None
    when = Date(ago.edtf, ago.earliest_start, ago.latest_start)
    if relation in _INSIDE:
        return at_date(when)
    return before_end(when.last) if relation == "before" else bounded(relation, when)


def _of_date(
    relation: str, words: str, published: str | None, ahead: bool | None, *, told: bool
) -> Bounds | None:
    day = read_date(words)
    if day is None or day.open or relation in ("around", "asOf", "notBefore"):
        return None
    # Midnight may begin or end its day.
    if day.of_day and not (day.midnight and (relation == "after" or relation in _INSIDE)):
        return None
    if relation in _INSIDE:
        return at_date(settled(day, published, ahead))
    back = told or relation == "since" or (relation == "after" and ahead is False)
    if back or (ahead and relation != "after"):
        when = settled(day, published, not back)
    else:
        # Something before Sunday's vote may also be before a vote in the future.
        when = towards("until", day, published, None)
    if relation != "before":
        return bounded(relation, when)
    return before_end(when.last) or bounded(relation, replace(when, portion=_end_of(when)))


def _end_of(day: Date) -> str | None:
    """Return the portion of a date without days that an event in it precedes: the end of a month."""
    return day.portion or (None if day.names_day else "endOf")


def before_end(last: str | None) -> Bounds | None:
    """Return what is over by a day, in whose course an event may be."""
    return Bounds(latest_start=last, latest_end=last, edtf=f"[..{last}]", relation="before") if last else None
