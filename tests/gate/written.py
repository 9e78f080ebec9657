"""Claims as the tests of the rules write them: tables with the words that state each value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from parley.claims.claim import Claim, Role, Time, Wording
from parley.claims.iris import DAYS
from parley.claims.vocabulary import Vocabulary, vocabulary
from parley.names import expand, term, thing
from parley.rdf import read_folder, read_turtle
from parley.resources import folder
from parley.text.quotes import locate
from parley.text.spans import Span
from parley.times.bounds import Bounds
from parley.times.phrases.grammar import parse_time

ARTICLE = thing("article", "lake")


def invented() -> Vocabulary:
    """Return the ontology, and the names of an invented world."""
    return vocabulary([*read_folder(folder("ontology")), *read_turtle(Path(__file__).parent / "world.ttl")])


def claim_of(table: Mapping[str, Any], text: str, number: int = 1) -> Claim:
    """Return the claim that a table writes: a plain action, unless it says otherwise.

    ``passage`` is by default the whole text. ``role`` has a name, a value and words. If the words point back,
    it also has the words of the antecedent. ``time`` has words, and the words whose reading the claim has. An
    anchored time also has its relation (and length), its anchor, and the words of the anchor or of its
    antecedent. If words occur several times, the first place is meant, or the n-th if ``|n`` follows. Days
    after a semicolon are worked out by the author: "for five days; on 3 May 2031".
    """
    passage = span_of(table.get("passage", text.rstrip(".!?")), text)
    iri = thing("claim", f"lake-{number:03}")
    roles = [_role(row, passage, text) for row in table.get("role", [])]
    stated = enumerate(table.get("time", []), 1)
    times = [_time(row, f"{iri}#time-{place}", passage, text) for place, row in stated]
    return Claim(
        iri=iri,
        kind=term(table.get("kind", "Action")),
        article=ARTICLE,
        evidence=passage,
        polarity=term(table.get("polarity", "affirmed")),
        modality=term(table.get("modality", "actual")),
        directness=term(table.get("directness", "explicit")),
        listing=term(table["listing"]) if "listing" in table else None,
        reading=term(table["reading"]) if "reading" in table else None,
        roles=tuple(_merged([*roles, *(role for role, _ in times)])),
        times=tuple(time for _, time in times),
    )


def span_of(words: str, text: str, within: Span | None = None) -> Span:
    """Return the place of words: the first in a passage, where they stand there, or else in the text."""
    quote, _, number = words.partition("|")
    found = locate(quote, text)
    inside = [span for span in found if within is None or span in within]
    return (inside or found)[int(number or 1) - 1]


def _role(row: list[Any], passage: Span, text: str) -> Role:
    name, value, words, *antecedent = row
    before = span_of(antecedent[0], text) if antecedent else None
    return Role(term(name), _value(value), (Wording(span_of(words, text, passage), before),))


def _value(value: str | int) -> str | int:
    return (expand(value) or term(value)) if isinstance(value, str) else value


def _time(row: list[str], iri: str, passage: Span, text: str) -> tuple[Role, Time]:
    words, read, *anchored = row
    span = span_of(words, text, passage)
    read, worked_out, days = read.partition("; ")
    bounds = (parse_time(read) if read else None) or Bounds()
    if worked_out:
        given = parse_time(days) or Bounds()
        bounds = replace(bounds, **{name: getattr(given, name) for name in DAYS})
    anchor, back = None, None
    if len(anchored) == 1:
        back = span_of(anchored[0], text)
    elif anchored:
        related, value, of_anchor = anchored
        relation, _, length = related.partition(" ")
        bounds = replace(bounds, relation=relation, duration=length or None)
        anchor = Role(term("anchor"), _value(value) or "", (Wording(span_of(of_anchor, text, span)),))
    return Role(term("time"), iri, (Wording(span, back),)), Time(iri, bounds, anchor, bool(worked_out))


def _merged(roles: list[Role]) -> list[Role]:
    """Return roles of one name and value as one with all its words."""
    merged: dict[tuple[str, str | int], Role] = {}
    for role in roles:
        before = merged.get((role.name, role.value))
        wordings = (*(before.wordings if before else ()), *role.wordings)
        merged[role.name, role.value] = replace(role, wordings=wordings)
    return sorted(merged.values(), key=lambda role: role.order)
