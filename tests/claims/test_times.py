"""Times in words: what a passage states of a time, or that it is none of the forms, and the way back."""

from __future__ import annotations

import calendar
import re
from dataclasses import astuple
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.claims.claim import Bounds
from parley.claims.times import parse_time, relation_of
from parley.claims.wording_of_times import in_words


def _in(first: str, last: str, edtf: str, weekday: str | None = None) -> Bounds:
    return Bounds(first, last, first, last, edtf, weekday=weekday)


def _on(day: str, weekday: str | None = None) -> Bounds:
    return _in(day, day, day, weekday)


def _from_to(first: str, last: str) -> Bounds:
    return Bounds(first, first, last, last, f"{first}/{last}")


def _start(first: str, last: str, edtf: str, relation: str = "since") -> Bounds:
    return Bounds(first, last, edtf=edtf, relation=relation)


def _end(first: str, last: str, edtf: str) -> Bounds:
    return Bounds(earliest_end=first, latest_end=last, edtf=edtf, relation="until")


def _by(last: str, edtf: str) -> Bounds:
    return Bounds(latest_start=last, edtf=edtf, relation="by")


def _before(last: str, edtf: str) -> Bounds:
    return Bounds(latest_start=last, latest_end=last, edtf=edtf, relation="before")


def _after(first: str, edtf: str) -> Bounds:
    return Bounds(earliest_start=first, earliest_end=first, edtf=edtf, relation="after")


def _not_before(first: str, edtf: str) -> Bounds:
    return Bounds(earliest_start=first, earliest_end=first, edtf=edtf, relation="notBefore")


def _as_of(first: str, last: str, edtf: str) -> Bounds:
    return Bounds(latest_start=last, earliest_end=first, edtf=edtf, relation="asOf")


def _label(edtf: str, relation: str | None = None, weekday: str | None = None) -> Bounds:
    return Bounds(edtf=edtf, relation=relation, weekday=weekday)


def _weekday(weekday: str, relation: str | None = None) -> Bounds:
    return Bounds(weekday=weekday, relation=relation)


def _part(season: str, relation: str | None = None, edtf: str | None = None) -> Bounds:
    return Bounds(edtf=edtf, relation=relation, season=season)


def _length(duration: str, relation: str | None = None) -> Bounds:
    return Bounds(duration=duration, relation=relation)


