"""Articles validated one by one get the verdict that all data together get."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

from parley.errors import InputError
from parley.gate.report import Finding
from parley.gate.shapes import (
    article_data,
    context,
    ontology_data,
    read_shapes,
    shape_findings,
    shared_data,
)
from parley.names import PREFIXES, SKOS
from parley.rdf import parse_turtle, read_folder, read_turtle
from parley.resources import folder
from parley.shacl import ShaclResult, Validate, prepare

INVENTED = Path(__file__).parent.parent / "shapes" / "base.ttl"
OWN = ("article", "claim", "mention", "sentence", "span")
TIME = "<https://w3id.org/parley/id/claim/lock-talks-001#time-1>"
TOKENS = '"' + "7" * 64 + '"'

# What is added, and what is taken away: the parts are "shared", "ferry-talks", "lock-talks", "ontology".
PLANTED = {
    "no polarity": ("ferry-talks", "", "claim:ferry-talks-001 parley:polarity parley:affirmed ."),
    "two modalities": ("ferry-talks", "claim:ferry-talks-001 parley:modality parley:planned .", ""),
    "undeclared role": ("ferry-talks", "claim:ferry-talks-001 parley:vanue place:ferry-house .", ""),
    "place as participant": ("ferry-talks", "claim:ferry-talks-001 a parley:Participation .", ""),
    "dangling subject": ("lock-talks", "claim:lock-talks-001 parley:subject series:lok-talks .", ""),
    "subject of the wrong kind": (
        "lock-talks",
        "claim:lock-talks-001 parley:subject claim:lock-talks-001 .",
        "",
    ),
    "evidence in another article": (
        "ferry-talks",
        "claim:ferry-talks-001 parley:evidence span:lock-talks-0-50 .",
        "claim:ferry-talks-001 parley:evidence span:ferry-talks-0-60 .",
    ),
    "grounding in another article": (
        "ferry-talks",
        "claim:ferry-talks-001 parley:grounding span:lock-talks-0-50 .",
        "",
    ),
    "claim of another article": (
        "ferry-talks",
        "claim:ferry-talks-001 parley:article article:lock-talks .",
        "claim:ferry-talks-001 parley:article article:ferry-talks .",
    ),
    "span in a sentence of another article": (
        "ferry-talks",
        "span:ferry-talks-0-9 parley:sentence sentence:lock-talks-0-50 .",
        "span:ferry-talks-0-9 parley:sentence sentence:ferry-talks-0-60 .",
    ),
    "antecedent in another article": (
        "ferry-talks",
        """span:ferry-talks-20-24 parley:antecedent span:lock-talks-0-50 .
        claim:ferry-talks-001 parley:grounding span:ferry-talks-20-24 .""",
        "span:ferry-talks-20-24 parley:antecedent span:ferry-talks-0-9 .",
    ),
    "time of another article's claim": ("ferry-talks", f"claim:ferry-talks-001 parley:time {TIME} .", ""),
    "reason in another article": (
        "ferry-talks",
        """claim:ferry-talks-002 a parley:DiscourseRelation ; parley:discourseKind parley:cause ;
            parley:satellite claim:lock-talks-001 ; parley:nucleus claim:ferry-talks-001 .""",
        """claim:ferry-talks-002 a parley:Outcome ;
            parley:subject meeting:ferry-talks ; parley:outcome parley:noConsensus .""",
    ),
    "content in another article": (
        "ferry-talks",
        """claim:ferry-talks-002 a parley:Action ;
            parley:action parley:proposing ; parley:content claim:lock-talks-001 .""",
        """claim:ferry-talks-002 a parley:Outcome ;
            parley:subject meeting:ferry-talks ; parley:outcome parley:noConsensus .""",
    ),
    "words of another article": (
        "ferry-talks",
        "mention:ferry-talks-north parley:words span:lock-talks-0-50 .",
        "",
    ),
    "mention of nothing described": (
        "ferry-talks",
        "mention:ferry-talks-north parley:refersTo state:nortmark .",
        "",
    ),
    "notion that nothing describes": (
        "ferry-talks",
        "claim:ferry-talks-002 parley:qualifier notion:wding .",
        "",
    ),
    "notion below another scheme": (
        "shared",
        "notion:wading skos:broader parley:noConsensus .",
        "notion:wading skos:broader parley:slowly .",
    ),
    "notion below nothing": ("shared", "", "notion:wading skos:broader parley:slowly ."),
    "notion in a scheme of its own": (
        "shared",
        "notion:wading skos:inScheme parley:qualifiers .",
        "notion:wading skos:broader parley:slowly .",
    ),
    "notion below a misspelt concept": ("shared", "notion:wading skos:broader parley:slwly .", ""),
    "notion without a label": ("shared", "", 'notion:wading rdfs:label "wading"@en .'),
    "notion described by an article": ("lock-talks", 'notion:wading skos:definition "Slowly."@en .', ""),
    "span before the text": (
        "lock-talks",
        "span:lock-talks-0-50 parley:start -1 .",
        "span:lock-talks-0-50 parley:start 0 .",
    ),
    "month as a bound": ("lock-talks", f'{TIME} parley:latestEnd "2001-05"^^xsd:gYearMonth .', ""),
    "entity of another kind": (
        "shared",
        "place:ferry-house a parley:State .",
        "place:ferry-house a parley:Place .",
    ),
    "entity without a label": ("shared", "", 'meeting:ferry-talks rdfs:label "Ferry Talks"@en .'),
    "entity with two labels": ("shared", 'meeting:ferry-talks rdfs:label "Talks"@en .', ""),
    "entity with a date": ("shared", 'meeting:ferry-talks parley:earliestStart "2001-05-01"^^xsd:date .', ""),
    "entity described by an article": (
        "lock-talks",
        'series:lock-talks rdfs:label "Talks at the lock"@en .',
        "",
    ),
    "date of an entity in an article": (
        "lock-talks",
        'series:lock-talks parley:earliestStart "2001-05-01"^^xsd:date .',
        "",
    ),
    "untyped span": ("lock-talks", f"span:lock-talks-1-2 parley:tokenHash {TOKENS} .", ""),
    "misspelt class": ("lock-talks", "claim:lock-talks-002 a parley:Ocurrence .", ""),
    "concept of no scheme": ("ontology", "", "parley:noConsensus skos:inScheme parley:outcomes ."),
    "concept above notions, of no scheme": (
        "ontology",
        "",
        "parley:slowly skos:inScheme parley:qualifiers .",
    ),
    "class out of the tree": ("ontology", "", "parley:Meeting rdfs:subClassOf parley:Event ."),
    "class without a label": ("ontology", "", 'parley:Meeting rdfs:label "meeting"@en .'),
}


@dataclass
class Corpus:
    """Triples by part: ontology, shared, and one part for each article."""

    parts: dict[str, set[ox.Triple]]

    def planted(self, part: str, added: str, removed: str) -> Corpus:
        before = self.parts[part]
        after = before - _triples(removed) | _triples(added)
        assert after != before
        assert _triples(removed) <= before
        return Corpus({**self.parts, part: after})

    def whole(self) -> set[ox.Triple]:
        return set().union(*self.parts.values())

    def pieces(self) -> list[list[ox.Triple]]:
        ontology, shared = self.parts["ontology"], self.parts["shared"]
        around = context(shared, ontology)
        articles = [
            article_data(part, around)
            for name, part in self.parts.items()
            if name not in ("ontology", "shared")
        ]
        return [ontology_data(ontology), shared_data(shared, around), *articles]


def _triples(body: str) -> set[ox.Triple]:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    return set(parse_turtle((prefixes + body).encode(), where="test"))


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The data of the repository, and the two invented articles of the shape tests."""
    triples = folder("triples")
    invented = read_turtle(INVENTED)
    shared = {triple for triple in invented if _kind(triple) not in OWN}
    articles = {path.stem: set(read_turtle(path)) for path in sorted((triples / "articles").glob("*.ttl"))}
    return Corpus(
        {
            "ontology": set(read_folder(folder("ontology"))),
            "shared": {*read_turtle(triples / "shared.ttl"), *read_turtle(triples / "notions.ttl"), *shared},
            **articles,
            **{name: _of(name, invented) for name in ("ferry-talks", "lock-talks")},
        }
    )


