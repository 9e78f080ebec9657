"""Times in words: the time that a passage states, or none of the forms, and the way back.

The table is data, in ``times.toml``.
"""

from __future__ import annotations

import calendar
import re
import tomllib
from dataclasses import astuple
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.claims.dating import beside, by_event, read_time
from parley.names import term
from parley.text.spans import Span
from parley.times.bounds import Bounds
from parley.times.phrases.event_relations import relation_of
from parley.times.phrases.following import at_end, followed, is_point, may_point_ahead, points_back
from parley.times.phrases.grammar import direction, parse_time
from parley.times.phrases.years import further_years, years_in
from parley.times.wording.impossible import impossible
from parley.times.wording.times import in_words

TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("times.toml").read_text("utf-8"))
STATED: dict[str, list[str]] = TABLE["stated"]
REFUSED: list[str] = TABLE["refused"]["words"]
IMPOSSIBLE: dict[str, str] = TABLE["impossible"]
PUBLISHED = "2031-05-08"
READINGS = ((None, False), (PUBLISHED, False), (PUBLISHED, True))
"""What is known of the article and of the claim in each reading of the table."""


def _bounds(written: str) -> Bounds | None:
    """Return the bounds that a cell of the table writes."""
    if written == "none":
        return None
    held = dict(part.split("=", 1) for part in written.split(" "))
    both = held.pop("in", "..")
    days = [day for edge in ("start", "end") for day in _days(held.pop(edge, both))]
    return Bounds(*days, **held)


def _days(written: str) -> tuple[str | None, str | None]:
    """Return the first and the last day of a span: "2031-05-03", "2031-05-03..2031-05-05", "..2031-05-05"."""
    first, dots, last = written.partition("..")
    return first or None, (last if dots else first) or None


ROWS = {
    words: [_bounds(cells[min(number, len(cells) - 1)]) for number in range(len(READINGS))]
    for words, cells in STATED.items()
}
KNOWN = list(dict.fromkeys(bounds for cells in ROWS.values() for bounds in cells if bounds is not None))


@pytest.mark.parametrize(("words", "bounds"), ROWS.items(), ids=ROWS)
def test_stated_time(words: str, bounds: list[Bounds | None]) -> None:
    assert [parse_time(words, published, ahead=ahead) for published, ahead in READINGS] == bounds


@pytest.mark.parametrize("words", REFUSED)
def test_whatever_is_not_on_the_list_is_no_time(words: str) -> None:
    assert [parse_time(words, published, ahead=ahead) for published, ahead in READINGS] == [None] * 3


@pytest.mark.parametrize("more", ["{} perhaps", "hardly {}"])
def test_a_word_more_is_not_understood(more: str) -> None:
    assert [words for words in STATED if parse_time(more.format(words), PUBLISHED)] == []


def test_the_capital_letter_of_a_sentence_changes_nothing() -> None:
    plain = [words for words in STATED if words[0].islower()]
    changed = [words for words in plain if parse_time(words[0].upper() + words[1:]) != parse_time(words)]
    assert len(plain) > 900
    assert changed == []


@pytest.mark.parametrize(("words", "fault"), IMPOSSIBLE.items(), ids=IMPOSSIBLE)
def test_no_such_time(words: str, fault: str) -> None:
    assert parse_time(words) is None
    assert impossible(words) == fault


def test_nothing_is_wrong_with_a_time() -> None:
    assert [words for words in STATED if impossible(words)] == []


BEHIND = {
    ", down from 40 in the same period last year": set(),
    ", more than last year": set(),
    ", when last year's truce lapsed": set(),
    " of last year": {"last year"},
    " and last year": {"last year"},
}


@pytest.mark.parametrize(("behind", "years"), BEHIND.items(), ids=BEHIND)
def test_years_behind_a_time(behind: str, years: set[str]) -> None:
    assert further_years(behind) == years


FOLLOWED = [(words, told, same) for words, cells in TABLE["followed"].items() for told, same in cells.items()]


@pytest.mark.parametrize(("words", "told", "same"), FOLLOWED, ids=[" + ".join(row[:2]) for row in FOLLOWED])
def test_time_follows_from_the_one_that_was_told(words: str, told: str, same: str) -> None:
    stated = parse_time(told)
    assert stated is not None
    assert points_back(words)
    found = followed(words, stated, PUBLISHED)
    assert found == (_bounds(same) if same == "none" or "=" in same else parse_time(same))
    assert found is None or _is_about(found) or parse_time(in_words(found)) == found


def _is_about(bounds: Bounds) -> bool:
    """Whether it is about a date, or since then; its words do not say how far from it."""
    return bounds.has_days and (bounds.edtf or "").endswith("~")


@pytest.mark.parametrize("words", TABLE["apart"]["words"])
def test_what_does_not_point_back_follows_from_nothing(words: str) -> None:
    told = parse_time("on 3 May 2030")
    assert told is not None
    assert not points_back(words)
    assert followed(words, told, PUBLISHED) is None


def test_a_length_is_no_time_to_point_back_to() -> None:
    lengths = ("for three days", "two weeks", "within a month")
    assert [is_point(parse_time(words) or Bounds()) for words in lengths] == [False] * 3
    points = ("in March", "on Tuesday", "since then", "last summer", "at 10 a.m.", "two days later")
    assert [is_point(parse_time(words) or Bounds()) for words in points] == [True] * 6


def test_a_length_may_end_with_the_earlier_time() -> None:
    thursday = parse_time("on Thursday, 8 May 2031")
    assert thursday is not None
    same = parse_time("for three days until 8 May 2031")
    assert followed("three days", at_end(thursday)) == same
    assert same is not None
    assert (same.earliest_start, same.latest_start) == ("2031-05-05", "2031-05-06")