DATES = {
    "2024": _in("2024-01-01", "2024-12-31", "2024"),
    "in 2024": _in("2024-01-01", "2024-12-31", "2024"),
    "during 2024": _in("2024-01-01", "2024-12-31", "2024"),
    "of 2024": _in("2024-01-01", "2024-12-31", "2024"),
    "in the year 2024": _in("2024-01-01", "2024-12-31", "2024"),
    "early 2024": _in("2024-01-01", "2024-04-30", "2024-37"),
    "early in 2024": _in("2024-01-01", "2024-04-30", "2024-37"),
    "mid-2024": _in("2024-05-01", "2024-08-31", "2024-38"),
    "in late 2024": _in("2024-09-01", "2024-12-31", "2024-39"),
    "February 2024": _in("2024-02-01", "2024-02-29", "2024-02"),
    "In February 2023": _in("2023-02-01", "2023-02-28", "2023-02"),
    "in february 2023": _in("2023-02-01", "2023-02-28", "2023-02"),
    "in February of 2023": _in("2023-02-01", "2023-02-28", "2023-02"),
    "early February 2023": _in("2023-02-01", "2023-02-10", "2023-02"),
    "mid-February 2023": _in("2023-02-11", "2023-02-20", "2023-02"),
    "late February 2023": _in("2023-02-21", "2023-02-28", "2023-02"),
    "on 3 April 2024": _on("2024-04-03"),
    "on 3\u00a0April\n2024": _on("2024-04-03"),
    "29 February 2024": _on("2024-02-29"),
    "March 9, 2031": _on("2031-03-09"),
    "on March 9 2031": _on("2031-03-09"),
    "on the 9th of March, 2031": _on("2031-03-09"),
    "March 22nd, 2031": _on("2031-03-22"),
    "Sept. 4, 2031": _on("2031-09-04"),
    "on 4 Dec 2031": _on("2031-12-04"),
    "for 9 March 2031": _on("2031-03-09"),
    "Wednesday, 9 April 2031": _on("2031-04-09", "Wednesday"),
    "on Wednesday April 9, 2031": _on("2031-04-09", "Wednesday"),
    "on the evening of 9 April 2031": _on("2031-04-09"),
    "at midnight on 9 April 2031": _on("2031-04-09"),
    "the start of the year 2031": _in("2031-01-01", "2031-04-30", "2031-37"),
    "the middle of 2030": _in("2030-05-01", "2030-08-31", "2030-38"),
    "the end of 2030": _in("2030-09-01", "2030-12-31", "2030-39"),
    "at the end of March 2031": _in("2031-03-21", "2031-03-31", "2031-03"),
    "the last days of February 2031": _in("2031-02-21", "2031-02-28", "2031-02"),
    "the first week of November 2031": _in("2031-11-01", "2031-11-07", "2031-11"),
    "in the second week of November 2031": _in("2031-11-08", "2031-11-14", "2031-11"),
    "the third week of November 2031": _in("2031-11-15", "2031-11-21", "2031-11"),
    "the fourth week of November 2031": _in("2031-11-22", "2031-11-28", "2031-11"),
    "the last week of November 2031": _in("2031-11-24", "2031-11-30", "2031-11"),
    "the first half of May 2031": _in("2031-05-01", "2031-05-15", "2031-05"),
    "in the second half of May 2031": _in("2031-05-16", "2031-05-31", "2031-05"),
    "at dawn on 3 May 2031": _on("2031-05-03"),
    "the spring of 2030": _label("2030-21"),
    "in the spring of 2030": _label("2030-21"),
    "spring 2030": _label("2030-21"),
    "in summer 2030": _label("2030-22"),
    "autumn 2029": _label("2029-23"),
    "the fall of 2029": _label("2029-23"),
    "in the winter of 2029": _label("2029-24"),
    "the first quarter of 2030": _in("2030-01-01", "2030-03-31", "2030-33"),
    "in the second quarter of 2030": _in("2030-04-01", "2030-06-30", "2030-34"),
    "the third quarter of 2030": _in("2030-07-01", "2030-09-30", "2030-35"),
    "the last quarter of 2030": _in("2030-10-01", "2030-12-31", "2030-36"),
    "in the first half of 2030": _in("2030-01-01", "2030-06-30", "2030-40"),
    "the second half of 2030": _in("2030-07-01", "2030-12-31", "2030-41"),
    "the 1990s": _in("1990-01-01", "1999-12-31", "199X"),
    "in the 2010s": _in("2010-01-01", "2019-12-31", "201X"),
    "2020s": _in("2020-01-01", "2029-12-31", "202X"),
}
WITHOUT_YEAR = {
    "March 9": _label("XXXX-03-09"),
    "9 March": _label("XXXX-03-09"),
    "on 9 March": _label("XXXX-03-09"),
    "on the 9th of March": _label("XXXX-03-09"),
    "29 February": _label("XXXX-02-29"),
    "3 April": _label("XXXX-04-03"),
    "in March": _label("XXXX-03"),
    "March": _label("XXXX-03"),
    "in May": _label("XXXX-05"),
    "in late July": _label("XXXX-07", "lateIn"),
    "late January": _label("XXXX-01", "lateIn"),
    "mid-January": _label("XXXX-01", "midOf"),
    "Mid-May": _label("XXXX-05", "midOf"),
    "early May": _label("XXXX-05", "earlyIn"),
    "early in May": _label("XXXX-05", "earlyIn"),
    "in the middle of May": _label("XXXX-05", "midOf"),
    "the beginning of March": _label("XXXX-03", "earlyIn"),
    "at the start of March": _label("XXXX-03", "earlyIn"),
    "at the end of March": _label("XXXX-03", "lateIn"),
    "towards the end of March": _label("XXXX-03", "lateIn"),
    "in the last days of December": _label("XXXX-12", "lateIn"),
    "the first week of November": _part("firstWeek", edtf="XXXX-11"),
    "in the second week of November": _part("secondWeek", edtf="XXXX-11"),
    "the final week of November": _part("lastWeek", edtf="XXXX-11"),
    "by the third week in May": _part("thirdWeek", "by", edtf="XXXX-05"),
    "before the fourth week of May": _part("fourthWeek", "before", edtf="XXXX-05"),
    "the first half of May": _part("firstHalf", edtf="XXXX-05"),
    "on the 19th": _label("XXXX-XX-19"),
    "for the 1st": _label("XXXX-XX-01"),
    "on the evening of the 19th": _label("XXXX-XX-19"),
    "Friday the 19th": _label("XXXX-XX-19", weekday="Friday"),
    "on Friday, the 19th": _label("XXXX-XX-19", weekday="Friday"),
    "by the 19th": _label("XXXX-XX-19", "by"),
    "around the 19th": _label("XXXX-XX-19", "around"),
    "Friday, 9 May": _label("XXXX-05-09", weekday="Friday"),
    "on Friday, May 9": _label("XXXX-05-09", weekday="Friday"),
    "on the morning of 9 May": _label("XXXX-05-09"),
}
SEASONS = {
    "spring": _part("spring"),
    "in the spring": _part("spring"),
    "in the fall": _part("autumn"),
    "winter": _part("winter"),
    "last fall": _part("autumn", "previous"),
    "last summer": _part("summer", "previous"),
    "this spring": _part("spring", "currentUnit"),
    "earlier this spring": _part("spring", "currentUnit"),
    "next autumn": _part("autumn", "following"),
    "early summer": _part("summer", "earlyIn"),
    "in the early fall": _part("autumn", "earlyIn"),
    "late in the winter": _part("winter", "lateIn"),
    "mid-summer": _part("summer", "midOf"),
    "at the end of summer": _part("summer", "lateIn"),
    "since the summer": _part("summer", "since"),
    "by fall": _part("autumn", "by"),
    "by early spring": _part("spring", "by"),
    "before the winter": _part("winter", "before"),
    "not before spring": _part("spring", "notBefore"),
    "the first quarter": _part("firstQuarter"),
    "in the second quarter": _part("secondQuarter"),
    "in the third quarter": _part("thirdQuarter"),
    "the final quarter of the year": _part("fourthQuarter"),
    "by the end of the third quarter": _part("thirdQuarter", "by"),
    "at the start of the third quarter": _part("thirdQuarter", "earlyIn"),
    "in the first half": _part("firstHalf"),
    "the second half of the year": _part("secondHalf"),
    "the latter half": _part("secondHalf"),
    "early spring 2030": _label("2030-21", "earlyIn"),
    "in the late summer of 2030": _label("2030-22", "lateIn"),
}
WEEKDAYS = {
    "on Tuesday": _weekday("Tuesday"),
    "Tuesday": _weekday("Tuesday"),
    "on a Tuesday": _weekday("Tuesday"),
    "for Sunday": _weekday("Sunday"),
    "on Friday evening": _weekday("Friday"),
    "late Friday": _weekday("Friday"),
    "late on Friday": _weekday("Friday"),
    "early Saturday morning": _weekday("Saturday"),
    "at noon on Friday": _weekday("Friday"),
    "midnight Friday": _weekday("Friday"),
    "on Friday at midnight": _weekday("Friday"),
    "in the early hours of Monday": _weekday("Monday"),
    "early on Friday": _weekday("Friday"),
    "later on Friday": _weekday("Friday"),
    "at midnight on Sunday": _weekday("Sunday"),
    "on Sunday night": _weekday("Sunday"),
    "before dawn on Monday": _weekday("Monday"),
    "after dark on Monday": _weekday("Monday"),
    "since dawn on Monday": _weekday("Monday", "since"),
    "not before Friday": _weekday("Friday", "notBefore"),
    "since Tuesday": _weekday("Tuesday", "since"),
    "until Friday": _weekday("Friday", "until"),
    "by midnight on Friday": _weekday("Friday", "by"),
    "before Monday": _weekday("Monday", "before"),
    "after Monday": _weekday("Monday", "after"),
    "from Monday": _weekday("Monday", "from"),
    "from Monday onwards": _weekday("Monday", "from"),
    "as of Monday": _weekday("Monday", "asOf"),
    "last Tuesday": _weekday("Tuesday", "previous"),
    "this Friday evening": _weekday("Friday", "currentUnit"),
    "on next Friday": _weekday("Friday", "following"),
}
RELATED = {
    "Since 2019": _start("2019-01-01", "2019-12-31", "2019/"),
    "ever since 2019": _start("2019-01-01", "2019-12-31", "2019/"),
    "since mid-2019": _start("2019-05-01", "2019-08-31", "2019/"),
    "since 3 April 2019": _start("2019-04-03", "2019-04-03", "2019-04-03/"),
    "since late May 2019": _start("2019-05-21", "2019-05-31", "2019-05/"),
    "since the first quarter of 2019": _start("2019-01-01", "2019-03-31", "2019/"),
    "since the 1990s": _start("1990-01-01", "1999-12-31", "199X"),
    "since spring 2030": _label("2030-21", "since"),
    "since March": _label("XXXX-03", "since"),
    "since Wednesday, 9 April 2031": Bounds(
        "2031-04-09", "2031-04-09", edtf="2031-04-09/", relation="since", weekday="Wednesday"
    ),
    "from 2020": _start("2020-01-01", "2020-12-31", "2020/", "from"),
    "from 2020 on": _start("2020-01-01", "2020-12-31", "2020/", "from"),
    "from 1 May 2031": _start("2031-05-01", "2031-05-01", "2031-05-01/", "from"),
    "from 1 May": _label("XXXX-05-01", "from"),
    "until 2020": _end("2020-01-01", "2020-12-31", "/2020"),
    "till May 2020": _end("2020-05-01", "2020-05-31", "/2020-05"),
    "until mid-2020": _end("2020-05-01", "2020-08-31", "/2020"),
    "until the end of 2020": _end("2020-12-31", "2020-12-31", "/2020-12-31"),
    "until the 1990s": _end("1990-01-01", "1999-12-31", "199X"),
    "until 9 March": _label("XXXX-03-09", "until"),
    "by 2030": _by("2030-12-31", "[..2030]"),
    "by 30 June 2030": _by("2030-06-30", "[..2030-06-30]"),
    "no later than June 2030": _by("2030-06-30", "[..2030-06]"),
    "by the end of 2030": _by("2030-12-31", "[..2030-12-31]"),
    "by the end of June 2030": _by("2030-06-30", "[..2030-06-30]"),
    "by the end of June": _label("XXXX-06", "by"),
    "until the end of June": _label("XXXX-06", "until"),
    "by late May": _label("XXXX-05", "by"),
    "since early March": _label("XXXX-03", "since"),
    "by mid-2030": _by("2030-08-31", "[..2030-08-31]"),
    "by late May 2030": _by("2030-05-31", "[..2030-05-31]"),
    "by the summer of 2030": _label("2030-22", "by"),
    "by 9 March": _label("XXXX-03-09", "by"),
    "before 2018": _before("2017-12-31", "[..2017]"),
    "before March 2018": _before("2018-02-28", "[..2018-02]"),
    "prior to 1 March 2016": _before("2016-02-29", "[..2016-02-29]"),
    "before mid-2018": _before("2018-04-30", "[..2018-04-30]"),
    "before late May 2018": _before("2018-05-20", "[..2018-05-20]"),
    "ahead of the 1990s": _before("1989-12-31", "[..1989-12-31]"),
    "before autumn 2018": _label("2018-23", "before"),
    "before 9 March": _label("XXXX-03-09", "before"),
    "after 2018": _after("2018-01-01", "[2018..]"),
    "after May 2018": _after("2018-05-01", "[2018-05..]"),
    "following 3 May 2018": _after("2018-05-03", "[2018-05-03..]"),
    "after mid-2018": _after("2018-05-01", "[2018-05-01..]"),
    "after 9 March": _label("XXXX-03-09", "after"),
    "not before 2031": _not_before("2031-01-01", "[2031..]"),
    "not before mid-2031": _not_before("2031-05-01", "[2031-05-01..]"),
    "not until June 2031": _not_before("2031-06-01", "[2031-06..]"),
    "not until the end of March 2031": _not_before("2031-03-21", "[2031-03-21..]"),
    "no earlier than 3 May 2031": _not_before("2031-05-03", "[2031-05-03..]"),
    "not before mid-January": _label("XXXX-01", "notBefore"),
    "not until June": _label("XXXX-06", "notBefore"),
    "no later than 9 March": _label("XXXX-03-09", "by"),
    "since the end of 2030": _start("2030-09-01", "2030-12-31", "2030/"),
    "before the second week of May 2031": _before("2031-05-07", "[..2031-05-07]"),
    "As of early 2025": _as_of("2025-01-01", "2025-04-30", "2025-37"),
    "as of 3 May 2025": _as_of("2025-05-03", "2025-05-03", "2025-05-03"),
    "as of late May 2025": _as_of("2025-05-21", "2025-05-31", "2025-05"),
    "as of 3 May": _label("XXXX-05-03", "asOf"),
    "around 2014": _label("2014~", "around"),
    "about March 2014": _label("2014-03~", "around"),
    "around 3 May 2031": _label("2031-05-03~", "around"),
    "around mid-2014": _label("2014-38", "around"),
    "around the 1990s": _label("199X", "around"),
    "around spring 2014": _label("2014-21", "around"),
    "around 9 March": _label("XXXX-03-09", "around"),
    "last March": _label("XXXX-03", "previous"),
    "next May": _label("XXXX-05", "following"),
}
RANGES = {
    "from May 2021 to mid-2023": Bounds(
        "2021-05-01", "2021-05-31", "2023-05-01", "2023-08-31", "2021-05/2023"
    ),
    "between 2020 and early 2024": Bounds(
        "2020-01-01", "2020-12-31", "2024-01-01", "2024-04-30", "2020/2024"
    ),
    "from 2020 until 2021": Bounds("2020-01-01", "2020-12-31", "2021-01-01", "2021-12-31", "2020/2021"),
    "2014-2017": Bounds("2014-01-01", "2014-12-31", "2017-01-01", "2017-12-31", "2014/2017"),
    "2014–17": Bounds("2014-01-01", "2014-12-31", "2017-01-01", "2017-12-31", "2014/2017"),
    "in 2014-2017": Bounds("2014-01-01", "2014-12-31", "2017-01-01", "2017-12-31", "2014/2017"),
    "mid-2014-2017": Bounds("2014-05-01", "2014-08-31", "2017-01-01", "2017-12-31", "2014/2017"),
    "from the 1990s to 2014": Bounds("1990-01-01", "1999-12-31", "2014-01-01", "2014-12-31", "199X/2014"),
    "from 3 to 5 May 2031": _from_to("2031-05-03", "2031-05-05"),
    "3-5 May 2031": _from_to("2031-05-03", "2031-05-05"),
    "on 3rd–5th May 2031": _from_to("2031-05-03", "2031-05-05"),
    "May 3-5, 2031": _from_to("2031-05-03", "2031-05-05"),
    "from April 28 through May 3, 2031": _from_to("2031-04-28", "2031-05-03"),
    "28 April - 3 May 2031": _from_to("2031-04-28", "2031-05-03"),
    "between March and June 2030": Bounds(
        "2030-03-01", "2030-03-31", "2030-06-01", "2030-06-30", "2030-03/2030-06"
    ),
    "from late March to early June 2030": Bounds(
        "2030-03-21", "2030-03-31", "2030-06-01", "2030-06-10", "2030-03/2030-06"
    ),
    "December 2030-January 2031": Bounds(
        "2030-12-01", "2030-12-31", "2031-01-01", "2031-01-31", "2030-12/2031-01"
    ),
    "on 24 and 25 September 2031": _from_to("2031-09-24", "2031-09-25"),
    "30 April and 1 May 2031": _from_to("2031-04-30", "2031-05-01"),
    "31 December 2030 and 1 January 2031": _from_to("2030-12-31", "2031-01-01"),
    "24 and 25 September": _label("XXXX-09-24/XXXX-09-25"),
    "on September 24 and 25": _label("XXXX-09-24/XXXX-09-25"),
    "the 24th and 25th of September": _label("XXXX-09-24/XXXX-09-25"),
    "28 and 29 February": _label("XXXX-02-28/XXXX-02-29"),
    "between 3 and 5 May": _label("XXXX-05-03/XXXX-05-05"),
    "May 3-5": _label("XXXX-05-03/XXXX-05-05"),
    "from November to February": _label("XXXX-11/XXXX-02"),
}
LENGTHS = {
    "three days": _length("P3D"),
    "three-day": _length("P3D"),
    "a 60-day": _length("P60D"),
    "24-hour": _length("PT24H"),
    "week-long": _length("P1W"),
    "over two weeks": _length("P2W"),
    "for three days": _length("P3D", "lasting"),
    "for nine hours": _length("PT9H", "lasting"),
    "For a year": _length("P1Y", "lasting"),
    "lasting forty-five minutes": _length("PT45M", "lasting"),
    "for a fortnight": _length("P2W", "lasting"),
    "for two decades": _length("P20Y", "lasting"),
    "within 30 days": _length("P30D", "withinDuration"),
    "within a week": _length("P1W", "withinDuration"),
    "three weeks ago": _length("P3W", "ago"),
    "a decade ago": _length("P10Y", "ago"),
    "after nine hours": _length("PT9H", "afterDuration"),
    "two days later": _length("P2D", "afterDuration"),
    "three weeks earlier": _length("P3W", "beforeDuration"),
    "three weeks before": _length("P3W", "beforeDuration"),
    "a year earlier": _length("P1Y", "beforeDuration"),
    "three weeks after": _length("P3W", "afterDuration"),
    "the following day": _length("P1D", "afterDuration"),
    "on the next day": _length("P1D", "afterDuration"),
    "in the following month": _length("P1M", "afterDuration"),
    "the day after": _length("P1D", "afterDuration"),
    "the year before": _length("P1Y", "beforeDuration"),
    "the previous week": _length("P1W", "beforeDuration"),
    "the year before last": _length("P2Y", "ago"),
    "the day before yesterday": _length("P2D", "ago"),
    "in the past decade": _length("P10Y", "last"),
    "over the past decade": _length("P10Y", "last"),
    "for the last ten years": _length("P10Y", "last"),
    "the past week": _length("P1W", "last"),
    "in the last 24 hours": _length("PT24H", "last"),
    "the next six months": _length("P6M", "next"),
    "within the next 30 days": _length("P30D", "next"),
    "over the coming year": _length("P1Y", "next"),
    "the last three days": _length("P3D", "last"),
    "for the next three days": _length("P3D", "next"),
    "in the next year": _length("P1Y", "next"),
    "last week": _length("P1W", "previous"),
    "this month": _length("P1M", "currentUnit"),
    "in this year": _length("P1Y", "currentUnit"),
    "earlier this year": _length("P1Y", "currentUnit"),
    "later this month": _length("P1M", "currentUnit"),
    "earlier last week": _length("P1W", "previous"),
    "next year": _length("P1Y", "following"),
    "yesterday": _length("P1D", "previous"),
    "yesterday evening": _length("P1D", "previous"),
    "Tomorrow": _length("P1D", "following"),
}
STATED = DATES | WITHOUT_YEAR | SEASONS | WEEKDAYS | RELATED | RANGES | LENGTHS

