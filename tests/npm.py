"""Packages of the npm registry, for tests with the software of others."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def install(folder: Path, *packages: str) -> Path:
    """Install packages in a folder and return it; the test is skipped, or fails if asked to, without npm."""
    npm = shutil.which("npm")
    if npm is None:
        if os.environ.get("PARLEY_REQUIRE_NODE"):
            pytest.fail("npm is absent, and PARLEY_REQUIRE_NODE is set")
        pytest.skip(f"npm is absent: {' and '.join(packages)} could not be tried")
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", *packages]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=240, check=False)
    if done.returncode:
        pytest.fail(f"the npm registry did not give {' and '.join(packages)}: {done.stderr[-500:]}")
    return folder
