"""Pages of long lists: the page in ``page=``, and the number of pages."""

from __future__ import annotations

import re

from flask import abort, request

_NUMBER = re.compile(r"[1-9]\d{0,5}")


def page_number() -> int:
    """Return the page in the address, the first if there is none; 404 if it is no number."""
    asked = request.args.get("page", "1")
    if not _NUMBER.fullmatch(asked):
        abort(404)
    return int(asked)


def pages_of(number: int, size: int) -> int:
    """Return how many pages of a size a number of entries needs; no entries need one page.

    >>> pages_of(0, 40), pages_of(40, 40), pages_of(41, 40)
    (1, 1, 2)
    """
    return max(1, -(-number // size))
