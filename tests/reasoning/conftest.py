"""The ontology with all data, two reasoners for OWL 2 DL, and the closures of RDFS and OWL 2 RL."""

from __future__ import annotations

import itertools
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn

import owlrl
import pyoxigraph as ox
import pytest
import rdflib

from parley.claims.corpus import Corpus, load_corpus
from parley.names import IDS, OWL, PREFIXES, RDFS, XSD
from parley.rdf import parse_turtle
from parley.release.graphs import derive

Triples = Iterable[ox.Triple]
PREFIX_LINES = "".join(
    f"@prefix {prefix}: <{base}> .\n"
    for prefix, base in {
        **PREFIXES,
        "org": "http://www.w3.org/ns/org#",
        "schema": "https://schema.org/",
        "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    }.items()
)
VERDICT = re.compile(r"Ontology '.*' is (in)?consistent\.")
SECONDS = 60


def whole(corpus: Corpus, root: Path | None = None) -> list[ox.Triple]:
    """Return the ontology and every data graph of a corpus, the derived one among them."""
    graphs = derive(corpus, root).graphs.values()
    return [*corpus.ontology, *(triple for graph in graphs for triple in graph)]


@pytest.fixture(scope="session")
def turtle() -> Callable[[str], list[ox.Triple]]:
    """Return a function that reads Turtle without prefix lines."""
    return lambda text: parse_turtle((PREFIX_LINES + text).encode(), where="test")


@pytest.fixture(scope="session")
def real() -> Corpus:
    """Parley's own corpus; no test here needs the articles' texts."""
    return load_corpus()


@pytest.fixture(scope="session")
def everything(real: Corpus) -> list[ox.Triple]:
    """Parley's own ontology and data."""
    return whole(real)


@pytest.fixture(scope="session")
def invented(corpus: Corpus, corpus_root: Path) -> list[ox.Triple]:
    """The ontology with the data of the invented corpus."""
    return whole(corpus, corpus_root)


@pytest.fixture(scope="session")
def consistent() -> Callable[[Triples], bool]:
    """Return a function that asks HermiT, in its port to Python, whether triples can be so."""
    try:
        from hermit import Reasoner
        from hermit.parser import load_ontology_from_string
        from hermit.structural.owl_clausification import OWLClausification
        from hermit.structural.owl_normalization import OWLNormalization
    except ImportError:
        _absent("hermit-reasoner is not installed (PyPI; the test requirements)")

    def ask(triples: Triples) -> bool:
        text = ox.serialize(map(_as_owl, triples), format=ox.RdfFormat.RDF_XML).decode()
        axioms = load_ontology_from_string(text, base=IDS, suffix=".owl")
        clauses = OWLClausification().clausify(OWLNormalization().process_ontology(axioms))
        return bool(Reasoner(clauses).is_consistent())

    return ask


@pytest.fixture(scope="session")
def consistent_to_konclude(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Triples], bool]:
    """Return a function that asks Konclude the same: another program by other people."""
    konclude = shutil.which("Konclude")
    if konclude is None:
        _absent("Konclude is not installed (Debian: konclude)")
    folder = tmp_path_factory.mktemp("reasoning")
    numbers = itertools.count()

    def ask(triples: Triples) -> bool:
        path = folder / f"{next(numbers)}.nt"
        path.write_bytes(ox.serialize(map(_as_owl, triples), format=ox.RdfFormat.N_TRIPLES))
        # With one worker, its default, Konclude 0.7.0 may wait for itself for ever.
        command = (konclude, "consistency", "-w", "2", "-i", str(path))
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=SECONDS)
        said = done.stdout + done.stderr
        verdict = VERDICT.search(said)
        if verdict is None or "{error}" in said:
            pytest.fail(f"Konclude gave no verdict:\n{said}")
        return verdict.group(1) is None

    return ask


def _absent(reason: str) -> NoReturn:
    if os.environ.get("PARLEY_REQUIRE_REASONER"):
        pytest.fail(reason)
    pytest.skip(reason)


def _as_owl(triple: ox.Triple) -> ox.Triple:
    """Return a triple with days as times of day: OWL 2 has xsd:dateTime and no xsd:date (section 4)."""
    value = triple.object
    if not isinstance(value, ox.Literal) or value.datatype.value != XSD + "date":
        return triple
    midnight = ox.Literal(f"{value.value}T00:00:00", datatype=ox.NamedNode(XSD + "dateTime"))
    return ox.Triple(triple.subject, triple.predicate, midnight)


@pytest.fixture(scope="session")
def closure() -> Callable[[str, Triples], rdflib.Graph]:
    """Return a function that adds to triples all that "rdfs" or "owl rl" entails."""
    semantics = {"rdfs": owlrl.RDFS_Semantics, "owl rl": owlrl.OWLRL_Semantics}

    def close(name: str, triples: Triples) -> rdflib.Graph:
        graph = as_rdflib(triples)
        owlrl.DeductiveClosure(semantics[name]).expand(graph)
        return graph

    return close


def as_rdflib(triples: Triples) -> rdflib.Graph:
    """Return triples as a graph of rdflib."""
    data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=data, format="nt")


@pytest.fixture(scope="session")
def to_rdflib() -> Callable[[Triples], rdflib.Graph]:
    """Return a function that puts triples into a graph of rdflib."""
    return as_rdflib


@pytest.fixture(scope="session")
def without_annotations() -> Callable[[Triples], list[ox.Triple]]:
    """Return a function that leaves out annotations, from which nothing follows."""
    built_in = {ox.NamedNode(RDFS + "label"), ox.NamedNode(RDFS + "isDefinedBy")}
    kind = ox.NamedNode(OWL + "AnnotationProperty")

    def leave_out(triples: Triples) -> list[ox.Triple]:
        held = list(triples)
        annotations = built_in | {triple.subject for triple in held if triple.object == kind}
        return [triple for triple in held if triple.predicate not in annotations]

    return leave_out


@pytest.fixture(scope="session")
def logical(real: Corpus, without_annotations: Callable[[Triples], list[ox.Triple]]) -> list[ox.Triple]:
    """The ontology without annotations; what is inconsistent with it is so with any data."""
    return without_annotations(real.ontology)