AHEAD_OF = {"before the vote": True, "for nine days": True, "since then": False, "the next day": False}


@pytest.mark.parametrize(("words", "may"), AHEAD_OF.items(), ids=AHEAD_OF)
def test_only_events_and_lengths_may_have_their_day_stated_later(words: str, may: bool) -> None:
    assert may_point_ahead(words) == may


def test_where_the_direction_is_open_only_what_has_one_is_dated() -> None:
    assert parse_time("on Tuesday", PUBLISHED, ahead=None) == Bounds(weekday="Tuesday")
    assert parse_time("in March", PUBLISHED, ahead=None) == Bounds(edtf="XXXX-03")
    assert parse_time("next Monday", PUBLISHED, ahead=None) == parse_time("on Monday 12 May 2031")
    assert parse_time("yesterday", PUBLISHED, ahead=None) == parse_time("7 May 2031")


def test_modalities_have_a_direction() -> None:
    assert [direction(term(name)) for name in ("actual", "planned", "hypothetical")] == [False, True, None]


def test_a_sunday_may_end_a_week_or_begin_one() -> None:
    assert parse_time("last week", "2031-05-11") == parse_time("some time between 28 April and 10 May 2031")


def test_a_leap_day_is_of_a_leap_year() -> None:
    assert parse_time("on 29 February", "2032-05-08") == parse_time("on 29 February 2032")
    assert parse_time("on 29 February", PUBLISHED) == Bounds(edtf="XXXX-02-29")


TOLD = {
    ("The guns fell silent ", "at noon on 1 November"): "at noon on 1 November 2030",
    ("The bridge was closed ", "on 9 July"): "on 9 July 2030",
    ("The truce began ", "in June"): "in June 2030",
    ("The truce began ", "on 9 March"): "on 9 March 2031",
    ("He said the office opens ", "on 9 July"): "on 9 July",
    ("The truce begins ", "on 9 July"): "on 9 July",
    ("It was planned ", "for 9 July"): "on 9 July",
    ("It was to begin ", "on 9 July"): "on 9 July",
    ("The rate fell, and the office opens ", "on 9 July"): "on 9 July",
    ("The armed group meets ", "on 9 July"): "on 9 July",
    ("The truce of 2016 began ", "on 9 July"): "on 9 July",
    ("", "on 9 July"): "on 9 July",
}


@pytest.mark.parametrize(("stated", "same"), TOLD.items(), ids=str)
def test_what_a_verb_tells_of_as_past_is_before_the_publication(stated: tuple[str, str], same: str) -> None:
    before, words = stated
    text = f"{before}{words}."
    span = Span(len(before), len(text) - 1)
    around = beside(text, span, Span(0, len(text)))
    assert read_time(words, PUBLISHED, False, *around) == parse_time(same)


POSSIBLE = {
    ("If both camps accept ", "by mid-June"): "by mid-June 2031",
    ("It could reopen ", "on Friday"): "on Friday, 9 May 2031",
    ("It could reopen ", "in March"): "in March",
    ("They could have left ", "on 9 July"): "on 9 July",
    ("They may have left ", "on Friday"): "on Friday",
    ("If it was planned ", "for 9 July"): "for 9 July",
}


@pytest.mark.parametrize(("stated", "same"), POSSIBLE.items(), ids=str)
def test_what_may_be_so_is_ahead_if_it_is_near(stated: tuple[str, str], same: str) -> None:
    before, words = stated
    around = beside(before + words, Span(len(before), len(before + words)), Span(0, len(before + words)))
    assert read_time(words, PUBLISHED, None, *around) == parse_time(same)


PROMISED = {
    ("The Guard promised to hand them in ", "by mid-April", ""): "by mid-April 2031",
    ("The Guard plans to hand them in ", "by mid-April", ""): "by mid-April",
    ("The Guard promised to hand them in ", "by mid-June", ""): "by mid-June 2031",
    ("The reading, set ", "for early April", ", was dropped."): "for early April 2031",
    ("The vote, set ", "for 9 June", ", was put off."): "for 9 June 2031",
}


@pytest.mark.parametrize(("stated", "same"), PROMISED.items(), ids=str)
def test_what_was_promised_is_near_on_either_side(stated: tuple[str, str, str], same: str) -> None:
    before, words, behind = stated
    text = before + words + behind
    around = beside(text, Span(len(before), len(before + words)), Span(0, len(text)))
    assert read_time(words, PUBLISHED, True, *around) == parse_time(same)


TOLD_OF = {
    ("For six days, ", "from 9 July", ", the boats carried salt."): "from 9 July 2030",
    ("", "From 9 July", " both towns lived without power."): "from 9 July 2030",
    ("The two armies ruled the port ", "until Friday afternoon", "."): "until Friday 2 May 2031",
    ("They held the mill for weeks, ", "from 9 July", "."): "from 9 July 2030",
    ("", "Until Friday afternoon", ", the bridge stayed empty."): "until Friday 2 May 2031",
    ("They held the old mill ", "until the end of June", "."): "until the end of June 2030",
    ("", "On 9 July", ", the guns of the fort fell silent."): "on 9 July 2030",
    ("The gate stayed shut ", "until Friday afternoon", "."): "until Friday 2 May 2031",
    ("", "For six days, from 9 July", ", the boats carried salt."): "for six days from 9 July 2030",
    ("The council approved a curfew ", "from 9 July", "."): "from 9 July 2031",
    ("The truce was extended ", "until 9 July", "."): "until 9 July 2031",
    ("The bridge is closed ", "from 9 July", "."): "from 9 July 2031",
    ("", "From 9 July", ", the bridge is closed."): "from 9 July 2031",
    ("They agreed to open the port ", "from 9 July", "."): "from 9 July 2031",
    ("She said that the port opens ", "from 9 July", "."): "from 9 July 2031",
}


