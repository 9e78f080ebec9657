"""All limits on a query without a setting, with the measurements behind them.

The limits with a setting are in ``parley.store.executors.limits``. If you add a limit here, also add it to
``in_words``, so that clients know it before a query exceeds it.
"""

from __future__ import annotations

MAX_URL = 32 * 1024
"""Bytes of the query string of an address."""

MAX_BODY = 10 * 1024 * 1024
"""Bytes of the body of a request."""

MAX_FIELDS = 200
"""Parameters of one request; each names one graph at most."""

MAX_DEPTH = 64
"""Brackets within brackets. Lists nested 64 deep parse in 0.1 s, 256 deep in minutes; 1,000 nested
FILTER EXISTS end the process (pyoxigraph 0.5.13)."""

MAX_JOINED = 128
"""Patterns of one group. 128 joined patterns are optimised in 1.3 s, 256 in more than 8 s."""

MAX_STEPS = 256
"""Steps ``/`` and ``^`` of all property paths. 256 take 0.4 s, 1,000 more than 8 s."""

MAX_OPERATORS = 1_000
"""Operators of all expressions. A chain of 1,000 takes 0.3 s; 10,000 end the process."""

MAX_REPEATS = 500
"""Each of the keywords below. Chains of 3,000 MINUS, BIND, VALUES or AS end the process."""

MAX_BRACKETS = 2_000
"""All brackets outside data. 10,000 HAVING conditions end the process."""

MAX_DESCRIBED = 500
"""Terms of a DESCRIBE. 3,000 end the process."""

MAX_TOKENS = 50_000
"""All tokens outside VALUES data, which are as long as they like."""

_REPEATED = (
    "OPTIONAL", "MINUS", "BIND", "VALUES", "AS", "FILTER", "UNION", "GRAPH", "EXISTS", "HAVING", "SELECT"
)  # fmt: skip
COUNTED = {
    "steps": (MAX_STEPS, f"has more than {MAX_STEPS} steps in its property paths"),
    "operators": (MAX_OPERATORS, f"has more than {MAX_OPERATORS:,} operators"),
    "brackets": (MAX_BRACKETS, f"has more than {MAX_BRACKETS:,} brackets"),
    "described": (MAX_DESCRIBED, f"describes more than {MAX_DESCRIBED} things"),
    **{word: (MAX_REPEATS, f"has {word} more than {MAX_REPEATS} times") for word in _REPEATED},
}
"""For each counted part: the limit, and the message for more."""


def in_words() -> tuple[str, ...]:
    """Return the limits as sentences."""
    sizes = (
        f"A query may have {MAX_URL // 1024} KiB in the address and {MAX_BODY // 1024**2} MiB in a body; a "
        f"request may have {MAX_FIELDS} parameters."
    )
    parts = (
        f"A query may nest brackets {MAX_DEPTH} deep and have {MAX_BRACKETS:,} of them, join {MAX_JOINED} "
        f"patterns in a group, take {MAX_STEPS} steps in property paths, have {MAX_OPERATORS:,} operators "
        f"and {MAX_TOKENS:,} tokens outside VALUES data, describe {MAX_DESCRIBED} things, and have each "
        f"keyword such as OPTIONAL {MAX_REPEATS} times."
    )
    return sizes, parts
