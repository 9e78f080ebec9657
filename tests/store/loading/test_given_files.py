"""Files of users: their format is detected, whatever their name is, or they are refused with their look."""

from __future__ import annotations

import gzip
import os
import threading
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from parley.errors import InputError
from parley.store.loading.files.input_files import input_files
from parley.store.loading.files.kinds import KINDS
from parley.store.loading.files.looks import look
from parley.store.loading.source import Source, load
from tests.store.loaded import loaded_from, quads_of

EX = "http://ex.test/"
RDF_HEAD = f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="{EX}">'
CONTENTS = {
    "ttl": f"@prefix e: <{EX}> .\ne:a e:p e:b .\n",
    "trig": f"@prefix e: <{EX}> .\n{{ e:a e:p e:b }}\n",
    "nt": f"<{EX}a> <{EX}p> <{EX}b> .\n",
    "nq": f"<{EX}a> <{EX}p> <{EX}b> .\n",
    "n3": f"@prefix e: <{EX}> .\ne:a e:p e:b .\n",
    "jsonld": f'{{"@id": "{EX}a", "{EX}p": {{"@id": "{EX}b"}}}}',
    "rj": f'{{"{EX}a": {{"{EX}p": [{{"type": "uri", "value": "{EX}b"}}]}}}}',
    "rdf": f"{RDF_HEAD}<rdf:Description rdf:about='{EX}a'><e:p rdf:resource='{EX}b'/>"
    "</rdf:Description></rdf:RDF>",
}
ONE = {ox.Quad(*(ox.NamedNode(EX + name) for name in "apb"))}
NAMED = [(kind.key, ending) for kind in KINDS for ending in kind.endings]
LOOKS = {key: "ttl" if key in ("nt", "n3", "nq") else key for key in CONTENTS}
"""Formats that only the content shows: N-Triples, N3 and N-Quads without graphs are Turtle."""


def refused(path: Path, kind: str | None = None) -> str:
    with pytest.raises(InputError) as raised:
        loaded_from(path, kind=kind)
    return str(raised.value).removeprefix(str(path))


@pytest.mark.parametrize("packed", ["", ".GZ"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "mark"])
@pytest.mark.parametrize(("key", "ending"), NAMED, ids=[ending for _, ending in NAMED])
def test_every_ending_is_known_in_any_case_packed_and_behind_a_byte_order_mark(
    tmp_path: Path, key: str, ending: str, mark: bytes, packed: str
) -> None:
    path = tmp_path / f"A{ending.upper()}{packed}"
    data = mark + CONTENTS[key].encode()
    path.write_bytes(gzip.compress(data) if packed else data)
    assert quads_of(path) == ONE