@pytest.mark.parametrize(("stated", "same"), TOLD_OF.items(), ids=str)
def test_what_a_clause_tells_of_as_past_looks_back(stated: tuple[str, str, str], same: str) -> None:
    before, words, behind = stated
    text = before + words + behind
    around = beside(text, Span(len(before), len(before) + len(words)), Span(0, len(text)))
    assert read_time(words, PUBLISHED, False, *around) == parse_time(same)
    assert read_time(words, PUBLISHED, True, *around) == parse_time(words, PUBLISHED, ahead=True)


MONTH_BESIDE = {
    ("It is to open on 1 September and end ", "by the 20th", "."): "by 20 September 2031",
    ("It is to open in June, and end ", "on the 20th", "."): "on 20 June 2031",
    ("From Sept. 3, 2032 it is to open, and end ", "by the 20th", "."): "by 20 September 2032",
    ("It is to end ", "by the 20th", "."): "by 20 May 2031",
    ("It is to open on 25 September and end ", "by the 3rd", "."): "by the 3rd",
    ("It is to open next month and end ", "by the 20th", "."): "by the 20th",
    ("It is to end ", "by the 20th", ", a week after 13 June."): "by the 20th",
}


@pytest.mark.parametrize(("stated", "same"), MONTH_BESIDE.items(), ids=str)
def test_day_is_of_the_month_named_before_it(stated: tuple[str, str, str], same: str) -> None:
    before, words, behind = stated
    text = before + words + behind
    around = beside(text, Span(len(before), len(before) + len(words)), Span(0, len(text)))
    assert read_time(words, PUBLISHED, True, *around) == parse_time(same)


def test_what_had_been_planned_may_be_over() -> None:
    text = "The boats were to leave from 15 February."
    span = Span(24, len(text) - 1)
    around = beside(text, span, Span(0, len(text)))
    assert read_time(span.of(text), "2031-06-08", True, *around) == parse_time("from 15 February 2031")
    assert read_time(span.of(text), "2031-06-08", True, frozenset(), False) == parse_time("from 15 February")
    assert read_time(span.of(text), "2031-09-08", True, *around) == parse_time("from 15 February")
    assert read_time("from 15 October", "2031-09-08", True, *around) == parse_time("from 15 October 2031")
    assert read_time("on Monday", "2031-09-08", True, *around) == parse_time("on Monday, 8 September 2031")


LAPSED = ("was to have discussed it", "had been due to open", "were supposed to meet", "were to have met")


@pytest.mark.parametrize("plan", LAPSED)
def test_plan_whose_time_is_over_is_reckoned_backwards(plan: str) -> None:
    text = f"The council {plan} on Tuesday."
    span = Span(text.index("on Tuesday"), len(text) - 1)
    around = beside(text, span, Span(0, len(text)))
    assert read_time("on Tuesday", PUBLISHED, True, *around) == parse_time("on Tuesday", PUBLISHED)


def test_what_is_planned_is_of_no_year_that_is_over() -> None:
    text = "From 1 August they are to send readings, which they last did in 2011."
    around = beside(text, Span(0, 13), Span(0, len(text)))
    assert read_time("From 1 August", PUBLISHED, True, *around) == parse_time("from 1 August 2031")
    assert read_time("on 1 May", PUBLISHED, False, *around) == parse_time("on 1 May")


def test_what_happened_is_of_no_year_to_come() -> None:
    text = "Donors met on 1 May and pledged funds for 2033 to 2036."
    around = beside(text, Span(11, 19), Span(0, len(text)))
    assert read_time("on 1 May", PUBLISHED, False, *around) == parse_time("on 1 May 2031")
    assert read_time("on 1 May", PUBLISHED, None, *around) == parse_time("on 1 May")


SEASONS = [(words, *row) for words, rows in TABLE["seasons"].items() for row in rows.items()]


@pytest.mark.parametrize(("words", "place", "same"), SEASONS, ids=[" ".join(row[:2]) for row in SEASONS])
def test_season_has_days_where_the_hemisphere_is_known(words: str, place: str, same: str) -> None:
    hemisphere, published, way = place.split(" ")
    context = (words, published, way == "ahead", frozenset[str](), False)
    found = read_time(*context, hemisphere=hemisphere)
    assert found == (parse_time(same) if same != "none" else read_time(*context))
    assert found is None or parse_time(in_words(found)) == found
    assert read_time(*context) == parse_time(words, published, ahead=way == "ahead")


def test_next_season_is_counted_from_the_publication_beside_any_year() -> None:
    years = frozenset(["2016"])
    stated = read_time("before next winter", PUBLISHED, None, years, False, hemisphere="southern")
    assert stated is not None
    assert stated.latest_end == "2031-06-20"


def test_season_beside_another_year_has_no_days() -> None:
    stated = read_time("in the spring", PUBLISHED, False, frozenset(["2016"]), False, hemisphere="northern")
    assert stated == Bounds(season="spring")


OPEN_YEAR = {
    "in March": "in March",
    "since January": "since January",
    "on Friday, 9 May": "on Friday, 9 May",
    "on the 19th": "on the 19th",
    "in late January": "in late January",
    "in the first quarter": "in the first quarter",
    "from 3 to 5 May": "from 3 to 5 May",
}
NO_OPEN_YEAR = (
    "on Tuesday", "last week", "last December", "in April of last year", "yesterday", "over the weekend",
    "overnight", "three weeks ago", "from Tuesday to Thursday", "on 3 May 2030", "Monday or Tuesday",
    "since 2019",
)  # fmt: skip
YEARS = {
    "A second truce, in 2016, held": {"2016"},
    "in the 1990s and mid-2014": {"1990", "2014"},
    "last year": {"last year"},
    "in March, the same month last year": {"last year"},
    "2,016 men, $2000, 3.1415, 12.2016, 20165 and at 1430 GMT": set(),
    "a truce": set(),
}