NOT_STATED = (
    "", ",", "recently", "now", "today", "tonight", "overnight", "May", "may", "in may", "a march",
    "late may", "31 April 2024", "29 February 2023", "30 February", "0 May 2024", "32 May 2024",
    "3th May 2024", "3 2024", "early 3 April 2024", "24", "03/04/2024", "2031-05-03", "20245", "0999",
    "2٠24", "1,999", "2014, 2017", "the 2000s", "the 1900s", "the early 1990s", "the nineties",
    "the 19th century", "winter 2029-30",
    "the fifth quarter of 2030", "by the end of", "before the end of the year", "Tuesday, 9 April 2031",
    "Friday 2031", "Friday in May", "Tuesdays", "every Tuesday", "Tuesday and Wednesday",
    "from Tuesday to Thursday", "on Friday last week", "Friday talks", "evening",
    "the evening of May 2031", "2031 evening", "at 9 a.m.", "on Friday at 9 a.m.", "at midnight",
    "late evening", "from 2024 to 2020", "between May 2024 and April 2024",
    "between November and February 2030", "from 5 to 3 May 2031", "5-3 May", "from March 2028 to June",
    "from March to 2030", "3-5", "3 to 2030", "3 and 5 May 2031", "from 2020 and 2021", "2008-11",
    "2017-14", "2014-2017-2019", "from spring 2030 to 2031", "between 2020", "2024 rounds", "not 2024",
    "the 2024 games", "sometime in 2024", "since the early days", "since", "as of", "in", "until", "by",
    "for", "within", "since since 2020", "until from 2020", "since last week",
    "until 2020 on", "by tomorrow", "since 2020 or so", "shortly after 2018", "on or before 9 May",
    "several days", "for several days", "for days", "in recent weeks", "for more than two weeks",
    "nearly a decade", "about three weeks", "a few weeks ago", "in three days", "two to three weeks",
    "two-three weeks", "3-5 days", "0 days", "two and a half years", "40 percent years", "$3 days",
    "1.5 years", "the last day", "the next week", "last two weeks", "ten years of war",
    "late last year", "last weekend", "last 9 March", "last March 2031", "every three months",
    "decades-long", "years-long", "in the past decades", "before late May", "after early June",
    "the coming weeks", "over the next weeks", "before the end of 2030", "for the first time",
    "before early spring", "after the end of March", "before the beginning of 2031", "at March", "at 2031",
    "last late March", "early this spring", "late last summer", "this early spring", "by next spring",
    "fall", "the fall", "since the fall", "second half", "last quarter", "the last quarter", "this quarter",
    "this third quarter", "the end of the year", "from spring to autumn", "the spring of last year",
    "the 19th", "in the 19th", "of the 19th", "on the 32nd", "on the 0th", "on the 1th", "on 19",
    "from the 19th to the 21st", "3 and 5 May", "9 or 10 March", "May and June", "2030 and 2031",
    "28 February and 1 March", "24 and 25", "25 and 24 September", "3 May 2031 and 4 May",
    "the second week of may", "the fifth week of May", "the second week", "last second week of May",
    "from the first week of May to June", "the week of 9 March", "before noon on Friday",
    "after Friday evening", "before the evening of 9 May", "at dawn", "before dawn", "at noon",
    "for months", "for decades", "the day after tomorrow", "August of the year before last",
    "the day after the talks", "days later", "the same day", "a month before last",
    "unt\u0131l 2020", "\u017fpring 2030", "th\u0131s week", "by \u017funday",
)  # fmt: skip


