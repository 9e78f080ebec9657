"""Everything the pages say about one thing, gathered with published queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pyoxigraph as ox

from parley.names import DCTERMS, ONTOLOGY, RDF, RDFS, SKOS
from parley.web.site.site import Site
from parley.web.views.asker import Asker, Row, named_query, text_of
from parley.web.views.shown import Shown, show
from parley.web.views.traces import Traces

LABELS = (RDFS + "label", SKOS + "prefLabel", DCTERMS + "title")
TYPE = RDF + "type"


@dataclass
class Statement:
    """A property of a thing, with all its values."""

    predicate: Shown
    values: list[Shown] = field(default_factory=list)


@dataclass(frozen=True)
class ClaimLine:
    """A claim in a list: its sentence, and where it is stated."""

    claim: Shown
    role: Shown
    article: Shown
    start: str
    end: str


@dataclass(frozen=True)
class Description:
    """What is said of a thing.

    Attributes:
        iri: The thing.
        label: What it is called.
        types: What it is.
        statements: Its properties, but for labels and types.
        other_names: Its other labels.
        claims: The claims that mention it.
        incoming: What else points to it: property and subjects.
    """

    iri: str
    label: str
    types: list[Shown]
    statements: list[Statement]
    other_names: list[str]
    claims: list[ClaimLine]
    incoming: list[Statement]


def describe(asker: Asker, iri: str) -> Description:
    """Return the description of a thing; one that is unknown has no statements."""
    outgoing = asker.rows(named_query("outgoing", iri))
    names = [text_of(row, "object") for row in outgoing if text_of(row, "predicate") in LABELS]
    others = [row for row in outgoing if text_of(row, "predicate") == SKOS + "altLabel"]
    told = {*LABELS, TYPE, SKOS + "altLabel"}
    own = [row for row in outgoing if text_of(row, "predicate") not in told]
    traces = Traces.of(asker)
    return Description(
        iri=iri,
        label=names[0] if names else show(ox.NamedNode(iri), asker.site).text,
        types=[
            show(row["object"], asker.site, text_of(row, "objectLabel"))
            for row in outgoing
            if text_of(row, "predicate") == TYPE
        ],
        statements=_explained(statements(own, "object", asker.site), traces, subject=iri),
        other_names=[text_of(row, "object") for row in others],
        claims=claim_lines(asker, iri),
        incoming=_explained(
            statements(asker.rows(named_query("incoming", iri)), "subject", asker.site), traces, value=iri
        ),
    )


def _explained(
    found: list[Statement], traces: Traces, *, subject: str | None = None, value: str | None = None
) -> list[Statement]:
    """Link what is derived to the claims it is derived from; the thing itself is subject or value."""
    return [
        Statement(
            statement.predicate,
            [
                traces.explain(shown, subject or shown.iri, statement.predicate.iri, value or shown.iri)
                for shown in statement.values
            ],
        )
        for statement in found
    ]


def claim_lines(asker: Asker, iri: str) -> list[ClaimLine]:
    """Return the claims that mention a thing, in the order of their passages; each once."""
    lines: dict[str, ClaimLine] = {}
    for row in asker.rows(named_query("claims", iri)):
        claim = show(row["claim"], asker.site, text_of(row, "sentence"))
        lines.setdefault(
            row["claim"].value,
            ClaimLine(
                claim,
                show(row["role"], asker.site, text_of(row, "roleLabel")),
                show(row["article"], asker.site, text_of(row, "title")),
                text_of(row, "start"),
                text_of(row, "end"),
            ),
        )
    return list(lines.values())


def statements(rows: Iterable[Row], value: str, site: Site) -> list[Statement]:
    """Group rows by their predicate; parley's own properties come first."""
    found: dict[str, Statement] = {}
    for row in rows:
        iri = row["predicate"].value
        predicate = show(row["predicate"], site, text_of(row, "predicateLabel"))
        entry = found.setdefault(iri, Statement(predicate))
        shown = show(row[value], site, text_of(row, f"{value}Label"))
        if shown not in entry.values:
            entry.values.append(shown)
    return [found[iri] for iri in sorted(found, key=lambda iri: (not iri.startswith(ONTOLOGY), iri))]
