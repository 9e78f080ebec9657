"""Unknown values: the words for a role that the passage does not fill."""

from __future__ import annotations

_PERSONS = frozenset((
    "agent", "addressee", "recipient", "supporter", "participant", "inviter", "invitee", "thirdParty",
    "guest", "member", "counterpart", "heldBy",
))  # fmt: skip


def unknown(role: str, *, denied: bool = False) -> str:
    """Return the words for a role without values: "someone", "something", or in a denial "anything".

    >>> unknown("agent"), unknown("object", denied=True)
    ('someone', 'anything')
    """
    kind = "one" if role in _PERSONS else "thing"
    return f"any{kind}" if denied else f"some{kind}"
