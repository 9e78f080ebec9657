"""Loading: every format, plain and gzip; every bad file named with its line."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from parley.errors import InputError
from parley.release.manifest import Manifest, release_file
from parley.store.loading.files.input_files import on_disk
from parley.store.loading.source import Source, load

TRIPLE = b"<http://e/a> <http://e/p> <http://e/b> .\n"
FILES = {
    "a.ttl": TRIPLE,
    "a.nt": TRIPLE,
    "a.nq": TRIPLE,
    "a.trig": TRIPLE,
    "a.n3": TRIPLE,
    "a.jsonld": b'{"@id": "http://e/a", "http://e/p": {"@id": "http://e/b"}}',
    "a.rdf": b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">'
    b'<rdf:Description rdf:about="http://e/a"><e:p rdf:resource="http://e/b"/></rdf:Description></rdf:RDF>',
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_every_format_loads(tmp_path: Path, name: str, packed: bool) -> None:
    path = tmp_path / (name + ".gz" if packed else name)
    path.write_bytes(gzip.compress(FILES[name]) if packed else FILES[name])
    store = load(Source(files=(on_disk(path),))).store
    assert [quad.triple for quad in store] == [
        ox.Triple(ox.NamedNode("http://e/a"), ox.NamedNode("http://e/p"), ox.NamedNode("http://e/b"))
    ]


def test_several_files_are_one_store_and_keep_their_graphs(tmp_path: Path) -> None:
    (tmp_path / "a.nt").write_bytes(TRIPLE)
    (tmp_path / "b.nq").write_bytes(b"<http://e/c> <http://e/p> <http://e/d> <http://g/> .\n")
    loaded = load(Source(files=(on_disk(tmp_path / "a.nt"), on_disk(tmp_path / "b.nq"))))
    assert not loaded.union
    assert {str(graph) for graph in loaded.store.named_graphs()} == {"<http://g/>"}
    assert len(loaded.store) == 2


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.nt", TRIPLE + b"<http://e/a> oops .\n", r"a\.nt:2: is not valid N-Triples"),
        ("a.ttl", b"@prefix e: <http://e/> .\n\ne:a f:b e:c .", r"a\.ttl:3: .*f: has not been declared"),
        ("a.jsonld", b'{"@id": ', r"a\.jsonld:1: is not valid JSON-LD"),
        ("a.rdf", b"<rdf:RDF", r"a\.rdf.*: is not valid RDF/XML"),
        ("a.nt.gz", b"not gzip", r"a\.nt\.gz: is not a complete gzip file"),
        ("a.nt.gz", gzip.compress(TRIPLE * 1000)[:-9], r"a\.nt\.gz: is not a complete gzip file"),
        ("a.csv", b"a,b", r"a\.csv: has no extension of RDF"),
    ],
)
def test_a_bad_file_is_named_with_line_and_reason(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        load(Source(files=(on_disk(path),)))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.ttl: cannot be read \(No such file"):
        load(Source(files=(on_disk(tmp_path / "none.ttl"),)))


@pytest.fixture
def release(tmp_path: Path) -> Path:
    content = b"<http://e/a> <http://e/p> <http://e/x> <http://g/> .\n"
    (tmp_path / "parley.nq").write_bytes(content)
    (tmp_path / "void.ttl").write_bytes(TRIPLE)
    files = (release_file("parley.nq", "application/n-quads", content),)
    manifest = Manifest("abc", "00", "0", "0", 1, "2031-06-01", "", 1, (), files)
    (tmp_path / "manifest.json").write_text(json.dumps(manifest.as_json()))
    return tmp_path


def test_a_release_is_its_quads_and_nothing_else(release: Path) -> None:
    loaded = load(Source(release=release))
    assert loaded.union
    assert [graph.value for graph in loaded.store.named_graphs()] == ["http://g/"]


def test_a_release_that_was_changed_is_refused(release: Path) -> None:
    (release / "parley.nq").write_bytes(TRIPLE)
    with pytest.raises(InputError, match=r"parley\.nq: is not the file the manifest lists"):
        load(Source(release=release))


def test_a_source_travels_as_a_message(tmp_path: Path) -> None:
    for source in (
        Source(release=tmp_path),
        Source(files=(on_disk(tmp_path / "a"), on_disk(tmp_path / "b")), union=True),
    ):
        assert Source.from_wire(json.loads(json.dumps(source.to_wire()))) == source