@pytest.mark.parametrize("words", OPEN_YEAR)
def test_year_is_open_where_the_sentence_names_another(words: str) -> None:
    stated = parse_time(words, PUBLISHED, years=frozenset(["2016"]))
    assert stated == parse_time(words)
    assert stated is not None


@pytest.mark.parametrize(
    "words", ["from early March until April", "on 11 or 12 June", "between May and mid-June"]
)
def test_no_half_of_a_time_is_kept_where_its_year_is_open(words: str) -> None:
    assert parse_time(words, "2031-07-01") is not None
    assert parse_time(words, "2031-07-01", years=frozenset(["2016"])) is None


@pytest.mark.parametrize("words", NO_OPEN_YEAR)
def test_what_is_of_no_open_year_is_dated_beside_any(words: str) -> None:
    dated = parse_time(words, PUBLISHED)
    assert parse_time(words, PUBLISHED, years=frozenset(["2016"])) == dated
    assert dated is not None


def test_year_that_is_that_of_the_time_leaves_nothing_open() -> None:
    assert parse_time("in March", PUBLISHED, years=frozenset(["2031"])) == parse_time("in March 2031")
    assert parse_time("in December", PUBLISHED, years=frozenset(["2031"])) == Bounds(edtf="XXXX-12")


@pytest.mark.parametrize(("text", "years"), YEARS.items(), ids=YEARS)
def test_years_of_a_sentence(text: str, years: set[str]) -> None:
    assert years_in(text) == years


IN_MONTH = {
    ("in March", "2031-05"): "in March 2031",
    ("in May", "2031-05"): "in May 2031",
    ("on 9 March", "2031-05"): "on 9 March 2031",
    ("last month", "2031-05"): "in April 2031",
    ("last year", "2031-05"): "in 2030",
    ("since January", "2031"): "since January 2031",
    ("last year", "2031"): "in 2030",
    ("early this year", "2031"): "in early 2031",
    ("on 3 May 2030", "2031"): "on 3 May 2030",
}
OPEN_IN_MONTH = {
    "on Tuesday": "2031-05",
    "last week": "2031-05",
    "yesterday": "2031-05",
    "on 19 May": "2031-05",
    "three weeks ago": "2031-05",
    "in March": "2031",
    "last month": "2031",
}


@pytest.mark.parametrize(("stated", "same"), IN_MONTH.items(), ids=str)
def test_days_that_a_time_has_on_each_day_of_publication(stated: tuple[str, str], same: str) -> None:
    assert parse_time(*stated) == parse_time(same)


@pytest.mark.parametrize(("words", "published"), OPEN_IN_MONTH.items(), ids=OPEN_IN_MONTH)
def test_days_are_open_where_those_of_publication_differ(words: str, published: str) -> None:
    assert parse_time(words, published) == parse_time(words)


RELATIONS = {
    "since": Bounds(relation="since"),
    "Since the": Bounds(relation="since"),
    "until": Bounds(relation="until"),
    "by the": Bounds(relation="by"),
    "prior to the": Bounds(relation="before"),
    "following": Bounds(relation="after"),
    "during the": Bounds(relation="during"),
    "in": Bounds(relation="during"),
    "as of": Bounds(relation="asOf"),
    "throughout the": Bounds(relation="during"),
    "amid": Bounds(relation="during"),
    "at": Bounds(relation="atTimeOf"),
    "at the time of the": Bounds(relation="atTimeOf"),
    "by the time of the": Bounds(relation="by"),
    "ahead of": Bounds(relation="before"),
    "on the eve of": Bounds(relation="before"),
    "in the run-up to the": Bounds(relation="before"),
    "in the days before the": Bounds(relation="before"),
    "in the hours after": Bounds(relation="after"),
    "in the wake of their": Bounds(relation="after"),
    "shortly before": Bounds(relation="before"),
    "after a": Bounds(relation="after"),
    "not until the": Bounds(relation="notBefore"),
    "hours after the": Bounds(relation="afterDuration", duration="PT1H", comparator="moreThanOne"),
    "several hours after": Bounds(relation="afterDuration", duration="PT1H", comparator="moreThanOne"),
    "three weeks after the": Bounds(relation="afterDuration", duration="P3W"),
    "nearly three weeks after": Bounds(relation="afterDuration", duration="P3W", comparator="nearly"),
    "The day after": Bounds(relation="afterDuration", duration="P1D"),
    "just days before the": Bounds(relation="beforeDuration", duration="P1D", comparator="moreThanOne"),
    "a year before its": Bounds(relation="beforeDuration", duration="P1Y"),
    "within 30 days of the": Bounds(relation="withinDuration", duration="P30D"),
    "on the third day of the": Bounds(relation="onUnit", duration="P3D"),
    "in the early days of": Bounds(relation="during", portion="earlyIn"),
    "since the early days of the": Bounds(relation="since", portion="earlyIn"),
    "in the last days of": Bounds(relation="during", portion="lateIn"),
    "at the end of the": Bounds(relation="during", portion="lateIn"),
    "before the end of the": Bounds(relation="before", portion="endOf"),
    "until the end of": Bounds(relation="until", portion="endOf"),
    "late in the": Bounds(relation="during", portion="lateIn"),
    "within 10 days of the": Bounds(relation="withinDuration", duration="P10D"),
    "about four weeks after the": Bounds(relation="afterDuration", duration="P4W", comparator="about"),
    "four to six weeks after the": Bounds(relation="afterDuration", duration="P4W/P6W"),
    "three days into the": Bounds(relation="during", duration="P3D"),
    "just hours into": Bounds(relation="during", duration="PT1H", comparator="moreThanOne"),
    "two to three years into their": Bounds(relation="during", duration="P2Y/P3Y"),
    "two days before it was": Bounds(relation="beforeDuration", duration="P2D"),
    "10 days after they had been": Bounds(relation="afterDuration", duration="P10D"),
    "before they": Bounds(relation="before"),
    "when it was": Bounds(relation="atTimeOf"),
    "once the": Bounds(relation="after"),
    "as soon as": Bounds(relation="after"),
    "once they have": Bounds(relation="after"),
    "with less than two weeks to go before the": Bounds(
        relation="beforeDuration", duration="P2W", comparator="lessThan"
    ),
    "two weeks to go after the": None,
    "far into the": None,
    "into the": None,
    "before it was not": None,
    "in it": None,
    "for three days after": None,
    "the": None,
    "": None,
}


