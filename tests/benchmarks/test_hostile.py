"""Each attack is a new text each time, and most are queries that an engine takes."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from benchmarks.hostile import Hostile, attacks

PARSER_BOMBS = ("nested lists", "nested braces")  # they make the parser itself hang or end its process


@pytest.mark.parametrize("hostile", attacks(), ids=lambda hostile: hostile.name)
def test_no_text_comes_twice(hostile: Hostile):
    assert len({hostile.query(number) for number in range(100)}) == 100


@pytest.mark.parametrize(
    "hostile",
    [hostile for hostile in attacks() if hostile.name not in PARSER_BOMBS],
    ids=lambda hostile: hostile.name,
)
def test_what_is_to_be_evaluated_is_valid(hostile: Hostile):
    ox.Store().query(hostile.query(7))


def test_names_are_different():
    assert len({hostile.name for hostile in attacks()}) == len(attacks())
