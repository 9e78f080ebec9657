"""Faults of a file, collected while it is read, so that all of them are reported at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from parley.errors import FaultsError, InputError


class Faults:
    """The faults found so far."""

    def __init__(self) -> None:
        """Create it without faults."""
        self._errors: list[InputError] = []

    def add(self, message: str, *, where: str | None = None) -> None:
        """Note a fault."""
        self._errors.append(InputError(message, where=where))

    @contextmanager
    def collect(self, where: str) -> Iterator[None]:
        """Note the error that the block raises, if any, with its place, and continue after the block."""
        try:
            yield
        except InputError as error:
            self.add(str(error), where=where)

    def refuse(self) -> None:
        """Raise the noted faults, if there are any.

        Raises:
            FaultsError: There are faults; it has all of them.
        """
        if self._errors:
            raise FaultsError(self._errors)
