"""The limits of one query, and of the number of queries."""

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
        executors: How many short queries run at the same time.
        long_queries: How many long queries run at the same time. They give way to the short ones.
        waiting: How many more may wait for their turn.
        allowance: The allowance of one client.
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
        """Return the limits in a message from ``dataclasses.asdict``."""
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
        """How many bytes of complete answers may wait for slow clients, in total."""
        return 2 * self.answer_bytes