@pytest.mark.parametrize(("passage", "bounds"), STATED.items(), ids=STATED)
def test_stated_time(passage: str, bounds: Bounds) -> None:
    assert parse_time(passage) == bounds


@pytest.mark.parametrize("passage", NOT_STATED)
def test_whatever_is_not_on_the_list_is_no_time(passage: str) -> None:
    assert parse_time(passage) is None


@pytest.mark.parametrize("passage", STATED)
def test_a_word_more_is_not_understood(passage: str) -> None:
    assert parse_time(f"{passage} perhaps") is None
    assert parse_time(f"hardly {passage}") is None


RELATIONS = {
    "since": "since",
    "Since the": "since",
    "until": "until",
    "by the": "by",
    "prior to the": "before",
    "following": "after",
    "during the": "during",
    "in": "during",
    "as of": "asOf",
    "throughout the": "during",
    "amid": "during",
    "at": "atTimeOf",
    "at the time of the": "atTimeOf",
    "by the time of the": "by",
    "ahead of": "before",
    "on the eve of": "before",
    "in the run-up to the": "before",
    "in the days before the": "before",
    "in the hours after": "after",
    "in the wake of their": "after",
    "after a": "after",
    "not until the": "notBefore",
    "hours after the": "afterDuration",
    "several hours after": "afterDuration",
    "three weeks after the": "afterDuration",
    "The day after": "afterDuration",
    "days before the": "beforeDuration",
    "a year before its": "beforeDuration",
    "for three days after": None,
    "nearly three weeks after": None,
    "in the early days of": None,
    "shortly before": None,
    "the": None,
    "": None,
}


