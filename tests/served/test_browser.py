"""The pages in a real browser: they say what they must, and their own policy refuses nothing of theirs."""

from __future__ import annotations

import subprocess
from pathlib import Path
from urllib.parse import quote

import pytest

QUERY = "SELECT ?who ?meeting { ?who parley:didNotAttend ?meeting }"
PAGES = {
    "/": "each leads to the passage",
    "/id/claim/peace-in-our-town-032.html": "characters 2440–2476",
    "/id/state/russia.html": "Both Russia and Iran give support to Bashar al-Assad",
    "/id/article/peace-in-our-town.html": "The Syrian government did not attend",
    "/guide": "What to know before you ask",
    "/id/claim/peace-in-our-town-054.html": "2 articles report it",
    "/id/mention/peace-in-our-town-astana.html": "pointing back to",
    "/id/notion/among-the-most-violent.html": "narrower than",
    "/about": "A second coder, who did not enter it",
    "/contradictions": "What was looked for",
    "/ontology": "What one passage of one article says once",
    f"/sparql?query={quote(QUERY)}": "Syrian government",
}
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--enable-logging=stderr",
)  # fmt: skip


@pytest.mark.browser
@pytest.mark.parametrize(("path", "text"), PAGES.items(), ids=PAGES)
def test_page_shows_its_text_and_breaks_no_policy(
    path: str, text: str, origin: str, chromium: str, tmp_path: Path
) -> None:
    page, log = tmp_path / "page.html", tmp_path / "log"
    command = [chromium, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", origin + path]
    # Not pipes: helpers of the browser may outlive it and keep them open.
    with page.open("wb") as shown, log.open("wb") as said:
        done = subprocess.run(command, stdout=shown, stderr=said, check=False, timeout=60)

    assert done.returncode == 0, log.read_text("utf-8", "replace")
    assert text in page.read_text("utf-8")
    assert "Content Security Policy" not in log.read_text("utf-8", "replace")