def _nodes(triples: Iterable[ox.Triple]) -> set[ox.NamedNode]:
    """The things and terms that triples name, their predicates apart."""
    nodes = (node for triple in triples for node in (triple.subject, triple.object))
    return {node for node in nodes if isinstance(node, ox.NamedNode)}


def _named(triples: set[ox.Triple], named: set[str]) -> set[ox.Triple]:
    """Return triples without those of concepts that are not named, and are above none that is."""
    wider_of = [(one.subject, one.object) for one in triples if one.predicate.value == SKOS + "broader"]
    kept = set(named)
    while wider := {top.value for below, top in wider_of if below.value in kept} - kept:
        kept |= wider
    concepts = {triple.subject for triple in triples if triple.object == ox.NamedNode(SKOS + "Concept")}
    return {triple for triple in triples if triple.subject not in concepts or triple.subject.value in kept}


def _kind(triple: ox.Triple) -> str:
    return triple.subject.value.split("/")[-2]


def _of(article: str, triples: list[ox.Triple]) -> set[ox.Triple]:
    slugs = (article, article + "-")
    return {
        triple
        for triple in triples
        if _kind(triple) in OWN and triple.subject.value.rsplit("/", 1)[1].startswith(slugs)
    }


@pytest.fixture(scope="module")
def invented(corpus: Corpus) -> Corpus:
    """The same without the real articles, and without the concepts that these alone have."""
    parts = {name: corpus.parts[name] for name in ("ontology", "shared", "ferry-talks", "lock-talks")}
    named = {node.value for name in ("ferry-talks", "lock-talks") for node in _nodes(parts[name])}
    named |= {node.value for own in PLANTED.values() for part in own[1:] for node in _nodes(_triples(part))}
    shared = _named(parts["shared"], named)
    named |= {node.value for node in _nodes(shared)}
    return Corpus({**parts, "shared": shared, "ontology": _named(parts["ontology"], named)})


