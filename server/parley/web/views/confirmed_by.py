"""Who has confirmed the claims of a release, as the one sentence at the foot of every page."""

from __future__ import annotations

from collections.abc import Mapping

from parley.release.manifest import Manifest
from parley.web.views.signs import enumeration

_SOFTWARE = "confirmedBySoftware"
_BY: Mapping[str, str] = {
    _SOFTWARE: "by software only",
    "confirmedByPerson": "by a person",
    "confirmedByBoth": "by a person and by software",
}
"""Who confirms, by the names in a manifest, in the order of the sentence: software first."""


def in_brief(manifest: Manifest) -> str:
    """Return how many claims each kind of reader has confirmed.

    A preview, a release without claims, and one that counts nothing keep the sentence of the manifest.
    """
    counted = manifest.coding.get("confirmedBy") or {}
    held = {words: counted[by] for by, words in _BY.items() if counted.get(by)}
    if manifest.preview or not held:
        return manifest.confirmation
    total = sum(held.values())
    if len(held) > 1:
        parts = enumeration(f"{number} were confirmed {by}" for by, number in held.items())
        return f"Of {total} claims, {parts}."
    (by,) = held
    none = ", none by a person" if by == _BY[_SOFTWARE] else ""
    return f"{'The only claim was' if total == 1 else f'All {total} claims were'} confirmed {by}{none}."
