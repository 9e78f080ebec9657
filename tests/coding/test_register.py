"""The register: written records are read again, and unreadable ones are refused with their place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from parley.claims.iris import claim_iri, mention_iri
from parley.coding.reading import ASKED_FOR
from parley.coding.records import CodingAnswer, SheetState, hash_of_salt
from parley.coding.register import Register, load_register, sheet_path, sheet_turtle
from parley.errors import InputError
from parley.names import ROOT, thing
from parley.rdf import canonical_turtle, parse_turtle
from tests.coded import register_of
from tests.coding.small import coding, dispute, person, registered, returned, software

CLAIM = claim_iri("talks", 7)
BACK = returned("talks", 1, "ada", items=3, catches=1)
OPEN = registered("talks", 2, "reader")
CODINGS = (
    coding(BACK, 1, mention_iri("talks", "front")),
    coding(BACK, 2, CLAIM, CodingAnswer.NONE_OF_THESE, catch=True),
    coding(BACK, 10, thing("sentence", "talks-0-17"), CodingAnswer.NOTHING_LEFT_OUT),
)
DISPUTE = dispute(CLAIM, "2031-06-01")
GONE = replace(registered("talks", 3, "ada"), state=SheetState.ABANDONED, reason="The coder lost the file.")


def written(folder: Path, register: Register) -> Path:
    triples = folder / "triples"
    (triples / "codings").mkdir(parents=True)
    (triples / "release.ttl").write_text(f"<{ROOT}> <{ASKED_FOR}> {register.asked} .")
    described = register_of(register.coders)
    (triples / "coders.ttl").write_bytes(canonical_turtle(described.triples))
    (triples / "disputes.ttl").write_bytes(canonical_turtle(register_of(disputes=register.disputes).triples))
    for sheet in register.sheets:
        path = sheet_path(triples, sheet.iri)
        path.write_bytes(sheet_turtle(sheet, register.codings_of[sheet.iri]))
    return folder


@pytest.fixture
def register() -> Register:
    return register_of([person("ada"), software("reader")], [BACK, OPEN, GONE], CODINGS, [DISPUTE], asked=2)


def test_what_is_written_is_read_again(register: Register, tmp_path: Path) -> None:
    read = load_register(written(tmp_path, register))
    assert replace(read, triples=()) == replace(register, triples=())
    assert set(read.triples) == set(register.triples)


def test_items_of_a_sheet_come_in_their_order(register: Register, tmp_path: Path) -> None:
    read = load_register(written(tmp_path, register))
    assert [one.number for one in read.codings_of[BACK.iri]] == [1, 2, 10]


def test_corpus_need_not_have_any(tmp_path: Path) -> None:
    (tmp_path / "triples").mkdir()
    assert load_register(tmp_path) == Register()


def test_salt_is_bound_by_its_hash() -> None:
    assert hash_of_salt("00ff") == "06eb7d6a69ee19e5fbdf749018d3d2abfa04bcbd1365db312eb86dc7169389b8"


@pytest.mark.parametrize(
    ("catches", "picked", "set_aside"),
    [
        (0, 0, False),
        (8, 0, False),
        (8, 1, True),
        (19, 1, True),
        (20, 1, False),
        (20, 2, True),
        (40, 2, False),
    ],
)
def test_sheet_is_set_aside_above_one_in_twenty(catches: int, picked: int, set_aside: bool) -> None:
    assert returned("talks", 1, "ada", catches=catches, picked=picked).set_aside is set_aside


@pytest.mark.parametrize(
    ("file", "found", "put", "message"),
    [
        ("codings/talks-1.ttl", 'codedOn "2031-05-21"', 'codedOn "2031-02-30"', "is not in the calendar"),
        ("codings/talks-1.ttl", "parley:answer parley:noneOfThese", "parley:answer parley:maybe",
         "coding:talks-1-2: parley:answer is parley:maybe; it is one of parley:confirmed"),
        ("codings/talks-1.ttl", "parley:salt ", "parley:sand ", "sheet:talks-1: has no parley:salt"),
        ("codings/talks-1.ttl", "coding:talks-1-2 a", "coding:talks-2-2 a",
         "coding:talks-2-2: is no coding of sheet:talks-1"),
        ("codings/talks-1.ttl", "coding:talks-1-2 a", "coding:talks-1-02 a", "is no coding of sheet:talks-1"),
        ("codings/talks-1.ttl", "a parley:Sheet", "a parley:Shoe", "holds 0 sheets"),
        ("codings/talks-2.ttl", "sheet:talks-2 a", "sheet:talks-9 a", "its file is talks-9.ttl"),
        ("codings/talks-3.ttl", "parley:reason ", "parley:season ", "has no parley:reason"),
        ("codings/talks-2.ttl", "parley:sheetRegistered", "parley:shut",
         "parley:sheetState is parley:shut"),
        ("coders.ttl", "parley:personCoder", "parley:robot", "coder:ada: parley:coderKind is parley:robot"),
        ("coders.ttl", "parley:softwareCoder", "parley:personCoder",
         "coder:reader: is a person with a version"),
        ("coders.ttl", "parley:personCoder", "parley:softwareCoder", "coder:ada: is software without"),
        ("codings/talks-1.ttl", 'returned "2031-05-22"', 'returned "2031-05-19"',
         "sheet:talks-1: came back on 2031-05-19, before it was registered on 2031-05-20"),
        ("codings/talks-1.ttl", "parley:sheetReturned", "parley:sheetRegistered",
         "sheet:talks-1: has parley:returned, and has not come back"),
        ("codings/talks-3.ttl", "parley:sheetAbandoned", "parley:sheetRegistered",
         "sheet:talks-3: has parley:reason, and is not abandoned"),
        ("codings/talks-1.ttl", "parley:pick 1", "parley:lick 1", "coding:talks-1-1: has no pick"),
        ("codings/talks-1.ttl", "parley:answer parley:confirmed", "parley:answer parley:noneOfThese",
         "coding:talks-1-1: has a pick, and the answer parley:noneOfThese"),
        ("disputes.ttl", "parley:disputeOpen", "parley:shut", "parley:disputeState is parley:shut"),
        ("release.ttl", "> 2 .", "> 0 .", "ask for 1 or more"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_file(
    file: str, found: str, put: str, message: str, register: Register, tmp_path: Path
) -> None:
    path = written(tmp_path, register) / "triples" / file
    assert found in path.read_text()
    path.write_text(path.read_text().replace(found, put))
    parse_turtle(path.read_bytes(), where="still Turtle")
    with pytest.raises(InputError) as refused:
        load_register(tmp_path)
    assert str(refused.value).startswith(str(path))
    assert message in str(refused.value)
