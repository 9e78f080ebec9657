"""Hours of the day as words: "10 a.m. on Monday", "from 7 a.m. to 5:30 p.m. yesterday"."""

from __future__ import annotations

from collections.abc import Iterator

DAYS = {"previous": "yesterday", "currentUnit": "today", "following": "tomorrow"}
"""The days beside that of writing, by their distance."""


def timed(words: str, clock: str | None) -> Iterator[str]:
    """Yield the words of a day with a time of day or the hours from one to another, without a preposition.

    >>> list(timed("yesterday", "10:00")), list(timed("9 May 2031", "07:00/17:30"))
    (['10 a.m. yesterday'], ['from 7 a.m. to 5:30 p.m. on 9 May 2031'])
    >>> list(timed("9 May 2031", "12:00"))
    ['noon on 9 May 2031']
    """
    if clock is None:
        yield words
        return
    first, _, last = clock.partition("/")
    said = _clock(first)
    if last:
        said = f"from {said} to {_clock(last)}"
    if said is None or "None" in said:
        return
    if not words:
        yield said
        return
    joint = " " if words in DAYS.values() or words.startswith(("last ", "this ", "next ")) else " on "
    yield f"{said}{joint}{words}"


def _clock(clock: str) -> str | None:
    """Return a time of day in words, or None if it is not one."""
    hour, minute = clock[:2], clock[3:5]
    if not (hour + minute).isdecimal():
        return None
    if clock.endswith("Z"):
        return f"{hour}:{minute} GMT"
    if hour + minute == "1200":
        return "noon"
    number = int(hour)
    return f"{number % 12 or 12}{'' if minute == '00' else f':{minute}'} {'a' if number < 12 else 'p'}.m."