@pytest.mark.parametrize(("passage", "relation"), RELATIONS.items(), ids=RELATIONS)
def test_relation_to_an_event(passage: str, relation: str | None) -> None:
    assert relation_of(passage) == relation


MONTHS = [name for name in calendar.month_name if name]
POINT = st.one_of(
    st.builds(
        lambda third, day, month, year: " ".join(part for part in (third, day, month, year) if part),
        st.sampled_from(("", "", "early", "mid", "late", "the end of")),
        st.sampled_from(("", "", *map(str, range(1, 32)))),
        st.sampled_from(("", *MONTHS)),
        st.integers(1900, 2099).map(str) | st.just(""),
    ),
    st.builds(
        "{} {}".format,
        st.sampled_from(("spring", "autumn", "the third quarter of", "the second half of")),
        st.integers(1900, 2099),
    ),
    st.builds(
        "{}{}{}".format,
        st.sampled_from(("", "early ", "late ", "the end of ")),
        st.sampled_from(("spring", "the autumn", "the third quarter", "the second half")),
        st.sampled_from(("", " of 2030", " of the year")),
    ),
    st.builds(
        "the {} of {}{}".format,
        st.sampled_from(("first week", "fourth week", "last week", "second half")),
        st.sampled_from(MONTHS),
        st.sampled_from(("", " 2030", " 2031")),
    ),
    st.builds("the {}th".format, st.integers(4, 30)),
    st.sampled_from(("the 1990s", "2010s", "Friday", "Monday evening")),
)
BEFORE = (
    "",
    "in ",
    "on ",
    "not before ",
    "since ",
    "from ",
    "until ",
    "by ",
    "by the end of ",
    "before ",
    "after ",
    "as of ",
    "around ",
    "last ",
)
LENGTH = st.builds(
    "{}{} {}{}".format,
    st.sampled_from(("", "for ", "within ", "after ", "in the last ", "the next ", "over ")),
    st.integers(1, 200),
    st.sampled_from(("hours", "days", "weeks", "months", "decades")),
    st.sampled_from(("", " ago", " later", " earlier", " after")),
)
PASSAGE = st.one_of(
    st.builds("{}{}".format, st.sampled_from(BEFORE), POINT),
    st.builds("from {} to {}".format, POINT, POINT),
    st.builds("between {} and {}".format, POINT, POINT),
    st.builds("{} and {}".format, st.integers(1, 31), POINT),
    LENGTH,
)

