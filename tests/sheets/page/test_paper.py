"""The paper: answers are written completely, and changes by others are not overwritten."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.errors import InputError
from parley.sheets.face import file_text, read_filled
from parley.sheets.page.paper import ChangedError, Paper, seen_of

Edit = Callable[[str, str], None]
SCRIPT = """
import os, signal, sys
from pathlib import Path
from parley.sheets.page.paper import Paper, seen_of
paper = Paper(Path(sys.argv[1]))
def deadly(*given, **named):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(*{"write": (os, "fdopen"), "fsync": (os, "fsync"), "replace": (Path, "replace")}[sys.argv[2]], deadly)
paper.fill(2, "n", "", seen_of(paper.reading().items[2]))
"""


def _fill(paper: Paper, number: int, answer: str | None, note: str = "") -> None:
    paper.fill(number, answer, note, seen_of(paper.reading().items[number]))


def test_one_answer_changes_one_line(file: Path, as_written: str) -> None:
    _fill(Paper(file), 2, "n")
    changed = [
        (old, new)
        for old, new in zip(as_written.splitlines(), file.read_text("utf-8").splitlines(), strict=True)
        if old != new
    ]
    assert changed == [('answer = ""', 'answer = "n"')]


def test_file_stays_its_owners_alone(file: Path) -> None:
    _fill(Paper(file), 2, "n")
    assert file.stat().st_mode & 0o777 == 0o600


def test_link_to_a_file_stays_a_link(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(file)
    _fill(Paper(link), 2, "n")
    assert link.is_symlink()
    assert 'answer = "n"' in file.read_text("utf-8")


@given(note=st.text(st.characters(exclude_categories=["Cs"])))
def test_every_note_is_kept(note: str, as_written: str) -> None:
    filled = read_filled(as_written, "sheet.toml")
    blocks = [{**block, "note": note} for _, block in filled.entries[:1]]
    assert tomllib.loads(file_text(filled.head, blocks))["item"] == blocks


def test_note_is_saved_without_an_answer(file: Path) -> None:
    paper = Paper(file)
    _fill(paper, 2, None, "# who?\n“she”")
    item = paper.reading().items[2]
    assert (item.answer, item.note) == ("", "# who?\n“she”")


def test_answer_is_taken_back(file: Path, as_written: str) -> None:
    paper = Paper(file)
    _fill(paper, 2, "n")
    _fill(paper, 2, "")
    assert file.read_text("utf-8") == as_written


def test_answer_that_is_not_offered_is_refused(file: Path, as_written: str) -> None:
    with pytest.raises(InputError, match="item 2 has no answer '9'; it may be one of 1, "):
        _fill(Paper(file), 2, "9")
    assert file.read_text("utf-8") == as_written


def test_item_that_another_filled_in_is_not_written_over(file: Path) -> None:
    mine, other = Paper(file), Paper(file)
    seen = seen_of(mine.reading().items[2])
    _fill(other, 2, "w", "mine")
    before = file.read_bytes()
    with pytest.raises(ChangedError, match="item 2 was filled in since this page showed it"):
        mine.fill(2, "n", "", seen)
    assert file.read_bytes() == before


def test_what_another_filled_in_elsewhere_is_kept(file: Path) -> None:
    mine, other = Paper(file), Paper(file)
    seen = seen_of(mine.reading().items[2])
    _fill(other, 3, "w")
    mine.fill(2, "n", "", seen)
    items = mine.reading().items
    assert (items[2].answer, items[3].answer) == ("n", "w")


@pytest.mark.parametrize(
    ("old", "new"), [("Morvia", "Morvya"), ("coder:bo", "coder:ada"), ("n  none of these", "n  none")]
)
def test_file_that_asks_something_else_is_refused(old: str, new: str, file: Path, edit: Edit) -> None:
    paper = Paper(file)
    edit(old, new)
    before = file.read_bytes()
    for act in (paper.reading, lambda: paper.fill(2, "n", "", "")):
        with pytest.raises(ChangedError, match="have changed since the page was opened"):
            act()
    assert file.read_bytes() == before


def test_part_of_a_file_is_not_taken_for_the_whole(file: Path, as_written: str) -> None:
    paper = Paper(file)
    file.write_text(as_written[: as_written.rindex("[[item]]")], "utf-8")
    with pytest.raises(ChangedError):
        paper.fill(2, "n", "", seen_of(Paper(file).reading().items[2]))


def test_file_that_is_gone_is_named(file: Path) -> None:
    paper = Paper(file)
    file.unlink()
    with pytest.raises(InputError, match=r"sheet\.toml: cannot be read"):
        paper.reading()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('answer = ""', 'answer = "n" # or 2?', r"sheet\.toml:\d+: a comment, which the page would not keep"),
        ("[[item]]", "# look again\n[[item]]", r"sheet\.toml:\d+: a comment"),
        ('asks = "Who', 'asks = "How', r"sheet\.toml:\d+: item 1 has a question that no sheet has"),
        ("number = 2", "number = 1", r"sheet\.toml:\d+: item 1 is here a second time"),
        ("number = 2", 'number = "2"', r"items without a number of their own"),
        ('note = ""', "note = []", r"sheet\.toml:\d+: item 1: its 'note' is not as it was written"),
        ("sheet = ", "sheet =", r"is no coding sheet"),
        ('answer = ""', 'answer = "', r"is not valid TOML"),
    ],
)
def test_file_that_is_no_sheet_is_refused(
    old: str, new: str, message: str, file: Path, as_written: str
) -> None:
    changed = as_written.replace(old, new, 1) if new != "sheet =" else "sheet = 7\n"
    file.write_text(changed, "utf-8")
    with pytest.raises(InputError, match=message):
        Paper(file)


def test_file_of_another_system_is_read(file: Path, as_written: str) -> None:
    file.write_bytes(as_written.replace("\n", "\r\n").encode("utf-8"))
    _fill(Paper(file), 2, "n")
    assert re.findall(r'answer = "(\w+)"', file.read_text("utf-8")) == ["n"]


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_killed_while_it_saves_it_leaves_the_file_whole(call: str, file: Path, as_written: str) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", SCRIPT, str(file), call]
    assert subprocess.run(command, env=environment, check=False).returncode == -signal.SIGKILL
    assert file.read_text("utf-8") == as_written
    _fill(Paper(file), 2, "n")
    assert Paper(file).reading().items[2].answer == "n"
