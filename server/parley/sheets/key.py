"""The key of a sheet: its salt, and its scope. With the key one can tell what is planted."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import tomli_w

from parley.coding.records import hash_of_salt
from parley.errors import InputError
from parley.sheets.sheet import SEED

_HEAD = """\
# The key of a coding sheet: it tells what is planted. Keep it from the coder until the sheet is back.
"""


@dataclass(frozen=True, slots=True)
class Key:
    """The key of a sheet.

    Attributes:
        sheet: The sheet, as its short name.
        salt: The salt, as hexadecimal digits.
        only: The claims of the sheet, as short names; empty for the whole article.
    """

    sheet: str
    salt: str
    only: tuple[str, ...] = ()


def key_path(file: Path) -> Path:
    """Return the path of the key of a sheet, by the file of the sheet."""
    return file.with_name(f"{file.name}.key")


def write_key(key: Key) -> str:
    """Return a key as the contents of its file."""
    only = {"only": list(key.only)} if key.only else {}
    return _HEAD + tomli_w.dumps({"sheet": key.sheet, "salt": key.salt, **only})


def read_key(text: str, where: str) -> Key:
    """Return the key in a file.

    Raises:
        InputError: It contains none.
    """
    try:
        data = tomllib.loads(text)
        key = Key(str(data["sheet"]), str(data["salt"]), tuple(data.get("only", ())))
        hash_of_salt(key.salt)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise InputError("is no key of a coding sheet", where=where) from error
    if len(key.salt) != 4 * SEED:
        raise InputError("is no key of a coding sheet: its salt is cut", where=where)
    return key
