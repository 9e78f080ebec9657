"""Pictures of every type of page, light and dark, wide and narrow, and those that the README shows.

``python -m tests.served.browser.screenshots DIRECTORY [NAME…]`` writes those of all types, or of some.
``python -m tests.served.browser.screenshots --readme`` writes those of the README into ``docs/pictures``.
The graph is built and served without the texts of articles, so no picture shows any.
"""

from __future__ import annotations

import argparse
import base64
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

from tests.served.browser.page_types import PAGE_TYPES, PageType, Served
from tests.served.browser.sources import arguments_of
from tests.served.browser.watched import NARROW, WIDE, browsing, watched
from tests.served.serving import serving

SCHEMES = ("light", "dark")
WIDTHS = {"wide": WIDE, "narrow": NARROW}
HIGHEST = 4000
"""Pixels of a page that its picture shows at most."""

README = Path(__file__).parents[3] / "docs" / "pictures"
PICTURES = ("meeting", "claim", "network")
"""The types that the README shows."""
FRAME = {"width": 960, "height": 840}
QUALITY = 80
"""Of WebP, in percent."""


@contextmanager
def _origins(types: Iterable[PageType]) -> Iterator[dict[Served, str]]:
    """Serve all that some types are served of, and give the addresses."""
    with TemporaryDirectory() as folder, ExitStack() as servers:
        origins = {}
        for served in sorted({one.served for one in types}):
            place = Path(folder) / served
            place.mkdir()
            origins[served] = servers.enter_context(serving(*arguments_of(served, place)))
        yield origins


def _pages(names: Iterable[str]) -> Iterator[tuple[str, Page]]:
    """Open the page of each type, one after the other."""
    types = [one for one in PAGE_TYPES if one.name in set(names)]
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("chromium is not on the PATH: Debian's package chromium has it")
    with browsing(chromium) as browser, _origins(types) as origins:
        for one in types:
            with watched(browser, origins[one.served]) as watch:
                watch.page.goto(one.path)
                yield one.name, watch.page


def write_all(directory: Path, names: Iterable[str]) -> int:
    """Write the pictures of some types into a directory, and return how many they are."""
    written = 0
    for name, page in _pages(names):
        for width, size in WIDTHS.items():
            page.set_viewport_size(size)
            height = min(page.evaluate("document.documentElement.scrollHeight"), HIGHEST)
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                path = directory / f"{name}.{width}.{scheme}.png"
                page.screenshot(
                    path=path, full_page=True, clip={"x": 0, "y": 0, "width": size["width"], "height": height}
                )
                written += 1
    return written


def write_readme(directory: Path) -> int:
    """Write the pictures of the README into a directory, and return how many they are."""
    for name, page in _pages(PICTURES):
        page.set_viewport_size(FRAME)
        told = page.context.new_cdp_session(page).send(
            "Page.captureScreenshot", {"format": "webp", "quality": QUALITY}
        )
        (directory / f"{name}.webp").write_bytes(base64.b64decode(told["data"]))
    return len(PICTURES)


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.served.browser.screenshots", description=__doc__)
    parser.add_argument("directory", type=Path, nargs="?", help="where the pictures go")
    parser.add_argument("names", nargs="*", choices=[[], *(one.name for one in PAGE_TYPES)], metavar="NAME",
                        help="the types of pages; without any, all")  # fmt: skip
    parser.add_argument("--readme", action="store_true", help="write the pictures of the README")
    asked = parser.parse_args()
    if not asked.directory and not asked.readme:
        parser.error("name a directory, or --readme")
    directory = README if asked.readme else asked.directory
    directory.mkdir(parents=True, exist_ok=True)
    names = asked.names or [one.name for one in PAGE_TYPES]
    written = write_readme(directory) if asked.readme else write_all(directory, names)
    print(f"{written} pictures in {directory}")


if __name__ == "__main__":
    main()
