"""The format of a file according to its first bytes, whatever its name is."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from parley.names import OWL, RDF
from parley.store.loading.files.kinds import (
    JSON_LD,
    N_QUADS,
    N_TRIPLES,
    RDF_JSON,
    RDF_XML,
    TRIG,
    TURTLE,
    FileKind,
)

HEAD_BYTES = 64 * 1024

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # The mark of UTF-32 begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_XML = re.compile(r"<\?xml\s|<!DOCTYPE\s|<!--|<[\w.-]+(?::[\w.-]+)?\s[^<>]*\bxmlns\b|<html\b", re.IGNORECASE)
_PROLOG = re.compile(r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>|\s+", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)([^>]*)")
_STRING = r'"(?:[^"\\]|\\.)*"'
_JSON = re.compile(r"\{\s*(?:\"|\}?\s*$)|\[\s*(?:[\"{\[]|\]?\s*$)")
"""No statement begins so: a graph does not begin with a string, nor a node with a bracket or a string."""
_RDF_JSON = re.compile(
    rf"\{{\s*{_STRING}\s*:\s*\{{\s*{_STRING}\s*:\s*\[\s*\{{\s*\"(?:type|value|lang|datatype)\"\s*:"
)
_KEYWORD = re.compile(r'"@(?:context|id|graph|type|value)"\s*:')
_RESULTS = re.compile(r'\{\s*"head"\s*:')
_COMMENTS = re.compile(r"(?:\s+|#[^\n]*)+")
_TEXT = re.compile(
    r"@prefix\b|@base\b|(?:PREFIX|BASE|GRAPH|VERSION)\s|<[^<>\"{}|^`\\\s]*>|_:\w|[^\W\d_][\w.-]*:|:\w|\[|\(|\{",
    re.IGNORECASE,
)
_TERM = r'(?:<[^<>\s]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^<>\s]*>)?)'
_QUAD = re.compile(rf"^\s*{_TERM}\s*{_TERM}\s*{_TERM}\s*(?:<[^<>\s]*>|_:\S+)\s*\.\s*(?:#.*)?$", re.MULTILINE)
_GRAPH = re.compile(
    r"^\s*(?:GRAPH\s+)?(?:<[^<>\s]*>|_:\w+|[\w.-]*:[\w.-]*)?\s*\{", re.MULTILINE | re.IGNORECASE
)
_DIRECTIVE = re.compile(r"^\s*@?(?:prefix|base)\s", re.MULTILINE | re.IGNORECASE)
_BEYOND = (
    (_QUAD, N_QUADS, (TURTLE, N_TRIPLES)),
    (_GRAPH, TRIG, (TURTLE, N_TRIPLES, N_QUADS)),
    (_DIRECTIVE, TURTLE, (N_TRIPLES, N_QUADS)),
)
"""Text that is only in files of one format, and never in those of the others."""
_OTHERS = (
    (re.compile(r"(?:Prefix|Ontology)\s*\("), "OWL functional syntax"),
    (re.compile(r"(?:Prefix|Ontology|Class|ObjectProperty)\s*:\s"), "OWL Manchester syntax"),
    (re.compile(r"(?:format-version|ontology)\s*:\s|\[Term\]"), "OBO"),
)


@dataclass(frozen=True)
class FileLook:
    """The apparent format of a file.

    Attributes:
        name: Its name in messages.
        kind: The format; None if it is not RDF.
        sure: Whether no other format is possible.
    """

    name: str
    kind: FileKind | None
    sure: bool = True


def encoding_of(head: bytes) -> tuple[str, int]:
    """Return the encoding of a byte order mark, and the length of the mark; UTF-8 without one."""
    return next(((name, len(mark)) for mark, name in _MARKS if head.startswith(mark)), ("utf-8", 0))


def look(head: bytes) -> FileLook | None:
    """Return the apparent format of a file from its first bytes; None if they do not show it."""
    encoding, skipped = encoding_of(head)
    text = head[skipped:].decode(encoding, "replace").lstrip()
    if _XML.match(text):
        return _xml(text)
    if _JSON.match(text):
        return _json(text)
    bare = text[match.end() :] if (match := _COMMENTS.match(text)) else text
    for pattern, name in _OTHERS:
        if pattern.match(bare):
            return FileLook(name, None)
    return _statements(bare) if _TEXT.match(bare) else None


def other_than(kind: FileKind, head: bytes) -> str:
    """Return the apparent format of a file that is not valid in another; empty if it is the same."""
    seen = look(head)
    if seen is not None and seen.kind is not None and seen.kind.family != kind.family:
        return seen.name
    text = head.decode("utf-8", "replace")
    return next((other.name for sign, other, kinds in _BEYOND if kind in kinds and sign.search(text)), "")


def _xml(text: str) -> FileLook:
    position = 0
    while match := _PROLOG.match(text, position):
        position = match.end()
    root = _ROOT.match(text, position)
    name, attributes = (root[1], root[2]) if root else ("", "")
    if name == "RDF":
        return _named(RDF_XML)
    if name == "Ontology" and OWL in attributes:
        return FileLook("OWL/XML", None)
    others = {"html": "HTML", "sparql": "SPARQL results in XML", "trix": "TriX"}
    if (other := others.get(name.lower())) is not None:
        return FileLook(other, None)
    return _named(RDF_XML) if RDF in text else FileLook("XML that is not RDF/XML", None, sure=False)


def _json(text: str) -> FileLook:
    if _RDF_JSON.match(text):
        return _named(RDF_JSON)
    if _RESULTS.match(text):
        return FileLook("SPARQL results in JSON", None)
    return _named(JSON_LD) if _KEYWORD.search(text) else FileLook("JSON", JSON_LD, sure=False)


def _statements(bare: str) -> FileLook:
    if _QUAD.search(bare):
        return _named(N_QUADS)
    return _named(TRIG if "{" in bare else TURTLE)


def _named(kind: FileKind) -> FileLook:
    return FileLook(kind.name, kind)
