"""The article of an author who had not seen the words of the gate: read, judged, and reported as it is."""

from __future__ import annotations

from parley.text.tokens import words
from tests.blind.__main__ import HERE, SLUG, report


def test_every_figure_is_printed() -> None:
    lines = dict(line.strip().split(": ", 1) for line in report())
    assert int(lines["claims written"]) > 40
    assert int(lines["claims that pass as they are"]) <= int(lines["claims written"])
    assert int(lines["errors planted in the passing claims"]) > 0


def test_what_passes_does_not_pass_with_an_error() -> None:
    lines = dict(line.strip().split(": ", 1) for line in report())
    assert int(lines["refused"].split(" ")[0]) >= 0.99 * int(lines["errors planted in the passing claims"])


def test_the_article_is_one_of_many_sentences() -> None:
    assert len(words((HERE / "articles" / f"{SLUG}.txt").read_text("utf-8"))) > 350
