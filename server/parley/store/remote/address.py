"""Where a remote store is asked, and how: what the operator says of it, checked before it is used."""

from __future__ import annotations

import base64
import ipaddress
import math
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from parley.errors import InputError

_TIMEOUT = re.compile(r"[A-Za-z][\w.-]*=[\w.]*\{(?:s|ms)\}[\w.]*", re.ASCII)
_TOKEN = re.compile(r"[\x21-\x7e]+")
GRACE_SECONDS = 1.0
"""The store is told to give up so much later than we do. A store that gives up first may send what it has
by then as if it were all; when we give up first, nothing is sent on."""


@dataclass(frozen=True)
class StoreAddress:
    """A remote store.

    Attributes:
        url: Its SPARQL endpoint.
        credentials: The file whose one line is ``user:password`` or ``Bearer TOKEN``; None for none.
        timeout: How the store is told the time limit, such as ``timeout={ms}``; None for not at all.
        version: What the data are called, for a store that does not say so itself.
    """

    url: str
    credentials: str | None = None
    timeout: str | None = None
    version: str | None = None

    @property
    def shown(self) -> str:
        """Where it is, without what only the operator need know."""
        return urlsplit(self.url).hostname or ""

    def time_field(self, seconds: float) -> tuple[str, str] | None:
        """Return the field of a request that tells the store how long it may take."""
        if self.timeout is None:
            return None
        name, _, value = self.timeout.partition("=")
        allowed = seconds + GRACE_SECONDS
        return name, value.replace("{ms}", str(math.ceil(1000 * allowed))).replace(
            "{s}", str(math.ceil(allowed))
        )


def check_address(
    url: str, credentials: str | None = None, timeout: str | None = None, version: str | None = None
) -> StoreAddress:
    """Return the address of a store.

    Raises:
        InputError: It is none, or its credentials would go over the wire in the open.
    """
    parts = urlsplit(url)
    try:
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or parts.fragment or re.search(r"[\x00-\x20\x7f]", url) or not url.isascii():
        raise InputError("this is no address like https://example.org/sparql", where="--store")
    if parts.username is not None or parts.password is not None:
        raise InputError("name and password go into a file (--store-credentials)", where="--store")
    if timeout is not None and not _TIMEOUT.fullmatch(timeout):
        raise InputError("write it as timeout={s} or timeout={ms}", where="--store-timeout")
    if credentials is not None and parts.scheme == "http" and not _is_this_machine(parts.hostname or ""):
        raise InputError("credentials are sent over https, or to this machine", where="--store-credentials")
    return StoreAddress(url, credentials, timeout, version)


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def authorization(path: str) -> str:
    """Return the value of the Authorization header [RFC 7617, RFC 6750] that a file of credentials makes.

    Raises:
        InputError: It cannot be read, or is not of one line of a known form; what it says is not repeated.
    """
    try:
        line = Path(path).read_text("utf-8").strip()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=path) from error
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8", where=path) from error
    scheme, _, token = line.partition(" ")
    if scheme.lower() == "bearer" and _TOKEN.fullmatch(token):
        return f"Bearer {token}"
    if ":" not in line or not line.isprintable():
        raise InputError("holds one line: user:password, or Bearer TOKEN", where=path)
    return "Basic " + base64.b64encode(line.encode()).decode("ascii")
