"""Spool and answer: the written bytes come back, spilled or not."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.store.engine.answer import Answer
from parley.store.engine.spool import Spool, nameless_file


@given(st.lists(st.binary(max_size=50), max_size=20), st.integers(1, 40))
def test_what_is_written_comes_back(parts: list[bytes], inline: int) -> None:
    descriptor = nameless_file()
    spool = Spool(descriptor, inline=inline)
    for part in parts:
        assert spool.write(part) == len(part)
    spool.flush()
    whole = b"".join(parts)
    assert spool.size == len(whole)
    answer = Answer(spool=descriptor, size=spool.size) if spool.spilled else Answer(spool.inline())
    with answer:
        assert answer.read() == whole
    if not spool.spilled:
        os.close(descriptor)


def test_an_answer_is_read_in_parts_and_closed_once() -> None:
    descriptor = nameless_file()
    os.write(descriptor, b"abcdefg")
    closed: list[bool] = []
    answer = Answer(spool=descriptor, size=7, on_close=lambda: closed.append(True))
    assert list(answer.chunks(3)) == [b"abc", b"def", b"g"]
    answer.close()
    answer.close()
    assert closed == [True]
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(descriptor)


def test_a_spool_that_is_too_short_is_an_error_and_no_short_answer() -> None:
    with Answer(spool=nameless_file(), size=5) as answer, pytest.raises(OSError, match="shorter"):
        answer.read()


def test_an_empty_answer_has_no_parts() -> None:
    assert list(Answer().chunks()) == []
