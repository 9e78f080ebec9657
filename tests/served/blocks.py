"""The code blocks of the documents, and the answers that they show.

``python -m tests.served.blocks`` writes the answers of the queries again, from the present corpus.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result

from parley.cli import main as main_command
from parley.release.build import build

ROOT = Path(__file__).parents[2]
ELSEWHERE = ("engines.md",)
"""Documents whose blocks other tests run, with the engines they need: tests/store/remote."""
DOCUMENTS = (
    ROOT / "README.md",
    *sorted(path for path in (ROOT / "docs").glob("*.md") if path.name not in ELSEWHERE),
)
OUTPUTS = {"sh": "csv", "sparql": "text"}
"""The language of the block that shows what a block of a language prints."""

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ANSWERED = re.compile(r"^(```sparql\n(.*?)^```\n\n```text\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    document: Path
    language: str
    text: str
    expected: str | None
    """The block of output that follows, if there is one."""

    @property
    def name(self) -> str:
        return f"{self.document.name}: {self.text.split(chr(10))[0][:40]}"


def blocks() -> list[Block]:
    """All blocks of all documents, those of output with the block before them."""
    return [block for document in DOCUMENTS for block in _blocks(document)]


def _blocks(document: Path) -> list[Block]:
    found = _BLOCK.findall(document.read_text("utf-8"))
    following = [*found[1:], ("", "")][: len(found)]
    return [
        Block(document, language, text, output if kind == OUTPUTS.get(language) else None)
        for (language, text), (kind, output) in zip(found, following, strict=True)
        if language not in OUTPUTS.values()
    ]


def answer(query: str, releases: Path) -> Result:
    """Ask a release as a person does, with the answer as a table."""
    command = ["query", "--release", str(releases), "--format", "table", "-"]
    return CliRunner().invoke(main_command, command, input=query)


def refreshed(text: str, releases: Path) -> str:
    """Return a document with the answers that its queries get now."""

    def replaced(match: re.Match[str]) -> str:
        done = answer(match[2], releases)
        if done.exit_code:
            raise SystemExit(f"{match[2]}\n{done.stderr}")
        return match[1] + done.stdout

    return _ANSWERED.sub(replaced, text)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        releases = Path(folder)
        build(releases)
        for document in DOCUMENTS:
            before = document.read_text("utf-8")
            after = refreshed(before, releases)
            if after != before:
                document.write_text(after, "utf-8")
                print(f"{document.relative_to(ROOT)}: answers written anew")


if __name__ == "__main__":
    main()