@pytest.mark.parametrize(("words", "bounds"), RELATIONS.items(), ids=RELATIONS)
def test_relation_to_an_event(words: str, bounds: Bounds | None) -> None:
    assert relation_of(words) == bounds


IN_WORDS = {
    "2024": "in 2024",
    "late 2024": "in late 2024",
    "mid-2024": "in mid-2024",
    "late February 2023": "in late February 2023",
    "on 3 April 2024": "on 3 April 2024",
    "the second quarter of 2030": "in the second quarter of 2030",
    "the 1990s": "in the 1990s",
    "Wednesday, 9 April 2031": "on Wednesday, 9 April 2031",
    "on 9 March": "on 9 March",
    "in March": "in March",
    "Friday, May 9": "on Friday, 9 May",
    "late July": "in late July",
    "not before mid-January": "not before mid-January",
    "the second week of November": "in the second week of November",
    "the second week of November 2031": "in the second week of November 2031",
    "on the 19th": "on the 19th",
    "spring": "in the spring",
    "since the summer of 2015": "since the summer of 2015",
    "last summer": "last summer",
    "the third quarter": "in the third quarter",
    "on Tuesday": "on a Tuesday",
    "since Tuesday": "since Tuesday",
    "last Tuesday": "last Tuesday",
    "since 2011": "since 2011",
    "since mid-2015": "since mid-2015",
    "until May 2020": "until May 2020",
    "by 29 June 2030": "by 29 June 2030",
    "by 2030": "by 2030",
    "by the end of February 2031": "by the end of February 2031",
    "before 2018": "before 2018",
    "before 1 March 2016": "before 1 March 2016",
    "after 2018": "after 2018",
    "as of early 2025": "as of early 2025",
    "around 2014": "around 2014",
    "from 2016 through late December 2017": "from 2016 to late December 2017",
    "3-5 May 2031": "from 3 to 5 May 2031",
    "24 and 25 September": "from 24 to 25 September",
    "at 10 a.m. on Monday": "at 10 a.m. on a Monday",
    "before dawn": "before dawn",
    "to late afternoon": "in late afternoon",
    "for most of March": "for most of March",
    "throughout most of 2030": "for most of 2030",
    "on a Sunday in March": "on a Sunday in March",
    "for two years and three months": "for two years and three months",
    "in just under four years": "less than four years",
    "over the weekend": "over the weekend",
    "three days": "three days",
    "for nine hours": "for nine hours",
    "for nearly four decades": "for nearly four decades",
    "within hours": "within hours",
    "three weeks ago": "three weeks ago",
    "two days later": "two days later",
    "the past week": "in the last week",
    "in recent weeks": "in recent weeks",
    "for the third day": "for the third day",
    "a week or two": "one to two weeks",
    "for another six to eight weeks": "for six to eight weeks",
    "for the first time in 34 years": "in the last 34 years",
    "two days before it was delivered": "two days earlier",
    "before the end of the year": "before the end of the year",
    "last week": "last week",
    "yesterday": "yesterday",
}
DATED_IN_WORDS = {
    "on Tuesday": "on Tuesday, 6 May 2031",
    "last Tuesday": "on Tuesday, 29 April or 6 May 2031",
    "on March 9": "on 9 March 2031",
    "last week": "in the week of 28 April 2031",
    "over the weekend": "over the weekend of 3 and 4 May 2031",
    "since early December": "since early December 2030",
    "by the end of February": "by the end of February 2031",
    "at midnight on 30 April": "on 30 April or 1 May 2031",
    "until the last weekend of April": "until the weekend of 26 and 27 April 2031",
    "three weeks ago": "around 17 April 2031",
    "late last year": "in late 2030",
    "Monday or Tuesday": "on 5 or 6 May 2031",
    "in March or April": "in March or April 2031",
    "at midnight on Sunday": "on 4 or 5 May 2031",
    "shortly after 4 p.m. on Tuesday": "on Tuesday, 6 May 2031",
}
BY_EVENT = {
    ("three weeks after", "the summit"): "three weeks after the summit",
    ("during", "the talks"): "during the talks",
    ("since the early days of", "the conflict"): "since the early days of the conflict",
    ("several hours before", "the vote"): "hours before the vote",
    ("within 30 days of", "the signing"): "within 30 days of the signing",
    ("on the third day of", "the talks"): "on the third day of the talks",
    ("before", "the strikes"): "before the strikes",
    ("nearly two weeks into", "the talks"): "nearly two weeks into the talks",
    ("four to six weeks after", "the summit"): "four to six weeks after the summit",
}


