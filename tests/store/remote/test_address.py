"""Addresses of remote stores: accepted, refused, and never revealed."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest

from parley.errors import InputError
from parley.store.remote.address import StoreAddress, authorization, checked_address
from parley.store.remote.store import prober


@pytest.mark.parametrize(
    "url", ["https://example.org/sparql", "http://127.0.0.1:7878/query?x=y", "http://[::1]:8890/sparql"]
)
def test_web_addresses_are_taken(url: str) -> None:
    assert checked_address(StoreAddress(url)) == StoreAddress(url)


@pytest.mark.parametrize(
    ("url", "where"),
    [
        ("file:///etc/passwd", "--store"),
        ("ftp://example.org/", "--store"),
        ("example.org/sparql", "--store"),
        ("https:///sparql", "--store"),
        ("https://example.org:port/", "--store"),
        ("https://example.org/a b", "--store"),
        ("https://example.org/\r\nHost: x", "--store"),
        ("https://example.org/#part", "--store"),
        ("https://name:secret@example.org/", "--store"),
    ],
)
def test_other_addresses_are_refused(url: str, where: str) -> None:
    with pytest.raises(InputError, match=where) as error:
        checked_address(StoreAddress(url))
    assert "secret" not in str(error.value)


@pytest.mark.parametrize(
    ("url", "taken"),
    [
        ("https://example.org/sparql", True),
        ("http://localhost:8890/sparql", True),
        ("http://127.0.0.1/sparql", True),
        ("http://example.org/sparql", False),
        ("http://127.0.0.1.example.org/", False),
    ],
)
def test_credentials_do_not_go_over_a_network_in_the_open(url: str, taken: bool) -> None:
    if taken:
        assert checked_address(StoreAddress(url, "file")).credentials == "file"
    else:
        with pytest.raises(InputError, match="--store-credentials"):
            checked_address(StoreAddress(url, "file"))


@pytest.mark.parametrize(
    ("template", "field"),
    [
        (None, None),
        ("timeout={ms}", ("timeout", "3500")),
        ("timeout={s}", ("timeout", "4")),
        ("timeout={s}s", ("timeout", "4s")),
    ],
)
def test_the_store_is_told_to_give_up_after_we_do(template: str | None, field: object) -> None:
    assert checked_address(StoreAddress("https://example.org/", timeout=template)).time_field(2.5) == field


def test_certificates_are_checked() -> None:
    tls = prober(checked_address(StoreAddress("https://example.org/sparql"))).wire.tls
    assert tls is not None
    assert (tls.verify_mode, tls.check_hostname) == (ssl.CERT_REQUIRED, True)


@pytest.mark.parametrize(
    "template", ["timeout", "timeout=5", "={s}", "a&b={s}", "timeout={s}&x=y", "timeout={h}"]
)
def test_other_ways_to_tell_the_time_are_refused(template: str) -> None:
    with pytest.raises(InputError, match="--store-timeout"):
        checked_address(StoreAddress("https://example.org/", timeout=template))


@pytest.mark.parametrize(
    ("line", "header"),
    [
        ("name:secret\n", "Basic bmFtZTpzZWNyZXQ="),
        ("Bearer abc.def\n", "Bearer abc.def"),
        ("a:b:c", "Basic YTpiOmM="),
    ],
)
def test_credentials_are_read_from_a_file(tmp_path: Path, line: str, header: str) -> None:
    (tmp_path / "file").write_text(line)
    assert authorization(str(tmp_path / "file")) == header


@pytest.mark.parametrize("data", [b"secret", b"", b"name:sec\nret", b"Bearer sec ret", b"\xff:secret"])
def test_credentials_of_no_known_form_are_refused_and_not_repeated(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "file").write_bytes(data)
    with pytest.raises(InputError) as error:
        authorization(str(tmp_path / "file"))
    assert "sec" not in str(error.value)