_DATE = r"\d{4}(-\d\d(-\d\d)?)?"
_YEARLESS = r"XXXX-\d\d(-\d\d)?"
_LEVEL_2 = re.compile(
    rf"{_DATE}~?|XXXX-XX-\d\d|\d{{3}}X|{_YEARLESS}|\d{{4}}-(2[1-4]|3[3-9]|4[01])"
    rf"|({_DATE}|\d{{3}}X)/({_DATE}|\d{{3}}X)|{_YEARLESS}/{_YEARLESS}|{_DATE}/|/{_DATE}"
    rf"|\[\.\.{_DATE}\]|\[{_DATE}\.\.\]"
)
"""The forms of EDTF that are used; each was held against three validators of EDTF."""
SPANS = {
    "33": (1, 3), "34": (4, 6), "35": (7, 9), "36": (10, 12), "37": (1, 4), "38": (5, 8), "39": (9, 12),
    "40": (1, 6), "41": (7, 12),
}  # fmt: skip


def _extent(label: str) -> tuple[date, date]:
    """Return the first and the last day of an EDTF date, read without the code under test."""
    if label.endswith("X"):
        return date(int(label[:3]) * 10, 1, 1), date(int(label[:3]) * 10 + 9, 12, 31)
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
        assert bounds.weekday or bounds.duration or bounds.season
        return
    assert _LEVEL_2.fullmatch(bounds.edtf)
    if days:
        first, last = _span(bounds.edtf)
        assert all(first <= day <= last for day in days)


