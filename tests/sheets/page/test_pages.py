"""The pages: one item on each, every answer saved, missing answers reported, and only the file shown."""

from __future__ import annotations

import html
import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from parley.sheets.item import Asks, SheetItem
from parley.sheets.page.app import make_app
from parley.sheets.page.pages import places_of
from parley.sheets.page.paper import Paper
from tests.sheets.conftest import Given, right
from tests.sheets.page.conftest import DOOR, Browser

Edit = Callable[[str, str], None]


def _first(items: tuple[SheetItem, ...], asks: Asks) -> int:
    return next(item.number for item in items if item.shown.asks is asks)


@pytest.mark.parametrize("asks", Asks)
def test_page_shows_all_of_an_item(asks: Asks, browser: Browser, items: tuple[SheetItem, ...]) -> None:
    item = items[_first(items, asks) - 1]
    shown = browser.text(f"item/{item.number}")
    assert asks.value in shown
    for line in (*item.shown.beside, *item.shown.options, *(words for _, words in asks.further.values())):
        assert line in shown
    for answer in item.shown.answers:
        assert f'<button name="answer" value="{answer}"' in shown
    passage = re.search(r"<blockquote[^>]*>(.*?)</blockquote>", shown, re.DOTALL)
    assert passage is not None
    assert re.sub("<mark>(.*?)</mark>", r"«\1»", passage[1], flags=re.DOTALL) == item.shown.text


def test_items_are_gone_through_in_order(file: Path, items: tuple[SheetItem, ...]) -> None:
    reading = Paper(file).reading()
    places = [places_of(reading, item.number) for item in items]
    numbers = [item.number for item in items]
    assert [one.after for one in places] == [*numbers[1:], None]
    assert [one.before for one in places] == [None, *numbers[:-1]]
    assert [one.open for one in places] == [*numbers[1:], 1]


def test_page_leads_to_its_neighbours(browser: Browser, items: tuple[SheetItem, ...]) -> None:
    def leads(number: int) -> dict[str, str]:
        buttons = re.findall(r'name="go" value="(\d+)" data-key="arrow(\w+)"', browser.text(f"item/{number}"))
        return {direction: value for value, direction in buttons}

    assert leads(1) == {"right": "2"}
    assert leads(2) == {"left": "1", "right": "3"}
    assert leads(len(items)) == {"left": str(len(items) - 1)}


@pytest.mark.parametrize(("chosen", "address"), [("4", "/item/4?saved=1"), ("0", f"/{DOOR.token}/")])
def test_note_that_was_typed_is_saved_on_the_way_to_another_item(
    chosen: str, address: str, browser: Browser
) -> None:
    assert browser.post(1, note="a thought", go=chosen, seen=browser.seen(1)).location.endswith(address)
    assert "a thought" in browser.text("item/1")


def test_going_on_without_a_new_note_writes_nothing(browser: Browser, file: Path) -> None:
    old, before = browser.seen(1), file.read_bytes()
    assert browser.post(1, note="", go="3", seen=old).location.endswith("/item/3")
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "path",
    ["item/0", "item/99999", "item/-1", "item/one", "item/1/2", "item/", "item/..", "static/../pages.py",
     "static/..%2fpages.py", "sheet.toml", "sheet.toml.key"],
)  # fmt: skip
def test_what_is_no_item_is_not_found(path: str, browser: Browser) -> None:
    assert browser.get(path).status_code == 404


def test_answer_leads_on(browser: Browser) -> None:
    answer = browser.answer(1, "n")
    assert answer.status_code == 303
    assert answer.location.endswith("/item/2?saved=1")
    assert re.search(r"Saved: item 1, answer <strong>n</strong>", browser.text("item/2?saved=1"))
    assert re.search(r'value="n"[^>]* aria-pressed="true"', browser.text("item/1"))


def test_last_answer_leads_to_all_items(browser: Browser, items: tuple[SheetItem, ...]) -> None:
    assert browser.answer(len(items), "c").location.endswith(f"/{DOOR.token}/")


@pytest.mark.parametrize(("answer", "note"), [("l", ""), ("r", "  "), ("", "")])
def test_where_more_is_to_be_said_one_stays(
    answer: str, note: str, browser: Browser, items: tuple[SheetItem, ...]
) -> None:
    number = _first(items, Asks.SENTENCE)
    assert browser.answer(number, answer, note).location.endswith(f"/item/{number}?saved={number}")
    assert ("Now say in the note" in browser.text(f"item/{number}")) is bool(answer)


def test_answer_with_its_note_leads_on(browser: Browser, items: tuple[SheetItem, ...]) -> None:
    number = _first(items, Asks.SENTENCE)
    assert f"item/{number + 1}" in browser.answer(number, "l", "the town").location


