"""W3C suites of the formats: read by the way of a user's file, from the file to the answer of a query."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from parley.errors import InputError
from tests.store.loaded import canonical, quads_of
from tests.w3c.conftest import MF, SUITE, absent, exceptions

TURTLE_LIKE = SUITE / "rdf" / "rdf11"
JSON_LD = Path(os.environ.get("PARLEY_W3C_JSON_LD") or SUITE.parent / "json-ld-api") / "tests"
FORMATS = ("rdf-turtle", "rdf-trig", "rdf-n-triples", "rdf-n-quads", "rdf-xml")
BASE = "https://w3c.github.io/rdf-tests/rdf/rdf11/"
QUERY = f"""
PREFIX mf: <{MF}>
SELECT ?test ?action ?result ?kind {{
  ?test mf:action ?action ; a ?kind . OPTIONAL {{ ?test mf:result ?result }}
}}
"""


@dataclass(frozen=True)
class Reading:
    """A test: a file, what it is to be read as, and its base."""

    name: str
    path: Path
    base: str
    result: Path | None
    valid: bool


def readings() -> Iterator[Reading]:
    for form in FORMATS:
        yield from _of_manifest(TURTLE_LIKE / form, f"{BASE}{form}/")
    yield from _of_json_ld()


def _of_manifest(folder: Path, base: str) -> Iterator[Reading]:
    store = ox.Store()
    store.load(path=str(folder / "manifest.ttl"), base_iri=base + "manifest.ttl")
    rows: Any = store.query(QUERY)
    for row in rows:
        path = folder / row["action"].value.removeprefix(base)
        result = row["result"] and folder / row["result"].value.removeprefix(base)
        name = f"{folder.name}/{path.relative_to(folder)}"
        valid = "Negative" not in row["kind"].value
        yield Reading(name, path, row["action"].value, result, valid)


def _of_json_ld() -> Iterator[Reading]:
    manifest = json.loads((JSON_LD / "toRdf-manifest.jsonld").read_text("utf-8"))
    for test in manifest["sequence"]:
        options = test.get("option", {})
        if options.get("specVersion") == "json-ld-1.0":
            continue  # of the version before, which the tests of 1.1 replace
        base = options.get("base", manifest["baseIri"] + test["input"])
        expected = JSON_LD / test["expect"] if "expect" in test else None
        yield Reading(
            f"json-ld/{test['input']}", JSON_LD / test["input"], base, expected, "expectErrorCode" not in test
        )


def _params() -> Iterator[Any]:
    if not JSON_LD.is_dir() or not TURTLE_LIKE.is_dir():
        yield absent()
        return
    known = exceptions()
    for reading in readings():
        reason = known.get(reading.name)
        marks = [pytest.mark.xfail(reason=reason)] if reason else []
        yield pytest.param(reading, id=reading.name, marks=marks)


@pytest.mark.parametrize("reading", list(_params()))
def test_a_file_is_read_as_the_suite_says(reading: Reading) -> None:
    if not reading.valid:
        with pytest.raises(InputError, match=re.escape(reading.path.name)):
            quads_of(reading.path, reading.base)
        return
    read = quads_of(reading.path, reading.base)
    if reading.result is not None:
        assert canonical(read) == canonical(ox.parse(path=str(reading.result)))


def test_every_format_has_tests() -> None:
    if JSON_LD.is_dir():
        found = [reading.name.split("/")[0] for reading in readings()]
        assert {name: found.count(name) > 50 for name in (*FORMATS, "json-ld")} == dict.fromkeys(
            (*FORMATS, "json-ld"), True
        )
