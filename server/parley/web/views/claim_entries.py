"""The claims that mention a thing, in groups, each claim with its signs and place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from parley.names import IDS, ONTOLOGY, RDFS, term
from parley.web.configuration.site import Site
from parley.web.views.groups import ClaimGroup, RoleCount, grouped
from parley.web.views.published import Row, named_query
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.signs import FieldValue, Sign, signs_of, telling
from parley.web.views.store_reader import StoreReader, text_of

FEW = 6
"""Claims of a group on the page of all groups; where there are many groups, fewer."""
_TOGETHER = 60
"""Claims of all groups together."""
MANY = 40
"""Claims of a group on a page of its own."""
_GROUP = "group"
_COMMENT = re.compile(r"^#.*\n", re.MULTILINE)
_PAGE = f"LIMIT {FEW} OFFSET 0"
_STANCES = "VALUES (?class ?role ?stance) { (UNDEF UNDEF UNDEF) }"
"""Parts of the published query that are replaced by narrower ones."""
_APART = ("notion", "claim", "span", "sentence", "clause", "mention")
"""Kinds of things that do not take part in the content of a claim."""


@dataclass(frozen=True)
class ClaimEntry:
    """A claim as a line of a list.

    Attributes:
        claim: The claim; its text is its sentence.
        signs: How it is said.
        others: The other things in it.
        times: Its times as labels of EDTF.
        article: Its article.
        start: The first character of the passage, counted from 0.
        end: The first character after it.
        again: Other claims of the same words, said in the same way.
    """

    claim: ShownTerm
    signs: list[Sign]
    others: list[ShownTerm]
    times: list[str]
    article: ShownTerm
    start: int
    end: int
    again: list[ClaimEntry] = field(default_factory=list)


@dataclass(frozen=True)
class GroupEntries:
    """The claims of a group, or some of them.

    Attributes:
        group: The group.
        number: How many claims it has.
        claims: Those on the page, those of the same words together.
    """

    group: ClaimGroup
    number: int
    claims: list[ClaimEntry]

    @property
    def is_cut(self) -> bool:
        """Whether some are not shown."""
        return sum(1 + len(line.again) for line in self.claims) < self.number


def first_claims(
    reader: StoreReader, iri: str, roles: Sequence[RoleCount], groups: Sequence[ClaimGroup]
) -> list[GroupEntries]:
    """Return the first claims of each group, no claim twice; one query.

    Args:
        reader: The store.
        iri: The thing.
        roles: Its roles in claims.
        groups: The groups of this kind of thing, in order.
    """
    parts = grouped(roles, groups)
    if not parts:
        return []
    few = max(2, min(FEW, _TOGETHER // len(parts)))
    text = " UNION ".join(
        f'{{ {{ {_query(iri, held, few, 0)} }} BIND("{group.name}" AS ?{_GROUP}) }}'
        for group, held in parts.items()
    )
    rows: dict[str, list[Row]] = {}
    for row in reader.rows(f"SELECT * WHERE {{ {text} }}"):
        rows.setdefault(text_of(row, _GROUP), []).append(row)
    found, shown = [], set[str]()
    for group, held in parts.items():
        lines = claim_entries(rows.get(group.name, []), reader.site, iri)
        fresh = [line for line in lines if line.claim.iri not in shown]
        shown |= {str(line.claim.iri) for line in fresh}
        number = sum(role.claims for role in held)
        found.append(GroupEntries(group, number if len(lines) >= few else len(fresh), together(fresh)))
    return [part for part in found if part.claims]


def claims_in_group(
    reader: StoreReader, iri: str, held: Sequence[RoleCount], group: ClaimGroup, page: int
) -> GroupEntries | None:
    """Return the claims of one group on one of its pages, from 1; None if there is no such page.

    Args:
        reader: The store.
        iri: The thing.
        held: The roles of the thing that belong to the group.
        group: The group.
        page: Which of its pages.
    """
    rows = reader.rows(_query(iri, held, MANY, MANY * (page - 1)))
    claims = together(claim_entries(rows, reader.site, iri))
    return GroupEntries(group, sum(role.claims for role in held), claims) if claims else None


def _query(iri: str, roles: Iterable[RoleCount], limit: int, skip: int) -> str:
    """Return the published query for the claims of a thing, for these roles and this page."""
    values = " ".join(f"({role.kind} {role.role} {role.stance})" for role in roles)
    text = _COMMENT.sub("", named_query("said", iri))
    text = text.replace(_PAGE, f"LIMIT {limit} OFFSET {skip}")
    return text.replace(_STANCES, f"VALUES (?class ?role ?stance) {{ {values} }}")


def claim_entries(rows: Iterable[Row], site: Site, iri: str) -> list[ClaimEntry]:
    """Return claims from rows of their fields, in the order of their passages."""
    by_claim: dict[str, list[Row]] = {}
    for row in rows:
        by_claim.setdefault(row["claim"].value, []).append(row)
    return sorted((_claim(held, site, iri) for held in by_claim.values()), key=_place)


def together(lines: Iterable[ClaimEntry]) -> list[ClaimEntry]:
    """Return claims in their order, with those of the same words, said in the same way, as one entry."""
    found: dict[tuple[str, tuple[Sign, ...]], ClaimEntry] = {}
    for line in lines:
        first = found.setdefault((line.claim.text, tuple(line.signs)), line)
        if first is not line:
            first.again.append(line)
    return list(found.values())


def _place(line: ClaimEntry) -> tuple[str, int, int, str]:
    return line.article.iri or "", line.start, line.end, line.claim.iri or ""


def _claim(rows: list[Row], site: Site, iri: str) -> ClaimEntry:
    first, fields = rows[0], _Fields(rows)
    return ClaimEntry(
        show(first["claim"], site, next(iter(fields.values(RDFS + "label")), None)),
        telling(signs_of(fields.stated(), site)),
        fields.others(site, iri),
        fields.values(term("time")),
        show(first["article"], site, text_of(first, "title")),
        int(text_of(first, "start")),
        int(text_of(first, "end")),
    )


class _Fields:
    """The fields of one claim."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows

    def values(self, field: str) -> list[str]:
        return list(dict.fromkeys(row["value"].value for row in self._rows if row["field"].value == field))

    def stated(self) -> Iterator[FieldValue]:
        for row in self._rows:
            if row["field"].value.startswith(ONTOLOGY):
                yield row["field"].value.removeprefix(ONTOLOGY), row["value"], text_of(row, "valueLabel")

    def others(self, site: Site, iri: str) -> list[ShownTerm]:
        """Return the other things in the claim."""
        found: dict[str, ShownTerm] = {}
        for row in self._rows:
            value = row["value"].value
            kind = value.removeprefix(IDS).partition("/")[0] if value.startswith(IDS) else None
            if kind and kind not in _APART and value != iri:
                found.setdefault(value, show(row["value"], site, text_of(row, "valueLabel") or None))
        return list(found.values())
