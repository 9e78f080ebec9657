"""What all tests share: the invented corpus of tests/corpus, and the real articles where they are at hand."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, settings

from parley.claims.corpus import Corpus, load_corpus, load_texts
from parley.claims.vocabulary import Vocabulary
from parley.cli import main
from parley.gate.check import Gate, corpus_gate
from parley.release.build import build
from tests.coded import coded
from tests.once import once

settings.register_profile(
    "parley", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("parley")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def uncoded_root() -> Path:
    """The same corpus before anyone has confirmed any of it."""
    return ROOT / "tests" / "corpus"


@pytest.fixture(scope="session")
def corpus_root(uncoded_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A complete small corpus about an invented peace process, all of it confirmed."""
    return coded(uncoded_root, tmp_path_factory.mktemp("coded") / "corpus")


@pytest.fixture(scope="session")
def articles_root(corpus_root: Path) -> Path:
    """The texts of its articles."""
    return corpus_root / "articles"


@pytest.fixture(scope="session")
def corpus(corpus_root: Path) -> Corpus:
    return load_corpus(corpus_root)


@pytest.fixture(scope="session")
def texts(articles_root: Path) -> dict[str, str]:
    return load_texts(articles_root)


@pytest.fixture(scope="session")
def vocabulary(corpus: Corpus) -> Vocabulary:
    return corpus.vocabulary


@pytest.fixture(scope="session")
def gate(corpus: Corpus, corpus_root: Path) -> Gate:
    """The gate of the corpus, with the shapes read once."""
    return corpus_gate(corpus, corpus_root)


@pytest.fixture
def parley(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run the command line in this process, with nothing of Parley in the environment."""
    for name in [name for name in os.environ if name.startswith("PARLEY_")]:
        monkeypatch.delenv(name)

    def run(*arguments: object) -> Result:
        result = CliRunner().invoke(main, [str(argument) for argument in arguments])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


@pytest.fixture(scope="session")
def own_releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of releases with one of Parley's own corpus; all processes read it, and none writes there."""
    base = tmp_path_factory.getbasetemp()
    return once((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "own-releases", build)


@pytest.fixture(scope="session")
def real_articles() -> Path:
    """The folder with the two real articles; they are not ours to publish, so not every machine has them."""
    folder = Path(os.environ.get("PARLEY_ARTICLES") or ROOT.parent / "shared" / "articles")
    if not any(folder.glob("*.txt")):
        reason = f"the texts of the real articles are not in {folder} (PARLEY_ARTICLES)"
        if os.environ.get("PARLEY_REQUIRE_TEXTS"):
            pytest.fail(reason)
        pytest.skip(reason)
    return folder


@pytest.fixture(scope="session")
def history() -> Callable[[Path], bytes]:
    """Return all contents and messages of a git repository's history, on all branches."""

    def read(repository: Path) -> bytes:
        # Context lines would join a removed line with a kept one; without them each stands by itself.
        command = ("git", "log", "-p", "--all", "--unified=0", "--text", "--no-ext-diff", "--format=%n%B")
        log = subprocess.run(command, cwd=repository, check=True, capture_output=True).stdout
        return b"\n".join(line[1:] if line[:1] in b"+-" else line for line in log.splitlines())

    return read
