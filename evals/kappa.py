"""Agreement beyond chance: Cohen's and Fleiss' kappa, Krippendorff's alpha, each with its 95 % interval."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import TypeVar

import numpy as np
import numpy.typing as npt

T = TypeVar("T")
_RESAMPLES = 1000
_FEWEST = 5
"""Drafts from which an interval says anything."""
Interval = tuple[float, float] | None


def cohen(pairs: Sequence[tuple[int, int]], *, weighted: bool) -> float | None:
    """Return Cohen's kappa of two readers; weighted by squared distance on request. None when chance explains all."""
    if not pairs:
        return None

    def apart(a: int, b: int) -> float:
        return float((a - b) ** 2) if weighted else float(a != b)

    left, right, n = Counter(a for a, _ in pairs), Counter(b for _, b in pairs), len(pairs)
    observed = sum(apart(a, b) for a, b in pairs) / n
    expected = sum(left[a] * right[b] * apart(a, b) for a in left for b in right) / n**2
    return 1 - observed / expected if expected else None


def fleiss(groups: Sequence[Sequence[bool]]) -> float | None:
    """Return Fleiss' kappa of two categories, each draft read by two or more. None when chance explains all."""
    readings = [answer for group in groups for answer in group]
    if not readings:
        return None
    good = sum(readings) / len(readings)
    expected = good**2 + (1 - good) ** 2
    if expected == 1:
        return None
    observed = sum(same(group) for group in groups) / len(groups)
    return (observed - expected) / (1 - expected)


def same(group: Sequence[bool]) -> float:
    """Return the share of pairs of readings of one draft that say the same."""
    pairs = list(combinations(group, 2))
    return sum(a == b for a, b in pairs) / len(pairs)


def alpha(groups: Sequence[Sequence[int]]) -> tuple[float | None, Interval]:
    """Return Krippendorff's alpha for answers on an even scale, and its 95 % interval (drafts resampled).

    Each group holds the answers about one draft, of two readers or more; readers may differ from draft to draft
    (Krippendorff 2011, interval metric; of 0 and 1 it is the nominal one). None when everyone always says the same.
    """
    units = [group for group in groups if len(group) >= 2]
    if not units:
        return None, None
    scale = np.array(sorted({answer for group in units for answer in group}), dtype=float)
    apart = (scale[:, None] - scale[None, :]) ** 2
    counts = np.array([[group.count(int(value)) for value in scale] for group in units], dtype=float)
    sizes = counts.sum(axis=1)
    observed = np.einsum("uk,kl,ul->u", counts, apart, counts) / (sizes - 1)
    point = _alphas(np.ones((1, len(units))), counts, sizes, observed, apart)[0]
    if np.isnan(point):
        return None, None
    draws = np.random.default_rng(1).multinomial(len(units), [1 / len(units)] * len(units), size=_RESAMPLES)
    return float(point), _interval(_alphas(draws.astype(float), counts, sizes, observed, apart), len(units))


def interval(values: Sequence[T], kappa: Callable[[Sequence[T]], float | None]) -> Interval:
    """Return the 95 % bootstrap interval of an agreement figure over drafts; None for fewer than five."""
    if len(values) < _FEWEST:
        return None
    picks = np.random.default_rng(1).integers(0, len(values), size=(_RESAMPLES, len(values)))
    found = (kappa([values[index] for index in row]) for row in picks)
    return _interval(np.array([np.nan if one is None else one for one in found]), len(values))


def _alphas(
    weights: npt.NDArray[np.float64],
    counts: npt.NDArray[np.float64],
    sizes: npt.NDArray[np.float64],
    observed: npt.NDArray[np.float64],
    apart: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """Alpha for each row of weights, which say how often each draft counts."""
    answers, totals = weights @ sizes, weights @ counts
    by_chance = np.einsum("rk,kl,rl->r", totals, apart, totals) / (answers * (answers - 1))
    with np.errstate(divide="ignore", invalid="ignore"):
        found = 1 - (weights @ observed / answers) / by_chance
    return np.where(by_chance > 0, found, np.nan)


def _interval(drawn: npt.NDArray[np.float64], drafts: int) -> Interval:
    """The middle 95 % of what resampling gave, where it is defined."""
    known = drawn[~np.isnan(drawn)]
    if drafts < _FEWEST or not len(known):
        return None
    low, high = np.percentile(known, [2.5, 97.5])
    return float(low), float(high)
