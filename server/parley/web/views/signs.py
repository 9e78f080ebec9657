"""How a claim is said, as small signs with words: denied, planned, hedged, holder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from parley.names import term

_ABSENT_MODALITY = (term("actual"), "")


@dataclass(frozen=True)
class Sign:
    """A word on how a claim is said.

    Attributes:
        kind: The kind of the sign: ``denied``, ``possible``, ``hedged``, ``view`` or ``inferred``.
        words: The words.
    """

    kind: str
    words: str


@dataclass(frozen=True)
class Manner:
    """The fields of a claim that say how it is said: IRIs, and labels if there are any.

    Attributes:
        polarity: Affirmed or denied.
    modality: The modality of the passage.
    modality_label: The name of the modality.
    hedged: Whether the words say how sure they are.
    hedges: The hedges.
    directness: Whether it is explicit.
    holders: The holders; empty if the article speaks in its own voice.
    """

    polarity: str = ""
    modality: str = ""
    modality_label: str = ""
    hedged: bool = False
    hedges: tuple[str, ...] = ()
    directness: str = ""
    holders: tuple[str, ...] = ()

    def signs(self) -> list[Sign]:
        """Return the signs; a plain statement in the article's own voice has none."""
        found = [Sign("denied", "denied")] if self.polarity == term("denied") else []
        if self.modality not in _ABSENT_MODALITY:
            found.append(Sign("possible", self.modality_label or "not actual"))
        if self.hedged:
            found.append(Sign("hedged", f"hedged: {', '.join(self.hedges)}" if self.hedges else "hedged"))
        if self.directness == term("inferred"):
            found.append(Sign("inferred", "inferred"))
        return found + [Sign("view", f"view of {listed(self.holders)}")] * bool(self.holders)


def listed(words: Iterable[str]) -> str:
    """Return words as an enumeration.

    >>> listed(["one", "two", "three"])
    'one, two and three'
    """
    *before, last = [*words] or [""]
    return f"{', '.join(before)} and {last}" if before else last
