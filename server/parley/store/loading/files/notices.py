"""Messages about loaded files: what was left out or changed, each kind once for a file, with a count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

_EXAMPLES = 3


@dataclass
class Notices:
    """The messages about one file.

    Attributes:
        left_out: What the rules of the format drop, by reason, then by dropped part.
        tags: Language tags with capital letters, as written.
        languages: The languages of the values that were read.
        others: All other messages.
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
        """Yield the messages, each a sentence."""
        yield from self.others
        for reason, dropped in self.left_out.items():
            count = dropped.total()
            what = "was left out" if count == 1 else "were left out"
            yield f"{count} {what}, because {reason}: {_examples(dropped)}"
        tags = Counter(tag for tag in self.tags if tag.lower() in self.languages)
        if tags:
            yield f"language tags are stored in small letters, which mean the same: {_examples(tags)}"


def _examples(counted: Counter[str]) -> str:
    shown = [
        what if count == 1 else f"{what} ({count} times)" for what, count in counted.most_common(_EXAMPLES)
    ]
    more = len(counted) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
