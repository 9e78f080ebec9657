"""``python -m tests.questions.relabelled``: write expected answers again in which only words have changed.

When a label or a wording changes, answers have other words in the same rows. An answer with another number of
rows, or that is empty now, is left as it is and named: there, the article decides.
"""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

from parley.release.build import build
from parley.release.publication import CURRENT
from parley.store.loading.source import Source, load
from tests.questions.test_questions import HERE, STEMS, ask_oxigraph, expected, query_of, texts


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder), None)
        store = load(Source(release=(Path(folder) / CURRENT).resolve())).store
        for stem in STEMS:
            found = texts(ask_oxigraph(store, query_of(stem)), query_of(stem))
            if found != expected(stem):
                print(_written(stem, *found))


def _written(stem: str, names: list[str], rows: list[tuple[str, ...]]) -> str:
    """Write an answer with as many rows as the expected one, and say what was done."""
    before = expected(stem)
    if names != before[0] or len(rows) != len(before[1]):
        return f"left: {stem} (it has {len(rows)} rows, and {len(before[1])} are expected)"
    with (HERE / f"{stem}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([names, *rows])
    return f"written: {stem}"


if __name__ == "__main__":
    main()
