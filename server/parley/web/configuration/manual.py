"""The table of settings for the docs, made from the settings themselves.

``python -m parley.web.configuration.manual`` prints it; a test holds ``docs/operation.md`` to it.
"""

from __future__ import annotations

from parley.web.configuration.settings import settings


def settings_table() -> str:
    """Return the settings as a table in Markdown."""
    lines = ["| flag | variable | default | what it does |", "| --- | --- | --- | --- |"]
    for setting in settings():
        flag = f"`{setting.flag} {setting.metavar}`" if setting.metavar else f"`{setting.flag}`"
        default = "" if setting.default in (None, False) else f"{setting.shown_default}"
        variable = f"`{setting.variable}`" if setting.variable else ""
        lines.append(f"| {flag} | {variable} | {default} | {setting.help} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(settings_table(), end="")
