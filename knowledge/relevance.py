"""How likely at least one hit answers the query: so that the writer can say what it does not know.

A logistic model of two things: how near the nearest hit is, and the share of the query's words, weighted by how rare
they are, that one hit contains. For policies it was fitted with the embedded embedder on questions to one company
(37signals) against posts on matters that its policies do not cover, and measured on four companies that the fit did
not see; for precedents on app reviews and banking questions. `tests/bench/knowledge.py` measures both.
In a language that the embedder does not know only the words speak: with the sample company 33 of 36 German, French and
Spanish questions that its documents in these languages answer are called relevant, and 8 of 24 that they do not.
Another embedder has other cosines: the order stays useful, the threshold less so.
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
    constant: float
    strange_covered: float
    """For a language that the embedder does not know: cosines say nothing there, and words must do."""
    strange_constant: float


MODELS: Mapping[HitKind, Model] = {
    "policy": Model(cosine=21.0, covered=1.9, constant=-8.5, strange_covered=12.0, strange_constant=-3.5),
    "precedent": Model(cosine=15.5, covered=3.8, constant=-9.0, strange_covered=3.8, strange_constant=-2.5),
}


def likelihood(kind: HitKind, hits: Sequence[Hit], found: Found, familiar: float) -> float:
    """Return 0 to 1; 0 when there are no hits."""
    if not hits:
        return 0.0
    model = MODELS[kind]
    covered = max(_covered(hit, found) for hit in hits)
    known = model.cosine * found.nearest + model.covered * covered + model.constant
    strange = model.strange_covered * covered + model.strange_constant
    value = familiar * known + (1.0 - familiar) * strange
    return round(1 / (1 + math.exp(-value)), 4)


def _covered(hit: Hit, found: Found) -> float:
    whole = sum(found.weights.values())
    if whole <= 0:
        return 0.0
    words = set(hit.why.terms)
    return sum(weight for term, weight in found.weights.items() if found.terms[term] in words) / whole
