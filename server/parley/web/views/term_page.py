"""The page of a term of the ontology: its meaning, its place, and its uses in the data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from parley.names import DCTERMS, ONTOLOGY, RDF, RDFS, SKOS
from parley.web.configuration.site import Site
from parley.web.views.description import PropertyValues, statements
from parley.web.views.labels import Labels
from parley.web.views.published import Row
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import StoreReader, text_of

QUERIES = ("known", "term", "term-incoming", "term-uses")
"""The published queries that the page needs, which are asked at once."""

_LABEL, _TYPE, _DEFINITION = RDFS + "label", RDF + "type", SKOS + "definition"
_SCHEME = "scheme of concepts"
_SOURCE, _NOTE, _IN_SCHEME = DCTERMS + "source", SKOS + "editorialNote", SKOS + "inScheme"
_TOLD = frozenset((_LABEL, _TYPE, _DEFINITION, _SOURCE, _NOTE, RDFS + "isDefinedBy"))
_MEMBERS = "concepts of it"
_INCOMING = {
    SKOS + "broader": "narrower concepts",
    _IN_SCHEME: _MEMBERS,
    RDFS + "subClassOf": "special cases",
    RDFS + "subPropertyOf": "special cases",
    RDFS + "domain": "properties of it",
    RDFS + "range": "properties that lead to it",
}
"""The name of a relation to a term, as seen from that term."""


@dataclass(frozen=True)
class TermUse:
    """How often the data use a term in one way, and one thing that does."""

    how: str
    number: int
    example: ShownTerm


@dataclass(frozen=True)
class TermView:
    """A term as its page shows it.

    Attributes:
        iri: The term.
        name: Its local name.
        label: What it is called.
        definition: What it means; "" where the ontology does not say.
        source: Where it comes from.
        notes: What its makers remark.
        kinds: What it is: class, property, concept, or scheme of concepts.
        outgoing: How it hangs together with others.
        incoming: How others hang together with it.
        uses: How the data use it.
    """

    iri: str
    name: str
    label: str
    definition: str
    source: str
    notes: tuple[str, ...]
    kinds: tuple[str, ...]
    outgoing: list[PropertyValues]
    incoming: list[PropertyValues]
    uses: list[TermUse]

    @property
    def is_scheme(self) -> bool:
        """Whether it is a scheme of concepts."""
        return _SCHEME in self.kinds

    @property
    def besides_members(self) -> list[PropertyValues]:
        """How others hang together with it, but for the concepts of a scheme, which are shown as its tree."""
        return [held for held in self.incoming if held.predicate.text != _MEMBERS or not self.is_scheme]

    @property
    def schemes(self) -> list[ShownTerm]:
        """The schemes that a concept is of."""
        return [one for held in self.outgoing if held.predicate.iri == _IN_SCHEME for one in held.values]

    @property
    def links(self) -> tuple[int, int]:
        """How many links lead from it to other terms, and how many from others to it."""
        return _number(self.outgoing), _number(self.incoming)


def view_term(iri: str, told: Mapping[str, Sequence[Row]], reader: StoreReader) -> TermView:
    """Return what the page of a term shows, from the rows of its queries.

    Raises:
        QueryFailure: The store does not say what the examples are called.
    """
    own, site = told["term"], reader.site
    name = iri.removeprefix(ONTOLOGY)
    return TermView(
        iri,
        name,
        next(iter(_values(own, _LABEL)), name),
        " ".join(_values(own, _DEFINITION)),
        "; ".join(_values(own, _SOURCE)),
        tuple(_values(own, _NOTE)),
        tuple(dict.fromkeys(_kind(value) for value in _values(own, _TYPE))),
        statements((row for row in own if text_of(row, "predicate") not in _TOLD), "object", site),
        _incoming(told["term-incoming"], site),
        _uses(told["term-uses"], Labels(reader, (row["one"] for row in told["term-uses"]))),
    )


def _number(side: Iterable[PropertyValues]) -> int:
    return sum(len(held.values) for held in side)


def _values(rows: Iterable[Row], predicate: str) -> list[str]:
    found = (text_of(row, "object") for row in rows if text_of(row, "predicate") == predicate)
    return list(dict.fromkeys(found))


def _kind(iri: str) -> str:
    local = iri.rpartition("#")[2]
    if local.endswith("Property"):
        return "property"
    return {"Class": "class", "Concept": "concept", "ConceptScheme": _SCHEME}.get(local, local)


def _incoming(rows: Iterable[Row], site: Site) -> list[PropertyValues]:
    found: dict[str, PropertyValues] = {}
    for row in rows:
        iri = row["predicate"].value
        words = _INCOMING.get(iri)
        name = ShownTerm(words, iri=iri) if words else show(row["predicate"], site)
        held = found.setdefault(words or iri, PropertyValues(name))
        held.values.append(show(row["subject"], site, text_of(row, "subjectLabel") or None))
    return list(found.values())


def _uses(rows: Iterable[Row], labels: Labels) -> list[TermUse]:
    found = {
        text_of(row, "how"): TermUse(
            text_of(row, "how"), int(text_of(row, "number")), labels.show(row["one"])
        )
        for row in rows
    }
    if "property" in found:
        found.pop("class", None)
    return list(found.values())


