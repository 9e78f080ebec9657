"""The counters of the server, in the text format of Prometheus; no query, no address."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_BOUNDS = (0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10.0)
_ROUTES = ("sparql", "id", "dumps", "ontology", "shapes", "things", "static")

Sample = tuple[str, Mapping[str, str], float]


class Metrics:
    """Counts answers."""

    def __init__(self) -> None:
        """Create it with all counts at zero."""
        self._answers: Counter[tuple[str, str, int]] = Counter()
        self._buckets = [0] * (len(_BOUNDS) + 1)
        self._seconds = 0.0
        self._bytes = 0

    def count(self, route: str, method: str, status: int, length: int, seconds: float) -> None:
        """Count one answer."""
        self._answers[route, method, status] += 1
        self._buckets[bisect_left(_BOUNDS, seconds)] += 1
        self._seconds += seconds
        self._bytes += length

    def text(self, gauges: Iterable[tuple[str, str, float]]) -> bytes:
        """Return all counts, with the measurements of others: name, kind (counter or gauge), value."""
        lines = ["# TYPE parley_http_answers_total counter"]
        lines += [
            f'parley_http_answers_total{{route="{route}",method="{method}",status="{status}"}} {number}'
            for (route, method, status), number in sorted(self._answers.items())
        ]
        lines += self._durations()
        lines += ["# TYPE parley_http_answer_bytes_total counter"]
        lines += [f"parley_http_answer_bytes_total {self._bytes}"]
        for name, kind, value in gauges:
            lines += [f"# TYPE parley_{name} {kind}", f"parley_{name} {value:g}"]
        return ("\n".join(lines) + "\n").encode()

    def _durations(self) -> list[str]:
        lines, total = ["# TYPE parley_http_answer_seconds histogram"], 0
        for bound, number in zip((*map(str, _BOUNDS), "+Inf"), self._buckets, strict=True):
            total += number
            lines.append(f'parley_http_answer_seconds_bucket{{le="{bound}"}} {total}')
        lines.append(f"parley_http_answer_seconds_sum {self._seconds:g}")
        lines.append(f"parley_http_answer_seconds_count {total}")
        return lines


def route_of(path: str) -> str:
    """Return the part of the site of a path: few values, whatever the request is."""
    first = path.strip("/").partition("/")[0].partition(".")[0]
    if first in _ROUTES:
        return first
    return "home" if not first else "other"
