"""How likely at least one hit answers the query: so that the writer can say what it does not know.

A logistic model of two things: how near the nearest hit is, and the share of the query's words, weighted by how rare
they are, that one hit contains. For policies it was fitted with the embedded embedder on questions to one company
(37signals) against posts on matters that its policies do not cover, and measured on four companies that the fit did
not see; for precedents on app reviews and banking questions. `tests/bench/knowledge.py` measures both. Another
embedder has other cosines: the order stays useful, the threshold less so.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from knowledge.candidates import Found
from knowledge.models import Hit, HitKind

THRESHOLD = 0.25
"""Well below one half: a clause that is left out of a draft costs more than a stranger that is shown with its score.
On the four companies that the fit did not see, 81 to 93 % of the questions that their policies answer pass it, and
8 to 38 % of the hard ones that they do not (same trade, matter not covered)."""


class Model(NamedTuple):
    """Weights of the logistic model."""

    cosine: float
    covered: float
    strange: float
    """For a language that the embedder does not know: cosines say nothing there, and words must do."""
    constant: float


MODELS: Mapping[HitKind, Model] = {
    "policy": Model(cosine=21.0, covered=1.9, strange=1.0, constant=-8.5),
    "precedent": Model(cosine=15.5, covered=3.8, strange=6.5, constant=-9.0),
}


def likelihood(kind: HitKind, hits: Sequence[Hit], found: Found, familiar: float) -> float:
    """Return 0 to 1; 0 when there are no hits."""
    if not hits:
        return 0.0
    model = MODELS[kind]
    covered = max(_covered(hit, found) for hit in hits)
    value = model.cosine * found.nearest * familiar + model.covered * covered
    value += model.strange * (1.0 - familiar) + model.constant
    return round(1 / (1 + math.exp(-value)), 4)


def _covered(hit: Hit, found: Found) -> float:
    whole = sum(found.weights.values())
    if whole <= 0:
        return 0.0
    words = set(hit.why.terms)
    return sum(weight for term, weight in found.weights.items() if found.terms[term] in words) / whole
