"""``parley dump``: a dump of a release on standard output."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from parley.cli import options
from parley.errors import InputError
from parley.release.dumps import MEDIA_TYPES
from parley.release.manifest import read_manifest
from parley.release.publication import CURRENT
from parley.release.table import TABLE

_FILES = {name.rpartition(".")[2]: name for name in (*MEDIA_TYPES, TABLE)}
"""The files of a release that can be dumped, by their endings."""


@click.command()
@options.release
@click.option(
    "--format",
    "name",
    type=click.Choice(tuple(_FILES)),
    default="ttl",
    show_default=True,
    help="The format; nq and trig keep the named graphs, csv is the flat table of claims.",
)
def dump(releases: Path, name: str) -> None:
    """Write the data of a release to standard output."""
    current = releases / CURRENT
    read_manifest(current)
    path = current / _FILES[name]
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path)) from error
    sys.stdout.buffer.write(data)
