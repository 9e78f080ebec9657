"""Times in words: which days and which EDTF label a passage states, or that it states none."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.claims.claim import Bounds
from parley.claims.sentence import in_words
from parley.claims.times import parse_time

YEAR_2024 = ("2024-01-01", "2024-12-31")
STATED = {
    "2024": Bounds(*YEAR_2024, *YEAR_2024, "2024"),
    "in 2024": Bounds(*YEAR_2024, *YEAR_2024, "2024"),
    "during 2024": Bounds(*YEAR_2024, *YEAR_2024, "2024"),
    "early 2024": Bounds("2024-01-01", "2024-04-30", "2024-01-01", "2024-04-30", "2024-37"),
    "mid-2024": Bounds("2024-05-01", "2024-08-31", "2024-05-01", "2024-08-31", "2024-38"),
    "in late 2024": Bounds("2024-09-01", "2024-12-31", "2024-09-01", "2024-12-31", "2024-39"),
    "February 2024": Bounds("2024-02-01", "2024-02-29", "2024-02-01", "2024-02-29", "2024-02"),
    "In February 2023": Bounds("2023-02-01", "2023-02-28", "2023-02-01", "2023-02-28", "2023-02"),
    "late February 2023": Bounds("2023-02-21", "2023-02-28", "2023-02-21", "2023-02-28", "2023-02"),
    "on 3 April 2024": Bounds("2024-04-03", "2024-04-03", "2024-04-03", "2024-04-03", "2024-04-03"),
    "on 3\u00a0April\n2024": Bounds("2024-04-03", "2024-04-03", "2024-04-03", "2024-04-03", "2024-04-03"),
    "29 February 2024": Bounds("2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29"),
    "Since 2019": Bounds("2019-01-01", "2019-12-31", edtf="2019/"),
    "since mid-2019": Bounds("2019-05-01", "2019-08-31", edtf="2019/"),
    "since 3 April 2019": Bounds("2019-04-03", "2019-04-03", edtf="2019-04-03/"),
    "from May 2021 to mid-2023": Bounds(
        "2021-05-01", "2021-05-31", "2023-05-01", "2023-08-31", "2021-05/2023"
    ),
    "between 2020 and early 2024": Bounds(
        "2020-01-01", "2020-12-31", "2024-01-01", "2024-04-30", "2020/2024"
    ),
    "from 2020 until 2021": Bounds("2020-01-01", "2020-12-31", "2021-01-01", "2021-12-31", "2020/2021"),
    "As of early 2025": Bounds(latest_start="2025-04-30", earliest_end="2025-01-01", edtf="2025-37"),
    "as of 3 May 2025": Bounds(latest_start="2025-05-03", earliest_end="2025-05-03", edtf="2025-05-03"),
}

NOT_STATED = (
    "",
    "recently",
    "the spring of 2024",
    "May",
    "may",
    "3 April",
    "31 April 2024",
    "29 February 2023",
    "0 May 2024",
    "32 May 2024",
    "3 2024",
    "early 3 April 2024",
    "24",
    "03/04/2024",
    "20245",
    "0999",
    "since the early days",
    "from 2020",
    "until 2020",
    "from 2024 to 2020",
    "between May 2024 and April 2024",
    "2024 rounds",
    "not 2024",
    "the 2024 games",
    "since",
    "as of",
    "in",
    "about 2024",
    "before 2024",
    "after 2024",
    "2020s",
    "sometime in 2024",
)


@pytest.mark.parametrize(("passage", "bounds"), STATED.items(), ids=STATED)
def test_stated_time(passage: str, bounds: Bounds) -> None:
    assert parse_time(passage) == bounds


@pytest.mark.parametrize("passage", NOT_STATED)
def test_whatever_is_not_on_the_list_is_no_time(passage: str) -> None:
    assert parse_time(passage) is None


MONTHS = [name for name in calendar.month_name if name]
POINT = st.builds(
    lambda third, day, month, year: " ".join(part for part in (third, day, month, str(year)) if part),
    st.sampled_from(("", "", "early", "mid", "late")),
    st.sampled_from(("", "", *map(str, range(1, 32)))),
    st.sampled_from(("", *MONTHS)),
    st.integers(1900, 2099),
)
PASSAGE = st.one_of(
    POINT,
    POINT.map("since {}".format),
    POINT.map("as of {}".format),
    st.tuples(POINT, POINT).map(lambda pair: f"from {pair[0]} to {pair[1]}"),
    st.tuples(POINT, POINT).map(lambda pair: f"between {pair[0]} and {pair[1]}"),
)
THIRDS = {"37": (1, 4), "38": (5, 8), "39": (9, 12)}


def _extent(label: str) -> tuple[date, date]:
    """Return the first and the last day of an EDTF date, read without the code under test."""
    year, *rest = label.split("-")
    first_month, last_month = THIRDS.get(rest[0], (int(rest[0]), int(rest[0]))) if rest else (1, 12)
    last_day = calendar.monthrange(int(year), last_month)[1]
    if len(rest) == 2:
        return date(int(year), int(rest[0]), int(rest[1])), date(int(year), int(rest[0]), int(rest[1]))
    return date(int(year), first_month, 1), date(int(year), last_month, last_day)


def _days(*days: str | None) -> list[date]:
    return [date.fromisoformat(day) for day in days if day]


@given(PASSAGE)
def test_bounds_lie_within_the_span_of_the_label(passage: str) -> None:
    bounds = parse_time(passage)
    if bounds is None or bounds.edtf is None:
        return
    start, _, end = bounds.edtf.partition("/")
    first, last = _extent(start)
    assert all(first <= day <= last for day in _days(bounds.earliest_start, bounds.latest_start))
    if end:
        first, last = _extent(end)
    if end or "/" not in bounds.edtf:
        assert all(first <= day <= last for day in _days(bounds.earliest_end, bounds.latest_end))


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


@given(PASSAGE)
def test_every_stated_time_has_words(passage: str) -> None:
    bounds = parse_time(passage)
    assert bounds is None or in_words(bounds)


@given(st.text(max_size=40))
def test_no_text_makes_it_fail(passage: str) -> None:
    parse_time(passage)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024", "2024"),
        ("2024-39", "late 2024"),
        ("2019/", "since 2019, end not stated"),
        ("2020/2021", "from 2020 to 2021"),
        ("2024-04-03", "2024-04-03"),
        (None, None),
    ],
)
def test_in_words(edtf: str | None, words: str | None) -> None:
    assert in_words(Bounds(edtf=edtf)) == words
