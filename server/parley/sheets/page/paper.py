"""The paper: the file of a sheet while it is filled in, read again and written whole for each answer."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from parley.errors import InputError
from parley.sheets.face import Filled, file_text, read_filled
from parley.sheets.files import read_text, replace_file
from parley.sheets.page.page_items import PageItem, asked_of

_FILLED_IN = frozenset(("answer", "note"))


class ChangedError(InputError):
    """The file differs from the page: another window, or another program, has written it."""


@dataclass(frozen=True, slots=True)
class FileState:
    """The content of a file at one moment.

    Attributes:
        title: The title of the article.
    """

    sheet: str
    coder: str
    title: str
    items: Mapping[int, PageItem]

    @property
    def open(self) -> tuple[int, ...]:
        """The numbers of the items without an answer, in order."""
        return tuple(number for number, item in self.items.items() if not item.is_answered)


class Paper:
    """The file of one sheet."""

    def __init__(self, file: Path) -> None:
        """Create it from a file, whose questions must not change.

        Raises:
            InputError: It cannot be read, is no sheet, or has comments that would be lost.
        """
        self.shown = str(file)
        self._file = file.resolve()
        filled = self._filled()
        asked_of(filled, self.shown)
        self._refuse_comments(filled)
        self._asked = _asked(filled)

    def reading(self) -> FileState:
        """Return the current content of the file.

        Raises:
            InputError: It cannot be read, or is no longer a sheet.
            ChangedError: Its questions have changed.
        """
        return self._reading(self._unchanged())

    def fill(self, number: int, answer: str | None, note: str, seen: str) -> FileState:
        """Write an answer into the file, completely or not at all, and return the new content.

        Args:
            answer: One of the possible answers, or empty; None to keep the present one.
            seen: The mark of the item when it was shown.

        Raises:
            InputError: The file cannot be read or written, or there is no such item or answer.
            ChangedError: The item differs from the page, or the questions have changed.
        """
        with _alone(self._file.parent):
            filled = self._unchanged()
            self._refuse_comments(filled)
            item = self._reading(filled).items.get(number)
            if item is None:
                raise InputError(f"there is no item {number} on this sheet")
            if seen != seen_of(item):
                raise ChangedError(
                    f"item {number} was filled in since this page showed it, in another window or by another"
                    " program; your answer was not saved",
                    where=self.shown,
                )
            given = item.answer if answer is None else answer
            if answer and answer not in item.answers:
                allowed = ", ".join(item.answers)
                raise InputError(f"item {number} has no answer {answer!r}; it may be one of {allowed}")
            after = _with(filled, number, given, note)
            replace_file(self._file, _written(after).encode("utf-8"), private=True)
        return self._reading(after)

    def _filled(self) -> Filled:
        return read_filled(read_text(self._file), self.shown)

    def _refuse_comments(self, filled: Filled) -> None:
        kept = frozenset(line for line in _written(filled).splitlines() if "#" in line)
        for number, line in enumerate(read_text(self._file).splitlines(), 1):
            if "#" in line and line not in kept:
                message = "a comment, which the page would not keep; put it into a note"
                raise InputError(message, where=f"{self.shown}:{number}")

    def _unchanged(self) -> Filled:
        filled = self._filled()
        if _asked(filled) != self._asked:
            raise ChangedError(
                "the questions in the file have changed since the page was opened; nothing was saved."
                " Restore the file, or open the page again",
                where=self.shown,
            )
        return filled

    def _reading(self, filled: Filled) -> FileState:
        title = str(filled.head.get("article", ""))
        return FileState(filled.sheet, filled.coder, title, asked_of(filled, self.shown))


def seen_of(item: PageItem) -> str:
    """Return the mark of the answer and note of an item."""
    return _digest([item.number, item.answer, item.note])


def _asked(filled: Filled) -> str:
    """Return the digest of a file without answers and notes: it identifies the sheet."""
    blocks = [
        {name: value for name, value in block.items() if name not in _FILLED_IN}
        for _, block in filled.entries
    ]
    return _digest([filled.head, blocks])


def _digest(value: object) -> str:
    written_out = json.dumps(value, ensure_ascii=True, sort_keys=True, default=str)
    return hashlib.sha256(written_out.encode("ascii")).hexdigest()


def _written(filled: Filled) -> str:
    return file_text(filled.head, (block for _, block in filled.entries))


def _with(filled: Filled, number: int, answer: str, note: str) -> Filled:
    """Return the answers and notes with another answer and note for one item."""
    entries = (
        (line, {**block, "answer": answer, "note": note} if block["number"] == number else block)
        for line, block in filled.entries
    )
    return replace(filled, entries=tuple(entries))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other pages from writing in a folder meanwhile. The lock ends with its process."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    except OSError as error:
        raise InputError(f"cannot be locked ({error.strerror})", where=str(folder)) from error
    try:
        yield
    finally:
        os.close(descriptor)
