"""Ranges: which of them is answered in part [RFC 9110, section 14.2]."""

from __future__ import annotations

import re

_RANGE = re.compile(r"bytes=\s*(?:(\d+)-(\d*)|-\d+)\s*", re.ASCII)


def is_one_range(header: str) -> bool:
    """Return whether a header names one range of bytes, whose last byte is not before the first.

    Everything else is as no range: several ranges, units that are not known.

    >>> is_one_range("bytes=0-9"), is_one_range("bytes=-5"), is_one_range("bytes=9-0")
    (True, True, False)
    >>> is_one_range("bytes=0-1,4-5"), is_one_range("items=1-2")
    (False, False)
    """
    found = _RANGE.fullmatch(header)
    return found is not None and not (found[2] and int(found[2]) < int(found[1]))