DATED_BY_EVENT = {
    ("since war broke out in June 2017", "since", "the war"): "since the war (since June 2017)",
    ("before the March vote", "before", "the vote"): "before the vote (before 1 April 2031)",
    ("after Monday's attack", "after", "the attack"): "after the attack (not before Monday, 5 May 2031)",
    ("throughout the siege of 2019-20", "during", "the siege"): "during the siege (from 2019 to 2020)",
    ("at Sunday's election", "at", "the election"): "at the time of the election (on Sunday, 4 May 2031)",
}


@pytest.mark.parametrize(("stated", "words"), DATED_BY_EVENT.items(), ids=str)
def test_in_words_by_an_event_and_its_date(stated: tuple[str, str, str], words: str) -> None:
    passage, before, event = stated
    bounds = by_event(parse_time(passage, PUBLISHED) or Bounds(), relation_of(before))
    assert in_words(bounds, event) == words


@pytest.mark.parametrize("passage", [passage for passage, *_ in DATED_BY_EVENT])
def test_events_are_read_only_where_they_may_be(passage: str) -> None:
    assert parse_time(passage, PUBLISHED, events=False) is None


@pytest.mark.parametrize(("passage", "words"), IN_WORDS.items(), ids=IN_WORDS)
def test_in_words(passage: str, words: str) -> None:
    assert in_words(parse_time(passage) or Bounds()) == words


@pytest.mark.parametrize(("passage", "words"), DATED_IN_WORDS.items(), ids=DATED_IN_WORDS)
def test_in_words_by_the_day_of_publication(passage: str, words: str) -> None:
    assert in_words(parse_time(passage, PUBLISHED) or Bounds()) == words


@pytest.mark.parametrize(("passage", "words"), BY_EVENT.items(), ids=str)
def test_in_words_by_an_event(passage: tuple[str, str], words: str) -> None:
    before, event = passage
    assert in_words(relation_of(before) or Bounds(), event) == words


def test_a_relation_without_its_event_reads() -> None:
    read = [in_words(Bounds(relation=relation)) for relation in ("before", "after", "since", "atTimeOf")]
    assert read == ["before that", "after that", "since then", "at that time"]


def test_a_notion_is_called_by_its_words() -> None:
    assert in_words(Bounds(relation="notion:in-the-heat-of"), "the talks") == "in the heat of the talks"


def test_words_of_a_time_state_it_again() -> None:
    known = [bounds for bounds in KNOWN if not _is_about(bounds)]
    assert [bounds for bounds in known if parse_time(in_words(bounds)) != bounds] == []


def test_a_time_at_some_distance_is_around_the_date_in_the_middle() -> None:
    near = [in_words(bounds) for bounds in KNOWN if _is_about(bounds)]
    assert all(re.fullmatch(r"(since )?around (\d+ )?([A-Z][a-z]+ )?\d{4}", words) for words in near)
    assert len({words.removeprefix("since ").count(" ") for words in near}) == 3


def test_what_is_about_a_date_has_no_words_for_days_that_are_not_around_it() -> None:
    days = ("2031-05-03", "2031-05-17")
    assert in_words(Bounds(*days, *days, edtf="2031-05-10~")) == "around 10 May 2031"
    assert "around" not in in_words(Bounds(*days, *days, edtf="2031-05-03~"))
    assert "around" not in in_words(Bounds(*days, *days, edtf="[2031-05-03..2031-05-17]"))


@pytest.mark.parametrize("bounds", [*filter(None, RELATIONS.values())], ids=str)
def test_words_before_an_event_state_their_relation_again(bounds: Bounds) -> None:
    assert relation_of(in_words(bounds, "").strip()) == bounds


