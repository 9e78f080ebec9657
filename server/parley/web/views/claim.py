"""What the page of a claim shows: how it is said, where, and which words state which role."""

from __future__ import annotations

from dataclasses import dataclass, field

from parley.names import ONTOLOGY
from parley.web.views.codings import ConfirmationView, confirmed
from parley.web.views.contradictions import OpposingClaim, against
from parley.web.views.description import PropertyValues, statements
from parley.web.views.equal_claims import EqualClaims, restatements
from parley.web.views.gathered import Gathered
from parley.web.views.published import Row
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import text_of

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
class ClaimRole:
    """A role of a claim: who or what fills it, each with the passages that state it."""

    name: ShownTerm
    fillers: list[tuple[ShownTerm, list[Passage]]] = field(default_factory=list)


@dataclass(frozen=True)
class ClaimTime:
    """A time of a claim, with the passages that state it."""

    name: ShownTerm
    passages: list[Passage]
    properties: list[PropertyValues]


@dataclass(frozen=True)
class ClaimView:
    """A claim as its page shows it."""

    article: ShownTerm | None
    passage: Passage | None
    holders: list[ShownTerm]
    cue: list[Passage]
    content: list[Passage]
    manner: list[PropertyValues]
    roles: list[ClaimRole]
    parts: list[ClaimTime]
    restated: EqualClaims
    against: list[OpposingClaim]
    confirmed: ConfirmationView


def view_claim(gathered: Gathered) -> ClaimView:
    """Return what the page of a claim shows."""
    own = [row for row in gathered.rows("outgoing") if text_of(row, "predicate").startswith(ONTOLOGY)]
    spans = gathered.rows("passages")
    passages = _passages([row for row in spans if _local(row) == "grounding"])
    whole = _passages([row for row in spans if _local(row) == "evidence"])
    cue, content = (_passages([row for row in spans if _local(row) == name]) for name in _ASCRIBED)
    articles = _values(gathered, own, "article")
    return ClaimView(
        article=articles[0] if articles else None,
        passage=whole[0] if whole else None,
        holders=_values(gathered, own, "heldBy"),
        cue=cue,
        content=content,
        manner=statements((row for row in own if _local(row) in _MANNER), "object", gathered.site),
        roles=_roles(gathered, [row for row in own if _local(row) not in _MANNER + _BOOKKEEPING], passages),
        parts=_parts(gathered, passages),
        restated=restatements(gathered),
        against=against(gathered),
        confirmed=confirmed(gathered, own),
    )


def _roles(gathered: Gathered, rows: list[Row], passages: list[Passage]) -> list[ClaimRole]:
    roles: dict[str, ClaimRole] = {}
    for row in rows:
        if "#" in row["object"].value.removeprefix(ONTOLOGY):
            continue  # a part of the claim, shown with its own properties
        name = show(row["predicate"], gathered.site, text_of(row, "predicateLabel"))
        role = roles.setdefault(row["predicate"].value, ClaimRole(name))
        shown = show(row["object"], gathered.site, text_of(row, "objectLabel"))
        filler = gathered.traces.explain(shown, gathered.iri, name.iri, shown.iri)
        role.fillers.append((filler, [p for p in passages if row["object"].value in p.denotes]))
    return list(roles.values())


def _parts(gathered: Gathered, passages: list[Passage]) -> list[ClaimTime]:
    """Return the times of a claim, which are nodes under its IRI."""
    parts: dict[str, list[Row]] = {}
    for row in gathered.rows("parts"):
        parts.setdefault(row["part"].value, []).append(row)
    return [
        ClaimTime(
            show(rows[0]["via"], gathered.site, text_of(rows[0], "viaLabel")),
            [passage for passage in passages if part in passage.denotes],
            statements(rows, "object", gathered.site),
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


def _values(gathered: Gathered, rows: list[Row], name: str) -> list[ShownTerm]:
    return [
        show(row["object"], gathered.site, text_of(row, "objectLabel")) for row in rows if _local(row) == name
    ]


def _local(row: Row) -> str:
    return row["predicate"].value.removeprefix(ONTOLOGY)
