"""Folding: which differences of typography do not count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.text.folding import fold, fold_with_offsets


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("‘a’", "'a'"),
        ("“a”", '"a"'),
        ("a – b", "a - b"),
        ("a…", "a..."),
        ("a \u00a0\n b", "a b"),
        ("A\u00adb", "Ab"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(" `'\"-a.Z~_^\t\n\u00a0é…", max_size=12))
def test_a_text_that_needs_no_folding_is_left_as_it_is(text: str) -> None:
    assert fold(text) == fold_with_offsets(text)[0]


@given(st.text())
def test_each_folded_character_knows_where_it_came_from(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert len(offsets) == len(folded) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)
