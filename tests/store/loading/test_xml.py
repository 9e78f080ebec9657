"""RDF/XML is read as XML 1.0 says, and XML literals are canonical."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from parley.errors import InputError
from tests.store.loaded import canonical, loaded_from, quads_of

EX = "http://ex.test/"
OPEN = f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="{EX}">'
VALUES = {
    "line end": ("<e:p>one\r\ntwo\rthree</e:p>", "one\ntwo\nthree"),
    "character reference": ("<e:p>one&#13;&#10;two</e:p>", "one\r\ntwo"),
    "section": ("<e:p>a<![CDATA[<b>&amp;]]>c</e:p>", "a<b>&amp;c"),
    "comment within": ("<e:p>a<!-- not this -->b</e:p>", "ab"),
    "instruction within": ("<e:p>a<?not this?>b</e:p>", "ab"),
    "entity": ("<e:p>&quay;</e:p>", "The quay & more"),
    "white space": ("<e:p>  a  \n b </e:p>", "  a  \n b "),
    "empty": ("<e:p></e:p>", ""),
    "beyond the first plane": ("<e:p>&#x1F54A;</e:p>", "🕊"),
}
LITERALS = {
    "order and space of attributes": ('<e:a  z="1"\n a="2"/>', f'<e:a xmlns:e="{EX}" a="2" z="1"></e:a>'),
    "unused namespaces": ('<x xmlns:u="urn:u"/>', "<x></x>"),
    "default namespace": ('<x xmlns="urn:d"><y/></x>', '<x xmlns="urn:d"><y></y></x>'),
    "text around": ("a <b>c</b> d", "a <b>c</b> d"),
    "comment": ("<!-- kept --><b/>", "<!-- kept --><b></b>"),
    "section": ("<![CDATA[<&]]>", "&lt;&amp;"),
    "entity": ("<b>&quay;</b>", "<b>The quay &amp; more</b>"),
    "white space of attributes": ('<b a="x\n\ty"/>', '<b a="x  y"></b>'),
    "line ends": ("<b>\r\n</b>", "<b>\n</b>"),
    "nothing": ("", ""),
}


def document(content: str, encoding: str = "utf-8") -> bytes:
    head = f'<?xml version="1.0" encoding="{encoding}"?>\n'
    head += '<!DOCTYPE r [<!ENTITY quay "The quay &#38;#38; more">]>\n'
    text = f'{head}{OPEN}<rdf:Description rdf:about="{EX}a">{content}</rdf:Description></rdf:RDF>'
    return text.encode(encoding)


def values(path: Path) -> list[str]:
    return [quad.object.value for quad in quads_of(path)]


@pytest.mark.parametrize(("content", "expected"), VALUES.values(), ids=VALUES)
def test_text_is_what_xml_says(tmp_path: Path, content: str, expected: str) -> None:
    path = tmp_path / "a.rdf"
    path.write_bytes(document(content))
    assert values(path) == [expected]
    graph = rdflib.Graph().parse(path, format="xml")
    assert [str(value) for value in graph.objects()] == [expected]


def test_white_space_of_attributes_is_spaces(tmp_path: Path) -> None:
    path = tmp_path / "a.rdf"
    path.write_text(f'{OPEN}<rdf:Description rdf:about="{EX}a" e:p="a\n\tb&#10;c"/></rdf:RDF>')
    assert values(path) == ["a  b\nc"]


ALIKE = {
    "no language within a language": '<x xml:lang="de"><e:p xml:lang="">a</e:p><e:p>b</e:p></x>',
    "no language of attributes": '<x xml:lang="de"><e:p><e:T e:q="a" xml:lang=""><e:r/></e:T></e:p></x>',
    "a language within none": '<x xml:lang="" e:q="a"><e:p xml:lang="en">b</e:p></x>',
    "no language of a statement with a name": '<x xml:lang="de"><e:p rdf:ID="s" xml:lang="">a</e:p></x>',
    "attributes without a prefix": '<x type="u:T"><e:p resource="u:b"/><e:q><e:T about="u:c"/></e:q></x>',
    "a name without a prefix": '<x><e:p><e:T ID="c"/></e:p><e:q ID="s">a</e:q></x>',
}
"""What RDF/XML says, and the engine's parser does not know."""


