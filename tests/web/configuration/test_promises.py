"""Every promise of SECURITY.md names tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

_NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def test_every_promise_is_held_by_a_test_that_exists(checkout: Path) -> None:
    rows = (checkout / "SECURITY.md").read_text(encoding="utf-8").split("| --- |")[1].splitlines()
    promises = [row for row in rows if row.startswith("| ")]
    assert len(promises) > 10
    for row in promises:
        named = _NAMED.findall(row)
        assert named, row
        for path, test in named:
            text = (checkout / path).read_text(encoding="utf-8")
            assert (f"def {test}(" if test else "def test_") in text, (path, test)


def test_every_case_that_a_promise_names_is_in_its_table(checkout: Path) -> None:
    text = (checkout / "SECURITY.md").read_text(encoding="utf-8")
    cases = re.findall(r"`(tests/[\w/]+\.py)(?:::\w+)?` \(`([^)]+)`\)", text)
    assert cases
    for path, listed in cases:
        table = (checkout / path).read_text(encoding="utf-8")
        for case in listed.split("`, `"):
            assert case.rstrip("…").strip() in table, (path, case)
