"""Shared data of articles: the entities and the notions of a corpus, with their rules.

A notion without a concept of the ontology above it would be in no scheme, and no question would find it. Two
things of one kind with the same label could not be told apart by a reader.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from parley.claims.faults import Faults
from parley.claims.name_resolution import CONCEPT, nearest
from parley.claims.vocabulary import NOTIONS, Vocabulary, vocabulary
from parley.names import ONTOLOGY, compact, term
from parley.rdf import TYPE, read_folder, read_turtle
from parley.resources import folder
from parley.text.folding import fold


@dataclass(frozen=True)
class Shared:
    """The triples of an ontology, the shared triples of a corpus, and their vocabulary."""

    ontology: tuple[ox.Triple, ...]
    triples: tuple[ox.Triple, ...]
    vocabulary: Vocabulary


def load_vocabulary(root: Path | None = None) -> Vocabulary:
    """Return the vocabulary of a corpus: its ontology, notions and shared entities.

    Raises:
        InputError: A file is missing or broken, or ``FaultsError``: see ``load_shared``.
    """
    return load_shared(root).vocabulary


def load_shared(root: Path | None = None) -> Shared:
    """Read the ontology of a corpus, ``triples/shared.ttl``, and ``triples/notions.ttl`` if there is one.

    Raises:
        InputError: A file is missing or broken; the message names it.
        FaultsError: Notions are below no concept of the ontology, or entities have the same label and type.
    """
    ontology = read_folder(folder("ontology", root))
    entities, notions = (folder("triples", root) / name for name in ("shared.ttl", "notions.ttl"))
    shared = [*read_turtle(entities), *(read_turtle(notions) if notions.exists() else ())]
    words = vocabulary([*ontology, *shared])
    faults = Faults()
    _refuse_loose_notions(words, faults, str(notions))
    _refuse_twins(shared, words, faults, str(entities))
    faults.refuse()
    return Shared(tuple(ontology), tuple(shared), words)


def _refuse_loose_notions(words: Vocabulary, faults: Faults, where: str) -> None:
    concepts = [one for one in words.instances(CONCEPT) if one.startswith(ONTOLOGY)]
    labels = {words.label(concept): concept for concept in concepts}
    for notion in words.instances(CONCEPT):
        if notion.startswith(NOTIONS) and not words.broader[notion].intersection(concepts):
            near = [f"{compact(labels[label])} ({label})" for label in nearest(words.label(notion), labels)]
            hint = f"; concepts with similar labels: {', '.join(near)}" if near else ""
            message = f"{compact(notion)} ({words.label(notion)}) has no skos:broader concept of the ontology"
            faults.add(message + hint, where=where)


def _refuse_twins(shared: Iterable[ox.Triple], words: Vocabulary, faults: Faults, where: str) -> None:
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for triple in shared:
        subject, kind = triple.subject, triple.object
        if triple.predicate != TYPE or not isinstance(subject, ox.NamedNode):
            continue
        if isinstance(kind, ox.NamedNode) and words.is_a(subject.value, term("Entity")):
            label = fold(words.label(subject.value)).casefold()
            if subject.value not in alike[kind.value, label]:
                alike[kind.value, label].append(subject.value)
    for (shared_kind, _), things in sorted(alike.items()):
        if len(things) > 1:
            named = " and ".join(map(compact, sorted(things)))
            called = f"called {words.label(things[0])!r}"
            message = f"{named} are each {_article(words.label(shared_kind))} {called}"
            faults.add(f"{message}; make them one, or give them different labels", where=where)


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
