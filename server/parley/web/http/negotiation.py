"""The format of an answer: by name, by the Accept header, or by default [RFC 9110, section 12.5.1]."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from werkzeug.http import parse_accept_header

from parley.store.query.formats import Format

HTML = Format("html", "text/html", "HTML", aliases=("application/xhtml+xml",), says_utf_8=True)
_REMEMBERED = 256
_REMEMBERED_LENGTH = 256
"""Clients send the same few Accept headers; longer ones are read each time."""


def by_names(names: Sequence[str], offers: Sequence[Format]) -> Format | None:
    """Return the offer of the first known name of several: short names or media types."""
    for name in names:
        wanted = name.strip().lower().replace(" ", "+")  # a plus sign of a media type may arrive as a space
        for offer in offers:
            if wanted in (offer.name, offer.media_type, *offer.names, *offer.aliases):
                return offer
    return None


def by_accept(accept: str | None, offers: Sequence[Format]) -> Format | None:
    """Return the offer that an Accept header prefers: without one the first, with none that fits None.

    If several are equally good, the first one is chosen.
    """
    if accept is None or not accept.strip():
        return offers[0]
    choose = _chosen if len(accept) <= _REMEMBERED_LENGTH else _chosen.__wrapped__
    return choose(accept, tuple(offers))


@lru_cache(_REMEMBERED)
def _chosen(accept: str, offers: tuple[Format, ...]) -> Format | None:
    ranges = [(_bare(value), quality) for value, quality in parse_accept_header(accept)]
    if not ranges:
        return offers[0]
    ranked = [(*_welcome(ranges, offer), -place) for place, offer in enumerate(offers)]
    quality, _, place = max(ranked)
    return offers[-place] if quality > 0 else None


def _welcome(ranges: Sequence[tuple[str, float]], offer: Format) -> tuple[float, bool]:
    """Return the q-value of an offer, and whether it is given for its own name.

    The most specific range decides: its name, then an alias, then wildcards. So
    ``text/csv;q=0, */*`` refuses CSV.
    """
    group = offer.media_type.partition("/")[0] + "/*"
    for names in ((offer.media_type,), offer.aliases, (group,), ("*/*",)):
        named = [quality for name, quality in ranges if name in names]
        if named:
            return max(named), names == (offer.media_type,)
    return 0.0, False


def _bare(media_range: str) -> str:
    """Return a media range without its parameters."""
    return media_range.partition(";")[0].strip().lower()
