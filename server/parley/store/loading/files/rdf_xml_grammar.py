"""The grammar of RDF/XML: which attributes an element may have, so that none is left out without a word.

The engine's parser ignores attributes that the grammar forbids (pyoxigraph 0.5.13): of
``<knows rdf:about="…"/>`` it keeps an empty literal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from parley.names import RDF

_SYNTAX = frozenset(("RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype"))
"""Core syntax terms [RDF 1.1 XML Syntax, section 5.1]."""
_NO_PROPERTY = frozenset((*_SYNTAX, "Description", "li", "aboutEach", "aboutEachPrefix", "bagID"))
"""Names that are no property attributes [section 7.2.7]."""
_OF_NODE = frozenset(("ID", "nodeID", "about"))
_OF_PROPERTY = frozenset(("ID", "nodeID", "resource", "datatype", "parseType"))
_VALUES = ("resource", "nodeID", "datatype")
_VERSION = RDF + "version"
_SECTION = "RDF 1.1 XML Syntax, 7.2"


class _Kind(Enum):
    """What an element is, and so what its children are."""

    ROOT = auto()
    NODE = auto()
    PROPERTY = auto()
    RESOURCE = auto()


@dataclass(frozen=True, slots=True)
class _Element:
    """An open element.

    Attributes:
        name: Its name as it is written.
        alone: The attribute with which it must be empty, or hold only text; empty if there is none.
        text: Whether it may hold text with that attribute.
    """

    kind: _Kind
    name: str
    alone: str = ""
    text: bool = True


class RdfXmlGrammar:
    """Follows the elements of a file, and refuses what the grammar does."""

    def __init__(self) -> None:
        """Create it before the first element."""
        self._open: list[_Element] = []
        self._is_later = False

    def start(self, name: str, iri: str, attributes: Mapping[str, str]) -> None:
        """Receive a start tag.

        Args:
            name: The name of the element as it is written.
            iri: Its name as an IRI.
            attributes: Its attributes by their names as IRIs, without those of XML and of namespaces.

        Raises:
            ValueError: The element must not be here, or not have one of the attributes.
        """
        self._is_later |= attributes.get(_VERSION, "1.1") != "1.1"
        around = self._open[-1] if self._open else None
        if around is not None and around.alone:
            raise ValueError(f"“{around.name}” with {around.alone} must not hold an element [{_SECTION}]")
        own = {key.removeprefix(RDF): value for key, value in attributes.items() if key.startswith(RDF)}
        if around is None and iri == RDF + "RDF":
            self._open.append(_Element(_Kind.ROOT, name))
        elif around is None or around.kind in (_Kind.ROOT, _Kind.PROPERTY):
            _refuse(name, own, _OF_NODE)
            self._open.append(_Element(_Kind.NODE, name))
        else:
            self._open.append(self._property(name, own, attributes))

    def end(self) -> None:
        """Receive an end tag."""
        self._open.pop()

    def characters(self, text: str) -> None:
        """Receive text.

        Raises:
            ValueError: An element must be empty, and is not.
        """
        around = self._open[-1] if self._open else None
        if around is not None and around.alone and not around.text and text.strip(" \t\r\n"):
            raise ValueError(f"“{around.name}” with {around.alone} must not hold text [{_SECTION}]")

    def _property(self, name: str, own: Mapping[str, str], attributes: Mapping[str, str]) -> _Element:
        """Return a property element [sections 7.2.14 to 7.2.21]."""
        _refuse(name, own, _OF_PROPERTY)
        others = [key for key in attributes if key not in (RDF + "ID", _VERSION)]
        if (way := own.get("parseType")) is not None:
            if len(others) > 1:
                other = _short(next(key for key in others if key != RDF + "parseType"))
                raise ValueError(f"“{name}” has rdf:parseType, and must not have {other} [{_SECTION}]")
            if way == "Triple" and self._is_later:
                raise ValueError("rdf:parseType “Triple” is of RDF 1.2, which is not read here")
            return _Element(_Kind.RESOURCE if way == "Resource" else _Kind.PROPERTY, name)
        values = [key for key in _VALUES if key in own]
        if len(values) > 1:
            raise ValueError(f"“{name}” must not have both rdf:{values[0]} and rdf:{values[1]} [{_SECTION}]")
        if not others:
            return _Element(_Kind.PROPERTY, name)
        is_typed = others == [RDF + "datatype"]
        return _Element(_Kind.PROPERTY, name, _short(others[0]), text=is_typed)


def _refuse(name: str, own: Mapping[str, str], allowed: frozenset[str]) -> None:
    """Refuse an attribute of RDF that an element must not have."""
    if wrong := next((key for key in own if key in _NO_PROPERTY and key not in allowed), None):
        raise ValueError(f"“{name}” must not have rdf:{wrong} [{_SECTION}]")


def _short(iri: str) -> str:
    """Return an attribute as it is known: "rdf:resource", or its IRI."""
    return f"rdf:{iri.removeprefix(RDF)}" if iri.startswith(RDF) else f"the attribute “{iri}”"