@pytest.mark.parametrize("content", ALIKE.values(), ids=ALIKE)
def test_it_is_what_another_parser_reads(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.rdf"
    about = content.replace("<x", f'<rdf:Description rdf:about="{EX}a"').replace("</x>", "</rdf:Description>")
    path.write_text(f"{OPEN}{about}</rdf:RDF>")
    graph = rdflib.Graph().parse(path, format="xml")
    other = ox.parse(graph.serialize(format="nt"), format=ox.RdfFormat.N_TRIPLES)
    assert canonical(quads_of(path)) == canonical(other)


@pytest.mark.parametrize("prefix", ["rdf:", ""])
@pytest.mark.parametrize(("content", "expected"), LITERALS.values(), ids=LITERALS)
def test_xml_literals_are_exclusive_canonical_xml(
    tmp_path: Path, content: str, expected: str, prefix: str
) -> None:
    path = tmp_path / "a.rdf"
    path.write_bytes(document(f'<e:p {prefix}parseType="Literal">{content}</e:p>'))
    [quad] = quads_of(path)
    assert quad.object == ox.Literal(
        expected, datatype=ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral")
    )


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-16", "latin-1", "cp1252", "iso8859-15", "koi8-r", "ascii"]
)
def test_every_encoding_that_is_declared_is_read(tmp_path: Path, encoding: str) -> None:
    wanted = {"koi8-r": "мир", "ascii": "peace"}.get(encoding, "Zürich")
    path = tmp_path / "a.rdf"
    path.write_bytes(document(f"<e:p>{wanted}</e:p>", encoding))
    assert values(path) == [wanted]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (f"{OPEN}\n\n<e:A rdf:ID='x'/>\n<e:A rdf:ID='x'/></rdf:RDF>", r":4: .*already been used as rdf:ID"),
        (f"{OPEN}\n<e:A>\n<u:p/></e:A></rdf:RDF>", r":3: "),
        (f"{OPEN}\n<e:A></e:B></rdf:RDF>", r":2: .*mismatched tag"),
        (f"{OPEN}\n<e:A>&nope;</e:A></rdf:RDF>", r":2: .*undefined entity"),
        (f'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>{OPEN}<e:A><e:p>&x;</e:p></e:A></rdf:RDF>',
         r":1: .*outside the file"),
        (f'<!DOCTYPE r SYSTEM "x.dtd">{OPEN}\n<e:A><e:p>&x;</e:p></e:A></rdf:RDF>', r":2: .*not declared"),
        (f'<?xml version="1.0" encoding="nope"?>{OPEN}</rdf:RDF>', r":1: .*encoding"),
        (f'<?xml version="1.0" encoding="big5"?>{OPEN}</rdf:RDF>', r":1: .*save it as UTF-8"),
        (f"{OPEN}\n<e:T rdf:about='u:a' about='u:b'/></rdf:RDF>", r":2: "),
        (f"{OPEN}</rdf:RDF>\n<x/>", r":2: .*junk after document element"),
        (f"{OPEN}\n<e:A><e:p rdf:parseType='Literal'><u:x/></e:p></e:A></rdf:RDF>", r":2: "),
    ],
)  # fmt: skip
def test_what_is_not_well_formed_or_not_at_hand_is_refused_with_its_line(
    tmp_path: Path, content: str, message: str
) -> None:
    path = tmp_path / "a.rdf"
    path.write_text(content)
    with pytest.raises(InputError, match=rf"a\.rdf{message}"):
        loaded_from(path)


def test_entities_that_swell_are_refused(tmp_path: Path) -> None:
    swelling = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    path = tmp_path / "a.rdf"
    path.write_text(f'<!DOCTYPE r [<!ENTITY a0 "0123456789">{swelling}]>{OPEN}<e:A e:p="&a11;"/></rdf:RDF>')
    with pytest.raises(InputError, match="amplification"):
        loaded_from(path)


def test_a_large_file_is_read_in_parts(tmp_path: Path) -> None:
    things = "".join(f'<e:A rdf:about="{EX}{n}"><e:p>é {n}</e:p></e:A>' for n in range(5_000))
    path = tmp_path / "a.rdf"
    path.write_text(f"{OPEN}{things}</rdf:RDF>")
    read = quads_of(path)
    assert len(read) == 10_000
    assert canonical(read) == canonical(ox.parse(path=str(path)))
