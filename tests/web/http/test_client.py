"""Whose account a request goes on: as a table of connections and headers."""

from __future__ import annotations

import pytest

from parley.web.http.client import ClientRule

DIRECT, PROXIED = ClientRule(), ClientRule("X-Forwarded-For")


@pytest.mark.parametrize(
    ("rule", "peer", "given", "expected"),
    [
        (DIRECT, "203.0.113.7", None, "203.0.113.7"),
        (DIRECT, "203.0.113.7", "198.51.100.1", "203.0.113.7"),
        (DIRECT, "127.0.0.1", None, None),
        (DIRECT, "::1", None, None),
        (DIRECT, "2001:db8::1", None, "2001:db8::/64"),
        (DIRECT, "2001:db8::ffff:1", None, "2001:db8::/64"),
        (DIRECT, "::ffff:203.0.113.7", None, "203.0.113.7"),
        (DIRECT, None, None, "unknown"),
        (ClientRule(count_loopback=True), "127.0.0.1", None, "127.0.0.1"),
        (PROXIED, "127.0.0.1", "198.51.100.1", "198.51.100.1"),
        (PROXIED, "127.0.0.1", "198.51.100.9, 198.51.100.1", "198.51.100.1"),
        (PROXIED, "127.0.0.1", "[2001:db8::1]", "2001:db8::/64"),
        (PROXIED, "203.0.113.7", "nonsense", "203.0.113.7"),
        (PROXIED, "203.0.113.7", None, "203.0.113.7"),
    ],
)
def test_the_client_is_the_nearest_address_that_can_be_trusted(
    rule: ClientRule, peer: str | None, given: str | None, expected: str | None
) -> None:
    assert rule.client_of(peer, {"x-forwarded-for": given} if given else {}) == expected
