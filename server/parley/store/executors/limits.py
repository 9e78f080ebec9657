"""What one query may use, and how many may run."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any

from parley.store.executors.accounts import Allowance

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """The limits of an endpoint.

    Attributes:
        timeout: Seconds of wall time that one query may run.
        memory: MiB that one query may use beyond the data.
        answer: MiB that one answer may have.
        executors: How many queries run at the same time before any has taken long.
        long_queries: How many run at the same time that have taken long; they give way to the others.
        waiting: How many more may wait for their turn.
        allowance: What one client may use.
    """

    timeout: float = 10.0
    memory: int = 176
    answer: int = 256
    executors: int = max(2, os.cpu_count() or 2)
    long_queries: int = max(2, os.cpu_count() or 2)
    waiting: int = 64
    allowance: Allowance = field(default_factory=Allowance)

    @classmethod
    def from_wire(cls, message: dict[str, Any]) -> Limits:
        """Return what ``dataclasses.asdict`` made a message of."""
        return cls(**{**message, "allowance": Allowance(**message["allowance"])})

    @property
    def memory_bytes(self) -> int:
        """The memory limit in bytes."""
        return self.memory * MEBIBYTE

    @property
    def answer_bytes(self) -> int:
        """The limit of one answer in bytes."""
        return self.answer * MEBIBYTE

    @property
    def undelivered_bytes(self) -> int:
        """How many bytes of complete answers may wait for slow clients, all together."""
        return 2 * self.answer_bytes
