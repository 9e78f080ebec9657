"""Folding: the differences of typography that do not count when two passages are compared."""

from __future__ import annotations

import re

INVISIBLE = "\u00ad\u200b\ufeff"
"""Soft hyphen and similar characters: hints for line breaks, not characters of the word."""
_TYPOGRAPHY = {
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
    **dict.fromkeys(INVISIBLE, ""),
}
_FOLDED = re.compile(r"(?: ?[!-_a-~])* ?", re.ASCII)
"""A text of ASCII in which nothing is folded; a backtick is a quote, and two spaces are one."""


def fold(text: str) -> str:
    """Return the text with quotes, dashes and spaces in one form each; case is not changed.

    >>> fold("al‑Assad’s  government")
    "al-Assad's government"
    """
    return text if _FOLDED.fullmatch(text) else fold_with_offsets(text)[0]


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return the folded text, and for each of its characters the offset it came from.

    The list has one entry more than the folded text: the length of the text.
    """
    folded: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        if character.isspace():
            if folded and folded[-1] == " ":
                continue
            replacement = " "
        else:
            replacement = _TYPOGRAPHY.get(character, character)
        folded.extend(replacement)
        offsets.extend([offset] * len(replacement))
    offsets.append(len(text))
    return "".join(folded), offsets
