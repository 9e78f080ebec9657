"""The README says nothing that does not run."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

README = Path(__file__).parents[2] / "README.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
SERVED = "http://127.0.0.1:8080"
SETTING_UP = ("make serve", "python3 -m venv")
"""Blocks that set Parley up; whoever runs these tests has done so."""


@dataclass(frozen=True)
class Block:
    language: str
    text: str
    expected: str | None
    """The block of output that follows, if there is one."""


def _blocks() -> list[Block]:
    found = BLOCK.findall(README.read_text("utf-8"))
    following = [*found[1:], ("", "")]
    return [
        Block(language, text, output if kind == "csv" else None)
        for (language, text), (kind, output) in zip(found, following, strict=True)
        if language != "csv"
    ]


def _runnable(language: str) -> list[Block]:
    blocks = [
        block for block in _blocks() if block.language == language and not block.text.startswith(SETTING_UP)
    ]
    assert blocks, f"the README has no {language} block"
    return blocks


def test_every_block_is_of_a_language_that_is_run() -> None:
    assert {block.language for block in _blocks()} == {"sh", "python", "sparql"}


@pytest.mark.parametrize("block", _runnable("sh"), ids=lambda block: block.text.split("\n")[0][:40])
def test_shell_block_prints_what_it_says(block: Block, origin: str) -> None:
    script = "set -euo pipefail\n" + block.text.replace(SERVED, origin).replace("curl -s", "curl -sf")
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)

    printed = done.stdout.replace("\r\n", "\n")
    assert printed.strip()
    if block.expected is not None:
        assert printed == block.expected


@pytest.mark.parametrize("block", _runnable("python"), ids=lambda block: block.text.split("\n")[0][:40])
def test_python_block_runs_and_prints(block: Block, origin: str) -> None:
    code = block.text.replace(SERVED, origin)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


@pytest.mark.parametrize("block", _runnable("sparql"), ids=lambda block: block.text.split("\n")[0][:40])
def test_query_block_finds_something(block: Block, releases: Path) -> None:
    command = [sys.executable, "-m", "parley", "query", "--release", str(releases), "--format", "csv", "-"]
    done = subprocess.run(command, input=block.text, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 1
