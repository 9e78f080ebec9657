"""A corpus as a stream: entities and articles of one process after another, until it is large enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from benchmarks.article import make_article
from benchmarks.terms import TYPE, Statement, graph
from benchmarks.world import Entity, World, make_process, make_world
from parley.claims.vocabulary import vocabulary
from parley.names import term as named
from parley.rdf import read_folder
from parley.resources import folder

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
    above = _classes_above()
    shared = _described(world.entities())
    yield SHARED, shared
    types = list(_types(shared, above))
    for number in count():
        process = make_process(number)
        shared = _described(process.entities())
        yield SHARED, shared
        types += _types(shared, above)
        known: set[Statement] = set()
        for article_number in range(1, ARTICLES_OF_A_PROCESS + 1):
            article = make_article(seed, world, process, article_number)
            yield graph(f"article/{article.slug}"), article.stated
            made = dict.fromkeys([*types, *article.derived, *_types(article.stated, above)])
            derived, types = [held for held in made if held not in known], []
            known.update(derived)
            yield DERIVED, derived


def _described(entities: Iterable[Entity]) -> list[Statement]:
    return [statement for entity in entities for statement in entity.statements()]


def _types(statements: Iterable[Statement], above: Mapping[str, tuple[str, ...]]) -> Iterator[Statement]:
    """Yield the superclasses of the stated classes of things."""
    for thing, predicate, kind in statements:
        if predicate == TYPE:
            yield from ((thing, TYPE, higher) for higher in above.get(kind, ()))


def _classes_above() -> dict[str, tuple[str, ...]]:
    """Return the superclasses of each class of entities or claims, according to the ontology."""
    tops = {named("Entity"), named("Claim")}
    parents = vocabulary(read_folder(folder("ontology"))).parents
    return {
        f"<{kind}>": tuple(f"<{one}>" for one in sorted(above - {kind}) if parents[one] & tops)
        for kind, above in parents.items()
        if above & tops
    }
