"""``parley dump``: a dump of a release on standard output."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from parley.cli import options
from parley.errors import InputError
from parley.release.manifest import read_manifest
from parley.release.publication import CURRENT

_FORMATS = ("ttl", "nt", "nq", "trig", "jsonld", "rdf")


@click.command()
@options.release
@click.option(
    "--format",
    "name",
    type=click.Choice(_FORMATS),
    default="ttl",
    show_default=True,
    help="The format; nq and trig keep the named graphs.",
)
def dump(releases: Path, name: str) -> None:
    """Write the data of a release to standard output."""
    current = releases / CURRENT
    read_manifest(current)
    path = current / f"parley.{name}"
    try:
        sys.stdout.buffer.write(path.read_bytes())
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path)) from None
