"""Wheel and sdist: their contents, and the installed package without the checkout."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import tarfile
import time
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

import pytest

FOLDERS = ("ontology", "triples", "shapes", "docs")


@pytest.fixture(scope="session")
def distributions(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Wheel and sdist, built from a copy of the checkout: the sdist first, the wheel from it."""
    source = tmp_path_factory.mktemp("source") / "checkout"
    ignored = shutil.ignore_patterns(".git", ".*cache*", ".venv*", "__pycache__", ".hypothesis")
    shutil.copytree(checkout, source, ignore=ignored, symlinks=True)
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return {"wheel": next(out.glob("*.whl")), "sdist": next(out.glob("*.tar.gz"))}


def _data(checkout: Path) -> dict[str, bytes]:
    paths = (path for name in FOLDERS for path in (checkout / name).rglob("*") if path.is_file())
    return {str(path.relative_to(checkout)): path.read_bytes() for path in paths}


def test_wheel_holds_exactly_the_data_of_the_checkout(distributions: dict[str, Path], checkout: Path) -> None:
    prefix = "parley/data/"
    with zipfile.ZipFile(distributions["wheel"]) as wheel:
        held = {
            name.removeprefix(prefix): wheel.read(name)
            for name in wheel.namelist()
            if name.startswith(prefix)
        }
    assert held == _data(checkout)


def test_wheel_holds_every_file_of_the_package(distributions: dict[str, Path], checkout: Path) -> None:
    source = checkout / "server"
    wanted = {
        str(path.relative_to(source))
        for path in (source / "parley").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(distributions["wheel"]) as wheel:
        held = {
            name
            for name in wheel.namelist()
            if not name.startswith("parley/data/") and ".dist-info/" not in name
        }
    assert held == wanted


def test_wheel_carries_the_licences(distributions: dict[str, Path]) -> None:
    with zipfile.ZipFile(distributions["wheel"]) as wheel:
        names = {name.rsplit("/", 1)[1] for name in wheel.namelist() if ".dist-info/licenses/" in name}
    assert names == {"LICENSE", "LICENSE-DATA"}


def test_sdist_holds_what_it_must_and_nothing_by_chance(distributions: dict[str, Path]) -> None:
    with tarfile.open(distributions["sdist"]) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    top = {name.split("/")[0] for name in names}
    assert top <= {
        "ontology",
        "triples",
        "shapes",
        "docs",
        "server",
        "tests",
        "benchmarks",
        "requirements",
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "LICENSE-DATA",
        "Makefile",
        "pyproject.toml",
        "PKG-INFO",
        ".gitignore",
    }
    assert {"pyproject.toml", "server/parley/__init__.py", "triples/shared.ttl", "tests/conftest.py"} <= names


@pytest.fixture(scope="session")
def installed(distributions: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a fresh environment with the wheel; its dependencies are those of this environment."""
    environment = tmp_path_factory.mktemp("installed") / "venv"
    subprocess.run(
        [sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True, capture_output=True
    )
    python = environment / "bin" / "python"
    purelib = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    target = ["--no-deps", "--no-index", "--python", str(python), "--quiet"]
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            *target[2:4],
            "install",
            *target[:2],
            target[4],
            str(distributions["wheel"]),
        ],
        check=True,
        capture_output=True,
    )
    # The wheel's own package comes first on the path, so a checkout installed here cannot take its place.
    (Path(purelib) / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return environment / "bin"


def _run(installed: Path, folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    command = [str(installed / "parley"), *map(str, arguments)]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.slow
def test_installed_package_is_not_the_checkout(installed: Path, checkout: Path, tmp_path: Path) -> None:
    code = "import parley.resources as r; print(r.__file__); print(r.data_root())"
    done = subprocess.run(
        [installed / "python", "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    package, data = done.stdout.split()
    assert Path(package).is_relative_to(installed.parent)
    assert Path(data) == Path(package).parent / "data"
    assert not Path(data).is_relative_to(checkout)


@pytest.fixture(scope="module")
def used(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the installed package has built a release of its own data."""
    folder = tmp_path_factory.mktemp("used")
    build = _run(installed, folder, "build")
    assert build.returncode == 0, build.stderr
    return folder


@pytest.mark.slow
def test_installed_package_checks_its_own_data(installed: Path, tmp_path: Path) -> None:
    check = _run(installed, tmp_path, "check")
    assert check.returncode == 0, check.stderr
    assert check.stderr.splitlines()[0] == "0 contradicted, 0 failed"


@pytest.mark.slow
def test_installed_package_dumps_what_it_built(installed: Path, used: Path) -> None:
    dump = _run(installed, used, "dump", "--format", "nt")
    assert dump.stdout.encode() == (used / "release" / "current" / "parley.nt").read_bytes()


@pytest.mark.slow
def test_installed_package_builds_the_same_release_as_the_checkout(used: Path, own_releases: Path) -> None:
    assert (used / "release" / "current").readlink() == (own_releases / "current").readlink()


def test_installed_package_serves_the_graph(installed: Path, used: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {"PATH": os.environ["PATH"], "HOME": str(used)}
    command = [str(installed / "parley"), "serve", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=used, env=environment, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stderr is not None
        try:
            said = next((line for line in server.stderr if line.startswith("Serving ")), None)
            assert said is not None
            address = (
                f"http://127.0.0.1:{port}/sparql?query=ASK%7B%3Fwho%20parley:didNotAttend%20%3Fmeeting%7D"
            )
            assert json.loads(_fetched(address))["boolean"] is True
        finally:
            server.terminate()
            server.communicate(timeout=60)


def _fetched(address: str) -> bytes:
    """Fetch an address; the server says that it serves a moment before it listens."""
    for _ in range(50):
        try:
            with urllib.request.urlopen(address) as answer:
                return bytes(answer.read())
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionRefusedError):
                raise
            time.sleep(0.1)
    raise TimeoutError(address)
