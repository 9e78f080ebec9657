"""The result of loading a file: its quads as the endpoint returns them, and the messages."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from parley.store.engine.evaluation import Loaded, evaluate
from parley.store.loading.files.input_files import on_disk
from parley.store.loading.source import Source, load
from parley.store.query.formats import JSON
from parley.store.query.question import question_of

ALL = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"


def loaded_from(path: Path, base: str | None = None, kind: str | None = None) -> tuple[Loaded, list[str]]:
    """Return a loaded file, and the messages."""
    told: list[str] = []
    return load(Source(files=(on_disk(path, base, kind),)), told.append), told


def answered(loaded: Loaded) -> set[ox.Quad]:
    """Return all quads as a query gives them."""
    output = io.BytesIO()
    evaluate(loaded, question_of(ALL, JSON), output)
    rows: Any = ox.parse_query_results(output.getvalue(), format=ox.QueryResultsFormat.JSON)
    return {ox.Quad(row["s"], row["p"], row["o"], row["g"] or ox.DefaultGraph()) for row in rows}


def quads_of(path: Path, base: str | None = None, kind: str | None = None) -> set[ox.Quad]:
    """Return the quads of a file as a query gives them."""
    return answered(loaded_from(path, base, kind)[0])


def canonical(quads: Iterable[ox.Quad]) -> ox.Dataset:
    """Return quads that compare equal for any names of blank nodes."""
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return dataset
