"""The page of a claim: how it is said, where, the words of each role, and related claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from parley.names import ONTOLOGY
from parley.web.views.codings import ConfirmationView, confirmed
from parley.web.views.contradictions import OpposingClaim, against
from parley.web.views.dates import DateWords, date_words
from parley.web.views.description import PropertyValues, statements
from parley.web.views.equal_claims import EqualClaims, restatements
from parley.web.views.manner import Manner, manner
from parley.web.views.passages import Passage, passages
from parley.web.views.published import Row
from parley.web.views.sequence import PlaceInText, place_in_text
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.signs import FIELDS, HEDGE, Sign, signs_of
from parley.web.views.source import SourceArticle, source_of
from parley.web.views.store_reader import text_of
from parley.web.views.thing_data import ThingData
from parley.web.views.time_words import BOUNDS, bounds_in_words

_ASCRIBED = ("attributionCue", "attributedContent")
_BOOKKEEPING = (
    "article", "evidence", "grounding", "sameStatement", "confirmation", "inClause",
    *_ASCRIBED, *FIELDS,
)  # fmt: skip
_TIME = (
    "portion", "relation", "anchor", "duration",
)  # fmt: skip
"""The properties of a time in the order of the page; its days are in words."""
_WORKED_OUT = "daysWorkedOut"


@dataclass
class ClaimRole:
    """A role of a claim: its values, each with the passages that state it."""

    name: ShownTerm
    fillers: list[tuple[ShownTerm, list[Passage]]] = field(default_factory=list)

    @property
    def start(self) -> tuple[bool, int]:
        """The first place that states it; a value without words of its own comes last."""
        found = [passage.start for _, stating in self.fillers for passage in stating]
        return (not found, min(found, default=0))


@dataclass(frozen=True)
class ClaimTime:
    """A time of a claim, with the passages that state it.

    Attributes:
        anchor: The last part of its IRI, which is its anchor on this page.
        passages: The words that state it.
        stated: It as it is stated, where a label of EDTF can say that.
        days: On which days it may begin and end, as a sentence; "" where no day is stated.
        worked_out: Whether the author worked out these days.
        properties: What else is said of it.
    """

    name: ShownTerm
    anchor: str
    passages: list[Passage]
    stated: DateWords | None
    days: str
    worked_out: bool
    properties: list[PropertyValues]


@dataclass(frozen=True)
class ReplacedClaim:
    """A claim that another one replaces, and why it was withdrawn."""

    claim: ShownTerm
    reason: str


@dataclass(frozen=True)
class ClaimView:
    """A claim as its page shows it.

    Attributes:
        source: Its article.
        passage: Its place.
        holders: The words that name its holders.
        cue: The words that ascribe it to them.
        content: The reported words.
        signs: How it is said.
        manner: How it is said, as a sentence.
        roles: Its roles.
        parts: When.
        restated: The claims that state the same.
        against: The claims that contradict it.
        confirmed: Who has confirmed it, and who disputes it.
        replaced: The claims that it replaces.
        place: Its position among the claims of its article.
    """

    source: SourceArticle | None
    passage: Passage | None
    holders: list[Passage]
    cue: list[Passage]
    content: list[Passage]
    signs: list[Sign]
    manner: Manner
    roles: list[ClaimRole]
    parts: list[ClaimTime]
    restated: EqualClaims
    against: list[OpposingClaim]
    confirmed: ConfirmationView
    replaced: list[ReplacedClaim]
    place: PlaceInText


def view_claim(thing_data: ThingData) -> ClaimView:
    """Return the content of a claim's page."""
    own = [row for row in thing_data.rows("outgoing") if text_of(row, "predicate").startswith(ONTOLOGY)]
    grounds = _spans(thing_data, "grounding")
    whole = _spans(thing_data, "evidence")
    cue, content = (_spans(thing_data, name) for name in _ASCRIBED)
    signs, by = _signs(thing_data, own), confirmed(thing_data, own)
    return ClaimView(
        source=source_of(thing_data),
        passage=whole[0] if whole else None,
        holders=[
            passage
            for row in own
            if _local(row) == "heldBy"
            for passage in _stating(row["object"].value, grounds)
        ],
        cue=cue,
        content=content,
        signs=signs,
        manner=manner(signs, _hedges(thing_data, own), by),
        roles=_roles(thing_data, [row for row in own if _local(row) not in _BOOKKEEPING], grounds),
        parts=_parts(thing_data, grounds),
        restated=restatements(thing_data),
        against=against(thing_data),
        confirmed=by,
        replaced=replaced(thing_data),
        place=place_in_text(thing_data),
    )


