"""``python -m tests.questions.relabelled``: write expected answers again in which only words have changed.

When a label or a wording changes, answers have other words in the same rows. An answer with another number of
rows, or that is empty now, is left as it is and named: there, the article decides.
"""

from __future__ import annotations

import csv
import tempfile
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

from parley.release.build import build
from parley.release.publication import CURRENT
from parley.store.loading.source import Source, load
from tests.questions.test_questions import HERE, STEMS, ask_oxigraph, expected, orders, query_of, texts


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder), None)
        store = load(Source(release=(Path(folder) / CURRENT).resolve())).store
        for stem in STEMS:
            names, rows = texts(ask_oxigraph(store, query_of(stem)), query_of(stem))
            if (names, sorted(rows)) != (expected(stem)[0], sorted(expected(stem)[1])):
                print(_written(stem, names, rows))


def _written(stem: str, names: list[str], rows: list[tuple[str, ...]]) -> str:
    """Write an answer with as many rows as the expected one, and say what was done."""
    before = expected(stem)
    if names != before[0] or len(rows) != len(before[1]):
        return f"left: {stem} (it has {len(rows)} rows, and {len(before[1])} are expected)"
    ordered = rows if orders(query_of(stem)) else _in_order(before[1], rows)
    with (HERE / f"{stem}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([names, *ordered])
    return f"written: {stem}"


def _in_order(before: list[tuple[str, ...]], after: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the rows of an answer in the order of the rows that they replace, the most alike first."""
    left = list((Counter(after) - Counter(before)).elements())
    gone = Counter(before) - Counter(after)
    rows = []
    for row in before:
        if not gone[row]:
            rows.append(row)
            continue
        gone[row] -= 1
        alike = max(left, key=lambda one: SequenceMatcher(None, "\n".join(one), "\n".join(row)).ratio())
        left.remove(alike)
        rows.append(alike)
    return rows


if __name__ == "__main__":
    main()
