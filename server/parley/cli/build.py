"""``parley build``: a release from the corpus."""

from __future__ import annotations

from pathlib import Path

import click

from parley.cli import options
from parley.release.build import build as build_release


@click.command()
@options.data
@options.articles
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("release"),
    show_default=True,
    help="The folder of releases; OUT/current leads to the new one.",
)
def build(root: Path | None, articles: Path | None, out: Path) -> None:
    """Check the corpus, derive, and publish a release with dumps in every format.

    The release takes the place of the one before in one step; a build that fails leaves that one as it is.
    """
    built = build_release(out, root, articles, tell=lambda step: click.echo(step, err=True))
    click.echo(f"{built.manifest.triples} triples, data version {built.manifest.dataVersion[:12]}", err=True)
    click.echo(built.path)
