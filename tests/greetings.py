"""The messages of a server on standard error at its start."""

from __future__ import annotations

import select
from typing import IO


def greeting_of(stderr: IO[str] | None, seconds: float = 60) -> str:
    """Return the first line that a server says, but not how far its loading is, which slow machines are told.

    "" if it says nothing in that time, or ends without a word.
    """
    assert stderr is not None
    ready, _, _ = select.select([stderr], [], [], seconds)
    return next((line for line in stderr if not line.startswith("Loading ")), "") if ready else ""
