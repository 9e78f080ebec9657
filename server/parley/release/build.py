"""Build a release: read, check, derive, validate, write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

import parley
from parley.claims.corpus import load_corpus, load_texts, titles
from parley.errors import CheckError, InputError
from parley.gate.check import check_corpus
from parley.gate.leak import Leaks
from parley.gate.report import Tally
from parley.names import OWL
from parley.rdf import parse_turtle, read_turtle, turtle_files
from parley.release.contents import PublishedContents, contents
from parley.release.dataset import RELEASE_GRAPH, described_graphs, ontology_graph
from parley.release.description import description, void_document
from parley.release.dumps import MEDIA_TYPES, compressed, dumps
from parley.release.graphs import data_version
from parley.release.issue_day import issue_day, with_issue_day
from parley.release.jsonld_context import as_json, json_ld_context
from parley.release.manifest import NAME, Manifest, ReleaseFile, ReleaseGraph, release_digest, release_file
from parley.release.publication import publish, refuse_mixing
from parley.release.questions import questions_turtle
from parley.release.table import QUERY, TABLE, TABLE_TYPES, claims_table, table_query
from parley.resources import folder
from parley.text.profile import PROFILE

_OTHER_TYPES = {".ttl": "text/turtle", ".json": "application/json", ".jsonld": "application/ld+json"}


@dataclass(frozen=True)
class Built:
    """A release that was built: where it is, its manifest, and what the check did."""

    path: Path
    manifest: Manifest
    tally: Tally


def build(
    out: Path,
    root: Path | None = None,
    articles: Path | None = None,
    tell: Callable[[str], None] = lambda _: None,
    *,
    preview: bool = False,
) -> Built:
    """Build a release from the confirmed claims of a corpus, and publish it to a folder.

    Args:
        out: The folder of releases; ``out/current`` leads to the one published last.
        root: A corpus in another folder.
        articles: The folder of the articles' texts; without it passages are not checked.
        tell: Receives a message for each step.
        preview: Include all claims, confirmed or not; only their maker may see them.

    Raises:
        InputError: A file is missing or broken, the release cannot be written, or previews and releases would
            share a folder.
        CheckError: The corpus does not pass the check.
    """
    refuse_mixing(out, preview=preview)
    tell("reading")
    corpus = load_corpus(root)
    texts = load_texts(articles) if articles else None
    tell("checking" if texts else "checking (without the articles' texts: passages are not checked)")
    tally = check_corpus(corpus, texts, root)
    if not tally.passed:
        findings = "\n".join(f"  {finding}" for finding in tally.findings)
        raise CheckError(f"the corpus does not pass the check, so nothing is published:\n{findings}")
    tell("deriving")
    held = contents(corpus, root, preview=preview)
    tell("writing")
    files, manifest = _release(held, tally, root)
    if texts:
        _refuse_leaks(files, Leaks(texts.values(), titles(corpus.articles)))
    return Built(publish(out, manifest.release, files), manifest, tally)


def _refuse_leaks(files: dict[str, bytes], leaks: Leaks) -> None:
    """Refuse words of an article in derived data, because the check reads the files written by hand.

    Those are ontology and shapes. The N-Triples hold what all other dumps hold of the data, and the VoID
    document holds the description of the release.
    """
    again = MEDIA_TYPES.keys() - {"parley.nt"} | {"ontology.ttl", "shapes.ttl"}
    plain = ((name, data) for name, data in files.items() if not name.endswith(".gz") and name not in again)
    found = [str(finding) for name, data in plain for finding in leaks.findings(name, data)]
    if found:
        lines = files["parley.nt"].decode("utf-8").splitlines()
        found += [f"in {line.split(' ', 1)[0]}" for line in lines if leaks.count(line)]
        raise CheckError(
            "the release contains words of an article, so nothing is published; change the wording or"
            " the label that they come from:\n" + "\n".join(f"  {finding}" for finding in found)
        )


def _release(held: PublishedContents, tally: Tally, root: Path | None) -> tuple[dict[str, bytes], Manifest]:
    """Return the files of a release, and its manifest, which is one of them."""
    corpus, derivation = held.corpus, held.derivation
    declared = with_issue_day(
        read_turtle(folder("triples", root) / "release.ttl"),
        (triple for graph in derivation.graphs.values() for triple in graph),
    )
    ontology, questions = _copies(folder("ontology", root)), questions_turtle(held.questions)
    described = described_graphs(derivation.graphs, ontology_graph(ontology))
    version = data_version(described)
    asked = parse_turtle(questions, where="questions.ttl")
    own = description(derivation, described, declared, version, asked, held.account.sentence)
    graphs = {**described, RELEASE_GRAPH: own}
    context = json_ld_context(corpus)
    query = table_query(folder("ontology", root))
    known = (*corpus.ontology, *(triple for graph in derivation.graphs.values() for triple in graph))
    files = dumps(derivation.graphs, graphs, context) | {TABLE: claims_table(known, query)}
    listed = tuple(release_file(name, _media_type(name), data) for name, data in files.items())
    files |= {f"{name}.gz": compressed(data) for name, data in files.items()}
    files |= {
        "ontology.ttl": ontology,
        "shapes.ttl": _copies(folder("shapes", root)),
        "context.jsonld": as_json(context),
        "void.ttl": void_document(own, listed),
        QUERY: query.encode("utf-8"),
        "questions.ttl": questions,
        "receipt.json": as_json(_receipt(held, tally, version)),
    }
    entries = tuple(release_file(name, _media_type(name), data) for name, data in sorted(files.items()))
    manifest = _manifest(held, graphs, declared, version, entries)
    return files | {NAME: as_json(manifest.as_json())}, manifest


def _manifest(
    held: PublishedContents,
    graphs: dict[str, list[ox.Triple]],
    declared: list[ox.Triple],
    version: str,
    entries: tuple[ReleaseFile, ...],
) -> Manifest:
    return Manifest(
        release=release_digest(entries),
        dataVersion=version,
        software=parley.__version__,
        ontologyVersion=_stated(held.corpus.ontology, OWL + "versionInfo", "ontology/"),
        hashProfile=PROFILE,
        issued=issue_day(declared),
        confirmation=held.account.sentence,
        coding=held.account.as_json(),
        preview=held.account.is_preview,
        triples=sum(map(len, graphs.values())),
        graphs=tuple(ReleaseGraph(name, len(triples)) for name, triples in graphs.items()),
        files=entries,
    )


def _receipt(held: PublishedContents, tally: Tally, version: str) -> dict[str, Any]:
    """Return the results of the check, so that readers see how a release was checked."""
    names = ("performed", "failed", "skipped")
    return {
        "dataVersion": version,
        "checker": f"parley {parley.__version__}",
        "hashProfile": PROFILE,
        "confirmation": held.account.sentence,
        "coding": held.account.as_json(),
        "preview": held.account.is_preview,
        "passagesChecked": tally.skipped.total() == 0,
        "articles": {file.slug: file.annotations.article.text_hash for file in held.corpus.articles},
        "checks": {kind: dict(zip(names, counts, strict=True)) for kind, *counts in tally.rows()},
    }


def _stated(triples: list[ox.Triple] | tuple[ox.Triple, ...], predicate: str, where: str) -> str:
    for triple in triples:
        if triple.predicate.value == predicate and isinstance(triple.object, ox.Literal):
            return triple.object.value
    raise InputError(f"states no <{predicate}>", where=where)


def _copies(source: Path) -> bytes:
    """Return the bytes of a folder's Turtle files, one after the other, which are Turtle again."""
    return b"\n".join(path.read_bytes() for path in turtle_files(source))


def _media_type(name: str) -> str:
    if name.endswith(".gz"):
        return "application/gzip"
    return (MEDIA_TYPES | TABLE_TYPES).get(name) or _OTHER_TYPES["." + name.rsplit(".", 1)[1]]
