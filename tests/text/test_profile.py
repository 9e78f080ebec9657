"""The canonical text of an article."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.errors import InputError
from parley.text.profile import canonical, text_hash

SAME = {
    "LF": b"Talks\nA round",
    "CRLF": b"Talks\r\nA round",
    "CR": b"Talks\rA round",
    "byte order mark": b"\xef\xbb\xbf" + b"Talks\nA round",
}


@pytest.mark.parametrize("data", SAME.values(), ids=SAME)
def test_line_ends_and_byte_order_mark_do_not_count(data: bytes) -> None:
    assert canonical(data) == "Talks\nA round"


def test_text_is_in_normal_form_c() -> None:
    assert canonical("Re\u0301union".encode()) == "Réunion"


def test_hash_differs_for_one_changed_character() -> None:
    assert text_hash("nine rounds") != text_hash("nine round")


@pytest.mark.parametrize("data", [b"caf\xe9", b"Talks \xff", "Talks".encode("utf-16")])
def test_what_is_not_utf8_is_refused_with_place_and_way_out(data: bytes) -> None:
    with pytest.raises(InputError, match=r"x\.txt: byte \d+ is not UTF-8; save the article as UTF-8"):
        canonical(data, where="x.txt")


@given(st.text())
def test_canonical_is_canonical_already(text: str) -> None:
    once = canonical(text.encode("utf-8", "ignore"))
    assert canonical(once.encode()) == once or once.startswith("\ufeff")
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once
