"""Nothing that is published holds words of the real articles: no file, no release, no wheel, no history."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from parley.claims.corpus import load_corpus, load_texts, titles
from parley.gate.leak import Leaks, file_findings
from parley.release.publication import CURRENT

pytestmark = pytest.mark.texts


@pytest.fixture(scope="session")
def leaks(real_articles: Path) -> Leaks:
    return Leaks(load_texts(real_articles).values(), titles(load_corpus().articles))


def _found(leaks: Leaks, paths: Iterable[Path]) -> list[str]:
    held = sorted(paths)
    assert held, "there is nothing to read"
    return [str(finding) for finding in file_findings(leaks, held)]


def _listed(checkout: Path) -> list[Path]:
    """Return what git tracks, or would: a file that is new is read before it is committed."""
    command = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("this is no git repository: there are no tracked files to read")
    return [path for name in done.stdout.split("\0") if name and (path := checkout / name).is_file()]


def test_articles_are_found_where_they_are(leaks: Leaks, real_articles: Path) -> None:
    assert len(_found(leaks, real_articles.glob("*.txt"))) == len(list(real_articles.glob("*.txt")))


def test_no_file_of_the_repository_leaks(leaks: Leaks, checkout: Path) -> None:
    assert _found(leaks, _listed(checkout)) == []


def test_history_of_the_repository_does_not_leak(
    leaks: Leaks, checkout: Path, history: Callable[[Path], bytes]
) -> None:
    command = ("git", "rev-parse", "--verify", "--quiet", "HEAD")
    if subprocess.run(command, cwd=checkout, capture_output=True, check=False).returncode:
        pytest.skip("there is no history here")
    assert [str(finding) for finding in leaks.findings("git log", history(checkout))] == []


def test_release_does_not_leak(leaks: Leaks, own_releases: Path) -> None:
    assert _found(leaks, (own_releases / CURRENT).iterdir()) == []


@pytest.fixture(scope="session")
def packed(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Wheel and sdist, from a copy of the checkout as it is on the disk."""
    source, out = tmp_path_factory.mktemp("source") / "checkout", tmp_path_factory.mktemp("dist")
    ignored = shutil.ignore_patterns(".git", ".*cache*", ".venv*", "__pycache__", ".hypothesis")
    shutil.copytree(checkout, source, ignore=ignored, symlinks=True)
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return list(out.iterdir())


def test_wheel_and_sdist_do_not_leak(leaks: Leaks, packed: list[Path]) -> None:
    assert {path.suffix for path in packed} == {".whl", ".gz"}
    assert _found(leaks, packed) == []
