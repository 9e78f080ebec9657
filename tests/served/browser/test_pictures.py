"""The pictures of the README: there, told in words, and small."""

from __future__ import annotations

import re
from pathlib import Path

from tests.served.browser.screenshots import PICTURES, README

LARGEST = 300 * 1000
_IMAGE = re.compile(r"^!\[(.*)\]\((.*)\)$", re.MULTILINE)


def test_the_readme_shows_them_and_says_in_words_what_they_show(checkout: Path) -> None:
    shown = _IMAGE.findall((checkout / "README.md").read_text("utf-8"))
    assert [path for _, path in shown] == [f"docs/pictures/{name}.webp" for name in PICTURES]
    assert min(len(words) for words, _ in shown) > 40
    assert all((checkout / path).is_file() for _, path in shown)


def test_they_are_small() -> None:
    assert {path.stem for path in README.iterdir()} == set(PICTURES)
    assert sum(path.stat().st_size for path in README.iterdir()) <= LARGEST
