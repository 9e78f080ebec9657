"""Withdrawn claims: written once, preserved in both directions, and their numbers never used again."""

from __future__ import annotations

import tomllib

import pytest

from parley.candidates.candidate import CandidateWithdrawal
from parley.candidates.layout import write_candidates
from parley.candidates.reading import parse_candidates
from parley.candidates.withdrawals import resolve_withdrawals, unresolve_withdrawals
from parley.claims.claim import Withdrawal
from parley.claims.faults import Faults
from parley.claims.nodes import Nodes
from parley.claims.withdrawals import read_withdrawals, withdrawal_triples
from parley.errors import FaultsError
from parley.names import term, thing
from parley.rdf import TYPE, link

HEAD = 'article = "ferry"\ntitle = "Ferry"\nlanguage = "en"\n'
CLAIM = """
[[claim]]
number = 3
kind = "Action"
quote = "x"
polarity = "affirmed"
modality = "actual"
"""
WRITTEN = {
    "for good": CandidateWithdrawal(1, "It stood in a heading."),
    "replaced": CandidateWithdrawal(2, "It said too much.", (3,)),
    "replaced by two": CandidateWithdrawal(4, "It said two things.", (3, 5)),
}


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN)
def test_what_is_written_is_read_again_from_its_triples(written: CandidateWithdrawal) -> None:
    faults = Faults()
    (held,) = resolve_withdrawals("ferry", [written], [3, 5], faults)
    faults.refuse()
    claims = [link(successor, TYPE.value, term("Action")) for successor in held.successors]
    assert read_withdrawals(Nodes([*claims, *withdrawal_triples(held)])) == (held,)
    assert unresolve_withdrawals([held]) == (written,)


def test_reason_and_successor_are_stated() -> None:
    (held,) = resolve_withdrawals("ferry", [WRITTEN["replaced"]], [3], Faults())
    assert held == Withdrawal(
        thing("claim", "ferry-002"), "It said too much.", (thing("claim", "ferry-003"),)
    )


@pytest.mark.parametrize(
    "block", ["number = 1\nreason = 'gone'", "number = 1\nreason = 'gone'\nreplaced_by = [3, 4]"]
)
def test_candidates_keep_it(block: str) -> None:
    candidates = parse_candidates(tomllib.loads(f"{HEAD}[[withdrawn]]\n{block}\n"), where="x")
    assert parse_candidates(tomllib.loads(write_candidates(candidates)), where="x") == candidates
    assert len(candidates.withdrawn) == 1


def test_one_successor_needs_no_list() -> None:
    block = "[[withdrawn]]\nnumber = 1\nreason = 'gone'\nreplaced_by = 3\n"
    (withdrawn,) = parse_candidates(tomllib.loads(HEAD + block), where="x").withdrawn
    assert withdrawn.successors == (3,)


FAULTS = {
    "its number names a claim": (
        f"{CLAIM}[[withdrawn]]\nnumber = 3\nreason = 'gone'",
        "3 stands twice; a number names one claim for ever",
    ),
    "no reason": ("[[withdrawn]]\nnumber = 3", "withdrawn 3: 'reason' is missing"),
    "unknown name": (
        "[[withdrawn]]\nnumber = 3\nreason = 'gone'\nreplaced = 4",
        "withdrawn 3: 'replaced' is not known here; write 'replaced_by'",
    ),
}


@pytest.mark.parametrize(("blocks", "message"), FAULTS.values(), ids=FAULTS)
def test_fault_is_told(blocks: str, message: str) -> None:
    with pytest.raises(FaultsError, match=message):
        parse_candidates(tomllib.loads(f"{HEAD}{blocks}\n"), where="x")


def test_successor_that_is_no_claim_is_told() -> None:
    faults = Faults()
    resolve_withdrawals("ferry", [WRITTEN["replaced"]], [5], faults)
    with pytest.raises(FaultsError, match="withdrawn 2: is replaced by 3, which is no claim here"):
        faults.refuse()
