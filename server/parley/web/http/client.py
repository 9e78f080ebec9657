"""Whose account a request uses: the address of the client, as far as it can be trusted."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

_IPV6_NETWORK = 64
"""A client with one IPv6 address has a network of this length."""

_MAX_ADDRESS = 64
"""No address is longer in characters."""

_REMEMBERED = 1024
"""How many clients are remembered, so that their addresses need not be parsed again."""


@dataclass(frozen=True)
class ClientRule:
    """How the client of a request is found.

    Attributes:
        header: The header in which a trusted proxy gives the address; None to use the connection.
        count_loopback: Whether clients on this machine have accounts too.
    """

    header: str | None = None
    count_loopback: bool = False

    def client_of(self, peer: str | None, fields: Mapping[str, str]) -> str | None:
        """Return the client whose account a request uses; None for no account.

        Args:
            peer: The address at the other end of the connection.
            fields: The headers, names in lower case.
        """
        given = fields.get(self.header.lower(), "") if self.header else ""
        return _account(given.rpartition(",")[2][:_MAX_ADDRESS], peer or "", self.count_loopback)


@lru_cache(_REMEMBERED)
def _account(given: str, peer: str, count_loopback: bool) -> str | None:
    """Return the account of an address that a header gives, or else of the connection."""
    address = _address(given) or _address(peer)
    if address is None:
        return peer or "unknown"
    if address.is_loopback and not count_loopback:
        return None
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, _IPV6_NETWORK), strict=False))
    return str(address)


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return an address; an IPv4 address in IPv6 form becomes IPv4."""
    try:
        address = ipaddress.ip_address(text.strip().strip("[]"))
    except ValueError:
        return None
    return (isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped) or address
