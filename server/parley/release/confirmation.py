"""What is said of every release, as long as no second coder has confirmed its claims."""

from typing import Final

UNCONFIRMED: Final = (
    "The claims were entered by one coder and have not been confirmed by a second; "
    "the checks refuse what a passage contradicts, and confirm nothing."
)
"""Stands in the manifest, the description and the receipt of a release, and on its pages."""
