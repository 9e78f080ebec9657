"""The table of days in the guide for coders agrees with the code: each row has examples with its days."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from parley.claims.dating import beside, read_time
from parley.text.spans import Span
from parley.times.bounds import Bounds
from parley.times.phrases.grammar import parse_time

GUIDE = Path(__file__).parents[2] / "docs" / "coding.md"
EXAMPLES: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("guide.toml").read_text("utf-8"))
ROWS = [(words, days) for row in EXAMPLES.values() for words, days in row.items()]
_CONTEXT = re.compile(r"(?P<said>.+?)(?: <- (?P<told>.+?))?(?: \[(?P<context>.+)\])?")


def _read(example: str) -> Bounds | None:
    match = _CONTEXT.fullmatch(example)
    assert match is not None
    text, context = match["said"], set((match["context"] or "").split())
    before, words, behind = text.split("*") if "*" in text else ("", text, "")
    text = before + words + behind
    around = beside(text, Span(len(before), len(before) + len(words)), Span(0, len(text)))
    published = next((part for part in context if part[0].isdecimal()), "2031-05-08")
    hemisphere = next((part for part in context if part.endswith("ern")), None)
    told = parse_time(match["told"], published, ahead="ahead" in context) if match["told"] else None
    return read_time(
        words, published, "ahead" in context, *around, antecedent=told, hemisphere=hemisphere
    )


def _days(bounds: Bounds | None) -> str:
    """Return the days of a time, as the table of examples writes them."""
    if bounds is None:
        return "none"
    start = _span(bounds.earliest_start, bounds.latest_start)
    end = _span(bounds.earliest_end, bounds.latest_end)
    if start and start == end:
        return f"in={start}"
    parts = (f"{name}={span}" for name, span in (("start", start), ("end", end)) if span)
    return " ".join(parts) or "none"


def _span(first: str | None, last: str | None) -> str:
    return (first or "") if first == last else f"{first or ''}..{last or ''}"


def test_every_row_of_the_guide_has_examples() -> None:
    table = GUIDE.read_text("utf-8").partition("| words | days |\n| --- | --- |\n")[2].partition("\n\n")[0]
    rows = [line.split(" | ")[0].removeprefix("| ") for line in table.splitlines()]
    assert rows
    assert list(EXAMPLES) == rows


@pytest.mark.parametrize(("words", "days"), ROWS, ids=[words for words, _ in ROWS])
def test_example_of_the_guide_has_its_days(words: str, days: str) -> None:
    assert _days(_read(words)) == days
