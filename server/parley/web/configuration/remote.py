"""The site in front of a remote store: its release, and whether its answers may be cached."""

from __future__ import annotations

import secrets
from dataclasses import replace
from pathlib import Path

from parley.errors import ParleyError
from parley.release.manifest import NAME, read_manifest
from parley.web.configuration.site import Release, Site


def site_of_store(site: Site, releases: Path, version: str | None, triples: int) -> Site:
    """Return the site for the current data of a store.

    Pages, dumps and files of a release are served if the folder of releases has the release that the store
    was loaded from. A store without a version may change at any time.
    """
    return replace(
        site,
        triples=triples,
        store_id=store_id(version) if version else secrets.token_hex(8),
        release=find_release(releases, version) if version else None,
        changing=version is None,
        remote=True,
    )


def store_id(version: str) -> str:
    """Return a name that separates this version of the data of a store from all others."""
    return f"store {version}"


def find_release(releases: Path, version: str) -> Release | None:
    """Return the release in a folder with the data version that a store gives."""
    digest = version.partition(" ")[0]
    for path in sorted([*releases.glob(f"*/{NAME}"), *releases.glob(NAME)]):
        try:
            manifest = read_manifest(path.parent)
        except ParleyError:
            continue
        if manifest.dataVersion == digest:
            return Release(path.parent.resolve(), manifest)
    return None
