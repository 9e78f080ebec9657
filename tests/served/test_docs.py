"""Everything in README and docs runs, and the shown answers are those of the queries."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pyoxigraph as ox
import pytest

from parley.candidates.reading import parse_candidates
from parley.gate.shapes import read_shapes
from parley.names import IDS, ONTOLOGY, RDFS, SKOS
from parley.rdf import read_folder
from parley.resources import folder
from parley.sentences.wording_patterns import read_pattern
from parley.shacl import prepare
from tests.served.blocks import DOCUMENTS, Block, answer, blocks, refreshed

SERVED = "http://127.0.0.1:8080"
SETTING_UP = ("make serve", "python3 -m venv")
"""Blocks that set Parley up; this is already done when these tests run."""

FOR_OPERATORS = {"ini", "dockerfile", "apache"}
"""Languages of docs/operation.md that other programs read."""


def _runnable(language: str) -> list[Block]:
    found = [
        block for block in blocks() if block.language == language and not block.text.startswith(SETTING_UP)
    ]
    assert found, f"no document has a {language} block"
    return found


def test_every_block_is_of_a_language_that_is_run() -> None:
    languages = {(block.document.name, block.language) for block in blocks()}
    run = ("sh", "python", "sparql", "toml", "turtle")
    others = {(name, language) for name, language in languages if language not in run}
    assert others == {("operation.md", language) for language in FOR_OPERATORS}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_fence_is_that_of_a_block(document: Path) -> None:
    fences = [line for line in document.read_text("utf-8").splitlines() if line.lstrip().startswith("```")]
    assert len(fences) % 2 == 0
    assert all(line == "```" for line in fences[1::2])
    assert all(line.removeprefix("```").isalpha() for line in fences[::2])


@pytest.mark.parametrize("block", _runnable("sh"), ids=lambda block: block.name)
def test_shell_block_prints_what_it_says(block: Block, origin: str) -> None:
    script = "set -euo pipefail\n" + block.text.replace(SERVED, origin).replace("curl -s", "curl -sf")
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)

    printed = done.stdout.replace("\r\n", "\n")
    assert printed.strip()
    if block.expected is not None:
        assert printed == block.expected


@pytest.mark.parametrize("block", _runnable("python"), ids=lambda block: block.name)
def test_python_block_runs_and_prints(block: Block, origin: str) -> None:
    code = block.text.replace(SERVED, origin)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


@pytest.mark.parametrize("block", _runnable("toml"), ids=lambda block: block.name)
def test_candidates_are_read_as_they_stand(block: Block) -> None:
    candidates = parse_candidates(tomllib.loads(block.text), where=block.name)

    assert candidates.mentions
    assert candidates.claims


@pytest.mark.parametrize("block", _runnable("turtle"), ids=lambda block: block.name)
def test_notions_conform_and_their_wordings_can_be_read(block: Block) -> None:
    prefixes = "".join(
        f"@prefix {name}: <{iri}> .\n"
        for name, iri in (("notion", IDS + "notion/"), ("parley", ONTOLOGY), ("rdfs", RDFS), ("skos", SKOS))
    )
    notions = list(ox.parse((prefixes + block.text).encode(), format=ox.RdfFormat.TURTLE))
    triples = [*read_folder(folder("ontology")), *(quad.triple for quad in notions)]

    assert prepare(read_shapes())(triples) == []
    wordings = [str(quad.object.value) for quad in notions if quad.predicate.value == ONTOLOGY + "wording"]
    assert wordings
    assert all(read_pattern(wording).verb for wording in wordings)


@pytest.mark.parametrize("block", _runnable("sparql"), ids=lambda block: block.name)
def test_query_block_finds_what_it_shows(block: Block, releases: Path) -> None:
    done = answer(block.text, releases)

    assert done.exit_code == 0, done.stderr
    assert "Hint:" not in done.stderr
    assert len(done.stdout.splitlines()) > 2
    if block.expected is not None:
        assert done.stdout == block.expected, "“python -m tests.served.blocks” writes the answers anew"


def test_answers_are_written_anew_and_nothing_else(releases: Path) -> None:
    query = "```sparql\nASK {}\n```\n"
    text = f"before\n\n{query}\n```text\nno\nnot at all\n```\n\n{query}\nafter\n"
    assert refreshed(text, releases) == text.replace("no\nnot at all\n", "yes\n")
