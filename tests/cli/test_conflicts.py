"""``parley conflicts``: both claims of each contradiction, and what was looked for."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from parley.claims.corpus import load_corpus
from parley.names import SKOS, term
from parley.rdf import read_folder
from parley.release.contradiction_pairs import looked_for, pairs
from parley.release.graphs import derive
from parley.resources import folder
from tests.coded import code

Run = Callable[..., Result]

TURNED = {"present": "absent", "absent": "present", "denied": "affirmed"}


@pytest.fixture(scope="session")
def echo(corpus_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus with one more article, which says of every meeting and denial the opposite."""
    root = Path(shutil.copytree(corpus_root, tmp_path_factory.mktemp("echo") / "corpus"))
    articles = root / "triples" / "articles"
    text = (articles / "talks-at-grey-harbour.ttl").read_text("utf-8")
    text = text.replace("talks-at-grey-harbour", "echo-of-grey-harbour").replace("Talks at", "Echo of")
    turned = re.sub(r"parley:(present|absent|denied)\b", lambda found: f"parley:{TURNED[found[1]]}", text)
    (articles / "echo-of-grey-harbour.ttl").write_text(turned, "utf-8")
    # Searches would have to be done again in the new article, of which there is no text.
    (root / "triples" / "silences.ttl").unlink(missing_ok=True)
    code(root, "bo")
    return root


def test_each_contradiction_is_printed_with_both_claims(echo: Path, parley: Run) -> None:
    result = parley("conflicts", "--data", echo)
    assert (result.exit_code, result.stderr) == (0, "")
    blocks = result.stdout.split("\n\n")
    assert blocks[0].splitlines() == [
        "contradiction:echo-of-grey-harbour-008_talks-at-grey-harbour-008  affirmed and denied (polarity)",
        "  Morvia gives funding to the Harbour League.",
        "    claim:echo-of-grey-harbour-008  “Echo of Grey Harbour” [547–592]  in the article's own voice",
        "  Morvia does not give funding to the Harbour League.",
        "    claim:talks-at-grey-harbour-008  “Talks at Grey Harbour” [547–592]  in the article's own voice",
    ]
    assert [block.splitlines()[0].rpartition("  ")[2] for block in blocks[1:4]] == [
        "present and absent (attendance)",
        "present and absent (attendance)",
        "affirmed and denied (polarity)",
    ]
    assert blocks[4] == "4 contradictions among 68 claims of 3 articles"


def test_holder_and_hedge_are_shown(echo: Path, parley: Run, tmp_path: Path) -> None:
    root = Path(shutil.copytree(echo, tmp_path / "corpus"))
    path = root / "triples" / "articles" / "echo-of-grey-harbour.ttl"
    start = "claim:echo-of-grey-harbour-008 a parley:Support ;"
    before, name, after = path.read_text("utf-8").partition(start)
    claim, dot, rest = after.partition(" .\n")
    claim = claim.replace("parley:hedged false", "parley:hedged true ;\n  parley:hedge parley:reportedly")
    held = f"{claim} ;\n  parley:heldBy <https://w3id.org/parley/id/person/ida-marsh>"
    path.write_text(before + name + held + dot + rest, "utf-8")
    text = parley("conflicts", "--data", root).stdout
    assert "“Echo of Grey Harbour” [547–592]  held by Ida Marsh, hedged" in text


def test_without_contradictions_it_says_what_was_looked_for(corpus_root: Path, parley: Run) -> None:
    result = parley("conflicts", "--data", corpus_root)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "No contradiction among 38 claims of 2 articles"
    assert lines[2].split("  ")[0] == "looked for"
    rows = {line.split("  ")[0]: line.split()[-3:] for line in lines[3:]}
    assert rows["affirmed and denied"][1:] == ["2", "0"]
    assert rows["different values"] == ["5", "0", "0"]
    assert len(rows) == 4


def test_json_holds_the_same(echo: Path, parley: Run) -> None:
    held = json.loads(parley("conflicts", "--data", echo, "--format", "json").stdout)
    first = held["contradictions"][0]
    assert first["kinds"] == [term("oppositePolarity")]
    assert first["differsIn"] == [term("polarity")]
    assert [claim["title"] for claim in first["claims"]] == ["Echo of Grey Harbour", "Talks at Grey Harbour"]
    assert {(claim["start"], claim["end"]) for claim in first["claims"]} == {(547, 592)}
    assert {claim["hedged"] for claim in first["claims"]} == {False}
    counts = {kind["kind"]: kind["contradictingPairs"] for kind in held["lookedFor"]}
    assert (counts[term("oppositePolarity")], counts[term("oppositeAttendance")]) == (2, 2)


def test_release_of_the_corpus_has_what_is_printed(echo: Path, parley: Run, tmp_path: Path) -> None:
    assert parley("build", "--data", echo, "--out", tmp_path).exit_code == 0
    query = "SELECT ?c { ?c a parley:Contradiction ; parley:between ?one , ?two . FILTER(?one != ?two) }"
    rows = parley("query", "--release", tmp_path, query, "--format", "csv").stdout.splitlines()
    assert len(set(rows[1:])) == 4


@pytest.mark.parametrize("own", [True, False], ids=["Parley's own", "of the tests"])
def test_every_kind_is_looked_for_and_counted(own: bool, corpus_root: Path) -> None:
    """The output is consistent for any corpus, and has every kind."""
    root = None if own else corpus_root
    corpus = load_corpus(root)
    derivation = derive(corpus, root)
    looked = looked_for(derivation)
    kinds = {
        triple.subject.value
        for triple in read_folder(folder("ontology"))
        if triple.predicate.value == SKOS + "inScheme" and triple.object.value == term("contradictionKinds")
    }
    assert {kind.kind for kind in looked} == kinds
    found = pairs(corpus, derivation)
    for kind in looked:
        assert kind.contradicting == sum(kind.kind in pair.kinds for pair in found) <= kind.compared
    assert all(len(pair.sides) == 2 for pair in found)