def test_note_is_kept_as_it_was_written(browser: Browser) -> None:
    note = "\n<b>both</b> & “none”\n"
    browser.post(1, note=note.replace("\n", "\r\n"), seen=browser.seen(1))
    shown = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", browser.get("item/1").text, re.DOTALL)
    assert shown is not None
    assert "<b>" not in shown[1]
    assert html.unescape(shown[1]) == note


def test_what_is_left_is_told(browser: Browser, items: tuple[SheetItem, ...]) -> None:
    for number in (1, 3):
        browser.answer(number, "n")
    assert f"2 of {len(items)} answered, {len(items) - 2} left" in browser.text("item/1")
    overview = browser.text()
    assert overview.count("item 1, answered") == overview.count("item 2, not answered") == 1
    assert "Go on with item 2" in html.unescape(re.sub(r"\s+", " ", overview))
    assert "Next without an answer: 4" in browser.text("item/2")


def test_answer_in_the_file_that_is_none_is_told(browser: Browser, edit: Edit) -> None:
    edit('answer = ""', 'answer = "7"')
    assert "The file has the answer “7”, which is none of these." in browser.text("item/1")
    assert "item 1, not answered" in browser.text()


def test_file_is_as_if_filled_in_by_hand(given: Given, read: Callable[[], Result]) -> None:
    given.fill(right)
    by_hand = given.file.read_bytes()
    browser = Browser(make_app(Paper(given.file), DOOR).test_client())
    some = [given.items[_first(given.items, asks) - 1] for asks in Asks]
    for item in some:
        browser.answer(item.number, "")
    assert given.file.read_bytes() != by_hand
    for item in some:
        browser.answer(item.number, right(item))
    assert "Every item is answered." in browser.text()
    assert given.file.read_bytes() == by_hand
    assert read().exit_code == 0


def test_pages_need_no_key_and_show_none(given: Given) -> None:
    key = given.file.with_name(f"{given.file.name}.key")
    salt = re.findall(r"[0-9a-f]{64,}", key.read_text("utf-8"))
    key.unlink()
    browser = Browser(make_app(Paper(given.file), DOOR).test_client())
    numbers = [_first(given.items, asks) for asks in Asks]
    pages = [browser.text(), *(browser.text(f"item/{number}") for number in numbers)]
    assert salt
    assert not [one for one in salt for page in pages if one in page]


def test_answer_from_an_old_page_is_refused_and_its_note_shown(browser: Browser, file: Path) -> None:
    old = browser.seen(1)
    browser.answer(1, "w")
    before = file.read_bytes()
    refused = browser.post(1, answer="n", note="a long thought", seen=old)
    assert refused.status_code == 409
    assert "item 1 was filled in since this page showed it" in refused.text
    assert "a long thought" in refused.text
    assert file.read_bytes() == before


def test_file_that_was_changed_is_refused_everywhere(browser: Browser, edit: Edit) -> None:
    seen = browser.seen(1)
    edit("coder:bo", "coder:ada")
    for answer in (browser.get(), browser.get("item/1"), browser.post(1, answer="n", note="", seen=seen)):
        assert answer.status_code == 409
        assert "have changed since the page was opened" in answer.text


def test_file_that_broke_is_told_by_line(browser: Browser, edit: Edit) -> None:
    edit('answer = ""', 'answer = "')
    answer = browser.get("item/1")
    assert answer.status_code == 400
    assert "is not valid TOML" in answer.text
    assert "Traceback" not in answer.text


def test_note_beyond_all_measure_is_refused(browser: Browser, file: Path, as_written: str) -> None:
    assert browser.post(1, note="x" * 300_000, seen=browser.seen(1)).status_code == 413
    assert file.read_text("utf-8") == as_written


def test_text_of_the_article_is_no_html(browser: Browser, file: Path, as_written: str) -> None:
    file.write_text(as_written.replace("Morvia", "<script>"), "utf-8")
    page = Browser(make_app(Paper(file), DOOR).test_client()).get("item/1").text
    assert page.count("<script") == 1


def test_command_serves_this_machine_alone_until_it_is_stopped(file: Path) -> None:
    command = [sys.executable, "-m", "parley", "code", "page", str(file)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{32}/", address)
        with urllib.request.urlopen(address, timeout=30) as answer:
            assert "Begin with item 1" in answer.read().decode()
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(address[:-2], timeout=30)
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=30)[1]
    assert process.returncode == 0
    assert re.search(r"\d+ of \d+ items have no answer yet", said)
    assert "Traceback" not in said


def test_what_is_no_sheet_is_refused_by_the_command(parley: Callable[..., Result], tmp_path: Path) -> None:
    done = parley("code", "page", tmp_path / "none.toml")
    assert done.exit_code == 2
    assert "none.toml: cannot be read" in done.stderr


def test_port_that_is_taken_is_told(file: Path, parley: Callable[..., Result]) -> None:
    from parley.sheets.page.serving import bound

    with bound(None) as taken:
        done = parley("code", "page", file, "--port", taken.getsockname()[1])
    assert done.exit_code == 1
    assert "without --port" in done.stderr
