"""The settings and their docs are one table."""

from __future__ import annotations

from pathlib import Path

from parley.web.configuration.manual import settings_table


def test_the_docs_hold_the_table_of_settings(checkout: Path) -> None:
    assert settings_table() in (checkout / "docs" / "operation.md").read_text(encoding="utf-8")
