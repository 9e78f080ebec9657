"""Agreement: how often second coders confirm, and how often they pick planted statements."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

_CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a number."""

    part: int
    whole: int

    @property
    def percent(self) -> float | None:
        """The share in percent, with one digit after the point; None of nothing."""
        return round(100 * self.part / self.whole, 1) if self.whole else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of the share in percent: Wilson's score interval; None of nothing.

        Source: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference",
        Journal of the American Statistical Association 22 (1927), 209-212.

        >>> Share(140, 141).interval
        (96.1, 99.9)
        """
        if not self.whole:
            return None
        z = NormalDist().inv_cdf(0.5 + _CONFIDENCE / 2)
        n, share = self.whole, self.part / self.whole
        middle = share + z * z / (2 * n)
        reach = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
        scale = 100 / (1 + z * z / n)
        low, high = (middle - reach) * scale, (middle + reach) * scale
        return round(max(low, 0.0), 1), round(min(high, 100.0), 1)

    def __str__(self) -> str:
        """Return the share for people: "140 of 141 (99.3 %, 95 % interval 96.1-99.9)"."""
        if self.interval is None:
            return f"{self.part} of {self.whole}"
        low, high = self.interval
        return f"{self.part} of {self.whole} ({self.percent} %, 95 % interval {low}-{high})"
