"""The places of the parties and edges of a network in a picture: always the same for the same network."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap

from parley.web.views.heads import HeadOfBody
from parley.web.views.network import Network, SupportEdge
from parley.web.views.shown_term import ShownTerm

_WIDTH = 900
_ROW = 44
_MARGIN = 30
_BOX = 330
_HALF = 19
_GAP, _BEND = 14, 10
_ROUNDS = 120
_LETTERS = 38


@dataclass(frozen=True)
class Node:
    """A party in a picture: its middle, and half its width."""

    party: ShownTerm
    x: float
    y: float
    half: float
    is_focus: bool

    @property
    def lines(self) -> list[str]:
        """Its name on one line or two, cut if it is longer."""
        return wrap(self.party.text, _LETTERS, max_lines=2, placeholder=" …") or [""]


@dataclass(frozen=True)
class Arc:
    """An edge in a picture: its two ends, and its number in the table."""

    edge: SupportEdge
    number: int
    path: str


@dataclass(frozen=True)
class Tie:
    """A line between a head and their body."""

    held: HeadOfBody
    path: str


@dataclass(frozen=True)
class Picture:
    """A network in its drawn form."""

    width: int
    height: int
    nodes: list[Node]
    arcs: list[Arc]
    ties: list[Tie]


def draw(network: Network, focus: str | None = None, heads: Sequence[HeadOfBody] = ()) -> Picture:
    """Return all places: two columns if nobody gives and receives, otherwise a spring layout."""
    places = _columns(network) if network.is_bipartite else _springs(network)
    height = int(max((y for _, y in places.values()), default=0)) + _MARGIN + _HALF
    nodes = {
        iri: Node(party, *places[iri], _half(party), iri == focus) for iri, party in network.parties.items()
    }
    arcs = [
        Arc(edge, number, _path(nodes[str(edge.supporter.iri)], nodes[str(edge.recipient.iri)]))
        for number, edge in enumerate(network.edges, 1)
    ]
    ties = [
        Tie(held, tie_path(nodes[str(held.head.iri)], nodes[str(held.body.iri)], nodes.values()))
        for held in heads
    ]
    return Picture(_WIDTH, height, list(nodes.values()), arcs, ties)


def tie_path(head: Node, body: Node, nodes: Iterable[Node]) -> str:
    """Return a line between two boxes; where one is above the other, around all boxes between them."""
    if abs(head.x - body.x) > head.half + body.half + 20:
        return _path(head, body)
    upper, lower = sorted((head, body), key=lambda node: node.y)
    out = _beside(upper, lower, nodes)
    side = 1 if out > upper.x else -1
    one, other, bend = upper.x + side * upper.half, lower.x + side * lower.half, out - side * _BEND
    down = f"Q{out:.0f} {upper.y:.0f} {out:.0f} {upper.y + _BEND:.0f}V{lower.y - _BEND:.0f}"
    return (
        f"M{one:.0f} {upper.y:.0f}H{bend:.0f}{down}"
        f"Q{out:.0f} {lower.y:.0f} {bend:.0f} {lower.y:.0f}H{other:.0f}"
    )


def _beside(upper: Node, lower: Node, nodes: Iterable[Node]) -> float:
    """Return where a line from top to bottom passes all boxes between two: on their right, or else left."""
    between = sorted(
        (node for node in nodes if upper.y <= node.y <= lower.y), key=lambda node: node.x - node.half
    )
    right = max(upper.x + upper.half, lower.x + lower.half) + _GAP
    for node in between:
        if node.x - node.half - _GAP < right < node.x + node.half + _GAP:
            right = node.x + node.half + _GAP
    left = min(upper.x - upper.half, lower.x - lower.half) - _GAP
    for node in sorted(between, key=lambda node: -node.x - node.half):
        if node.x - node.half - _GAP < left < node.x + node.half + _GAP:
            left = node.x - node.half - _GAP
    return right if right <= _WIDTH - 2 or left < 2 else left


def _half(party: ShownTerm) -> float:
    return min(_BOX, 24 + 8 * min(len(party.text), _LETTERS)) / 2


def _columns(network: Network) -> dict[str, tuple[float, float]]:
    """Return supporters on the left and recipients on the right, each beside its partners."""
    givers = list(dict.fromkeys(str(edge.supporter.iri) for edge in network.edges))
    takers = list(dict.fromkeys(str(edge.recipient.iri) for edge in network.edges))
    for _ in range(4):
        takers = _by_neighbours(takers, givers, network, to_giver=True)
        givers = _by_neighbours(givers, takers, network, to_giver=False)
    tallest = max(len(givers), len(takers))
    return {
        iri: (x, _MARGIN + _ROW * (number + 0.5) * tallest / len(column))
        for column, x in ((givers, _MARGIN + _BOX / 2), (takers, _WIDTH - _MARGIN - _BOX / 2))
        for number, iri in enumerate(column)
    }


def _by_neighbours(
    column: Sequence[str], other: Sequence[str], network: Network, *, to_giver: bool
) -> list[str]:
    """Return a column in the order of the middle of the partners of each, so that few edges cross."""
    place = {iri: number / len(other) for number, iri in enumerate(other)}
    tied: dict[str, list[float]] = {iri: [] for iri in column}
    for edge in network.edges:
        giver, taker = str(edge.supporter.iri), str(edge.recipient.iri)
        tied[taker if to_giver else giver].append(place[giver if to_giver else taker])
    return sorted(column, key=lambda iri: (sum(tied[iri]) / len(tied[iri]), network.parties[iri].text))


def _springs(network: Network) -> dict[str, tuple[float, float]]:
    """Return places from a spring layout that begins on a spiral [Fruchterman and Reingold 1991]."""
    names = sorted(network.parties)
    number = {iri: place for place, iri in enumerate(names)}
    edges = [(number[str(edge.supporter.iri)], number[str(edge.recipient.iri)]) for edge in network.edges]
    height = max(320.0, _ROW * 1.6 * len(names) ** 0.8)
    points = [
        complex(_WIDTH / 2, height / 2)
        + (_WIDTH / 3 * math.sqrt((place + 0.5) / len(names)))
        * complex(math.cos(2.4 * place), math.sin(2.4 * place) * height / _WIDTH)
        for place in range(len(names))
    ]
    rounds = max(20, min(_ROUNDS, 600_000 // max(1, len(names) ** 2)))
    length = math.sqrt(_WIDTH * height / max(1, len(names))) * 0.7
    for step in range(rounds):
        points = _moved(points, edges, length, (1 - step / rounds) * 40)
    return {iri: _inside(points[number[iri]], height, network.parties[iri]) for iri in names}


def _moved(
    points: list[complex], edges: list[tuple[int, int]], length: float, most: float
) -> list[complex]:
    forces = [0j] * len(points)
    for one in range(len(points)):
        for other in range(one):
            apart = points[one] - points[other] or complex(0.1, 0.1 * (one - other))
            push = apart * (length / abs(apart)) ** 2
            forces[one] += push
            forces[other] -= push
    for one, other in edges:
        apart = points[one] - points[other]
        pull = apart * abs(apart) / length
        forces[one] -= pull
        forces[other] += pull
    return [
        point + (force / abs(force) * min(abs(force), most) if force else 0)
        for point, force in zip(points, forces, strict=True)
    ]


def _inside(point: complex, height: float, party: ShownTerm) -> tuple[float, float]:
    half = _half(party)
    x = min(max(point.real, half + 4), _WIDTH - half - 4)
    return round(x, 1), round(min(max(point.imag, _MARGIN), height), 1)


def _path(giver: Node, taker: Node) -> str:
    """Return a curve from the border of one box to that of the other."""
    if giver is taker:
        x, y = giver.x + giver.half, giver.y
        return f"M{x:.0f} {y - 6:.0f}c40 -30 40 42 4 12"
    side = 1 if taker.x >= giver.x else -1
    if abs(taker.x - giver.x) > giver.half + taker.half + 20:
        x1, x2 = giver.x + side * giver.half, taker.x - side * (taker.half + 6)
        bend = (x2 - x1) / 2
        begin = f"M{x1:.0f} {giver.y:.0f}C{x1 + bend:.0f} {giver.y:.0f}"
        return f"{begin} {x2 - bend:.0f} {taker.y:.0f} {x2:.0f} {taker.y:.0f}"
    down = 1 if taker.y >= giver.y else -1
    y1, y2 = giver.y + down * _HALF, taker.y - down * (_HALF + 6)
    return f"M{giver.x:.0f} {y1:.0f}L{taker.x:.0f} {y2:.0f}"