@pytest.mark.parametrize("bounds", STATED.values(), ids=STATED)
def test_labels_are_edtf_and_span_the_bounds(bounds: Bounds) -> None:
    _check(bounds)


@given(PASSAGE)
def test_labels_of_any_time_are_edtf_and_span_the_bounds(passage: str) -> None:
    bounds = parse_time(passage)
    if bounds is not None:
        _check(bounds)


@given(PASSAGE)
def test_an_interval_starts_and_ends_inside_its_ends(passage: str) -> None:
    bounds = parse_time(passage)
    start, slash, end = ((bounds and bounds.edtf) or "").partition("/")
    if bounds is None or not slash or "XXXX" in start:
        return
    for label, first, last in (
        (start, bounds.earliest_start, bounds.latest_start),
        (end, bounds.earliest_end, bounds.latest_end),
    ):
        if label:
            assert first is not None
            assert last is not None
            assert (
                _extent(label)[0]
                <= date.fromisoformat(first)
                <= date.fromisoformat(last)
                <= _extent(label)[1]
            )


@given(PASSAGE)
def test_nothing_ends_before_it_starts(passage: str) -> None:
    bounds = parse_time(passage)
    if bounds is None:
        return
    for earlier, later in (
        (bounds.earliest_start, bounds.latest_start),
        (bounds.earliest_end, bounds.latest_end),
        (bounds.earliest_start, bounds.earliest_end),
        (bounds.latest_start, bounds.latest_end),
    ):
        assert earlier is None or later is None or earlier <= later


