"""How likely at least one hit answers the query: so that the writer can say what it does not know."""

from __future__ import annotations

import math
from collections.abc import Sequence

from knowledge.candidates import Found
from knowledge.models import Hit

THRESHOLD = 0.5


def likelihood(hits: Sequence[Hit], found: Found, familiar: float) -> float:
    """Return 0 to 1. A logistic model of the best cosine and the share of the query's rare words that
    a hit contains.
    """
    if not hits:
        return 0.0
    best = max((found.cosines[i] for i in found.scores if i in found.cosines), default=0.0)
    covered = max(_coverage(hit, found) for hit in hits)
    value = 1 / (1 + math.exp(-(11.0 * (best - 0.42) * familiar + 3.0 * (covered - 0.4))))
    return round(value, 4)


def _coverage(hit: Hit, found: Found) -> float:
    whole = sum(found.weights.values())
    if whole <= 0:
        return 0.0
    words = set(hit.why.terms)
    return sum(weight for term, weight in found.weights.items() if found.terms[term] in words) / whole