@pytest.mark.parametrize("ending", ["", ".txt", ".owl", ".xml", ".json"])
@pytest.mark.parametrize("key", CONTENTS)
def test_an_ending_that_says_little_leaves_it_to_the_content(tmp_path: Path, key: str, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    path.write_text(CONTENTS[key])
    assert quads_of(path) == ONE
    seen = look(CONTENTS[key].encode())
    assert seen is not None
    assert seen.kind is not None
    assert seen.kind.key == LOOKS[key]


@pytest.mark.parametrize("key", CONTENTS)
def test_a_format_that_is_named_is_believed(tmp_path: Path, key: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(CONTENTS[key])
    assert "has no extension of RDF" in refused(path)
    assert quads_of(path, kind=key) == ONE


@pytest.mark.parametrize(
    ("name", "key", "message"),
    [
        ("a.ttl", "rdf", ": is called Turtle and looks like RDF/XML: name the format (--input-format rdf)"),
        ("a.nt", "jsonld", ": is called N-Triples and looks like JSON-LD"),
        ("a.jsonld", "ttl", ": is called JSON-LD and looks like Turtle"),
        ("a.rdf", "ttl", ": is called RDF/XML and looks like Turtle"),
        ("a.rj", "rdf", ": is called RDF/JSON and looks like RDF/XML"),
    ],
)
def test_a_wrong_ending_is_found_out(tmp_path: Path, name: str, key: str, message: str) -> None:
    path = tmp_path / name
    path.write_text(CONTENTS[key])
    assert refused(path).startswith(message)


QUAD = f"<{EX}a> <{EX}p> <{EX}b> <{EX}g> .\n"


@pytest.mark.parametrize(
    ("name", "content", "hint"),
    [
        ("a.ttl", CONTENTS["trig"], "; it looks like TriG"),
        ("a.nq", CONTENTS["trig"], "; it looks like TriG"),
        ("a.ttl", f"<{EX}g> {{ <{EX}a> <{EX}p> 1 }}", "; it looks like TriG"),
        ("a.ttl", QUAD, "; it looks like N-Quads"),
        ("a.nt", QUAD, "; it looks like N-Quads"),
        ("a.nt", CONTENTS["ttl"], "; it looks like Turtle"),
        ("a.ttl", f'<{EX}a> <{EX}p> "{{" <', ""),
        ("a.trig", QUAD, ""),
        ("a.nt", f"<{EX}a> <{EX}p> <{EX}b>", ""),
    ],
)
def test_statements_of_another_format_are_called_by_its_name(
    tmp_path: Path, name: str, content: str, hint: str
) -> None:
    path = tmp_path / name
    path.write_text(content)
    told = refused(path)
    assert told.endswith(hint)
    assert bool(hint) == ("looks like" in told)


def test_a_byte_order_mark_amid_a_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_bytes(b"\xef\xbb\xbf" * 2 + CONTENTS["ttl"].encode())
    assert "U+FEFF" in refused(path)


OTHERS = {
    "OWL/XML": '<?xml version="1.0"?>\n<Ontology xmlns="http://www.w3.org/2002/07/owl#"></Ontology>',
    "OWL functional syntax": f"# a comment\nPrefix(:=<{EX}>)\nOntology(<{EX}>)",
    "OWL Manchester syntax": f"Prefix: e: <{EX}>\nOntology: <{EX}>",
    "HTML": "<!DOCTYPE html>\n<html><body></body></html>",
    "SPARQL results in XML": '<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/></sparql>',
    "SPARQL results in JSON": '{"head": {"vars": []}, "results": {"bindings": []}}',
    "TriX": '<TriX xmlns="http://www.w3.org/2004/03/trix/trix-1/"></TriX>',
    "OBO": "format-version: 1.2\n\n[Term]\n",
}


@pytest.mark.parametrize("ending", [".owl", ".ttl", ".rdf", ".jsonld", ".xml", ""])
@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_rdf_is_called_by_its_name(tmp_path: Path, name: str, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    path.write_text(OTHERS[name])
    assert refused(path).startswith(f": looks like {name}")


@pytest.mark.parametrize("ending", [".ttl", ".nt", ".nq", ".trig", ".jsonld", ".rj"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_text_that_is_not_utf_8_is_refused(tmp_path: Path, ending: str, encoding: str) -> None:
    key = ending[1:]
    path = tmp_path / f"a{ending}"
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    path.write_bytes((mark + CONTENTS[key]).encode(encoding))
    assert "is UTF-16; " in refused(path)
    path.write_bytes(CONTENTS[key].replace("test/b", "test/é").replace("e:b", "e:é").encode("latin-1"))
    assert ":" in refused(path)


def test_a_zip_archive_is_called_so(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_bytes(b"PK\x03\x04rest")
    assert "is a zip archive" in refused(tmp_path / "a.ttl")


def test_what_is_packed_is_unpacked_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_bytes(gzip.compress(CONTENTS["ttl"].encode()))
    assert quads_of(tmp_path / "a.ttl") == ONE


def test_relative_iris_are_relative_to_the_file_or_to_what_is_said(tmp_path: Path) -> None:
    for key, content in {"ttl": "<#a> <p> <> .", "rdf": f'{RDF_HEAD}<e:T rdf:ID="a"/></rdf:RDF>'}.items():
        path = tmp_path / f"ä b.{key}"
        path.write_text(content)
        own, said = quads_of(path), quads_of(path, base="http://x.test/y")
        assert {quad.subject.value for quad in own} == {path.as_uri() + "#a"}
        assert {quad.subject.value for quad in said} == {"http://x.test/y#a"}


@pytest.mark.parametrize("base", ["nothing", "/relative", "http://ex.test/ a"])
def test_a_base_is_an_absolute_iri(tmp_path: Path, base: str) -> None:
    with pytest.raises(InputError, match=r"--base: .* is no absolute IRI"), input_files([tmp_path], base):
        pass


def _through_pipe(folder: Path, content: str, base: str | None) -> set[ox.Quad]:
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(content,))
    writer.start()
    try:
        with input_files([pipe], base) as files:
            return set(load(Source(files=files)).store)
    finally:
        writer.join()


@pytest.mark.parametrize("key", CONTENTS)
def test_a_pipe_is_read(tmp_path: Path, key: str) -> None:
    assert _through_pipe(tmp_path, CONTENTS[key], None) == ONE


def test_what_comes_through_a_pipe_has_no_address(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="give one with --base"):
        _through_pipe(tmp_path, "<a> <b> <c> .", None)


def test_what_comes_through_a_pipe_can_be_given_an_address(tmp_path: Path) -> None:
    [quad] = _through_pipe(tmp_path, "<a> <b> <c> .", "http://x.test/")
    assert str(quad.subject) == "<http://x.test/a>"


def test_a_folder_is_its_rdf_files(tmp_path: Path) -> None:
    for name, content in {
        "b/one.ttl": CONTENTS["ttl"],
        "two.json": CONTENTS["jsonld"].replace("/a", "/two"),
        "three.owl": CONTENTS["ttl"].replace("e:a", "e:three"),
        "package.json": '{"name": "x"}',
        "pom.xml": '<project xmlns="http://maven.apache.org/POM/4.0.0"/>',
        "README.md": "# Read me",
        ".hidden/four.ttl": "rubbish",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    with input_files([tmp_path]) as files:
        assert [Path(file.shown).name for file in files] == ["one.ttl", "three.owl", "two.json"]
        assert {quad.subject.value for quad in load(Source(files=files)).store} == {
            EX + name for name in ("a", "two", "three")
        }


@pytest.mark.parametrize("ending", ["nt", "ttl", "nq", "trig"])
def test_a_value_that_is_too_long_for_the_parser_is_told(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_text(f'<{EX}a> <{EX}p> "{"x" * 17_000_000}" .')
    assert refused(path).startswith(": has a value or a comment of more than 16 MiB")


def test_a_formula_of_n3_is_refused_because_it_is_only_cited(tmp_path: Path) -> None:
    (tmp_path / "a.n3").write_text("@prefix e: <http://ex.test/> .\ne:a e:says { e:b e:p e:c } .\n")
    assert refused(tmp_path / "a.n3").startswith(": is not valid N3: it has a formula { … }")


def test_a_folder_holds_what_its_links_lead_to_once(tmp_path: Path) -> None:
    elsewhere, folder = tmp_path / "elsewhere", tmp_path / "folder"
    elsewhere.mkdir()
    folder.mkdir()
    (elsewhere / "a.ttl").write_text(CONTENTS["ttl"])
    (folder / "linked").symlink_to(elsewhere)
    (folder / "linked again").symlink_to(elsewhere)
    (elsewhere / "around").symlink_to(folder)
    with input_files([folder]) as files:
        assert [file.shown for file in files] == [str(folder / "linked" / "a.ttl")]


def test_a_link_in_a_folder_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(CONTENTS["ttl"])
    (tmp_path / "b.ttl").symlink_to(tmp_path / "nowhere")
    with (
        pytest.raises(InputError, match=r"b\.ttl: cannot be read"),
        input_files([tmp_path]) as files,
    ):
        load(Source(files=files))


def test_a_folder_that_cannot_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.ttl").write_text(CONTENTS["ttl"])
    scan = os.scandir

    def closed(path: Any) -> Any:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", closed)
    message = r"closed: cannot be read \(Permission denied\)"
    with pytest.raises(InputError, match=message), input_files([tmp_path]):
        pass


def test_a_folder_without_rdf_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no RDF file"), input_files([tmp_path]):
        pass


@pytest.mark.parametrize("name", ["a.ttl", "a.nt", "a.nq", "a.trig"])
def test_an_empty_file_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert loaded_from(tmp_path / name)[1] == [f"{tmp_path / name}: holds no statement"]


def test_files_do_not_share_blank_nodes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.nt").write_text(f"_:x <{EX}p> <{EX}{name}> .")
        (tmp_path / f"{name}.rj").write_text(CONTENTS["rj"].replace(f"{EX}a", "_:x"))
        (tmp_path / f"{name}.jsonld").write_text(CONTENTS["jsonld"].replace(f"{EX}a", "_:x"))
    with input_files([tmp_path]) as files:
        assert len({quad.subject for quad in load(Source(files=files)).store}) == 6


def test_all_graphs_are_one_where_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.nq").write_text(f"<{EX}a> <{EX}p> <{EX}b> <{EX}g> .")
    with input_files([tmp_path]) as files:
        assert load(Source(files=files, union=True)).union
        assert not load(Source(files=files)).union
