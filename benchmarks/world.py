"""The shared entities of an invented world: states that occur everywhere, and separate peace processes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.invented import name, word
from benchmarks.terms import ALT_LABEL, LABEL, TYPE, Statement, english, term, thing

STATES = 40
UNIONS = 8
GROUPS = 4
PEOPLE = 4
PLACES = 3
MEETINGS = 6
_FIRST_PROCESS = 1_000
_WORDS_OF_A_PROCESS = 20


@dataclass(frozen=True, slots=True)
class Entity:
    """A shared entity: its IRI in angle brackets, its class, its label."""

    iri: str
    kind: str
    label: str
    other: str | None = None

    def statements(self) -> Iterator[Statement]:
        """Yield the statements about an entity: identity only."""
        yield self.iri, TYPE, term(self.kind)
        yield self.iri, LABEL, english(self.label)
        if self.other:
            yield self.iri, ALT_LABEL, english(self.other)


@dataclass(frozen=True, slots=True)
class World:
    """The actors that take part in any process."""

    states: tuple[Entity, ...]
    unions: tuple[Entity, ...]

    def entities(self) -> tuple[Entity, ...]:
        """Return them all."""
        return self.states + self.unions


@dataclass(frozen=True, slots=True)
class Process:
    """A conflict with its parties, and the meetings about it."""

    slug: str
    conflict: Entity
    effort: Entity
    government: Entity
    groups: tuple[Entity, ...]
    people: tuple[Entity, ...]
    population: Entity
    places: tuple[Entity, ...]
    meetings: tuple[Entity, ...]

    def entities(self) -> tuple[Entity, ...]:
        """Return them all."""
        single = (self.conflict, self.effort, self.government, self.population)
        return single + self.groups + self.people + self.places + self.meetings


def make_world() -> World:
    """Return the actors that take part in any process."""
    states = tuple(
        Entity(thing("state", word(n)), "State", name(n), f"Republic of {name(n)}") for n in range(STATES)
    )
    unions = tuple(
        Entity(thing("organization", f"{word(n)}-union"), "IntergovernmentalOrganization", f"{name(n)} Union")
        for n in range(STATES, STATES + UNIONS)
    )
    return World(states, unions)


def make_process(number: int) -> Process:
    """Return a peace process; the same number gives the same one in a corpus of any size."""
    first = _FIRST_PROCESS + number * _WORDS_OF_A_PROCESS
    slug, land = word(first), name(first)
    government = f"government of {land}"
    numbers = iter(range(first + 1, first + _WORDS_OF_A_PROCESS))
    groups = tuple(_group(next(numbers)) for _ in range(GROUPS))
    people = tuple(_person(next(numbers), next(numbers)) for _ in range(PEOPLE))
    places = tuple(_place(next(numbers)) for _ in range(PLACES))
    meetings = tuple(
        Entity(thing("meeting", f"{slug}-round-{n}"), "Meeting", f"round {n} of the {land} talks")
        for n in range(1, MEETINGS + 1)
    )
    return Process(
        slug=slug,
        conflict=Entity(thing("conflict", slug), "Conflict", f"{land} conflict", f"war in {land}"),
        effort=Entity(thing("process", f"{slug}-talks"), "PeaceEffort", f"{land} talks"),
        government=Entity(thing("organization", f"government-of-{slug}"), "Government", government),
        groups=groups,
        people=people,
        population=Entity(thing("party", f"people-of-{slug}"), "Population", f"people of {land}"),
        places=places,
        meetings=meetings,
    )


def _group(number: int) -> Entity:
    front = f"{name(number)} Front"
    return Entity(thing("organization", f"{word(number)}-front"), "OppositionGroup", front, f"the {front}")


def _person(first: int, last: int) -> Entity:
    slug = f"{word(first)}-{word(last)}"
    return Entity(thing("person", slug), "Person", f"{name(first)} {name(last)}", f"Envoy {name(last)}")


def _place(number: int) -> Entity:
    return Entity(thing("place", word(number)), "Place", name(number))
