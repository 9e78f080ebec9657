"""An account for each client: what its queries cost is taken from it, and it fills up again with time.

The currency is seconds of executor CPU time [a token bucket]. A client may overdraw its account with
the query that is running; the next one has to wait until it is positive again.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from parley.store.query.failures import BudgetSpent

KILL_SECONDS = 1.0
"""What it costs on top to have an executor killed: another is forked."""

ERROR_SECONDS = 0.02
"""What a request costs that is refused before it is asked of an executor."""

MAX_WAIT = 60.0
"""The longest time, in seconds, for which an overdrawn client is turned away."""

MAX_CLIENTS = 50_000
"""So many accounts are kept; beyond, those that were used least recently are forgotten."""


@dataclass(frozen=True)
class Allowance:
    """What a client may use.

    Attributes:
        burst: Seconds of CPU time at once; 0 for no accounts at all.
        rate: Seconds of CPU time that are added each second.
    """

    burst: float = 2.0
    rate: float = 0.25


@dataclass
class _Balance:
    seconds: float
    at: float


class Accounts:
    """The accounts of all clients; None is nobody's account, and never empty."""

    def __init__(self, allowance: Allowance, clock: Callable[[], float] = time.monotonic) -> None:
        """Take what clients may use, and the clock."""
        self._allowance = allowance
        self._clock = clock
        self._balances: OrderedDict[str, _Balance] = OrderedDict()
        self._lock = threading.Lock()

    def admit(self, client: str | None) -> None:
        """Let a client ask.

        Raises:
            BudgetSpent: Its account is overdrawn; the failure says for how long.
        """
        if client is None or not self._allowance.burst:
            return
        with self._lock:
            found = self._balances.get(client)
            missing = -self._filled(found, self._clock()) if found else 0.0
        if missing > 0:
            raise BudgetSpent(missing / self._allowance.rate)

    def is_greedy(self, client: str | None) -> bool:
        """Tell whether a client has used up half of what it may, and not earned it again."""
        if client is None or not self._allowance.burst:
            return False
        with self._lock:
            found = self._balances.get(client)
            return found is not None and self._filled(found, self._clock()) < self._allowance.burst / 2

    def charge(self, client: str | None, seconds: float) -> None:
        """Take what a query cost from the account of a client."""
        if client is None or not self._allowance.burst or seconds <= 0:
            return
        with self._lock:
            now = self._clock()
            found = self._balances.pop(client, None)
            left = self._filled(found, now) if found else self._allowance.burst
            least = -MAX_WAIT * self._allowance.rate
            self._balances[client] = _Balance(max(least, left - seconds), now)
            if len(self._balances) > MAX_CLIENTS:
                self._balances.popitem(last=False)

    def _filled(self, balance: _Balance, now: float) -> float:
        """Return what is on an account now."""
        earned = (now - balance.at) * self._allowance.rate
        return min(self._allowance.burst, balance.seconds + earned)
