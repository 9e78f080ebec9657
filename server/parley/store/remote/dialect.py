"""How a query is written for a remote store, and forms of its answers that are not quite the standard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from parley.names import XSD
from parley.store.query.outline import outline
from parley.store.query.tokens import tokens

_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:")
VIRTUOSO_TRUTH = "__ASK_RETVAL"
"""Virtuoso answers ASK with a row of this variable, or with no row."""


def self_contained(text: str, prefixes: Mapping[str, str], base: str | None) -> str:
    """Return a query with the prefixes and the base that this server knows, on its first line.

    Prefixes are found by their letters, because the scan skips the rows of VALUES. One prefix too many
    does no harm.

    Raises:
        QueryRefused: The scan refuses the query.
    """
    seen = outline(text)
    missing = [name for name in prefixes if name not in seen.declared and f"{name}:" in text]
    prologue = "".join(f"PREFIX {name}: <{prefixes[name]}> " for name in missing)
    if base is not None and _needs_base(text):
        prologue = f"BASE <{base}> " + prologue
    return prologue + text


def _needs_base(text: str) -> bool:
    """Return whether a query has an IRI that is relative, and no base for it."""
    relative = False
    for kind, written, _ in tokens(text):
        if kind == "word" and written == "BASE":
            return False
        relative |= kind == "iri" and not _ABSOLUTE.match(written)
    return relative


def mended(read: Callable[[int], bytes]) -> Callable[[int], bytes]:
    """Return a reader in which values are written as in the standard.

    Virtuoso writes truth values as 1 and 0, and names blank nodes with ``nodeID://``, which no name may
    contain. The text that is searched has quotation marks, which JSON and N-Triples escape within a value.
    So it is never part of a value.
    """
    kept = b""
    ended = False

    def read_mended(length: int) -> bytes:
        nonlocal kept, ended
        while not ended and len(kept) < _LONGEST:
            part = read(max(length, _LONGEST))
            ended = not part
            kept = _mend(kept + part)
        size = min(length, len(kept)) if ended else min(length, len(kept) - _LONGEST + 1)
        given, kept = kept[:size], kept[size:]
        return given

    return read_mended


def _mend(data: bytes) -> bytes:
    for wrong, right in _MENDS:
        data = data.replace(wrong, right)
    return data


def _truths() -> Iterator[tuple[bytes, bytes]]:
    """Yield each way in which Virtuoso writes a truth value as a number, and the standard form."""
    datatype = (XSD + "boolean").encode()
    for wrong, right in ((b"1", b"true"), (b"0", b"false")):
        for form in (b'"datatype": "%(type)s", "value": "%(value)s"', b'"%(value)s"^^<%(type)s>'):
            yield (
                form % {b"type": datatype, b"value": wrong},
                form % {b"type": datatype, b"value": right},
            )


_MENDS = (*_truths(), (b'"bnode", "value": "nodeID://', b'"bnode", "value": "'))
_LONGEST = max(len(wrong) for wrong, _ in _MENDS)
