"""Derivation rules: SPARQL queries in files, their headers, and the way back from their results."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from parley.errors import InputError
from parley.names import DCTERMS, ONTOLOGY, RDFS, ROOT, SKOS, term
from parley.rdf import TYPE, link, literal

WORKING = ROOT + "working#"
"""The namespace of intermediate results for other rules; none of it is published."""
_HEADER = re.compile(r"# (title|description): (.+)")
_SHORTCUT = re.compile(r"CONSTRUCT \{ \?(\w+) parley:(\w+) \?(\w+) \}\s*WHERE \{\n(.*)\}\s*", re.DOTALL)
_CLAIM = re.compile(r"\?(\w+) a parley:\w+")
_KIND = re.compile(r"a parley:(Contradiction|Comparison)\b")
_TYPES = re.compile(r"CONSTRUCT \{ \?\w+ a \?\w+ \}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: the name and the text of its file, and the values of its header."""

    path: Path
    text: str
    title: str
    description: str

    @property
    def name(self) -> str:
        """Its name among all rules: the name of its file, relative to the folder of the rules."""
        below = self.path.parent.name
        return self.path.stem if below == "rules" else f"{below}/{self.path.stem}"

    @property
    def derives(self) -> str | None:
        """The IRI of the property or class that it makes; None for an intermediate step."""
        if shortcut := _SHORTCUT.search(self.text):
            return term(shortcut[2])
        if _TYPES.search(self.text):
            return TYPE.value
        kind = _KIND.search(self.text)
        return term(kind[1]) if kind else None

    @property
    def trace(self) -> str | None:
        """The query that leads from each triple of the rule to its claims.

        It exists only for a rule that makes one triple from claims of some class, from published data. The
        query has the rule's own conditions. A VALUES clause for ``?subject`` and ``?object`` after it selects
        one triple (SPARQL 1.1, section 10.2.2).
        """
        shortcut = _SHORTCUT.search(self.text)
        if shortcut is None or WORKING in self.text:
            return None
        subject, _, value, conditions = shortcut.groups()
        names = {subject: "subject", value: "object"}
        body = re.sub(r"\?(\w+)", lambda found: f"?{names.get(found[1], found[1])}", conditions)
        claims = dict.fromkeys(_CLAIM.findall(body))
        if not claims:
            return None
        ways = [body if name == "claim" else f"{body}  BIND (?{name} AS ?claim)\n" for name in claims]
        found = " UNION ".join(f"{{\n{way}}}" for way in ways)
        return _TRACE.format(title=self.title, derived=shortcut[2], found=found)

    def construct(self, store: ox.Store) -> list[ox.Triple]:
        """Return the triples that the rule makes from a store.

        Raises:
            InputError: It is no SPARQL, or no CONSTRUCT query.
        """
        try:
            found = store.query(self.text)
        except SyntaxError as error:
            raise InputError(f"is not valid SPARQL: {error.msg}", where=str(self.path)) from error
        if not isinstance(found, ox.QueryTriples):
            raise InputError("is no CONSTRUCT query", where=str(self.path))
        return list(found)

    def statements(self) -> Iterator[ox.Triple]:
        """Yield the triples about the rule in the description of a release."""
        node = f"{ROOT}rule/{self.name}"
        yield link(node, TYPE.value, term("Rule"))
        yield literal(node, RDFS + "label", self.title, language="en")
        yield literal(node, DCTERMS + "description", self.description, language="en")
        yield literal(node, term("construct"), self.text)
        if self.derives is not None:
            yield link(node, term("derives"), self.derives)
        if self.trace is not None:
            yield literal(node, term("trace"), self.trace)


def scratch(triples: Iterable[ox.Triple]) -> ox.Store:
    """Return a store of triples for rules to read."""
    store = ox.Store()
    store.extend(_quads(triples))
    return store


@contextmanager
def trial(store: ox.Store) -> Iterator[Callable[[Iterable[ox.Triple]], None]]:
    """Yield a function that adds triples to a store; at the end they are taken out of it again."""
    made: list[ox.Quad] = []

    def add(triples: Iterable[ox.Triple]) -> None:
        new = [quad for quad in _quads(triples) if quad not in store]
        made.extend(new)
        store.extend(new)

    try:
        yield add
    finally:
        for quad in made:
            store.remove(quad)


def apply_in_turn(
    rules: Iterable[Rule], store: ox.Store, add: Callable[[Iterable[ox.Triple]], None]
) -> Iterator[ox.Triple]:
    """Yield the triples of rules that each see the results of those before, without intermediate results.

    Args:
        add: Adds triples to the store, as in ``trial``.
    """
    for rule in rules:
        found = rule.construct(store)
        add(found)
        yield from (triple for triple in found if not triple.predicate.value.startswith(WORKING))


def _quads(triples: Iterable[ox.Triple]) -> Iterator[ox.Quad]:
    return (ox.Quad(t.subject, t.predicate, t.object, ox.DefaultGraph()) for t in triples)


def read_rules(folder: Path) -> list[Rule]:
    """Return the rules of a folder, in the order of their names.

    Raises:
        InputError: There is none, or one cannot be read.
    """
    paths = sorted(folder.glob("*.rq"))
    if not paths:
        raise InputError("holds no rule (.rq)", where=str(folder))
    return [_rule(path) for path in paths]


def _rule(path: Path) -> Rule:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read ({error})", where=str(path)) from error
    header = dict(_HEADER.findall(text))
    return Rule(path, text, header.get("title", path.stem), header.get("description", ""))


_TRACE = f"""\
# {{title}}: the claims and passages behind each ?subject parley:{{derived}} ?object
# One triple alone: append VALUES (?subject ?object) {{{{ (<...> <...>) }}}}
PREFIX dcterms: <{DCTERMS}>
PREFIX parley: <{ONTOLOGY}>
PREFIX rdfs: <{RDFS}>
PREFIX skos: <{SKOS}>
SELECT DISTINCT ?subject ?object ?claim ?sentence ?title ?start ?end WHERE {{{{
{{found}}
?claim parley:article/dcterms:title ?title ; parley:evidence ?passage .
?passage parley:start ?start ; parley:end ?end .
OPTIONAL {{{{ ?claim rdfs:label ?sentence }}}}
}}}}
"""
