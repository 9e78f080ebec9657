"""How Chromium is started: without a screen, and without a word to hosts of its own."""

from __future__ import annotations

QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
FLAGS = ("--headless", *QUIET, "--enable-logging=stderr")
"""Of a browser that is driven by its command line alone."""
