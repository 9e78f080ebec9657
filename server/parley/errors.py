"""The errors that Parley raises on purpose; each message has the fault, the place, and a correction.

ParleyError
├── InputError       a file, a quote or an option cannot be used as given
│   └── FaultsError  several such faults, found in one reading
├── CheckError       the data were read, and a check refuses them
└── ServiceError     the server cannot do its task
"""

from __future__ import annotations

from collections.abc import Iterable


class ParleyError(Exception):
    """Base of all errors that are shown to a person as one message.

    Attributes:
        exit_code: The exit code of the command line: 1 data refused, 2 input cannot be used.
    """

    exit_code = 2


class InputError(ParleyError):
    """A file, a quote or an option cannot be used as given."""

    def __init__(self, message: str, *, where: str | None = None) -> None:
        """Create it from the message and, if there is one, the place: a file, ``file:line``, or a node."""
        super().__init__(f"{where}: {message}" if where else message)
        self.where = where


class FaultsError(InputError):
    """Several faults, found in one reading: a line each, so that all can be corrected at once.

    Attributes:
        errors: The faults, in the order in which they were found.
    """

    def __init__(self, errors: Iterable[InputError], *, where: str | None = None) -> None:
        """Create it from the faults and, if there is one, the file that they are in."""
        self.errors = tuple(errors)
        before = f"{where}: " if where else ""
        super().__init__("\n".join(f"{before}{error}" for error in self.errors))
        self.where = where


class CheckError(ParleyError):
    """The data were read, and a check refuses them."""

    exit_code = 1


class ServiceError(ParleyError):
    """The server cannot start, or cannot do its task."""

    exit_code = 1
