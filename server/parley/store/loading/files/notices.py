"""What is told while files are loaded: what was left out or changed, each kind once a file, with a count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

_EXAMPLES = 3


@dataclass
class Notices:
    """What there is to tell of one file.

    Attributes:
        left_out: What the format's rules drop, by the reason, then by what was dropped.
        tags: Language tags with capital letters, as written.
        languages: The languages of the values that were read.
        others: What else there is to tell.
        read: How many statements were read.
    """

    left_out: dict[str, Counter[str]] = field(default_factory=dict)
    tags: set[str] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)
    others: list[str] = field(default_factory=list)
    read: int = 0

    def drop(self, reason: str, what: str) -> None:
        """Note that something was left out."""
        self.left_out.setdefault(reason, Counter())[what] += 1

    def tell(self, sentence: str) -> None:
        """Note a sentence."""
        self.others.append(sentence)

    def lines(self) -> Iterator[str]:
        """Yield what is to be told, a sentence each."""
        yield from self.others
        for reason, dropped in self.left_out.items():
            count = dropped.total()
            what = "was left out" if count == 1 else "were left out"
            yield f"{count} {what}, because {reason}: {_examples(dropped)}"
        tags = Counter(tag for tag in self.tags if tag.lower() in self.languages)
        if tags:
            yield f"language tags are kept in small letters, which mean the same: {_examples(tags)}"


def _examples(counted: Counter[str]) -> str:
    shown = [
        what if count == 1 else f"{what} ({count} times)" for what, count in counted.most_common(_EXAMPLES)
    ]
    more = len(counted) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
