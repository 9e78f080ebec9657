"""An account for each client: its queries cost CPU time, and the account fills up again with time.

The unit is a second of executor CPU time [a token bucket]. A client may overdraw its account with the
running query. Its next query must wait until the account is positive again.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from parley.store.query.failures import BudgetSpent

KILL_SECONDS = 1.0
"""The extra cost of a killed executor, because another must be forked."""

ERROR_SECONDS = 0.02
"""The cost of a request that is refused before it reaches an executor."""

MAX_WAIT = 60.0
"""The longest time, in seconds, for which an overdrawn client is turned away."""

MAX_CLIENTS = 50_000
"""How many accounts are stored. Beyond that, the least recently used ones are deleted."""


@dataclass(frozen=True)
class Allowance:
    """The allowance of a client.

    Attributes:
        burst: Seconds of CPU time at once; 0 for no accounts.
        rate: Seconds of CPU time that are added each second.
    """

    burst: float = 2.0
    rate: float = 0.25


@dataclass
class _Balance:
    seconds: float
    at: float


class Accounts:
    """The accounts of all clients. None is no client, and its account is never empty."""

    def __init__(self, allowance: Allowance, clock: Callable[[], float] = time.monotonic) -> None:
        """Create it from the allowance of clients, and the clock."""
        self._allowance = allowance
        self._clock = clock
        self._balances: OrderedDict[str, _Balance] = OrderedDict()
        self._lock = threading.Lock()

    def admit(self, client: str | None) -> None:
        """Admit a client.

        Raises:
            BudgetSpent: Its account is overdrawn; the failure has the time to wait.
        """
        if client is None or not self._allowance.burst:
            return
        with self._lock:
            found = self._balances.get(client)
            missing = -self._filled(found, self._clock()) if found else 0.0
        if missing > 0:
            raise BudgetSpent(missing / self._allowance.rate)

    def is_greedy(self, client: str | None) -> bool:
        """Return whether a client has used half of its allowance and not yet got it back."""
        if client is None or not self._allowance.burst:
            return False
        with self._lock:
            found = self._balances.get(client)
            return found is not None and self._filled(found, self._clock()) < self._allowance.burst / 2

    def charge(self, client: str | None, seconds: float) -> None:
        """Charge the account of a client for a query."""
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
        """Return the current balance of an account."""
        earned = (now - balance.at) * self._allowance.rate
        return min(self._allowance.burst, balance.seconds + earned)
