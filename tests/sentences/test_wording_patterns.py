"""Wordings: what is read of them, and what is refused."""

from __future__ import annotations

import pytest

from parley.errors import InputError
from parley.sentences.wording_patterns import Slot, read_pattern


def test_wording_has_a_verb_places_and_parts_that_may_be_left_out() -> None:
    pattern = read_pattern("<propose> {content:proposed:to}[ to {addressee}]")
    assert pattern.verb is not None
    assert pattern.verb.base == "propose"
    assert pattern.direct == Slot("content", ("proposed", "to"))
    assert [(part.optional, sorted(part.roles)) for part in pattern.parts] == [
        (False, ["content"]),
        (True, ["addressee"]),
    ]


@pytest.mark.parametrize("subject", ["there", "{object}", "{amount:population}"])
def test_what_stands_before_a_verb_is_its_subject(subject: str) -> None:
    pattern = read_pattern(f"{subject} <be> in {{place}}")
    assert pattern.verb is not None
    assert len(pattern.before) == 1
    assert pattern.roles == {"place"}


@pytest.mark.parametrize(
    "written", ["<meet> with {addressee}", "<fall|fell|fallen> [ on {target}]", "a truce"]
)
def test_what_does_not_stand_right_behind_the_verb_is_no_subject_of_a_passive(written: str) -> None:
    assert read_pattern(written).direct is None


@pytest.mark.parametrize(
    "written",
    [
        "<reject",
        "<reject> {object",
        "<reject>[ {object}",
        "<reject>[ a [ b ]]",
        "they <reject> {object}",
        "{object} and {target} <meet|met|met>",
        "<a|b>",
    ],
)
def test_wording_that_cannot_be_read_is_refused_with_its_words(written: str) -> None:
    with pytest.raises(InputError, match="wording"):
        read_pattern(written)
