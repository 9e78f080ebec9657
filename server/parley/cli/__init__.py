"""The command line: results on standard output, messages on standard error.

Exit codes: 0 done; 1 the data are refused, or the server cannot do the task; 2 the command, or a file
that it was given, cannot be used.
"""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

import parley
from parley.errors import ParleyError

_COMMANDS = (
    "check", "candidates", "code", "locate", "coverage", "unknown", "conflicts", "mutate", "build", "serve",
    "query", "questions", "dump", "stats",
)  # fmt: skip


class _Commands(click.Group):
    """Imports a command only when it is called, and shows each of our own errors as one message."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order of their use."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, or None if there is none of that name."""
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"parley.cli.{cmd_name}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; an error that we raise on purpose becomes a message and an exit code."""
        if sys.stdout is None:  # it was closed
            sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the program ends
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except ParleyError as error:
            click.echo(f"Error: {error}", err=True)
            sys.exit(error.exit_code)
        except OSError as error:
            if error.filename is not None or error.errno == errno.EPIPE:
                raise  # whoever reads has gone, and Click ends the program
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is left cannot be written, either
            click.echo(f"Error: standard output cannot be written ({error.strerror})", err=True)
            sys.exit(2)
        return result


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(parley.__version__, prog_name="parley")
def main() -> None:
    """Parley: a knowledge graph of peace talks in which every claim leads to its passage."""