MONTHS = [name for name in calendar.month_name if name]
EVENT = st.builds(
    "{} {}".format,
    st.sampled_from(("since", "until", "before", "after", "by", "during", "when", "ahead of", "at")),
    st.one_of(
        st.builds("the {} vote".format, st.sampled_from((*MONTHS, "2030", "2014-17", "3 May"))),
        st.builds("{}'s attack on the village".format, st.sampled_from(("Monday", "yesterday", "last week"))),
        st.builds("talks began in {}{}".format, st.sampled_from(MONTHS), st.sampled_from(("", " 2030"))),
    ),
)
POINT = st.one_of(
    st.builds(
        lambda third, day, month, year: " ".join(part for part in (third, day, month, year) if part),
        st.sampled_from(("", "", "early", "mid", "late", "the end of")),
        st.sampled_from(("", "", *map(str, range(1, 32)))),
        st.sampled_from(("", *MONTHS)),
        st.integers(1900, 2099).map(str) | st.just(""),
    ),
    st.builds(
        "{}{} {}".format,
        st.sampled_from(("", "early in ", "the end of ")),
        st.sampled_from(("spring", "autumn", "the third quarter of", "the second half of")),
        st.integers(1900, 2099),
    ),
    st.builds(
        "{}{}{}".format,
        st.sampled_from(("", "early ", "late ", "the end of ")),
        st.sampled_from(("spring", "the autumn", "the third quarter", "the second half", "week", "year")),
        st.sampled_from(("", " of 2030", " of the year", " of last year")),
    ),
    st.builds(
        "the {} of {}{}".format,
        st.sampled_from(("first week", "fourth week", "last week", "second half")),
        st.sampled_from(MONTHS),
        st.sampled_from(("", " 2030", " 2031")),
    ),
    st.builds(
        "{}{} {}{}".format,
        st.sampled_from(("", "early ", "late ", "later ", "the end of ")),
        st.sampled_from(("last", "this", "next", "the")),
        st.sampled_from(("week", "month", "year", "weekend", "Friday", "Tuesday", "March", "summer")),
        st.sampled_from(("", "", " evening", " at 9 a.m.")),
    ),
    st.builds("a {} in {}".format, st.sampled_from(("Sunday", "Friday")), st.sampled_from(MONTHS)),
    st.builds("the {}th".format, st.integers(4, 30)),
    st.builds("the {}{}0s".format, st.sampled_from(("", "early ", "late ")), st.integers(190, 209)),
    st.sampled_from(("2010s", "Friday", "Monday evening", "yesterday", "tonight", "the turn of the year")),
)
BEFORE = (
    "", "in ", "on ", "at ", "over ", "not before ", "since ", "from ", "until ", "by ", "by the end of ",
    "before ", "before the end of ", "after ", "as of ", "around ", "last ", "at 10:15 p.m. on ",
)  # fmt: skip
LENGTH = st.builds(
    "{}{}{} {}{}".format,
    st.sampled_from(("", "for ", "within ", "after ", "in the last ", "the next ", "over ")),
    st.sampled_from(("", "", "nearly ", "more than ", "about ", "several ")),
    st.integers(1, 200) | st.builds("{} to {}".format, st.integers(1, 20), st.integers(1, 20)),
    st.sampled_from(("hours", "days", "weeks", "months", "years", "decades")),
    st.sampled_from(("", " ago", " later", " earlier", " after")),
)
PASSAGE = st.one_of(
    st.builds("{}{}".format, st.sampled_from(BEFORE), POINT),
    st.builds("from {} to {}".format, POINT, POINT),
    st.builds("between {} and {}".format, POINT, POINT),
    st.builds("some time between {} and {}".format, POINT, POINT),
    st.builds("{} and {}".format, st.integers(1, 31), POINT),
    st.builds("{} or {}".format, POINT | st.integers(1, 31), POINT),
    st.builds("at midnight on {}".format, POINT),
    st.builds("{} of {}".format, st.sampled_from(("for most", "for much", "in part")), POINT),
    st.builds(
        "{} {}{}".format,
        st.sampled_from(("by", "to", "before", "in the", "until the")),
        st.sampled_from(("", "early ", "late ")),
        st.sampled_from(("dawn", "morning", "evening", "noon")),
    ),
    st.builds("{} years and {} months".format, st.integers(1, 9), st.integers(1, 30)),
    st.builds("shortly after {} p.m. on {}".format, st.integers(1, 12), POINT),
    LENGTH,
    EVENT,
    st.builds("from {}:00 to {}:30 on {}".format, st.integers(0, 24), st.integers(0, 24), POINT),
    st.builds("{} {}".format, st.sampled_from(("twice", "on two nights", "for the third time")), POINT),
    st.builds("the {} to {}".format, st.sampled_from(("week", "six months", "year")), POINT),
    st.builds("{} ago {}".format, LENGTH, st.sampled_from(("today", "on Monday", "this month"))),
    st.sampled_from(("now", "by then", "this time last year", "the sixties", "over Christmas")),
)
PUBLICATION = st.none() | st.builds(
    lambda day, length: day.isoformat()[:length],
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    st.sampled_from((4, 7, 10, 10)),
)
AHEAD = st.sampled_from((False, True, None))

_DATE = r"\d{4}(-\d\d(-\d\d)?)?"
_YEARLESS = r"XXXX-\d\d(-\d\d)?"
_LEVEL_2 = re.compile(
    rf"{_DATE}~?|XXXX-XX-\d\d|\d{{3}}X|\d\dXX|{_YEARLESS}|\d{{4}}-(2[1-4]|3[3-9]|4[01])"
    rf"|({_DATE}|\d{{3}}X|\d\dXX)/({_DATE}|\d{{3}}X|\d\dXX)|{_YEARLESS}/{_YEARLESS}|{_DATE}/|/{_DATE}"
    rf"|\[\.\.{_DATE}\]|\[{_DATE}\.\.\]|\[{_DATE}\.\.{_DATE}\]"
)
"""The forms of EDTF that are used; each was held against three validators of EDTF."""
SPANS = {
    "33": (1, 3), "34": (4, 6), "35": (7, 9), "36": (10, 12), "37": (1, 4), "38": (5, 8), "39": (9, 12),
    "40": (1, 6), "41": (7, 12),
}  # fmt: skip


def _extent(label: str) -> tuple[date, date]:
    """Return the first and the last day of an EDTF date, read without the code under test."""
    if label.endswith("X"):
        return date(int(label.replace("X", "0")), 1, 1), date(int(label.replace("X", "9")), 12, 31)
    year, *rest = label.split("-")
    first_month, last_month = SPANS.get(rest[0], (int(rest[0]), int(rest[0]))) if rest else (1, 12)
    if len(rest) == 2:
        return date.fromisoformat(label), date.fromisoformat(label)
    last_day = calendar.monthrange(int(year), last_month)[1]
    return date(int(year), first_month, 1), date(int(year), last_month, last_day)


def _span(edtf: str) -> tuple[date, date]:
    """Return the first and the last day that an EDTF label allows for start and end."""
    if edtf.startswith("["):
        first, _, last = edtf.strip("[]").partition("..")
    else:
        first, slash, last = edtf.partition("/")
        last = last if slash else first
    return (
        _extent(first)[0] if first else date.min,
        _extent(last)[1] if last else date.max,
    )


