"""What the page of a claim shows: how it is said, where, and which words state which role."""

from __future__ import annotations

from dataclasses import dataclass, field

from parley.names import ONTOLOGY
from parley.web.asker import Asker, Row, named_query, text_of
from parley.web.codings import Confirmed, confirmed
from parley.web.contradictions import Against, against
from parley.web.description import Statement, statements
from parley.web.restated import Restatements, restatements
from parley.web.shown import Shown, show
from parley.web.traces import Traces

_MANNER = ("polarity", "modality", "hedged", "directness", "listing", "reading")
_ASCRIBED = ("attributionCue", "attributedContent")
_BOOKKEEPING = ("article", "evidence", "grounding", "heldBy", "sameStatement", "confirmation", *_ASCRIBED)


@dataclass(frozen=True)
class Passage:
    """A span of an article: characters from start to end, half-open.

    Attributes:
        iri: The span.
        start: Its first character, counted from 0.
        end: The first character after it.
        sentence: The range of the sentence it stands in.
        denotes: The values that it stands for.
        name: The range of the words that it points back to.
    """

    iri: str
    start: int
    end: int
    sentence: tuple[int, int] | None
    denotes: frozenset[str]
    name: tuple[int, int] | None = None


@dataclass
class Role:
    """A role of a claim: who or what fills it, each with the passages that state it."""

    name: Shown
    fillers: list[tuple[Shown, list[Passage]]] = field(default_factory=list)


@dataclass(frozen=True)
class Part:
    """A time of a claim, with the passages that state it."""

    name: Shown
    passages: list[Passage]
    properties: list[Statement]


@dataclass(frozen=True)
class ClaimView:
    """A claim as its page shows it."""

    article: Shown | None
    passage: Passage | None
    holders: list[Shown]
    cue: list[Passage]
    content: list[Passage]
    manner: list[Statement]
    roles: list[Role]
    parts: list[Part]
    restated: Restatements
    against: list[Against]
    confirmed: Confirmed


def view_claim(asker: Asker, iri: str) -> ClaimView:
    """Return what the page of a claim shows."""
    outgoing = asker.rows(named_query("outgoing", iri))
    own = [row for row in outgoing if text_of(row, "predicate").startswith(ONTOLOGY)]
    spans = asker.rows(named_query("passages", iri))
    passages = _passages([row for row in spans if _local(row) == "grounding"])
    whole = _passages([row for row in spans if _local(row) == "evidence"])
    cue, content = (_passages([row for row in spans if _local(row) == name]) for name in _ASCRIBED)
    articles = _values(asker, own, "article")
    return ClaimView(
        article=articles[0] if articles else None,
        passage=whole[0] if whole else None,
        holders=_values(asker, own, "heldBy"),
        cue=cue,
        content=content,
        manner=statements((row for row in own if _local(row) in _MANNER), "object", asker.site),
        roles=_roles(asker, iri, [row for row in own if _local(row) not in _MANNER + _BOOKKEEPING], passages),
        parts=_parts(asker, iri, passages),
        restated=restatements(asker, iri),
        against=against(asker, iri),
        confirmed=confirmed(asker, iri, own),
    )


def _roles(asker: Asker, iri: str, rows: list[Row], passages: list[Passage]) -> list[Role]:
    roles: dict[str, Role] = {}
    traces = Traces.of(asker)
    for row in rows:
        if "#" in row["object"].value.removeprefix(ONTOLOGY):
            continue  # a part of the claim, shown with its own properties
        name = show(row["predicate"], asker.site, text_of(row, "predicateLabel"))
        role = roles.setdefault(row["predicate"].value, Role(name))
        shown = show(row["object"], asker.site, text_of(row, "objectLabel"))
        filler = traces.explain(shown, iri, name.iri, shown.iri)
        role.fillers.append((filler, [p for p in passages if row["object"].value in p.denotes]))
    return list(roles.values())


def _parts(asker: Asker, iri: str, passages: list[Passage]) -> list[Part]:
    """Return the times of a claim, which are nodes under its IRI."""
    parts: dict[str, list[Row]] = {}
    for row in asker.rows(named_query("parts", iri)):
        parts.setdefault(row["part"].value, []).append(row)
    return [
        Part(
            show(rows[0]["via"], asker.site, text_of(rows[0], "viaLabel")),
            [passage for passage in passages if part in passage.denotes],
            statements(rows, "object", asker.site),
        )
        for part, rows in parts.items()
    ]


def _passages(rows: list[Row]) -> list[Passage]:
    by_span: dict[str, list[Row]] = {}
    for row in rows:
        by_span.setdefault(row["span"].value, []).append(row)
    return [_passage(iri, same) for iri, same in by_span.items()]


def _passage(iri: str, rows: list[Row]) -> Passage:
    first = rows[0]
    denotes = frozenset(row["denotes"].value for row in rows if "denotes" in row)
    start, end = int(first["start"].value), int(first["end"].value)
    return Passage(iri, start, end, _range(first, "sentence"), denotes, _range(first, "name"))


def _range(row: Row, of: str) -> tuple[int, int] | None:
    start, end = row.get(f"{of}Start"), row.get(f"{of}End")
    return (int(start.value), int(end.value)) if start and end else None


def _values(asker: Asker, rows: list[Row], name: str) -> list[Shown]:
    return [
        show(row["object"], asker.site, text_of(row, "objectLabel")) for row in rows if _local(row) == name
    ]


def _local(row: Row) -> str:
    return row["predicate"].value.removeprefix(ONTOLOGY)
