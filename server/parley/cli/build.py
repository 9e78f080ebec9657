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
    help="The folder of releases; OUT/current leads to the new one. [default: release, or preview]",
)
@click.option(
    "--preview",
    is_flag=True,
    help="Take in all claims, confirmed or not, marked on every page; it is served on this machine alone.",
)
def build(root: Path | None, articles: Path | None, out: Path | None, preview: bool) -> None:
    """Check the corpus, derive, and publish a release with dumps in every format.

    Published are the claims that second coders have confirmed as they stand; those that are withheld are
    counted, with the reasons. The release takes the place of the one before in one step; a build that fails
    leaves that one as it is.
    """
    place = out or Path("preview" if preview else "release")
    built = build_release(
        place, root, articles, tell=lambda step: click.echo(step, err=True), preview=preview
    )
    click.echo(built.manifest.confirmation, err=True)
    for reason, count in built.manifest.coding["withheld"].items():
        click.echo(f"  {count} {'not confirmed' if preview else 'withheld'}: {reason}", err=True)
    click.echo(f"{built.manifest.triples} triples, data version {built.manifest.dataVersion[:12]}", err=True)
    click.echo(built.path)
