"""Headers that every answer carries, errors included."""

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
"""What pages of other origins may read, beside what they always may [Fetch, section 2.2.2]."""

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
"""What they may send. A browser asks before it sends an Accept of more than 128 bytes. Authorization is not
among them: nothing here is secret, and credentials are not invited."""

CORS = (
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Expose-Headers", ", ".join(_EXPOSED)),
)
READING = ("GET", "HEAD", "OPTIONS")
"""The methods of every address but the endpoint's."""


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
"""Instead of the name of the HTTP server, which is nobody's business."""

COMMON = CORS + SECURITY + SERVER
NO_STORE = ("Cache-Control", "no-store")
REVALIDATE = ("Cache-Control", "public, no-cache")
"""Keep it, and ask whether it still holds: the next release may say something else."""
