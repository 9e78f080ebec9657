"""Numbers read out: the low, best and high value of a claim as one phrase, and ordinals."""

from __future__ import annotations


def amount(low: int | None, best: int | None, high: int | None, *, compared: bool) -> str:
    """Return up to three values as one phrase.

    Args:
        compared: Whether a comparator stands before it, which says what a low or a high value alone is.

    >>> amount(350000, None, None, compared=True), amount(350000, None, None, compared=False)
    ('350,000', '350,000 at the lowest')
    >>> amount(3, 4, 5, compared=False), amount(3, None, 5, compared=False), amount(4, 4, 4, compared=False)
    ('4 (from 3 to 5)', 'from 3 to 5', '4')
    """
    if low is not None and high is not None:
        between = f"from {low:,} to {high:,}"
        if best is None:
            return between
        return f"{best:,}" if low == best == high else f"{best:,} ({between})"
    bounds = [f"{low:,} at the lowest"] if low is not None else []
    bounds += [f"{high:,} at the highest"] if high is not None else []
    if best is not None:
        return " ".join((f"{best:,}", *(f"({bound})" for bound in bounds)))
    return "".join(bound.partition(" ")[0] if compared else bound for bound in bounds)


def ordinal(number: int) -> str:
    """Return a number as one that counts an order.

    >>> [ordinal(number) for number in (1, 2, 3, 4, 11, 12, 21, 113)]
    ['1st', '2nd', '3rd', '4th', '11th', '12th', '21st', '113th']
    """
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"
