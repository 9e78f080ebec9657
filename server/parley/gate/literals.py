"""Canonical literals: no engine may write a value in another form than the files.

Stores rewrite literals that are not in canonical form (``"01"`` to ``"1"``). Then dumps, ``sh:in`` and
comparisons by byte would differ from the source (XML Schema 1.1 part 2, canonical mappings).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from parley.gate.kinds import CheckKind
from parley.gate.report import Finding
from parley.names import XSD, compact


def literal_findings(triples: Iterable[ox.Triple]) -> Iterator[Finding]:
    """Yield the literals that a store would write in another form."""
    for triple in triples:
        value = triple.object
        if isinstance(value, ox.Literal) and value.datatype.value.startswith(XSD):
            stored = _stored(triple)
            if stored != value:
                message = f"{compact(triple.predicate.value)} {value} is not canonical; write {stored}"
                yield Finding(CheckKind.LITERAL, _subject(triple), message)


def _stored(triple: ox.Triple) -> ox.Literal:
    store = ox.Store()
    store.add(ox.Quad(triple.subject, triple.predicate, triple.object))
    value = next(iter(store)).object
    if not isinstance(value, ox.Literal):
        raise TypeError(f"a store made {value} of a literal")
    return value


def _subject(triple: ox.Triple) -> str:
    return compact(triple.subject.value) if isinstance(triple.subject, ox.NamedNode) else str(triple.subject)
