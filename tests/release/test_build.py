"""Building: byte for byte the same each time, with a manifest and a description that tell the truth."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from parley.claims.corpus import Corpus, load_corpus
from parley.errors import CheckError, InputError
from parley.names import DCAT, DCTERMS, RDFS, ROOT, VOID, term, thing
from parley.rdf import TYPE, parse_turtle, turtle_files
from parley.release.build import Built, build
from parley.release.contents import contents
from parley.release.dataset import RELEASE_GRAPH, described_graphs, ontology_graph
from parley.release.graphs import DERIVED, data_version, derive
from parley.release.manifest import read_manifest, release_digest
from parley.release.publication import CURRENT
from parley.resources import folder
from tests.coded import code


@pytest.fixture
def copy(corpus_root: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(corpus_root, tmp_path / "corpus"))


def _files(release: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in release.iterdir()}


# The same each time --------------------------------------------------------------------------------


def test_another_process_with_another_hash_seed_builds_the_same_bytes(
    built: Built, corpus_root: Path, articles_root: Path, checkout: Path, tmp_path: Path
) -> None:
    arguments = ("build", "--data", corpus_root, "--articles", articles_root, "--out", tmp_path)
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONHASHSEED": "4242",
        "PYTHONPATH": str(checkout / "server"),
        "TZ": "Pacific/Apia",
    }
    done = subprocess.run(
        [sys.executable, "-m", "parley", *map(str, arguments)],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert _files(tmp_path / CURRENT) == _files(built.path)


def test_second_build_into_the_same_folder_changes_nothing(
    corpus_root: Path, articles_root: Path, built: Built
) -> None:
    before = {path: path.stat().st_mtime_ns for path in built.path.iterdir()}
    again = build(built.path.parent, corpus_root, articles_root)
    assert again.path == built.path
    assert {path: path.stat().st_mtime_ns for path in built.path.iterdir()} == before


# The manifest --------------------------------------------------------------------------------------


def test_manifest_lists_every_file_with_its_size_and_hash(built: Built) -> None:
    listed = {file.name: (file.bytes, file.sha256) for file in built.manifest.files}
    held = {
        name: (len(data), hashlib.sha256(data).hexdigest())
        for name, data in _files(built.path).items()
        if name != "manifest.json"
    }
    assert listed == held


def test_manifest_is_read_as_it_was_written(built: Built) -> None:
    assert read_manifest(built.path) == built.manifest


def test_release_is_named_by_the_digest_of_its_files(built: Built) -> None:
    assert built.path.name == built.manifest.release == release_digest(built.manifest.files)


def test_every_file_has_a_media_type(built: Built) -> None:
    types = {file.name: file.mediaType for file in built.manifest.files}
    assert all(types.values())
    assert types["parley.ttl"] == types["void.ttl"] == "text/turtle"
    assert types["parley.ttl.gz"] == "application/gzip"
    assert types["context.jsonld"] == "application/ld+json"


def test_manifest_counts_the_triples_of_each_graph(built: Built) -> None:
    quads = list(ox.parse((built.path / "parley.nq").read_bytes(), format=ox.RdfFormat.N_QUADS))
    counts = Counter(quad.graph_name.value for quad in quads)
    assert {graph.iri: graph.triples for graph in built.manifest.graphs} == counts
    assert built.manifest.triples == len(quads)


def test_date_is_the_newest_record_after_the_one_declared(built: Built) -> None:
    assert built.manifest.issued == "2031-05-22"


def test_data_version_is_the_hash_of_the_sorted_quads(built: Built) -> None:
    lines = (built.path / "parley.nq").read_text("utf-8").splitlines(keepends=True)
    covered = [line for line in lines if not line.endswith(f" <{RELEASE_GRAPH}> .\n")]
    assert len(covered) < len(lines)
    assert built.manifest.dataVersion == hashlib.sha256("".join(covered).encode()).hexdigest()


def _version(root: Path) -> str:
    """Return the data version that a release of a corpus has."""
    graphs = contents(load_corpus(root), root, preview=False).derivation.graphs
    ontology = b"\n".join(path.read_bytes() for path in turtle_files(folder("ontology", root)))
    return data_version(described_graphs(graphs, ontology_graph(ontology)))


def test_data_version_changes_with_the_ontology(copy: Path, built: Built, checkout: Path) -> None:
    assert _version(copy) == built.manifest.dataVersion
    ontology = Path(shutil.copytree(checkout / "ontology", copy / "ontology", dirs_exist_ok=True))
    path = sorted(ontology.glob("*.ttl"))[0]
    path.write_text(path.read_text("utf-8") + "\n<http://e/x> <http://e/y> <http://e/z> .\n", "utf-8")
    assert _version(copy) != built.manifest.dataVersion


def test_data_version_changes_with_the_data_and_only_with_them(
    copy: Path, built: Built, tmp_path: Path
) -> None:
    declared = copy / "triples" / "release.ttl"
    declared.write_text(declared.read_text().replace("2031-05-01", "2032-01-01"))
    shared = copy / "triples" / "shared.ttl"
    shared.write_text("# only a comment\n" + shared.read_text())
    later = build(tmp_path / "out", copy)
    assert later.manifest.dataVersion == built.manifest.dataVersion
    assert later.manifest.release != built.manifest.release
    assert later.manifest.issued == "2032-01-01"
    shared.write_text(
        shared.read_text().replace('"Kelland"@en', '"Kelland"@en ; skos:altLabel "Kelland Union"@en')
    )
    assert _version(copy) != built.manifest.dataVersion


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, r"manifest\.json: cannot be read \(No such file.*make a release with 'parley build'"),
        ("{", r"manifest\.json: is not the manifest of a release"),
        ("{}", r"manifest\.json: is not the manifest of a release"),
        ("[]", r"manifest\.json: is not the manifest of a release"),
    ],
)
def test_what_is_no_manifest_is_refused(content: str | None, message: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(InputError, match=message):
        read_manifest(tmp_path)


# The description -----------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def void(built: Built) -> list[ox.Triple]:
    return parse_turtle((built.path / "void.ttl").read_bytes(), where="void.ttl")


@pytest.fixture(scope="session")
def data(built: Built) -> list[ox.Triple]:
    parsed = ox.parse((built.path / "parley.nq").read_bytes(), format=ox.RdfFormat.N_QUADS)
    return [quad.triple for quad in parsed]


def _one(triples: list[ox.Triple], subject: str, predicate: str) -> str:
    values = [
        t.object.value for t in triples if t.subject.value == subject and t.predicate.value == predicate
    ]
    assert len(values) == 1, (subject, predicate, values)
    return values[0]


def test_counts_of_the_dataset_are_true(void: list[ox.Triple], data: list[ox.Triple]) -> None:
    assert int(_one(void, ROOT, VOID + "triples")) == len(data)
    assert int(_one(void, ROOT, VOID + "distinctSubjects")) == len({triple.subject for triple in data})
    assert int(_one(void, ROOT, VOID + "properties")) == len({triple.predicate for triple in data})


@pytest.mark.parametrize(
    ("partition", "names", "counts"),
    [("classPartition", "class", "entities"), ("propertyPartition", "property", "triples")],
)
def test_counts_of_the_partitions_are_true(
    partition: str, names: str, counts: str, void: list[ox.Triple], data: list[ox.Triple]
) -> None:
    assert stated(void, ROOT, partition, names, counts) == counted(data, names)


@pytest.mark.parametrize(
    ("partition", "names", "counts"),
    [("classPartition", "class", "entities"), ("propertyPartition", "property", "triples")],
)
def test_counts_of_the_partitions_of_each_graph_are_true(
    partition: str, names: str, counts: str, void: list[ox.Triple], built: Built
) -> None:
    quads = list(ox.parse((built.path / "parley.nq").read_bytes(), format=ox.RdfFormat.N_QUADS))
    graphs = [t.object.value for t in void if t.predicate.value == VOID + "subset"]
    assert set(graphs) == {quad.graph_name.value for quad in quads}
    for graph in graphs:
        held = [quad.triple for quad in quads if quad.graph_name.value == graph]
        assert stated(void, graph, partition, names, counts) == counted(held, names)


def test_counts_of_the_properties_of_each_class_are_true(
    void: list[ox.Triple], data: list[ox.Triple]
) -> None:
    classes = [t for t in void if t.subject.value == ROOT and t.predicate.value == VOID + "classPartition"]
    assert classes
    for node in (triple.object.value for triple in classes):
        name = _one(void, node, VOID + "class")
        things = {t.subject for t in data if t.predicate == TYPE and t.object.value == name}
        held = [triple for triple in data if triple.subject in things]
        assert stated(void, node, "propertyPartition", "property", "triples") == counted(held, "property")


def stated(void: list[ox.Triple], dataset: str, partition: str, names: str, counts: str) -> dict[str, int]:
    """Return the partitions of a dataset: how often each name is used."""
    nodes = [
        t.object.value for t in void if t.subject.value == dataset and t.predicate.value == VOID + partition
    ]
    found = {_one(void, node, VOID + names): int(_one(void, node, VOID + counts)) for node in nodes}
    assert len(nodes) == len(found)
    return found


def counted(triples: list[ox.Triple], names: str) -> Counter[str]:
    if names == "class":
        return Counter(triple.object.value for triple in triples if triple.predicate == TYPE)
    return Counter(triple.predicate.value for triple in triples)


def test_every_dump_is_described_with_its_size_and_type(void: list[ox.Triple], built: Built) -> None:
    nodes = {triple.object.value for triple in void if triple.predicate.value == DCAT + "distribution"}
    assert {node.rsplit("/", 1)[1] for node in nodes} >= {"parley.ttl", "parley.nq", "parley.jsonld"}
    files = {file.name: file for file in built.manifest.files}
    for node in nodes:
        file = files[node.rsplit("/", 1)[1]]
        assert int(_one(void, node, DCAT + "byteSize")) == file.bytes
        assert _one(void, node, DCTERMS + "identifier") == f"sha256:{file.sha256}"


def test_description_carries_day_licence_and_version(void: list[ox.Triple], built: Built) -> None:
    assert _one(void, ROOT, DCTERMS + "issued") == "2031-05-22"
    assert _one(void, ROOT, DCTERMS + "license") == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert _one(void, ROOT, DCAT + "version") == built.manifest.dataVersion


def test_ontology_and_shapes_are_byte_copies(built: Built, checkout: Path) -> None:
    for name in ("ontology", "shapes"):
        sources = sorted((checkout / name).glob("*.ttl"))
        assert (built.path / f"{name}.ttl").read_bytes() == b"\n".join(path.read_bytes() for path in sources)
        parse_turtle((built.path / f"{name}.ttl").read_bytes(), where=name)


def test_receipt_says_what_was_checked(built: Built, corpus: Corpus) -> None:
    receipt = json.loads((built.path / "receipt.json").read_text())
    assert receipt["passagesChecked"] is True
    assert receipt["articles"] == {file.slug: file.annotations.article.text_hash for file in corpus.articles}
    assert {counts["failed"] for counts in receipt["checks"].values()} == {0}
    assert {tuple(counts) for counts in receipt["checks"].values()} == {("performed", "failed", "skipped")}


def test_release_says_who_has_confirmed_its_claims(
    built: Built, void: list[ox.Triple], corpus: Corpus
) -> None:
    claims = sum(len(file.annotations.claims) for file in corpus.articles)
    told, receipt = built.manifest.confirmation, json.loads((built.path / "receipt.json").read_text())
    assert told.startswith(f"Each of the {claims} claims has been confirmed by a second coder")
    assert f"{claims} by a person. Of all answers to claims {claims} of {claims} (100.0 %" in told
    assert (receipt["confirmation"], _one(void, ROOT, RDFS + "comment")) == (told, told)
    assert receipt["coding"] == built.manifest.coding
    assert receipt["coding"]["confirmedBy"] == {"confirmedByPerson": claims}


def test_receipt_says_when_passages_were_not_checked(corpus_root: Path, tmp_path: Path) -> None:
    steps: list[str] = []
    unchecked = build(tmp_path, corpus_root, None, steps.append)
    receipt = json.loads((unchecked.path / "receipt.json").read_text())
    assert receipt["passagesChecked"] is False
    assert receipt["checks"]["span"]["performed"] == 0 < receipt["checks"]["span"]["skipped"]
    assert any("passages are not checked" in step for step in steps)


def test_refused_corpus_is_not_published(copy: Path, articles_root: Path, tmp_path: Path) -> None:
    path = copy / "triples" / "articles" / "talks-at-grey-harbour.ttl"
    path.write_text(path.read_text().replace("parley:denied", "parley:affirmed"))
    with pytest.raises(
        CheckError,
        match=r"does not pass the check, so nothing is published:\n  claim:talks-at-grey-harbour-008",
    ):
        build(tmp_path / "out", copy, articles_root)
    assert not (tmp_path / "out").exists()


def test_words_of_an_article_in_what_is_derived_are_not_published(
    copy: Path, checkout: Path, articles_root: Path, tmp_path: Path
) -> None:
    shutil.copytree(checkout / "ontology", copy / "ontology")
    wording = "<give|gave|given> weapons to {recipient} between 2020 and early 2024[: {supportKind}]"
    sentences = copy / "ontology" / "sentences.ttl"
    support, subject, supporter, worded = map(term, ("Support", "subjectRole", "supporter", "wording"))
    sentences.write_text(f'<{support}> <{subject}> <{supporter}> ; <{worded}> "{wording}"@en .')
    code(copy, "bo")
    with pytest.raises(
        CheckError, match=r"contains words of an article, so nothing is published; change the wording"
    ):
        build(tmp_path / "out", copy, articles_root)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("CONSTRUCT { ?a ?b }", r"x\.rq: is not valid SPARQL"),
        ("SELECT * { ?a ?b ?c }", r"x\.rq: is no CONSTRUCT query"),
    ],
)
def test_broken_rule_is_named(rule: str, message: str, copy: Path, checkout: Path) -> None:
    shutil.copytree(checkout / "ontology", copy / "ontology")
    (copy / "ontology" / "rules" / "x.rq").write_text(rule)
    with pytest.raises(InputError, match=message):
        derive(load_corpus(copy), copy)


def test_missing_rules_are_named(copy: Path, checkout: Path) -> None:
    shutil.copytree(checkout / "ontology", copy / "ontology")
    shutil.rmtree(copy / "ontology" / "rules")
    with pytest.raises(InputError, match=r"rules: holds no rule \(\.rq\)"):
        derive(load_corpus(copy), copy)


# Shortcuts -----------------------------------------------------------------------------------------

SHORTCUTS = {
    "supports": {
        ("sarno", "tomas-rell"),
        ("kelland", "highland-front"),
        ("morvia", "highland-front"),
        ("tarn-islands", "highland-front"),
        ("morvia", "reed-council"),
    },
    "attended": {
        ("highland-front", "port-alder-conference"),
        ("highland-front", "lake-rounds"),
        ("reed-council", "lake-rounds"),
    },
    "didNotAttend": {("harbour-league", "port-alder-conference")},
    "invited": {("tomas-rell", "highland-front"), ("tomas-rell", "harbour-league")},
    "invitedTo": {("highland-front", "port-alder-conference"), ("harbour-league", "port-alder-conference")},
    "hosted": {("kelland", "port-alder-conference")},
    "mediated": set(),
    "backed": {("assembly-of-nations", "port-alder-conference")},
    "heldIn": {("sarno-city-rounds", "sarno-city"), ("dialogue-round", "sarno-city")},
}


def _last(node: object) -> str:
    return node.value.rsplit("/", 1)[1]  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def derived(corpus: Corpus, corpus_root: Path) -> list[ox.Triple]:
    return derive(corpus, corpus_root).graphs[DERIVED]


@pytest.mark.parametrize("name", SHORTCUTS)
def test_shortcuts_are_those_of_the_plain_claims(name: str, derived: list[ox.Triple]) -> None:
    assert {
        (_last(t.subject), _last(t.object)) for t in derived if t.predicate.value == term(name)
    } == SHORTCUTS[name]


def test_every_claim_is_labelled_with_its_sentence(derived: list[ox.Triple], corpus: Corpus) -> None:
    labels = [t.subject.value for t in derived if t.predicate.value == RDFS + "label"]
    claims = [claim.iri for file in corpus.articles for claim in file.annotations.claims]
    assert sorted(labels) == sorted(claims)


def test_nothing_stated_is_derived_again(derived: list[ox.Triple], corpus: Corpus) -> None:
    stated = {triple for file in corpus.articles for triple in file.triples} | set(corpus.shared)
    assert not stated & set(derived)


WEAKER = {
    "denied": ("polarity", "denied"),
    "planned": ("modality", "planned"),
    "expected": ("modality", "expected"),
    "proposed": ("modality", "proposed"),
    "called for": ("modality", "calledFor"),
    "predicted": ("modality", "predicted"),
    "hypothetical": ("modality", "hypothetical"),
    "inferred": ("directness", "inferred"),
    "together": ("reading", "together"),
    "unclear": ("reading", "unclear"),
    "hedged": ("hedged", None),
    "held": ("heldBy", None),
}


def _weakened(triples: tuple[ox.Triple, ...], name: str, value: str | None) -> tuple[ox.Triple, ...]:
    """Return the triples with one field of every claim set to another value."""
    kept = [triple for triple in triples if triple.predicate.value != term(name)]
    claims = [triple.subject for triple in triples if triple.predicate.value == term("polarity")]
    new: ox.NamedNode | ox.Literal = ox.Literal(True) if name == "hedged" else ox.NamedNode(term(value or ""))
    if name == "heldBy":
        new = ox.NamedNode(thing("person", "ida-marsh"))
    return (*kept, *(ox.Triple(claim, ox.NamedNode(term(name)), new) for claim in claims))


@pytest.mark.parametrize(("name", "value"), WEAKER.values(), ids=WEAKER)
def test_no_shortcut_comes_from_a_weaker_claim(
    name: str, value: str | None, corpus: Corpus, corpus_root: Path
) -> None:
    files = tuple(replace(file, triples=_weakened(file.triples, name, value)) for file in corpus.articles)
    found = derive(replace(corpus, articles=files), corpus_root).graphs[DERIVED]
    made = {triple.predicate.value for triple in found} - {term("sameStatement")}
    assert made == {RDFS + "label", TYPE.value, term("inClause")}


def test_recipient_body_comes_from_a_plain_claim_of_the_office(corpus: Corpus, corpus_root: Path) -> None:
    file = next(file for file in corpus.articles if file.slug == "talks-at-grey-harbour")
    office = ox.NamedNode(thing("claim", "talks-at-grey-harbour-005"))
    body = ox.NamedNode(thing("organization", "government-of-varna-coast"))
    heads = (*file.triples, ox.Triple(office, ox.NamedNode(term("organization")), body))

    def rolled(triples: tuple[ox.Triple, ...]) -> list[str]:
        changed = replace(corpus, articles=(replace(file, triples=triples),))
        found = derive(changed, corpus_root).graphs[DERIVED]
        return [_last(triple.subject) for triple in found if triple.predicate.value == term("recipientBody")]

    assert rolled(heads) == ["talks-at-grey-harbour-006"]
    for name, value in WEAKER.values():
        if name != "reading":
            assert rolled(_weakened(heads, name, value)) == []
