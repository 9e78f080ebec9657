"""Sheets of the invented corpus, made once, and a copy of the corpus in which sheets are given."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from parley.claims.corpus import ArticleFile, Corpus, text_of
from parley.gate.article import objections_to
from parley.sheets.desk import Desk, Issued
from parley.sheets.item import SheetItem
from parley.sheets.scope import whole_scope
from parley.sheets.sheet import Sheetmaker

HARBOUR = "talks-at-grey-harbour"
Answer = Callable[[SheetItem], str]


def seed(number: int) -> bytes:
    """A seed, the same in every run."""
    return hashlib.sha256(str(number).encode()).digest()


@pytest.fixture(scope="session")
def harbour(corpus: Corpus) -> ArticleFile:
    return next(file for file in corpus.articles if file.slug == HARBOUR)


@pytest.fixture(scope="session")
def maker(corpus: Corpus, harbour: ArticleFile, texts: dict[str, str]) -> Sheetmaker:
    return Sheetmaker(corpus, harbour, text_of(harbour.annotations.article, texts))


@pytest.fixture(scope="session")
def items(maker: Sheetmaker, harbour: ArticleFile) -> tuple[SheetItem, ...]:
    return maker.made(seed(1), whole_scope(harbour.annotations))


@pytest.fixture(autouse=True)
def _drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """The salt of a sheet that is given, which else is another in every run."""
    monkeypatch.setattr("parley.sheets.desk.secrets.token_bytes", lambda _: seed(1))


@pytest.fixture
def root(uncoded_root: Path, tmp_path: Path) -> Path:
    """A corpus that a test may change, and that nobody has coded yet."""
    return Path(shutil.copytree(uncoded_root, tmp_path / "corpus"))


class Given:
    """A sheet that the command line wrote, and the answers of its coder."""

    def __init__(self, file: Path, items: tuple[SheetItem, ...]) -> None:
        self.file = file
        self.items = items

    def fill(self, answer: Answer) -> None:
        """Write an answer into each item."""
        blocks = re.split(r"(?m)^(?=answer = )", self.file.read_text("utf-8"))
        filled = [
            re.sub(r'\Aanswer = ""', f'answer = "{answer(item)}"', block)
            for item, block in zip(self.items, blocks[1:], strict=True)
        ]
        self.file.write_text("".join((blocks[0], *filled)), "utf-8")

    def change(self, old: str, new: str) -> None:
        """Change the first place of some words."""
        text = self.file.read_text("utf-8")
        assert old in text
        self.file.write_text(text.replace(old, new, 1), "utf-8")


def right(item: SheetItem) -> str:
    """The answers of a coder who reads."""
    if item.right is not None:
        return str(item.right)
    return "n" if item.catch else "c"


@pytest.fixture(scope="session")
def written(uncoded_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Issued:
    """A sheet for Bo of the article that Ada entered, and the corpus beside it."""
    folder = tmp_path_factory.mktemp("written")
    root = Path(shutil.copytree(uncoded_root, folder / "corpus"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("parley.sheets.desk.secrets.token_bytes", lambda _: seed(1))
        desk = Desk(root, root / "articles", objections_to)
        return desk.write(HARBOUR, "bo", "2031-05-20", file=folder / "sheet.toml")


@pytest.fixture
def given(root: Path, tmp_path: Path, written: Issued) -> Given:
    """The same sheet, in the corpus of this test."""
    shutil.copytree(written.file.parent, tmp_path, dirs_exist_ok=True)
    return Given(tmp_path / written.file.name, written.items)


@pytest.fixture
def read(given: Given, root: Path, parley: Callable[..., Result]) -> Callable[..., Result]:
    """Read the sheet by the command line."""

    def run(*more: object) -> Result:
        return parley(
            "code", "read", given.file, "--articles", root / "articles", "--data", root,
            "--date", "2031-05-22", *more,
        )  # fmt: skip

    return run
