"""Notes on times without days: what would date them, and no note on what has no days on purpose."""

from __future__ import annotations

from typing import Any

import pytest

from parley.candidates.undated import undated_notes
from tests.claims.small import PLAIN, resolved

_CLAIM = {"kind": "Action", **PLAIN, "role": [{"name": "agent", "mention": "kelland"}]}
_MENTION = {"name": "kelland", "entity": "state:kelland", "words": ["Kelland"]}
_DATED = "Kelland came on 3 May 2031"
_NO_DAYS = "give begins and ends if the article states them elsewhere"


def _time(time: str | dict[str, Any]) -> dict[str, Any]:
    return {"quote": time} if isinstance(time, str) else time


def _notes(*stated: tuple[str, str | dict[str, Any]], **top: Any) -> list[str]:
    """Return the notes on claims: each a passage, and its time."""
    text = ". ".join(passage for passage, _ in stated) + "."
    claims = [
        _CLAIM | {"number": at, "quote": passage, "time": [_time(time)]}
        for at, (passage, time) in enumerate(stated, 1)
    ]
    return undated_notes(resolved(text, mention=[_MENTION], claim=claims, **top), text)


NOTED = {
    "the next day": "it points back: give its antecedent, e.g. 'on 3 May 2031'",
    "since the raid": "give words with the day of the event as antecedent, e.g. 'on 3 May 2031'",
    "for nine days": (
        "give words with the day from which it counts as antecedent (end = true if it ends then),"
        " e.g. 'on 3 May 2031'"
    ),
    "within 30 days": "give words with the day from which it counts as antecedent, e.g. 'on 3 May 2031'",
    "around midnight": "it points back: give its antecedent, e.g. 'on 3 May 2031'",
    "most of the past decade": _NO_DAYS,
}


@pytest.mark.parametrize(("words", "ask"), NOTED.items(), ids=NOTED)
def test_time_without_days_is_noted_with_what_dates_it(words: str, ask: str) -> None:
    time = {"quote": words, "relation": "since"} if words == "since the raid" else words
    assert _notes((_DATED, "on 3 May 2031"), (f"Kelland stayed {words}", time)) == [
        f"claim 2: {words!r} has no days; {ask}"
    ]


PASSED_OVER = ("around May", "in recent months", "now", "these days", "on Friday", "in May 2030")


@pytest.mark.parametrize("words", PASSED_OVER)
def test_what_has_days_or_has_none_on_purpose_is_not_noted(words: str) -> None:
    assert _notes((f"Kelland stayed {words}", words)) == []


def test_days_that_the_author_gave_are_not_asked_for() -> None:
    given = {"quote": "in the dark weeks", "begins": "2031-05-03"}
    assert _notes(("Kelland stayed in the dark weeks", given)) == []


def test_what_points_back_comes_first_and_only_an_earlier_day_is_offered() -> None:
    assert _notes(
        ("Kelland stayed for nine days", "for nine days"),
        ("Kelland left the next day", "the next day"),
        (_DATED, "on 3 May 2031"),
    ) == [
        f"claim 2: 'the next day' has no days; it points back: give its antecedent, or {_NO_DAYS}",
        (
            "claim 1: 'for nine days' has no days; give words with the day from which it counts as antecedent"
            " (end = true if it ends then), e.g. 'on 3 May 2031'"
        ),
    ]


def test_no_month_is_offered_as_the_day_from_which_a_length_counts() -> None:
    month = ("Kelland came in May 2031", "in May 2031")
    (note,) = _notes(month, ("Kelland left within a week", "within a week"))
    assert note.endswith(f"as antecedent, or {_NO_DAYS}")


def test_article_in_a_language_without_rules_has_no_notes() -> None:
    time = {"quote": "le lendemain", "relation": "since"}
    assert _notes(("Kelland est parti le lendemain", time), language="fr") == []
