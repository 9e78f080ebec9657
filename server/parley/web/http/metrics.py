"""The counts, in the text format of Prometheus."""

from __future__ import annotations

from collections.abc import Iterable

from parley.web.http.observer import BOUNDS, AnswerCounts

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def metrics_text(counts: AnswerCounts, gauges: Iterable[tuple[str, str, float]]) -> bytes:
    """Return what went out, with what others measure: name, kind (counter or gauge), value."""
    lines = ["# TYPE parley_http_answers_total counter"]
    lines += [
        f'parley_http_answers_total{{route="{route}",method="{method}",status="{status}"}} {number}'
        for (route, method, status), number in sorted(counts.answers.items())
    ]
    lines += _durations(counts)
    lines += ["# TYPE parley_http_answer_bytes_total counter"]
    lines += [f"parley_http_answer_bytes_total {counts.bytes}"]
    for name, kind, value in gauges:
        lines += [f"# TYPE parley_{name} {kind}", f"parley_{name} {value:g}"]
    return ("\n".join(lines) + "\n").encode()


def _durations(counts: AnswerCounts) -> list[str]:
    lines, total = ["# TYPE parley_http_answer_seconds histogram"], 0
    for bound, number in zip((*map(str, BOUNDS), "+Inf"), counts.buckets, strict=True):
        total += number
        lines.append(f'parley_http_answer_seconds_bucket{{le="{bound}"}} {total}')
    lines.append(f"parley_http_answer_seconds_sum {counts.seconds:g}")
    lines.append(f"parley_http_answer_seconds_count {total}")
    return lines
