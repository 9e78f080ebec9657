"""Accounts: charges are taken, time restores them, and no more than the burst is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.store.executors import accounts as module
from parley.store.executors.accounts import MAX_WAIT, Accounts, Allowance
from parley.store.query.failures import BudgetSpent


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def wait(accounts: Accounts, client: str | None = "a") -> float:
    """Return how long a client has to wait."""
    try:
        accounts.admit(client)
    except BudgetSpent as spent:
        return spent.seconds
    return 0.0


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([], 0),
        ([("charge", 2)], 0),
        ([("charge", 3)], 2),
        ([("charge", 3), ("pass", 1)], 1),
        ([("charge", 3), ("pass", 2)], 0),
        ([("charge", 2), ("pass", 100), ("charge", 3)], 2),
        ([("charge", 1_000)], MAX_WAIT),
        ([("charge", 0)], 0),
    ],
)
def test_an_overdrawn_client_waits_until_its_account_is_filled(
    steps: list[tuple[str, float]], expected: float
) -> None:
    clock = Clock()
    accounts = Accounts(Allowance(burst=2, rate=0.5), clock)
    for step, amount in steps:
        if step == "charge":
            accounts.charge("a", amount)
        else:
            clock.now += amount
    assert wait(accounts) == pytest.approx(expected)
    assert wait(accounts, "b") == 0


@pytest.mark.parametrize(
    ("charged", "passed", "greedy"), [(0, 0, False), (1, 0, False), (1.1, 0, True), (1.1, 1, False)]
)
def test_a_client_is_greedy_until_half_of_its_account_is_filled(
    charged: float, passed: float, *, greedy: bool
) -> None:
    clock = Clock()
    accounts = Accounts(Allowance(burst=2, rate=0.5), clock)
    accounts.charge("a", charged)
    clock.now += passed
    assert (accounts.is_greedy("a"), accounts.is_greedy("b"), accounts.is_greedy(None)) == (
        greedy,
        False,
        False,
    )


@pytest.mark.parametrize(("client", "burst"), [(None, 1.0), ("a", 0.0)])
def test_nobody_and_everybody_without_accounts_may_ask(client: str | None, burst: float) -> None:
    accounts = Accounts(Allowance(burst=burst, rate=0.1), Clock())
    accounts.charge(client, 1_000)
    assert not accounts.is_greedy(client)
    assert wait(accounts, client) == 0


def test_only_so_many_clients_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_CLIENTS", 2)
    accounts = Accounts(Allowance(burst=1, rate=0.1), Clock())
    for client in ("a", "b", "c"):
        accounts.charge(client, 10)
    assert [wait(accounts, client) > 0 for client in ("a", "b", "c")] == [False, True, True]


@given(st.lists(st.tuples(st.floats(0, 5), st.floats(0, 50)), max_size=20))
def test_a_client_never_gets_more_than_burst_and_rate_allow(steps: list[tuple[float, float]]) -> None:
    clock = Clock()
    accounts = Accounts(Allowance(burst=2, rate=0.25), clock)
    used, last = 0.0, 0.0
    for cost, passed in steps:
        clock.now += passed
        if wait(accounts) == 0:
            used, last = used + cost, cost
            accounts.charge("a", cost)
        assert 0 <= wait(accounts) <= MAX_WAIT
    assert used - last <= 2 + 0.25 * clock.now + 1e-6
