"""``python -m benchmarks.generate``: writes an invented corpus as N-Quads, or as a whole release."""

from __future__ import annotations

from pathlib import Path

import click

from benchmarks.release import write_quads, write_release

SEED = 20_261_124


@click.command()
@click.option(
    "--triples",
    default=100_000,
    show_default=True,
    type=click.IntRange(2_000, 5_000_000),
    help="The approximate number; articles are whole.",
)
@click.option("--seed", default=SEED, show_default=True, help="The same seed gives the same bytes.")
@click.option("--release", is_flag=True, help="Make a folder that 'parley serve --release' serves.")
@click.argument("out", type=click.Path(path_type=Path))
def main(triples: int, seed: int, release: bool, out: Path) -> None:
    """Write an invented corpus to OUT, an N-Quads file or, with --release, a folder."""
    count = write_release(out, triples, seed).count if release else write_quads(out, triples, seed)
    click.echo(f"{count:,} triples in {out}")


if __name__ == "__main__":
    main()