@given(PASSAGE | st.text(max_size=40))
def test_no_text_makes_it_fail(passage: str) -> None:
    parse_time(passage)
    relation_of(passage)


IN_WORDS = {
    "2024": "2024",
    "late 2024": "late 2024",
    "mid-2024": "mid-2024",
    "February 2024": "February 2024",
    "late February 2023": "February 2023 (read as between 2023-02-21 and 2023-02-28)",
    "on 3 April 2024": "3 April 2024",
    "the second quarter of 2030": "the second quarter of 2030",
    "the first half of 2030": "the first half of 2030",
    "fall 2029": "autumn 2029",
    "the 1990s": "the 1990s",
    "Wednesday, 9 April 2031": "Wednesday, 9 April 2031",
    "on 9 March": "9 March, year not stated",
    "in March": "March, year not stated",
    "Friday, May 9": "Friday, 9 May, year not stated",
    "late July": "late in July (year not stated)",
    "mid-January": "in the middle of January (year not stated)",
    "not before mid-January": "not before January (year not stated)",
    "not before 2031": "not before 2031",
    "24 and 25 September": "from 24 September to 25 September, year not stated",
    "the second week of November": "the second week of November, year not stated",
    "the second week of November 2031": "November 2031 (read as between 2031-11-08 and 2031-11-14)",
    "on the 19th": "the 19th, month and year not stated",
    "by the 19th": "by the 19th (month and year not stated)",
    "spring": "spring, year not stated",
    "last summer": "last summer (no date stated)",
    "early summer": "early in summer (year not stated)",
    "early summer 2031": "early in summer 2031",
    "the third quarter": "the third quarter, year not stated",
    "on Tuesday": "on a Tuesday",
    "since Tuesday": "since a Tuesday, end not stated",
    "last Tuesday": "last Tuesday (no date stated)",
    "since 2015": "since 2015, end not stated",
    "since mid-2015": "since 2015 (read as between 2015-05-01 and 2015-08-31), end not stated",
    "since spring 2030": "since spring 2030, end not stated",
    "since the 1990s": "since the 1990s, end not stated",
    "since 9 March": "since 9 March (year not stated), end not stated",
    "from 2015": "from 2015, end not stated",
    "until May 2020": "until May 2020, start not stated",
    "by 30 June 2030": "by 30 June 2030",
    "by 2030": "by 2030 (no later than 2030-12-31)",
    "by 9 March": "by 9 March (year not stated)",
    "before 2018": "before 2018",
    "before 1 March 2016": "before 1 March 2016",
    "after 2018": "after 2018 (not before 2018-01-01)",
    "as of early 2025": "as of early 2025",
    "around 2014": "around 2014",
    "from 2020 until 2021": "from 2020 to 2021",
    "3-5 May 2031": "from 3 May 2031 to 5 May 2031",
    "3-5 May": "from 3 May to 5 May, year not stated",
    "three days": "three days",
    "for nine hours": "for nine hours",
    "within 30 days": "within 30 days",
    "three weeks ago": "three weeks ago (no date stated)",
    "a week earlier": "one week earlier",
    "two days later": "two days later",
    "the year before": "one year earlier",
    "the past decade": "in the last ten years (no date stated)",
    "the past week": "in the last week (no date stated)",
    "the next six months": "in the next six months (no date stated)",
    "last week": "last week (no date stated)",
    "yesterday": "yesterday (no date stated)",
}


@pytest.mark.parametrize(("passage", "words"), IN_WORDS.items(), ids=IN_WORDS)
def test_in_words(passage: str, words: str) -> None:
    bounds = parse_time(passage)
    assert bounds is not None
    assert in_words(bounds) == words


def test_what_has_no_date_weekday_or_length_has_no_words() -> None:
    assert in_words(Bounds()) is None
    assert in_words(Bounds(relation="since")) is None


def test_no_two_times_of_the_tables_read_alike() -> None:
    read = {bounds: in_words(bounds) for bounds in STATED.values()}
    assert None not in read.values()
    assert len(set(read.values())) == len(read)


@given(PASSAGE, PASSAGE)
def test_no_two_times_read_alike(one: str, other: str) -> None:
    first, second = parse_time(one), parse_time(other)
    if first is not None and second is not None:
        assert (first == second) == (in_words(first) == in_words(second))


TEXT = st.none() | st.text(max_size=12) | st.text("0129X-/[]~.PTDMHW", max_size=12)


@given(st.builds(Bounds, *[TEXT] * 9))
def test_whatever_a_file_states_can_be_read_out(bounds: Bounds) -> None:
    in_words(bounds)
