"""What is served beside Parley's own graph, and how a server is told so."""

from __future__ import annotations

from pathlib import Path

from parley.release.build import build
from tests.served.browser.page_types import Served
from tests.web.small_release import write_release


def arguments_of(served: Served, folder: Path) -> tuple[object, ...]:
    """Write what is served into an empty folder, and return the arguments that serve it."""
    if served is Served.RELEASE:
        build(folder)
        return ("--release", folder)
    release = write_release(folder)
    return (release / "ontology.ttl",) if served is Served.FILES else ("--release", release)