def replaced(thing_data: ThingData) -> list[ReplacedClaim]:
    """Return the claims that a claim replaces."""
    return [
        ReplacedClaim(show(row["old"], thing_data.site, _numbered(row["old"].value)), text_of(row, "reason"))
        for row in thing_data.rows("replaced")
    ]


def _numbered(claim: str) -> str:
    """Return the name of a claim without a sentence, such as a tombstone."""
    return f"claim {claim.rsplit('-', 1)[-1]}"


def _signs(thing_data: ThingData, own: list[Row]) -> list[Sign]:
    stated = ((_local(row), row["object"], text_of(row, "objectLabel")) for row in own)
    return signs_of(stated, thing_data.site)


def _hedges(thing_data: ThingData, own: list[Row]) -> list[ShownTerm]:
    return [
        show(row["object"], thing_data.site, text_of(row, "objectLabel"))
        for row in own
        if _local(row) == HEDGE
    ]


def _roles(thing_data: ThingData, rows: list[Row], grounds: list[Passage]) -> list[ClaimRole]:
    """Return its roles, in the order in which the text states them."""
    roles: dict[str, ClaimRole] = {}
    for row in rows:
        if "#" in row["object"].value.removeprefix(ONTOLOGY):
            continue  # a part of the claim, shown with its own properties
        name = show(row["predicate"], thing_data.site, text_of(row, "predicateLabel"))
        role = roles.setdefault(row["predicate"].value, ClaimRole(name))
        shown = show(row["object"], thing_data.site, text_of(row, "objectLabel"))
        filler = thing_data.traces.explain(shown, thing_data.iri, name.iri, shown.iri)
        role.fillers.append((filler, _stating(row["object"].value, grounds)))
    return sorted(roles.values(), key=lambda role: role.start)


def _stating(value: str, grounds: Iterable[Passage]) -> list[Passage]:
    return [passage for passage in grounds if value in passage.denotes]


def _parts(thing_data: ThingData, grounds: list[Passage]) -> list[ClaimTime]:
    """Return the times of a claim, which are nodes under its IRI."""
    parts: dict[str, list[Row]] = {}
    for row in thing_data.rows("parts"):
        parts.setdefault(row["part"].value, []).append(row)
    return [_part(thing_data, part, rows, _stating(part, grounds)) for part, rows in parts.items()]


def _part(thing_data: ThingData, part: str, rows: list[Row], stating: list[Passage]) -> ClaimTime:
    told = {_local(row): text_of(row, "object") for row in rows}
    others = [row for row in rows if _local(row) not in ("edtf", _WORKED_OUT, *BOUNDS)]
    return ClaimTime(
        show(rows[0]["via"], thing_data.site, text_of(rows[0], "viaLabel")),
        part.partition("#")[2],
        stating,
        date_words(told["edtf"]) if "edtf" in told else None,
        bounds_in_words(told),
        _WORKED_OUT in told,
        sorted(statements(others, "object", thing_data.site), key=_of_time),
    )


def _of_time(held: PropertyValues) -> tuple[bool, int]:
    """Return the rank of a property of a time: first what the text says, then what follows from it."""
    local = (held.predicate.iri or "").removeprefix(ONTOLOGY)
    return (local not in _TIME, _TIME.index(local) if local in _TIME else 0)


def _spans(thing_data: ThingData, name: str) -> list[Passage]:
    return passages([row for row in thing_data.rows("passages") if _local(row) == name])


def _local(row: Row) -> str:
    return row["predicate"].value.removeprefix(ONTOLOGY)