def _check(bounds: Bounds) -> None:
    days = [date.fromisoformat(day) for day in astuple(bounds)[:4] if day]
    if bounds.edtf is None:
        assert not days
        assert bounds.weekday or bounds.duration or bounds.season or bounds.clock or bounds.relation
        return
    assert _LEVEL_2.fullmatch(bounds.edtf)
    if days and bounds.edtf.endswith("~"):
        first, last = _extent(bounds.edtf.removesuffix("~"))
        assert first <= min(days) + (max(days) - min(days)) // 2 <= last
    elif days:
        first, last = _span(bounds.edtf)
        assert all(first <= day <= last for day in days)


def test_labels_are_edtf_and_span_the_bounds() -> None:
    for bounds in KNOWN:
        _check(bounds)


@given(PASSAGE, PUBLICATION, AHEAD)
def test_labels_of_any_time_are_edtf_and_span_the_bounds(
    passage: str, published: str | None, ahead: bool | None
) -> None:
    bounds = parse_time(passage, published, ahead=ahead)
    if bounds is not None:
        _check(bounds)


@given(PASSAGE, PUBLICATION, AHEAD)
def test_an_interval_starts_and_ends_inside_its_ends(
    passage: str, published: str | None, ahead: bool | None
) -> None:
    bounds = parse_time(passage, published, ahead=ahead)
    start, slash, end = ((bounds and bounds.edtf) or "").partition("/")
    if bounds is None or not slash or "XXXX" in start:
        return
    for label, first, last in (
        (start, bounds.earliest_start, bounds.latest_start),
        (end, bounds.earliest_end, bounds.latest_end),
    ):
        if label and not bounds.season:
            assert first is not None
            assert last is not None
            assert (
                _extent(label)[0]
                <= date.fromisoformat(first)
                <= date.fromisoformat(last)
                <= _extent(label)[1]
            )


@given(PASSAGE, PUBLICATION, AHEAD)
def test_nothing_ends_before_it_starts(passage: str, published: str | None, ahead: bool | None) -> None:
    bounds = parse_time(passage, published, ahead=ahead)
    if bounds is None:
        return
    for earlier, later in (
        (bounds.earliest_start, bounds.latest_start),
        (bounds.earliest_end, bounds.latest_end),
        (bounds.earliest_start, bounds.earliest_end),
        (bounds.latest_start, bounds.latest_end),
    ):
        assert earlier is None or later is None or earlier <= later


@given(PASSAGE, PUBLICATION, AHEAD)
def test_the_day_of_publication_adds_days_and_moves_none(
    passage: str, published: str | None, ahead: bool | None
) -> None:
    undated = parse_time(passage)
    if undated is not None and undated.earliest_start is not None:
        assert parse_time(passage, published, ahead=ahead) == undated


@given(PASSAGE, PUBLICATION, AHEAD)
def test_words_of_any_time_state_it_again(passage: str, published: str | None, ahead: bool | None) -> None:
    bounds = parse_time(passage, published, ahead=ahead)
    if bounds is not None:
        assert parse_time(in_words(bounds)) == bounds


@given(PASSAGE | st.text(max_size=40), PUBLICATION, AHEAD)
def test_no_text_makes_it_fail(passage: str, published: str | None, ahead: bool | None) -> None:
    parse_time(passage, published, ahead=ahead)
    relation_of(passage)
    impossible(passage)


UNIT = st.sampled_from((
    "day", "week", "weekend", "month", "year", "morning", "night", "summer", "May", "February", "Friday",
    "Sunday",
))  # fmt: skip
POINTING = st.one_of(
    st.builds(
        "{}{} {}".format,
        st.sampled_from(("", "by ", "early ", "on 29 February ", "before dawn ", "the end of ", "9 a.m. ")),
        st.sampled_from(("that", "the next", "the previous", "the same", "on the", "later that")),
        UNIT,
    ),
    st.sampled_from((
        "then", "since then", "by then", "before that", "in the same period last year", "at midnight",
        "by noon", "earlier that week", "the same month of 2012", "in the evening", "in February",
        "on 29 February", "the day before", "before the vote", "since the raid", "throughout the siege",
        "after the talks", "during the talks", "two days after the raid", "by the time of the vote",
        "the rest of the year", "days later", "earlier", "on the third day", "on the final day",
        "after 4 a.m.", "in the first two weeks", "for nine days", "five years", "that weekend",
        "most of that month", "in the week before the vote",
    )),
    LENGTH,
    PASSAGE,
)  # fmt: skip


@given(POINTING, PASSAGE, PUBLICATION, AHEAD, st.booleans())
def test_what_follows_from_any_time_has_a_label_and_words(
    words: str, told: str, published: str | None, ahead: bool | None, is_end: bool
) -> None:
    antecedent = parse_time(told, published, ahead=ahead)
    told_by = at_end(antecedent) if antecedent and is_end else antecedent
    stated = followed(words, told_by, published) if told_by else None
    if stated is None:
        return
    _check(stated)
    assert parse_time(in_words(stated)) == stated
    for earlier, later in (
        (stated.earliest_start, stated.latest_start),
        (stated.earliest_end, stated.latest_end),
        (stated.earliest_start, stated.earliest_end),
        (stated.latest_start, stated.latest_end),
    ):
        assert earlier is None or later is None or earlier <= later


@given(st.text(max_size=40), PASSAGE)
def test_no_text_that_points_back_makes_it_fail(words: str, told: str) -> None:
    points_back(words)
    followed(words, parse_time(told) or Bounds(), "2031-05-08")


TEXT = st.none() | st.text(max_size=12) | st.text("0129X-/[]~.PTDMHW", max_size=12)
ANY = st.builds(Bounds, *[TEXT] * 13)


@given(ANY, ANY)
def test_no_two_times_read_alike_whatever_a_file_states(one: Bounds, other: Bounds) -> None:
    assert (one == other) == (in_words(one) == in_words(other))
