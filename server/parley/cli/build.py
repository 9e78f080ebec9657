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
    help="Include all claims, confirmed or not. Every page is marked, and only this machine is served.",
)
def build(root: Path | None, articles: Path | None, out: Path | None, preview: bool) -> None:
    """Check the corpus, derive, and publish a release with dumps in every format.

    Only claims that second coders have confirmed in their current form are published. Withheld claims are
    counted, with the reasons. The new release replaces the old one in one step. If a build fails, the old
    release stays as it is.
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
