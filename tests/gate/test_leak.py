"""Leaks: eight words in a row of an article are found wherever they are hidden."""

from __future__ import annotations

import gzip
import io
import subprocess
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from parley.gate.leak import Leaks, file_findings
from parley.unpacking import unpacked

ARTICLE = (
    "Nine Quiet Words Stand Here As a Long Title\n\n"
    "The ferryman’s council met at the old weir, and nobody wrote a protocol of what was said there."
)
QUOTE = "council met at the old weir, and nobody"
TITLE = "Nine Quiet Words Stand Here As a Long Title"


NAMED = "It was the Office for Lakes and Co-operation in Upper Morvia that wrote."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the Office for Lakes and Co-operation in Upper Morvia", 0),
        ("was the Office for Lakes and Co-operation in Upper", 1),
        ("for Lakes and Co-operation in Upper Morvia that wrote", 1),
    ],
)
def test_name_is_no_text(words: str, found: int) -> None:
    assert bool(Leaks([NAMED], []).count(words)) == bool(found)


@pytest.fixture(scope="session")
def leaks() -> Leaks:
    return Leaks([ARTICLE], [TITLE])


def _zip(content: bytes, name: str = "parley/data/x.ttl") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return stream.getvalue()


def _tar(content: bytes, mode: str = "w:gz") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        entry = tarfile.TarInfo("parley_kg-0.1.0/tests/test_x.py")
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
    return stream.getvalue()


PLAIN = f"before {QUOTE} after".encode()
HIDING: dict[str, tuple[str, bytes]] = {
    "Turtle": ("x.ttl", f'claim:x rdfs:comment "{QUOTE}"@en .'.encode()),
    "Python": ("test_x.py", f'QUOTE = "{QUOTE}"'.encode()),
    "lines of a test": ("test_x.py", b'QUOTE = (\n    "council met at the "\n    "old weir, and nobody"\n)'),
    "comment over lines": ("x.ttl", b"# council met at\n# the old weir,\n# and nobody"),
    "other case and typography": ("x.md", "COUNCIL met\u00a0at the – “old” weir… and nobody".encode()),
    "soft hyphens": ("x.md", "coun\u00adcil met at the old weir, and no\u00adbody".encode()),
    "HTML with tags between": (
        "x.html",
        b"<p>council <b>met</b> at <i class='x'>the</i> old<br/>weir, and nobody</p>",
    ),
    "HTML with entities": ("x.html", b"council met at the old weir&#44; and&nbsp;nobody"),
    "HTML with entities for letters": ("x.html", b"c&#111;uncil met at the old weir, and n&#x6f;body"),
    "HTML with tags inside words": ("x.html", b"coun<wbr>cil met at the old weir, and no<wbr>body"),
    "JSON with escapes": ("x.json", b'{"x": "council met at the old weir\\u002c and nobody"}'),
    "JSON with escapes for letters": ("x.json", b'{"x": "c\\u006funcil met at the old weir, and nobody"}'),
    "line ends in a string": ("x.nt", b'"council met at the\\nold weir,\\nand nobody"'),
    "gzip": ("x.ttl.gz", gzip.compress(PLAIN)),
    "gzip in gzip": ("x.gz.gz", gzip.compress(gzip.compress(PLAIN))),
    "wheel": ("parley_kg-0.1.0-py3-none-any.whl", _zip(PLAIN)),
    "sdist": ("parley_kg-0.1.0.tar.gz", _tar(PLAIN)),
    "plain tar": ("x.tar", _tar(PLAIN, "w")),
    "xz tar": ("x.tar.xz", _tar(PLAIN, "w:xz")),
    "bzip2 tar": ("x.tar.bz2", _tar(PLAIN, "w:bz2")),
    "gzip in a wheel": ("x.whl", _zip(gzip.compress(PLAIN), "x.gz")),
    "wheel in an sdist": ("x.tar.gz", _tar(_zip(PLAIN))),
    "UTF-16": ("x.txt", f"before {QUOTE} after".encode("utf-16")),
    "Latin-1 around it": ("x.txt", b"caf\xe9 " + PLAIN),
    "gzip that is cut short but readable before": ("x.gz", gzip.compress(PLAIN * 400)[:-4]),
}


