"""No field is silent: two claims that differ in a field, role or value are read out differently."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import combinations, islice, product
from pathlib import Path

import pytest
from rdflib import SH, Graph
from rdflib.collection import Collection

from parley.claims.claim import Claim, Role, Time, Value, Wording
from parley.claims.corpus import Corpus
from parley.claims.vocabulary import Vocabulary
from parley.names import term, thing
from parley.sentences.sentence import sentence
from parley.text.spans import Span
from parley.times.bounds import Bounds
from parley.times.phrases.grammar import parse_time
from parley.times.phrases.seasons import in_hemisphere
from parley.times.wording.seasons import of_hemisphere
from parley.times.wording.times import in_words

ROOT = Path(__file__).parent.parent.parent
CLASSES = (
    "Action", "Support", "Participation", "Invitation", "ThirdPartyRole", "Occurrence", "Agenda", "Outcome",
    "Estimate", "Membership", "Relationship", "Attitude", "Characterisation", "Impact", "DiscourseRelation",
)  # fmt: skip
FIELDS = ("polarity", "modality", "directness", "listing", "reading")
VALUES = {
    "polarity": ("affirmed", "denied"),
    "modality": ("actual", "planned", "expected", "proposed", "calledFor", "predicted", "hypothetical"),
    "directness": ("explicit", "inferred"),
    "listing": (None, "open"),
    "reading": (None, "each", "together"),
}
"""All values but those that a sentence may leave out: "closed" says no more than a list, and "unclear" is how
English reads one without a mark; where a verb would make it joint, it is said (``test_reporting``)."""
ENTITIES = (thing("person", "ida-marsh"), thing("state", "kelland"))
OPTIONAL = ("Action", "Attitude", "Support", "Invitation")
"""The classes of claims that need not say whose they are."""
REQUIRED = {
    "Estimate": ("subject",), "Participation": ("meeting",), "Relationship": ("counterpart",),
    "Impact": ("target",),
    "DiscourseRelation": ("nucleus", "satellite"),
}  # fmt: skip
_RAW = re.compile(r"[a-z][A-Z]|[a-z]:[a-z]")
"""A name of the ontology: "onUnit", "parley:ago"."""
PAIRS = 32
"""One in so many pairs of roles is tried with one concept."""
APART = frozenset(map(term, ("time", "low", "best", "high", "ordinal")))


@pytest.fixture(scope="module")
def words(corpus: Corpus) -> Vocabulary:
    """The ontology with the entities and notions of the small corpus."""
    return corpus.vocabulary


def _inside(number: str, kind: str, subject: str, *roles: Role) -> Claim:
    iri = thing("claim", f"talks-{number}")
    return Claim(
        iri, term(kind), thing("article", "talks"), Span(0, 9), term("affirmed"), term("actual"),
        term("explicit"), roles=(Role(term(subject), ENTITIES[0]), *roles),
    )  # fmt: skip


CLAIMS = (
    _inside("901", "Action", "agent", Role(term("action"), term("signing"))),
    _inside("902", "Characterisation", "subject", Role(term("characterisation"), term("civilWar"))),
)


def _claim(kind: str, *roles: Role) -> Claim:
    stated = (replace(role, wordings=(Wording(Span(at, at + 1)),)) for at, role in enumerate(roles))
    return Claim(
        thing("claim", "talks-001"), term(kind), thing("article", "talks"), Span(0, 99), term("affirmed"),
        term("actual"), term("explicit"), roles=tuple(stated),
    )  # fmt: skip


def _said(claim: Claim, words: Vocabulary) -> str:
    return sentence(claim, words, {one.iri: one for one in CLAIMS})


@lru_cache(maxsize=1)
def _allowed() -> dict[str, frozenset[str]]:
    """The roles that the closed shape of each class allows."""
    graph = Graph()
    for path in (ROOT / "shapes").glob("*.ttl"):
        graph.parse(path)
    allowed = {}
    for shape in graph.subjects(SH.closed, None):
        paths = {str(graph.value(own, SH.path)) for own in graph.objects(shape, SH.property)}
        others = Collection(graph, graph.value(shape, SH.ignoredProperties))
        for kind in graph.objects(shape, SH.targetClass):
            allowed[str(kind)] = frozenset((*paths, *map(str, others)))
    return allowed


def _roles(kind: str, words: Vocabulary) -> list[str]:
    """The roles that a claim of a class may have."""
    return sorted((words.roles & _allowed()[term(kind)]) - APART)


def _values(role: str, words: Vocabulary) -> list[Value]:
    """Two values for a role."""
    if words.holds_claims(role):
        return [claim.iri for claim in CLAIMS]
    if words.holds_entities(role):
        return list(ENTITIES)
    scheme = SCHEMES.get(role.removeprefix(term("")))
    return list(words.instances(term(scheme))[:2]) if scheme else []


SCHEMES = {
    "action": "actions", "purpose": "actions", "supportKind": "supportKinds", "attendance": "attendances",
    "capacity": "capacities", "representation": "representations", "thirdPartyRole": "thirdPartyRoles",
    "phase": "phases", "means": "meansOfEffort", "topic": "topics", "outcome": "outcomes",
    "measure": "measures", "comparator": "comparators", "unit": "units", "office": "offices",
    "tenure": "tenures", "hedge": "hedges",
    "relationKind": "relationKinds", "attitude": "attitudes", "characterisation": "characterisations",
    "impact": "impacts", "discourseKind": "discourseKinds", "qualifier": "qualifiers",
}  # fmt: skip


def _base(kind: str, concept: str | None, words: Vocabulary) -> list[Role]:
    """The least that a claim of a class has."""
    subject, own = words.subject_roles.get(term(kind)), words.predicate_roles.get(term(kind))
    base = [Role(own, concept)] if own and concept else []
    if subject and subject != own and kind not in OPTIONAL:
        base += [Role(subject, _values(subject, words)[0])]
    required = enumerate(REQUIRED.get(kind, ()))
    return base + [Role(term(name), _values(term(name), words)[at % 2]) for at, name in required]


def _variants(kind: str, concept: str | None, at: int, words: Vocabulary) -> Iterator[Claim]:
    """Yield claims of a class and concept that differ in their roles: one or two more than the least.

    Of the pairs of roles each concept has a few, and neighbouring concepts have different ones.
    """
    base = _base(kind, concept, words)
    held = {role.name for role in base}
    filled = [Role(name, value) for name in _roles(kind, words) for value in _values(name, words)]
    filled = [role for role in filled if role.name not in held]
    yield _claim(kind, *base)
    for role in filled:
        yield _claim(kind, *base, role)
    first = [role for at, role in enumerate(filled) if at == 0 or filled[at - 1].name != role.name]
    for pair in islice(combinations(first, 2), at % PAIRS, None, PAIRS):
        yield _claim(kind, *base, *pair)


def _collisions(claims: Iterator[Claim], words: Vocabulary) -> dict[str, list[str]]:
    said = defaultdict(list)
    for claim in claims:
        text = _said(claim, words)
        assert not _RAW.search(text), claim.roles
        said[text].append(
            " ".join(
                f"{role.name.removeprefix(term(''))}={str(role.value).rpartition('/')[2]}"
                for role in claim.roles
            )
        )
    return {text: names for text, names in said.items() if len(names) > 1}


@pytest.mark.parametrize("kind", CLASSES)
def test_no_two_roles_are_read_out_alike(kind: str, words: Vocabulary) -> None:
    own = words.predicate_roles.get(term(kind))
    scheme = SCHEMES[own.removeprefix(term(""))] if own else None
    concepts = words.instances(term(scheme)) if scheme else [None]
    collisions = {}
    for at, concept in enumerate(concepts):
        collisions |= _collisions(_variants(kind, concept, at, words), words)
    assert collisions == {}


@pytest.mark.parametrize("role", SCHEMES)
def test_no_two_concepts_are_read_out_alike(role: str, words: Vocabulary) -> None:
    kinds = [kind for kind in CLASSES if term(role) in _roles(kind, words)]
    assert kinds
    kind = kinds[0]
    subject = words.subject_roles.get(term(kind), term("heldBy"))
    whose = [] if subject == term(role) else [Role(subject, ENTITIES[0])]
    claims = (
        _claim(kind, *whose, Role(term(role), concept)) for concept in words.instances(term(SCHEMES[role]))
    )
    assert _collisions(claims, words) == {}


@pytest.mark.parametrize("kind", CLASSES)
def test_no_two_fields_are_read_out_alike(kind: str, words: Vocabulary) -> None:
    own = words.predicate_roles.get(term(kind))
    concept = _values(own, words)[0] if own else None
    base = [*_base(kind, concept, words)]
    subject = words.subject_roles.get(term(kind))
    if subject and kind in OPTIONAL:
        base.append(Role(subject, ENTITIES[0]))
    # Holders are told apart where roles are, hedges where concepts are; one of each is crossed with fields.
    held = [(), (Role(term("heldBy"), ENTITIES[0]),)]
    hedges = [(), (Role(term("hedge"), words.instances(term("hedges"))[0]),)]
    said: dict[str, object] = {}
    for values in product(*VALUES.values()):
        fields = {name: value and term(value) for name, value in zip(FIELDS, values, strict=True)}
        for holder, hedge in product(held, hedges):
            claim = replace(_claim(kind, *base, *holder, *hedge), **fields)
            text = _said(claim, words)
            assert text not in said, (text, said[text], values)
            said[text] = (values, holder, hedge)
    assert said


@pytest.mark.parametrize("hemisphere", ["northern", "southern"])
def test_no_two_seasons_of_an_article_are_read_out_alike(hemisphere: str) -> None:
    parts = product(
        ("in", "since", "until", "by", "from", "after"), ("", "early ", "mid-", "late "),
        ("spring", "summer", "autumn", "winter"), ("2030", "2031"),
    )  # fmt: skip
    phrases = [f"{how} {part}{season} {year}" for how, part, season, year in parts]
    phrases += [f"{how} the winter of 2030-31" for how in ("in", "since", "until")]
    stated = {phrase: parse_time(phrase) for phrase in phrases}
    of_days = {
        in_hemisphere(bounds, phrase, hemisphere, None, ahead=False) for phrase, bounds in stated.items()
    }
    said = {
        one: of_hemisphere(one, hemisphere) or in_words(one)
        for one in {*stated.values(), *of_days}
        if one is not None
    }
    assert len(set(said.values())) == len(said) > len(set(phrases)) / 2
    assert "in the summer of 2030" in said.values()


def test_season_of_two_years_has_the_name_of_its_hemisphere() -> None:
    days = "2030-12-01", "2031-03-20"
    one = Bounds(*days, *days, edtf=f"[{days[0]}..{days[1]}]")
    said = [of_hemisphere(one, where) for where in ("northern", "southern")]
    assert said == ["in the winter of 2030-31", "in the summer of 2030-31"]


def test_no_time_is_read_out_with_a_raw_name(words: Vocabulary) -> None:
    schemes = ("timeRelations", "portions", "comparators")
    own = {name: [None, *(one.removeprefix(term("")) for one in words.instances(term(name)))]
           for name in schemes}  # fmt: skip
    base = _claim("Occurrence", Role(term("subject"), ENTITIES[0]))
    lengths = [(None, None), *(("P1Y6M", comparator) for comparator in own["comparators"])]
    stated = product(own["timeRelations"], own["portions"], lengths, (None, ENTITIES[1]))
    for relation, portion, (duration, comparator), event in stated:
        bounds = Bounds(relation=relation, portion=portion, comparator=comparator, duration=duration)
        time = Time("t", bounds, Role(term("anchor"), event) if event else None)
        said = _said(replace(base, roles=(*base.roles, Role(term("time"), "t")), times=(time,)), words)
        assert not _RAW.search(said), said
    assert len(own["timeRelations"]) > 20


def test_no_two_times_are_read_out_alike(words: Vocabulary) -> None:
    base = _claim("Occurrence", Role(term("subject"), ENTITIES[0]))
    bounds = [
        Bounds(relation=relation, edtf=edtf)
        for relation, edtf in product((None, "since", "before", "by", "until"), (None, "2015", "2016"))
    ]
    parts = product(
        (None, "before", "by", "until"),
        ("dawn", "morning", "afternoon", "evening", "dusk"),
        (None, "earlyIn", "lateIn", "mostOf"),
    )
    bounds += [Bounds(relation=relation, season=part, portion=portion) for relation, part, portion in parts]
    most = product(("XXXX-05", "XXXX-06", None), (None, "Friday"), (None, "P1Y"), (None, "mostOf"))
    bounds += [
        Bounds(edtf=edtf, weekday=weekday, duration=duration, portion=portion)
        for edtf, weekday, duration, portion in most
        if edtf or weekday or duration or portion
    ]
    days = ("2031-05-01", "2031-05-16", "2031-05-31")
    bounds += [Bounds(days[0], latest, first, days[2], "2031-05") for latest, first in product(days, days)]
    said = set()
    for one in bounds:
        time = Time("t", one)
        said.add(_said(replace(base, roles=(*base.roles, Role(term("time"), "t")), times=(time,)), words))
    assert len(said) == len(bounds)
