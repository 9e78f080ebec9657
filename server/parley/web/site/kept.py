"""Releases before the one that is served: ``parley build`` leaves each where it was, beside the next."""

from __future__ import annotations

import re

from parley.errors import InputError
from parley.release.manifest import read_manifest
from parley.web.site.site import Release

_DIGEST = re.compile(r"[0-9a-f]{12}")


def kept_release(served: Release, digest: str) -> Release | None:
    """Return the release of a digest: the one that is served, or one that lies beside it.

    A preview is never handed out as a release before it, and a folder is only what its manifest says it is.
    """
    if digest == served.digest:
        return served
    folder = served.directory.parent / digest
    if not _DIGEST.fullmatch(digest) or not folder.is_dir():
        return None
    try:
        manifest = read_manifest(folder)
    except InputError:
        return None
    return Release(folder, manifest) if manifest.release == digest and not manifest.preview else None
