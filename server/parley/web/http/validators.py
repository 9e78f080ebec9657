"""Validators: which answer a client already has, and in which encoding [RFC 9110, sections 8.8, 13.1]."""

from __future__ import annotations

import hashlib
import json

from werkzeug.http import parse_accept_header

GZIP = ("Content-Encoding", "gzip")


def request_key(*parts: object) -> str:
    """Return a short name for everything on which an answer depends: release, dataset, query, format."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def weak(key: str) -> str:
    """Return the validator of an answer whose bytes may differ the next time, in labels of blank nodes."""
    return f'W/"{key}"'


def strong(key: str, digest: str, *, gzipped: bool) -> str:
    """Return the validator of a cached answer."""
    return f'"{key}.{digest}{".gzip" if gzipped else ""}"'


def matching(header: str | None, key: str) -> str | None:
    """Return the validator in If-None-Match that belongs to this request, in any representation.

    Differences between representations (an encoding, labels of blank nodes) do not change the answer.
    """
    for candidate in header.split(",") if header else ():
        tag = candidate.strip()
        if tag.removeprefix("W/").strip('"').partition(".")[0] == key:
            return tag
    return None


def accepts_gzip(header: str | None) -> bool:
    """Return whether an Accept-Encoding header accepts gzip."""
    if not header:
        return False
    qualities = {name.lower(): quality for name, quality in parse_accept_header(header)}
    return qualities.get("gzip", qualities.get("*", 0)) > 0
