"""The time by which a request must be answered. The limit includes all waiting."""

from __future__ import annotations

import time
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Deadline:
    """A moment, some seconds after its creation.

    Attributes:
        seconds: The number of seconds.
    """

    seconds: float
    begun: float = field(default_factory=time.monotonic)

    @property
    def left(self) -> float:
        """How many seconds are left; never less than 0."""
        return max(0.0, self.seconds - self.spent)

    @property
    def spent(self) -> float:
        """How many seconds have passed."""
        return time.monotonic() - self.begun
