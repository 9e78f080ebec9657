"""The door: nobody is let in who does not know the address, or asks from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from parley.sheets.item import SheetItem
from parley.sheets.page.door import Door, Visitor, new_token
from tests.sheets.page.conftest import DOOR, Browser

INSIDE = f"/{DOOR.token}/"


def test_whoever_knows_the_address_is_let_in(client: FlaskClient) -> None:
    for site in ("none", "same-origin"):
        headers = {"Host": DOOR.host, "Sec-Fetch-Site": site}
        assert client.get(INSIDE, headers=headers).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/", "/favicon.ico", "/item/1", "/token/", f"/{DOOR.token[:-1]}/", f"/{DOOR.token}x/",
     "/static/page.css", f"//{DOOR.token}/", "/tökén/"],
)  # fmt: skip
def test_without_the_token_there_is_nothing(path: str, client: FlaskClient) -> None:
    answer = client.get(path, headers={"Host": DOOR.host})
    assert answer.status_code == 404
    assert DOOR.token not in answer.text
    assert answer.mimetype == "text/plain"


@pytest.mark.parametrize(
    "host",
    ["", "evil.example", f"evil.example:{DOOR.port}", "127.0.0.1", f"localhost:{DOOR.port}", "127.0.0.1:8124",
     f"127.0.0.1.evil.example:{DOOR.port}"],
)  # fmt: skip
def test_other_names_of_this_machine_are_refused(
    host: str, client: FlaskClient, items: tuple[SheetItem, ...]
) -> None:
    answer = client.get(f"{INSIDE}item/1", headers={"Host": host})
    assert answer.status_code == 421
    assert items[0].shown.text not in answer.text
    assert DOOR.token not in answer.text


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}])
def test_other_pages_read_nothing(headers: dict[str, str], client: FlaskClient) -> None:
    assert client.get(INSIDE, headers={"Host": DOOR.host, **headers}).status_code == 403


@pytest.mark.parametrize(
    "origin", [None, "null", "http://evil.example", "http://127.0.0.1", "https://127.0.0.1:8123"]
)
def test_other_pages_write_nothing(
    origin: str | None, browser: Browser, client: FlaskClient, file: Path, as_written: str
) -> None:
    form = {"answer": "n", "note": "", "seen": browser.seen(1)}
    headers = {"Host": DOOR.host, **({"Origin": origin} if origin else {})}
    assert client.post(f"{INSIDE}item/1", data=form, headers=headers).status_code == 403
    assert file.read_text("utf-8") == as_written


@pytest.mark.parametrize("path", ["", "item/1", "static/page.css", "item/999", "nowhere"])
def test_no_answer_may_be_framed_fed_or_kept(path: str, browser: Browser) -> None:
    headers = browser.get(path).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self';")
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize("path", ["", "item/1", "item/70", "item/999"])
def test_pages_name_no_other_place(path: str, browser: Browser) -> None:
    assert "http:" not in browser.text(path)
    assert "https:" not in browser.text(path)


def test_tokens_are_long_and_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert min(map(len, tokens)) >= 32


def test_port_of_http_is_not_named() -> None:
    door = Door(80, "t")
    assert door.address == "http://127.0.0.1/t/"
    assert door.refusal(Visitor("127.0.0.1"), "/t/") is None
