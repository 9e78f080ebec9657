"""Text of JSON, read strictly [RFC 8259]: no name twice in an object, no NaN, no half of a character."""

from __future__ import annotations

import json
import re
from typing import Any

_HALF = re.compile(r"\\u[dD][89a-fA-F]")
"""An escaped half of a surrogate pair."""


class JsonError(ValueError):
    """A file that is not JSON or not JSON-LD.

    Attributes:
        line: The line, if it is known.
    """

    def __init__(self, message: str, line: int | None = None) -> None:
        """Create it from the reason and the line."""
        super().__init__(message)
        self.line = line


def read_json(data: bytes) -> Any:
    """Return a JSON document in which no name occurs twice in an object.

    Raises:
        JsonError: It is not such a document.
    """
    try:
        text = data.decode("utf-8-sig")
        document = json.loads(text, object_pairs_hook=_object, parse_constant=_refuse_constant)
        if _HALF.search(text):
            json.dumps(document, ensure_ascii=False).encode()
        return document
    except UnicodeEncodeError as error:
        raise JsonError(f"it has {error.object[error.start]!a}, half a character of UTF-16") from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise JsonError("it is not UTF-8", line) from error
    except json.JSONDecodeError as error:
        raise JsonError(error.msg, error.lineno) from error
    except RecursionError as error:
        raise JsonError("it is nested too deeply") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise JsonError(f"an object has “{twice}” twice, and only one of them could be kept")
    return found


def _refuse_constant(name: str) -> Any:
    raise JsonError(f"{name} is no JSON")
