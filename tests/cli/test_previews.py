"""A preview is served to this machine alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.cli.serve import refuse_public_preview
from parley.errors import InputError
from parley.release.manifest import Manifest
from parley.web.configuration.site import Release


def release(*, preview: bool) -> Release:
    manifest = Manifest("r", "v", "0", "0", 1, "2031-06-01", "", 1, (), (), {}, preview)
    return Release(Path("nowhere"), manifest)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_preview_is_served_on_loopback(host: str) -> None:
    refuse_public_preview(release(preview=True), host, None)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7"])
def test_preview_is_not_served_elsewhere(host: str) -> None:
    with pytest.raises(InputError, match=rf"^--host: “{host}” is no loopback address, and this is a preview"):
        refuse_public_preview(release(preview=True), host, None)


def test_preview_is_not_served_behind_a_proxy() -> None:
    with pytest.raises(InputError, match=r"^--base-url: this is a preview: only this machine may"):
        refuse_public_preview(release(preview=True), "127.0.0.1", "https://example.org/parley")


def test_release_and_files_are_served_anywhere() -> None:
    refuse_public_preview(release(preview=False), "0.0.0.0", "https://example.org")
    refuse_public_preview(None, "0.0.0.0", None)