@pytest.fixture(scope="module")
def check() -> Validate:
    """The validation, which is done once for each set of triples."""
    validate = prepare(read_shapes())
    known: dict[frozenset[ox.Triple], list[ShaclResult]] = {}

    def once(triples: Iterable[ox.Triple]) -> list[ShaclResult]:
        data = frozenset(triples)
        if data not in known:
            known[data] = validate(data)
        return known[data]

    return once


def test_sound_data_conform_in_pieces_and_as_a_whole(corpus: Corpus, check: Validate):
    assert [check(piece) for piece in corpus.pieces()] == [[]] * len(corpus.parts)
    assert check(corpus.whole()) == []


@pytest.mark.parametrize("name", PLANTED)
def test_planted_error_is_found_in_pieces_as_in_the_whole(name: str, invented: Corpus, check: Validate):
    broken = invented.planted(*PLANTED[name])
    whole = {(result.focus, result.shape) for result in check(broken.whole())}
    pieces = {(result.focus, result.shape) for piece in broken.pieces() for result in check(piece)}
    assert whole
    assert pieces == whole


def test_article_data_do_not_grow_with_what_an_article_does_not_name(invented: Corpus):
    around = context(invented.parts["shared"], invented.parts["ontology"])
    others = """state:westmark a parley:State ; rdfs:label "Westmark"@en .
        notion:wading-in-fog a skos:Concept ; skos:broader notion:wading ; rdfs:label "wading in fog"@en ."""
    more = context({*invented.parts["shared"], *_triples(others)}, invented.parts["ontology"])
    article = invented.parts["ferry-talks"]
    assert set(article_data(article, more)) == set(article_data(article, around))


def test_finding_says_where_what_is_right_and_what_is_there(invented: Corpus, check: Validate):
    broken = invented.planted("ferry-talks", "claim:ferry-talks-001 parley:place state:northmark .", "")
    assert list(shape_findings(broken.whole(), check)) == [
        Finding(
            "shape",
            "claim:ferry-talks-001",
            "Where something is so is a parley:Place. (parley:place state:northmark; shape:Claim-place)",
        )
    ]


def test_finding_about_what_is_missing_names_the_property(invented: Corpus, check: Validate):
    broken = invented.planted("lock-talks", "", "claim:lock-talks-001 parley:polarity parley:affirmed .")
    (finding,) = shape_findings(broken.whole(), check)
    assert finding.message.endswith("(parley:polarity; shape:Claim-polarity)")


@pytest.mark.parametrize(
    ("added", "removed"),
    [
        ("", "claim:ferry-talks-001 parley:article article:ferry-talks ."),
        ("claim:ferry-talks-001 parley:article article:lock-talks .", ""),
    ],
    ids=["none", "two"],
)
def test_a_claim_is_of_exactly_one_article(added: str, removed: str, invented: Corpus, check: Validate):
    broken = invented.planted("ferry-talks", added, removed)
    assert {finding.where for finding in shape_findings(broken.whole(), check)} == {"claim:ferry-talks-001"}


@pytest.mark.parametrize(
    ("text", "message"),
    [(None, "holds no .ttl file"), ("shape:x a", "is not valid Turtle")],
    ids=["empty", "not Turtle"],
)
def test_shapes_that_cannot_be_read_are_an_error(text: str | None, message: str, tmp_path: Path):
    (tmp_path / "shapes").mkdir()
    if text is not None:
        (tmp_path / "shapes" / "claim.ttl").write_text(text)
    with pytest.raises(InputError, match=message):
        read_shapes(tmp_path)


def test_corpus_without_shapes_is_judged_by_parleys_own(tmp_path: Path):
    assert len(read_shapes(tmp_path).splitlines()) == len(read_shapes().splitlines())
