"""A corpus as a stream: entities and articles of one process after the other, until it is large enough."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from benchmarks.article import make_article
from benchmarks.terms import Statement, graph
from benchmarks.world import World, make_process, make_world

ARTICLES_OF_A_PROCESS = 4

Part = tuple[str, list[Statement]]
"""A named graph, and some of its statements."""

SHARED = graph("shared")
DERIVED = graph("derived")


def stream(triples: int, seed: int) -> Iterator[Part]:
    """Yield a corpus in parts, whole articles, until it has the triples; no triple comes twice.

    A larger corpus of the same seed begins with the parts of the smaller one.
    """
    world, held = make_world(), 0
    for part in _parts(world, seed):
        yield part
        held += len(part[1])
        if held >= triples and part[0] == DERIVED:
            return


def _parts(world: World, seed: int) -> Iterator[Part]:
    yield SHARED, [statement for entity in world.entities() for statement in entity.statements()]
    for number in count():
        process = make_process(number)
        yield SHARED, [statement for entity in process.entities() for statement in entity.statements()]
        known: set[Statement] = set()
        for article_number in range(1, ARTICLES_OF_A_PROCESS + 1):
            article = make_article(seed, world, process, article_number)
            yield graph(f"article/{article.slug}"), article.stated
            derived = [held for held in dict.fromkeys(article.derived) if held not in known]
            known.update(derived)
            yield DERIVED, derived
