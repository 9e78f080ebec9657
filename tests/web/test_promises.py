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
            assert f"def {test or 'test_'}" in (checkout / path).read_text(encoding="utf-8"), (path, test)
