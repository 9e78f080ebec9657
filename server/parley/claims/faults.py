"""Faults: what is wrong in a file, gathered while it is read, so that all of it is told at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from parley.errors import FaultsError, InputError


class Faults:
    """The faults found so far."""

    def __init__(self) -> None:
        """Begin with none."""
        self._errors: list[InputError] = []

    def add(self, message: str, *, where: str | None = None) -> None:
        """Note a fault."""
        self._errors.append(InputError(message, where=where))

    @contextmanager
    def collect(self, where: str) -> Iterator[None]:
        """Note the error that the block raises, if any, with its place, and go on behind it."""
        try:
            yield
        except InputError as error:
            self.add(str(error), where=where)

    def refuse(self) -> None:
        """Raise what was noted, if anything was.

        Raises:
            FaultsError: There are faults; none is left out.
        """
        if self._errors:
            raise FaultsError(self._errors)
