"""Prints how much of the statements of unseen articles the ontology can express."""

from __future__ import annotations

from tests.unseen.measure import Statement, articles, figures, statements

_ROW = "{:<20} {:>10} {:>6} {:>5} {:>4} {:>7} {:>11} {:>12} {:>11}"


_HEADS = ("statements", "whole", "loss", "not", "notions", "expressible", "without loss", "with notion")


def main() -> None:
    """Print a row for each article, and one for each set of them."""
    print(_ROW.format("", *_HEADS))
    for kind in ("design", "fresh"):
        together: list[Statement] = []
        for article in articles(kind):
            stated = statements(article)
            together += stated
            _print(f"{kind}/{article.name}", stated)
        _print(f"{kind}, together", together)


def _print(name: str, stated: list[Statement]) -> None:
    held = figures(stated)
    shares = (f"{share:.1%}" for share in (held.expressible, held.without_loss, held.with_notion))
    print(_ROW.format(name, held.statements, held.whole, held.loss, held.unsaid, held.notions, *shares))


if __name__ == "__main__":
    main()
