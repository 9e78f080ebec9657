"""JSON-LD: dropped parts are reported with a count, and contexts are read from its folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from parley.errors import InputError
from parley.store.loading.files.jsonld import read_json_ld
from parley.store.loading.files.notices import Notices
from tests.store.loaded import answered, loaded_from

EX = "http://ex.test/"
DROPPED: dict[str, tuple[Any, int, str]] = {
    "properties that nothing maps": (
        {"@id": EX, "name": 1, "age": 2, EX + "p": 1},
        1,
        "2 were left out, because no context says what they are: “age”, “name”",
    ),
    "the same property often": (
        [{"@id": EX, "name": 1, EX + "p": 1}, {"@id": EX + "b", "name": 1}],
        1,
        "2 were left out, because no context says what they are: “name” (2 times)",
    ),
    "a relative name without a base": (
        {"@context": {"@base": None}, "@id": "a", EX + "p": 1, EX + "q": {"@id": EX, EX + "p": 2}},
        1,
        "1 was left out, because they name things by no absolute IRI: “a”",
    ),
    "a value with a relative name": (
        {"@context": {"@base": None}, "@id": EX, EX + "p": [{"@id": "b"}, 1]},
        1,
        "1 was left out, because they name things by no absolute IRI: “b”",
    ),
    "an invalid name": (
        {"@id": EX + "a b", EX + "p": 1},
        0,
        f"1 was left out, because they name things by no absolute IRI: “{EX}a b”",
    ),
    "an invalid name of a value": (
        {"@id": EX, EX + "p": {"@id": EX + "<b>"}},
        0,
        f"1 was left out, because they name things by no absolute IRI: “{EX}<b>”",
    ),
    "a blank property": (
        {"@context": {"p": "_:p"}, "@id": EX, "p": 1},
        0,
        "1 was left out, because properties cannot be blank nodes: _:p",
    ),
    "a list that stands alone": (
        {"@graph": [{"@list": [{"@id": EX, EX + "p": 1}]}, {"@id": EX, EX + "q": 1}]},
        1,
        f'1 was left out, because values and lists stand alone, and nothing has them: “[{{"@id": "{EX}"',
    ),
    "values that stand alone": (
        ["x", {"@value": 5}, {"@id": EX, EX + "p": 1}],
        1,
        "2 were left out, because values and lists stand alone, and nothing has them: “x”, “5”",
    ),
    "a name that means nothing": (
        {"@context": {"name": None}, "@id": EX, "name": 1, EX + "p": 1},
        1,
        "1 was left out, because no context says what they are: a name that a context maps to null, or like",
    ),
    "a language that is none": (
        {"@id": EX, EX + "p": {"@value": "x", "@language": "no language"}},
        0,
        "1 was left out, because their language or datatype is none: “no language”",
    ),
    "a direction": (
        {"@id": EX, EX + "p": {"@value": "x", "@direction": "rtl"}},
        1,
        "1 was left out, because values have no direction of text in RDF 1.1: “rtl”",
    ),
    "no linked data at all": (
        {"name": "x"},
        0,
        "1 was left out, because no context says what they are: “name”",
    ),
}


@pytest.mark.parametrize(("document", "left", "sentence"), DROPPED.values(), ids=DROPPED)
def test_what_is_dropped_is_told_with_a_count(
    tmp_path: Path, document: Any, left: int, sentence: str
) -> None:
    path = tmp_path / "a.jsonld"
    path.write_text(json.dumps(document))
    loaded, told = loaded_from(path)
    assert [one for one in told if one.startswith(f"{path}: {sentence}")]
    assert len(answered(loaded)) == left


SPELLED: dict[str, Any] = {
    "of a value": {"@id": EX, EX + "p": {"@value": "x", "@language": "en-GB"}},
    "of a context": {"@context": {"@language": "en-GB"}, "@id": EX, EX + "p": "x"},
    "of a term": {"@context": {"p": {"@id": EX + "p", "@language": "en-GB"}}, "@id": EX, "p": "x"},
    "of a map": {
        "@context": {"p": {"@id": EX + "p", "@container": "@language"}},
        "@id": EX,
        "p": {"en-GB": "x"},
    },
}


@pytest.mark.parametrize("document", SPELLED.values(), ids=SPELLED)
def test_a_language_in_capital_letters_is_told(tmp_path: Path, document: Any) -> None:
    path = tmp_path / "a.jsonld"
    path.write_text(json.dumps(document))
    _, told = loaded_from(path)
    assert told == [f"{path}: language tags are stored in small letters, which mean the same: en-GB"]


def test_what_is_whole_is_loaded_without_a_word(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonld"
    path.write_text(
        json.dumps({"@context": {"@vocab": EX}, "@id": "#a", "@type": "T", "name": ["x", 1.5, True]})
    )
    loaded, told = loaded_from(path)
    assert told == []
    assert len(answered(loaded)) == 4


NAMELESS: dict[str, tuple[Any, str]] = {
    "a node": ({"@id": "#a", EX + "p": 1}, "“#a”"),
    "a value": ({"@id": EX, EX + "p": {"@id": "b"}}, "“b”"),
    "a type": ({"@id": EX, "@type": "T"}, "“T”"),
    "a graph": ({"@id": "g", "@graph": [{"@id": EX, EX + "p": 1}]}, "“g”"),
    "a property": ({"@context": {"@vocab": "v#"}, "@id": EX, "p": 1}, "“v#p”"),
    "a value behind an empty context": (
        {"@context": {"@base": EX}, "@id": "a", EX + "p": {"@context": None, "@id": "b"}},
        "“b”",
    ),
}


@pytest.mark.parametrize(("document", "name"), NAMELESS.values(), ids=NAMELESS)
def test_a_document_without_an_address_gets_none_by_invention(document: Any, name: str) -> None:
    notices = Notices()
    assert list(read_json_ld(json.dumps(document).encode(), None, Path(), notices)) == []
    assert [list(names) for names in notices.left_out.values()] == [[name]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"@id": "http://e/", "http://e/p": 1, "http://e/p": 2}', "has “http://e/p” twice"),
        ('{\n"http://e/p": NaN}', "NaN is no JSON"),
        ('{\n"a": 1,\n}', r"a\.jsonld:3: "),
        ('{"a": 1}\n{"a": 1}', r"a\.jsonld:2: .*Extra data"),
        ("[" * 100_000, "nested too deeply"),
        ('{"@context": "https://schema.org/", "name": "x"}', "needs the context at “https://schema.org/”"),
        ('{"@context": "../secret.jsonld", "name": "x"}', "needs the context at"),
        ('{"@context": {"a": 1}}', "is not valid JSON-LD"),
        ('{"@id": 1}', "is not valid JSON-LD"),
        ("null", "it is neither an object nor a list"),
        ('"x"', "it is neither an object nor a list"),
        ('{"@id": "http://e/", "http://e/p": "\\ud83d"}', r"it has '\\ud83d', half a character of UTF-16"),
        ('{"@id": "http://e/", "http://e/p\\ud83d": 1}', r"it has '\\ud83d', half a character of UTF-16"),
    ],
)
def test_what_is_no_json_ld_is_refused(tmp_path: Path, text: str, message: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret.jsonld").write_text('{"@context": {"name": "http://e/name"}}')
    (folder / "a.jsonld").write_text(text)
    with pytest.raises(InputError, match=message):
        loaded_from(folder / "a.jsonld")


@pytest.mark.parametrize("base", [None, "http://x.test/y/a.jsonld"])
def test_a_context_lies_beside_its_file(tmp_path: Path, base: str | None) -> None:
    (tmp_path / "my context.jsonld").write_text(json.dumps({"@context": {"name": EX + "name"}}))
    (tmp_path / "a.jsonld").write_text(json.dumps({"@context": "my%20context.jsonld", "name": "x"}))
    loaded, told = loaded_from(tmp_path / "a.jsonld", base)
    assert [quad.predicate.value for quad in answered(loaded)] == [EX + "name"]
    assert told == []


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        '{"http://e/s": []}',
        '{"http://e/s": {"http://e/p": {}}}',
        '{"http://e/s": {"http://e/p": [{"value": "x"}]}}',
        '{"http://e/s": {"http://e/p": [{"value": "x", "type": "thing"}]}}',
        '{"http://e/s": {"http://e/p": [{"value": 1, "type": "literal"}]}}',
        '{"http://e/s": {"http://e/p": [{"value": "x", "type": "literal", "lang": "no language"}]}}',
        '{"s": {"http://e/p": [{"value": "x", "type": "literal"}]}}',
    ],
)
def test_what_is_no_rdf_json_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.rj").write_text(text)
    with pytest.raises(InputError, match="is not valid RDF/JSON"):
        loaded_from(tmp_path / "a.rj")
