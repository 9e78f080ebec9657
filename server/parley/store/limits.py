"""What one query may use, and how many may run."""

from __future__ import annotations

import os
from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """The limits of an endpoint.

    Attributes:
        timeout: Seconds of wall time that one query may run.
        memory: MiB that one query may use beyond the data.
        answer: MiB that one answer may have.
        executors: How many queries run at the same time.
        waiting: How many more may wait for their turn.
    """

    timeout: float = 10.0
    memory: int = 512
    answer: int = 256
    executors: int = max(2, os.cpu_count() or 2)
    waiting: int = 64

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
