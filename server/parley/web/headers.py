"""Headers that every answer carries, errors included."""

from __future__ import annotations

CORS = (
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Expose-Headers", "ETag, Link, Retry-After, Content-Disposition, Parley-Hint"),
)
PREFLIGHT = (
    ("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS, POST, QUERY"),
    ("Access-Control-Allow-Headers", "Accept, Content-Type, If-None-Match, If-Modified-Since, Range"),
    ("Access-Control-Max-Age", "86400"),
)
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
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
