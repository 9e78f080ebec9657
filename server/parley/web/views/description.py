"""All statements about one thing for its page, gathered with published queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pyoxigraph as ox

from parley.names import DCTERMS, ONTOLOGY, RDF, RDFS, SKOS
from parley.web.configuration.site import Site
from parley.web.views.published import Row
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import text_of
from parley.web.views.thing_data import ThingData
from parley.web.views.traces import Traces

LABELS = (RDFS + "label", SKOS + "prefLabel", DCTERMS + "title")
TYPE = RDF + "type"


@dataclass
class PropertyValues:
    """A property of a thing, with all its values."""

    predicate: ShownTerm
    values: list[ShownTerm] = field(default_factory=list)


@dataclass(frozen=True)
class ClaimLine:
    """A claim in a list: its sentence, and its place."""

    claim: ShownTerm
    role: ShownTerm
    article: ShownTerm
    start: str
    end: str


@dataclass(frozen=True)
class Description:
    """The statements about a thing.

    Attributes:
        iri: The thing.
        label: Its name.
        types: Its classes.
        statements: Its properties, without labels and types.
        other_names: Its other labels.
        claims: The claims that mention it.
        incoming: Other statements with it as their value: property and subjects.
    """

    iri: str
    label: str
    types: list[ShownTerm]
    statements: list[PropertyValues]
    other_names: list[str]
    claims: list[ClaimLine]
    incoming: list[PropertyValues]


def describe(thing_data: ThingData) -> Description:
    """Return the description of a thing; an unknown thing has no statements."""
    outgoing, iri, site = thing_data.rows("outgoing"), thing_data.iri, thing_data.site
    names = [text_of(row, "object") for row in outgoing if text_of(row, "predicate") in LABELS]
    others = [row for row in outgoing if text_of(row, "predicate") == SKOS + "altLabel"]
    told = {*LABELS, TYPE, SKOS + "altLabel"}
    own = [row for row in outgoing if text_of(row, "predicate") not in told]
    return Description(
        iri=iri,
        label=names[0] if names else show(ox.NamedNode(iri), site).text,
        types=[
            show(row["object"], site, text_of(row, "objectLabel"))
            for row in outgoing
            if text_of(row, "predicate") == TYPE
        ],
        statements=_explained(statements(own, "object", site), thing_data.traces, subject=iri),
        other_names=[text_of(row, "object") for row in others],
        claims=claim_lines(thing_data),
        incoming=_explained(
            statements(thing_data.rows("incoming"), "subject", site), thing_data.traces, value=iri
        ),
    )


def _explained(
    found: list[PropertyValues], traces: Traces, *, subject: str | None = None, value: str | None = None
) -> list[PropertyValues]:
    """Link derived statements to their claims; the thing itself is subject or value."""
    return [
        PropertyValues(
            statement.predicate,
            [
                traces.explain(shown, subject or shown.iri, statement.predicate.iri, value or shown.iri)
                for shown in statement.values
            ],
        )
        for statement in found
    ]


def claim_lines(thing_data: ThingData) -> list[ClaimLine]:
    """Return the claims that mention a thing, in the order of their passages, each once."""
    lines: dict[str, ClaimLine] = {}
    for row in thing_data.rows("claims"):
        claim = show(row["claim"], thing_data.site, text_of(row, "sentence"))
        lines.setdefault(
            row["claim"].value,
            ClaimLine(
                claim,
                show(row["role"], thing_data.site, text_of(row, "roleLabel")),
                show(row["article"], thing_data.site, text_of(row, "title")),
                text_of(row, "start"),
                text_of(row, "end"),
            ),
        )
    return list(lines.values())


def statements(rows: Iterable[Row], value: str, site: Site) -> list[PropertyValues]:
    """Group rows by their predicate; parley's own properties come first."""
    found: dict[str, PropertyValues] = {}
    for row in rows:
        iri = row["predicate"].value
        predicate = show(row["predicate"], site, text_of(row, "predicateLabel"))
        entry = found.setdefault(iri, PropertyValues(predicate))
        shown = show(row[value], site, text_of(row, f"{value}Label"))
        if shown not in entry.values:
            entry.values.append(shown)
    return [found[iri] for iri in sorted(found, key=lambda iri: (not iri.startswith(ONTOLOGY), iri))]
