"""A sheet in a file, as its coder has it, and a browser that knows its address."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from parley.claims.corpus import ArticleFile
from parley.coding.records import Sheet
from parley.names import thing
from parley.sheets.face import write_sheet
from parley.sheets.item import SheetItem
from parley.sheets.page.app import make_app
from parley.sheets.page.door import Door
from parley.sheets.page.paper import Paper
from tests.sheets.conftest import HARBOUR

DOOR = Door(8123, "token-that-nobody-can-guess")
_SEEN = re.compile(r'name="seen" value="(\w+)"')


class Browser:
    """Asks for pages as a browser does that was given the address."""

    def __init__(self, client: FlaskClient) -> None:
        self._client = client

    def get(self, path: str = "", **headers: str) -> TestResponse:
        address = f"/{DOOR.token}/{path}"
        return self._client.get(address, headers={"Host": DOOR.host, **headers}, buffered=True)

    def text(self, path: str = "") -> str:
        return unescape(self.get(path).text)

    def post(self, number: int, **form: str) -> TestResponse:
        return self._client.post(
            f"/{DOOR.token}/item/{number}", data=form, headers={"Host": DOOR.host, "Origin": DOOR.origin}
        )

    def seen(self, number: int) -> str:
        found = _SEEN.search(self.get(f"item/{number}").text)
        assert found is not None
        return found[1]

    def answer(self, number: int, answer: str, note: str = "") -> TestResponse:
        return self.post(number, answer=answer, note=note, seen=self.seen(number))


@pytest.fixture(scope="session")
def as_written(harbour: ArticleFile, items: tuple[SheetItem, ...]) -> str:
    """A sheet with nothing filled in."""
    sheet = Sheet(
        thing("sheet", f"{HARBOUR}-1"),
        harbour.annotations.article.iri,
        thing("coder", "bo"),
        "2031-05-20",
        "",
        "1",
    )
    return write_sheet(sheet, harbour.annotations.article.title, items)


@pytest.fixture
def file(as_written: str, tmp_path: Path) -> Path:
    path = tmp_path / "sheet.toml"
    path.write_text(as_written, "utf-8")
    path.chmod(0o600)
    return path


@pytest.fixture
def client(file: Path) -> FlaskClient:
    return make_app(Paper(file), DOOR).test_client()


@pytest.fixture
def browser(client: FlaskClient) -> Browser:
    return Browser(client)


@pytest.fixture
def edit(file: Path) -> Callable[[str, str], None]:
    """Change the first place of some words in the file, as another program does."""

    def edited(old: str, new: str) -> None:
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")

    return edited
