"""Headers of every answer, including errors."""

from __future__ import annotations

_EXPOSED = (
    "Accept-Ranges",
    "Allow",
    "Content-Disposition",
    "Content-Encoding",
    "Content-Range",
    "ETag",
    "Link",
    "Parley-Hint",
    "Retry-After",
    "Vary",
)
"""Headers that pages of other origins may read, beside those that are always allowed [Fetch, 2.2.2]."""

_REQUESTED = (
    "Accept",
    "Accept-Language",
    "Cache-Control",
    "Content-Type",
    "If-Match",
    "If-Modified-Since",
    "If-None-Match",
    "If-Range",
    "If-Unmodified-Since",
    "Pragma",
    "Range",
)
"""Headers that they may send. A browser asks first if Accept has more than 128 bytes. Authorization is not
among them: nothing here is secret, and the server never asks for credentials."""

CORS = (
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Expose-Headers", ", ".join(_EXPOSED)),
)
READING = ("GET", "HEAD", "OPTIONS")
"""The methods of every address except the endpoint."""


def preflight(methods: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the headers that answer OPTIONS at an address with these methods [Fetch, section 3.2]."""
    return [
        ("Allow", ", ".join(methods)),
        ("Access-Control-Allow-Methods", ", ".join(methods)),
        ("Access-Control-Allow-Headers", ", ".join(_REQUESTED)),
        ("Access-Control-Max-Age", "86400"),
    ]


_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
SECURITY = (
    ("Content-Security-Policy", _POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
)
SERVER = (("Server", "parley"),)
"""Replaces the name of the HTTP server, which clients need not know."""

COMMON = CORS + SECURITY + SERVER
NO_STORE = ("Cache-Control", "no-store")
REVALIDATE = ("Cache-Control", "public, no-cache")
"""Cache it, and ask whether it is still valid, because the next release may differ."""

OWN_EYES = (("Cache-Control", "private, no-cache"), ("X-Robots-Tag", "noindex, noarchive"))
"""For an answer with the text of an article, which its reader may have no right to pass on. Pages of
other origins may not read it either: see ``common``."""


def common(cache_control: str | None) -> tuple[tuple[str, str], ...]:
    """Return the headers of every answer besides its own, by who may cache it."""
    return SECURITY + SERVER if cache_control == OWN_EYES[0][1] else COMMON
