"""The little statistics that runs, comparisons and agreement need, exact where exact is cheap."""

from __future__ import annotations

from collections.abc import Sequence
from math import comb, sqrt

import numpy as np

_Z = 1.959963984540054
"""Two-sided 95 % of the normal distribution."""
_RESAMPLES = 2000
FEWEST = 10
"""Items below which no difference is called shown: a bootstrap of fewer values is too narrow (of one value it has no
width at all), and one item more or less turns any test around."""


def wilson(successes: float, n: int) -> tuple[float, float]:
    """Return the 95 % Wilson score interval of a proportion (Wilson 1927): right also near 0 and 1."""
    if n == 0:
        return 0.0, 1.0
    share = successes / n
    centre = share + _Z * _Z / (2 * n)
    spread = _Z * sqrt(share * (1 - share) / n + _Z * _Z / (4 * n * n))
    scale = 1 + _Z * _Z / n
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


def bootstrap(values: Sequence[float], *, median: bool = False) -> tuple[float, float]:
    """Return the 95 % percentile interval of the mean (or median), resampled with a fixed seed."""
    if len(values) < 2:
        return (values[0], values[0]) if values else (0.0, 0.0)
    data = np.asarray(values, dtype=float)
    picks = np.random.default_rng(1).integers(0, len(data), size=(_RESAMPLES, len(data)))
    drawn = np.median(data[picks], axis=1) if median else data[picks].mean(axis=1)
    low, high = np.percentile(drawn, [2.5, 97.5])
    return float(low), float(high)


def mcnemar(better: int, worse: int) -> float:
    """Return the exact two-sided McNemar p-value of pairs that changed one way and the other (McNemar 1947)."""
    n = better + worse
    if n == 0:
        return 1.0
    tail = sum(comb(n, k) for k in range(min(better, worse) + 1)) / 2**n
    return float(min(1.0, 2 * tail))


def percentile(values: Sequence[float], percent: float) -> float:
    """Return a percentile with linear interpolation; 0 of nothing."""
    return float(np.percentile(np.asarray(values, dtype=float), percent)) if values else 0.0
