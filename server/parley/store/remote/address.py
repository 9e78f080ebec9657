"""The address of a remote store and its settings by the operator, checked before use."""

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
"""How many seconds later than ours the time limit of the store is. A store that ends first may send a part
of the answer as if it were complete. If we end first, nothing is sent."""


@dataclass(frozen=True)
class StoreAddress:
    """A remote store.

    Attributes:
        url: Its SPARQL endpoint.
        credentials: The file whose one line is ``user:password`` or ``Bearer TOKEN``; None for none.
        timeout: The parameter for the time limit, such as ``timeout={ms}``; None for no parameter.
        version: The version of the data, for a store that does not give it itself.
    """

    url: str
    credentials: str | None = None
    timeout: str | None = None
    version: str | None = None

    @property
    def shown(self) -> str:
        """Its address, without parts that only the operator needs."""
        return urlsplit(self.url).hostname or ""

    def time_field(self, seconds: float) -> tuple[str, str] | None:
        """Return the field of a request that gives the store its time limit."""
        if self.timeout is None:
            return None
        name, _, value = self.timeout.partition("=")
        allowed = seconds + GRACE_SECONDS
        return name, value.replace("{ms}", str(math.ceil(1000 * allowed))).replace(
            "{s}", str(math.ceil(allowed))
        )


def checked_address(address: StoreAddress) -> StoreAddress:
    """Return the address of a store, if it can be used.

    Raises:
        InputError: It is no address, or its credentials would be sent without encryption.
    """
    url = address.url
    parts = urlsplit(url)
    try:
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or parts.fragment or re.search(r"[\x00-\x20\x7f]", url) or not url.isascii():
        raise InputError("this is no address like https://example.org/sparql", where="--store")
    if parts.username is not None or parts.password is not None:
        raise InputError("write name and password into a file (--store-credentials)", where="--store")
    if address.timeout is not None and not _TIMEOUT.fullmatch(address.timeout):
        raise InputError("write it as timeout={s} or timeout={ms}", where="--store-timeout")
    if address.credentials is not None and parts.scheme == "http" and not _is_here(parts.hostname or ""):
        raise InputError("credentials go only over https, or to this machine", where="--store-credentials")
    return address


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def authorization(path: str) -> str:
    """Return the value of the Authorization header [RFC 7617, RFC 6750] from a file of credentials.

    Raises:
        InputError: It cannot be read, or is not one line of a known form. Its content is not repeated.
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
        raise InputError("needs one line: user:password, or Bearer TOKEN", where=path)
    return "Basic " + base64.b64encode(line.encode()).decode("ascii")
