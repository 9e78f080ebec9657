"""The support network: who supports whom according to claims, whole, of one article, or around a party."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from parley.web.configuration.site import Site
from parley.web.views.published import Row
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.signs import Sign, in_columns, signs_of, telling
from parley.web.views.store_reader import text_of

MOST = 300
"""How many parties a picture has; if there are more, only those around one are shown."""
MOST_EDGES = 120
"""How many edges a picture has: more are unreadable, and too large for a page."""
CLAIMS = 2000
"""How many claims are read, as in the published query."""


@dataclass
class SupportClaim:
    """A claim of support: its sentence, its place, its signs, and its kinds of support."""

    claim: ShownTerm
    article: ShownTerm
    signs: list[Sign]
    kinds: list[str] = field(default_factory=list)


@dataclass
class SupportEdge:
    """One party supports another, according to some claims.

    Attributes:
        supporter: The supporter.
        recipient: The recipient.
        claims: The claims.
    """

    supporter: ShownTerm
    recipient: ShownTerm
    claims: list[SupportClaim] = field(default_factory=list)

    @property
    def is_unsure(self) -> bool:
        """Whether no claim states it plainly: each denies, plans or doubts it, or has a holder."""
        return all(claim.signs for claim in self.claims)


@dataclass(frozen=True)
class Network:
    """Parties and the support between them.

    Attributes:
        parties: The parties by their IRIs.
        edges: The pairs of supporter and recipient, in the order of names.
    """

    parties: dict[str, ShownTerm]
    edges: list[SupportEdge]

    @property
    def is_bipartite(self) -> bool:
        """Whether nobody is both supporter and recipient."""
        givers = {edge.supporter.iri for edge in self.edges}
        return givers.isdisjoint(edge.recipient.iri for edge in self.edges)

    def around(self, focus: str, steps: int) -> Network:
        """Return the part within some steps of one party."""
        reached = {focus}
        for _ in range(steps):
            reached |= {
                end
                for edge in self.edges
                for end in _ends(edge)
                if not reached.isdisjoint(_ends(edge))
            }
        return _of(edge for edge in self.edges if reached.issuperset(_ends(edge)))

    def busiest(self, number: int) -> list[tuple[ShownTerm, int]]:
        """Return the parties with most edges, and how many these are."""
        degrees = Counter(end for edge in self.edges for end in _ends(edge))
        ranked = sorted(degrees.items(), key=lambda entry: (-entry[1], self.parties[entry[0]].text))
        return [(self.parties[iri], count) for iri, count in ranked[:number]]


def network(rows: Iterable[Row], site: Site) -> Network:
    """Return the network in rows of the published query."""
    edges: dict[tuple[str, str], SupportEdge] = {}
    by_claim: dict[str, list[Row]] = {}
    for row in rows:
        by_claim.setdefault(row["claim"].value, []).append(row)
    for same in by_claim.values():
        signs = telling(signs_of(in_columns(same), site))
        for pair, of_pair in _pairs(same).items():
            ends = _party(of_pair[0], "supporter", site), _party(of_pair[0], "recipient", site)
            edge = edges.setdefault(pair, SupportEdge(*ends))
            edge.claims.append(_claim(of_pair, site, signs))
    return _of(sorted(edges.values(), key=_names))


def _names(edge: SupportEdge) -> tuple[str, str, str, str]:
    return edge.supporter.text, edge.recipient.text, *_ends(edge)


def _pairs(rows: Iterable[Row]) -> dict[tuple[str, str], list[Row]]:
    """Return the rows of a claim by supporter and recipient."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        found.setdefault((row["supporter"].value, row["recipient"].value), []).append(row)
    return found


def _of(edges: Iterable[SupportEdge]) -> Network:
    held = list(edges)
    return Network({str(end.iri): end for edge in held for end in (edge.supporter, edge.recipient)}, held)


def _ends(edge: SupportEdge) -> tuple[str, str]:
    return str(edge.supporter.iri), str(edge.recipient.iri)


def _party(row: Row, name: str, site: Site) -> ShownTerm:
    return show(row[name], site, text_of(row, f"{name}Label") or None)


def _claim(rows: Sequence[Row], site: Site, signs: list[Sign]) -> SupportClaim:
    row = rows[0]
    kinds = dict.fromkeys(label for row in rows if (label := text_of(row, "kindLabel")))
    return SupportClaim(
        show(row["claim"], site, text_of(row, "sentence") or None),
        show(row["article"], site, text_of(row, "title") or None),
        signs,
        list(kinds),
    )