@pytest.mark.parametrize(("name", "data"), HIDING.values(), ids=HIDING)
def test_planted_quote_is_found(name: str, data: bytes, leaks: Leaks) -> None:
    found = list(leaks.findings(name, data))
    assert len(found) == 1
    assert found[0].where.startswith(name.removesuffix(".gz").removesuffix(".gz").split(".tar")[0])
    assert found[0].message.startswith("holds 8 words in a row of an article, at ")


CLEAN: dict[str, bytes] = {
    "seven words": b"council met at the old weir, and everybody",
    "same words in another order": b"nobody and weir, old the at met council",
    "one word between": b"council met at the very old weir, and nobody",
    "title": TITLE.encode(),
    "title in a Turtle file": f'article:x dcterms:title "{TITLE}"@en .'.encode(),
    "end of the title and the beginning of the text": b"",
    "nothing": b"",
    "bytes that are no text": bytes(range(256)) * 4,
    "broken gzip": b"\x1f\x8b\x08 nothing",
    "broken zip": b"PK\x03\x04 nothing",
}


@pytest.mark.parametrize("data", CLEAN.values(), ids=CLEAN)
def test_what_is_no_leak_is_let_pass(data: bytes, leaks: Leaks) -> None:
    assert list(leaks.findings("x", data)) == []


def test_title_that_runs_into_the_text_is_a_leak(leaks: Leaks) -> None:
    assert list(leaks.findings("x", b"Stand Here As a Long Title. The ferryman's council"))


def test_title_that_is_not_exempted_is_a_leak() -> None:
    assert list(Leaks([ARTICLE], []).findings("x", TITLE.encode()))


def test_member_of_an_archive_is_named(leaks: Leaks) -> None:
    found = list(leaks.findings("x.whl", _zip(PLAIN)))
    assert [finding.where for finding in found] == ["x.whl!parley/data/x.ttl"]


def test_archive_that_ends_in_another_is_read_whole(leaks: Leaks) -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, content in (("a.ttl", PLAIN), ("b.whl", _zip(b"clean"))):
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    assert [finding.where for finding in leaks.findings("x.tar", stream.getvalue())] == ["x.tar!a.ttl"]


def test_unpacked_yields_each_member_once() -> None:
    assert [name for name, _ in unpacked("x.tar.gz", _tar(_zip(PLAIN)))] == [
        "x.tar!parley_kg-0.1.0/tests/test_x.py!parley/data/x.ttl"
    ]


def test_files_are_named_by_their_paths(leaks: Leaks, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_bytes(PLAIN)
    (tmp_path / "b.ttl").write_bytes(b"clean")
    found = list(file_findings(leaks, sorted(tmp_path.iterdir())))
    assert [finding.where for finding in found] == [str(tmp_path / "a.ttl")]


# The history of a repository -----------------------------------------------------------------------


@pytest.fixture
def repository(tmp_path: Path) -> Callable[..., None]:
    """A git repository; call it with a file's content to commit that."""

    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(("git", *identity, *arguments), cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q")

    def commit(content: bytes, message: str = "a change", name: str = "x.ttl") -> None:
        (tmp_path / name).write_bytes(content)
        git("add", "-A")
        git("commit", "-q", "-m", message)

    return commit


Commit = Callable[..., None]


def test_quote_that_was_taken_away_again_is_found_in_the_history(
    repository: Commit, tmp_path: Path, leaks: Leaks, history: Callable[[Path], bytes]
) -> None:
    repository(PLAIN)
    repository(b"clean")
    assert list(leaks.findings("git", history(tmp_path)))


def test_quote_in_a_message_is_found_in_the_history(
    repository: Commit, tmp_path: Path, leaks: Leaks, history: Callable[[Path], bytes]
) -> None:
    repository(b"clean", message=QUOTE)
    assert list(leaks.findings("git", history(tmp_path)))


def test_clean_history_passes(
    repository: Commit, tmp_path: Path, leaks: Leaks, history: Callable[[Path], bytes]
) -> None:
    repository(b"clean")
    repository(b"clean again")
    assert history(tmp_path)
    assert not list(leaks.findings("git", history(tmp_path)))
