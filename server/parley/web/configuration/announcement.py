"""The limits of the endpoint, and its graphs, in words, so that clients know them before they exceed one."""

from __future__ import annotations

from parley.store.data.statistics import DataStatistics
from parley.store.executors.limits import Limits
from parley.store.query import bounds


def announced(limits: Limits, *, remote: bool = False) -> list[str]:
    """Return one sentence for each limit."""
    sentences = [
        f"A query may take {limits.timeout:g} seconds, with waiting; the parameter timeout= lowers this.",
        "A store behind this server evaluates the queries."
        if remote
        else f"A query may use {limits.memory} MiB of memory.",
        f"An answer may have {limits.answer} MiB; it is complete, or it is an error.",
        f"{limits.executors} queries run at the same time; a long query gives way to short ones.",
        *bounds.in_words(),
        "SERVICE and updates are refused.",
    ]
    if limits.allowance.burst:
        time = "time" if remote else "CPU time"
        sentences.append(
            f"A client may use {limits.allowance.burst:g} seconds of {time} at once and "
            f"{limits.allowance.rate:g} more each second; beyond that it gets 429 with Retry-After."
        )
    return sentences


def told_graphs(contents: DataStatistics) -> list[str]:
    """Return, in a sentence, the data of a query that names no dataset."""
    named = f"{contents.graphs} named graph{'' if contents.graphs == 1 else 's'}"
    if contents.union:
        return [f"The default graph is the union of all graphs ({named}): {contents.default} triples."]
    if contents.hidden:
        return [f"The default graph is empty: all triples lie in {named}, which a query asks with GRAPH."]
    triples = f"{contents.default} triple{'' if contents.default == 1 else 's'}"
    return [f"The default graph has {triples}; beside it there are {named}."]
