"""Pages of long lists: which one ``page=`` asks for, how many there are, and the query of one."""

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


def on_page(text: str, size: int, page: int) -> str:
    """Return a published query of the first page for another one.

    >>> on_page("SELECT ?s { ?s a ?c } LIMIT 40 OFFSET 0", 40, 3)
    'SELECT ?s { ?s a ?c } LIMIT 40 OFFSET 80'
    """
    return text.replace(f"LIMIT {size} OFFSET 0", f"LIMIT {size} OFFSET {size * (page - 1)}")
