"""Numbers as words: the low, best and high value of a claim as one phrase, and ordinals."""

from __future__ import annotations

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MILLION = 1_000_000
COMPARED = {
    "moreThan": ("more than", "low"),
    "atLeast": ("at least", "low"),
    "lessThan": ("less than", "high"),
    "atMost": ("up to", "high"),
    "about": ("about", "best"),
    "nearly": ("nearly", "best"),
    "estimated": ("an estimated", "best"),
}
"""The words of each comparator, and the number for them: the best, or the one that it goes with."""
_NUMBERLESS = {"moreThanOne": "several"}
"""The words of comparators that go with no number."""


def amount(low: int | None, best: int | None, high: int | None, comparator: str | None = None) -> str:
    """Return up to three values as one phrase; different amounts have different phrases.

    Args:
        comparator: The local name of a concept of ``parley:comparators``, or the short name of a notion.

    >>> amount(350000, None, None, "moreThan"), amount(None, 40, None, "nearly")
    ('more than 350,000', 'nearly 40')
    >>> amount(30, None, 40), amount(40, 40, 40), amount(3, 4, 5), amount(40, None, None)
    ('between 30 and 40', '40', 'four (between three and five)', '40 at the lowest')
    """
    held = {"low": low, "best": best, "high": high}
    stated = [name for name, value in held.items() if value is not None]
    if comparator is None:
        return _plain(low, best, high)
    words, usual = COMPARED.get(comparator, (_NUMBERLESS.get(comparator, comparator), ""))
    if stated == [usual]:
        return f"{words} {counted(held[usual] or 0)}"
    said = _plain(low, best, high)
    if said.startswith("between "):
        bare = said.removeprefix("between ")
        return f"{words} {bare.replace(' and ', ' to ')}" if usual == "best" else f"between {words} {bare}"
    return f"{words} {said}".strip()


def counted(number: int) -> str:
    """Return a number up to ten in words, others in digits, and millions and billions with their scale.

    >>> counted(3), counted(12), counted(350000), counted(1600000), counted(1250000000)
    ('three', '12', '350,000', '1.6 million', '1.25 billion')
    """
    for size, name in ((1000 * _MILLION, "billion"), (_MILLION, "million")):
        # Two places after the point, so that no digit is lost.
        if size <= number < 1000 * size and number % (size // 100) == 0:
            return f"{number / size:g} {name}"
    return _WORDS[number] if 0 <= number < len(_WORDS) else f"{number:,}"


def ordinal(number: int) -> str:
    """Return a number as an ordinal.

    >>> [ordinal(number) for number in (1, 2, 3, 4, 11, 12, 21, 113)]
    ['1st', '2nd', '3rd', '4th', '11th', '12th', '21st', '113th']
    """
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


def _plain(low: int | None, best: int | None, high: int | None) -> str:
    if low is not None and high is not None:
        # "Between 10 and 15", not "between ten and 15".
        first = str(low) if low == len(_WORDS) - 1 < high else counted(low)
        between = f"between {first} and {counted(high)}"
        if best is None:
            return "no" if low == high == 0 else between
        return counted(best) if low == best == high else f"{counted(best)} ({between})"
    bounds = [f"{counted(low)} at the lowest"] if low is not None else []
    bounds += [f"{counted(high)} at the highest"] if high is not None else []
    if best is None:
        return "".join(bounds)
    # A plainly stated number is also the lowest and the highest.
    return f"{counted(best)} ({bounds[0]})" if bounds else f"{counted(best)} by best estimate"
