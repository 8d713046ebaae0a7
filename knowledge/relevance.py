"""How likely at least one hit answers the query: so that the writer can say what it does not know.

A logistic model of two things: the best cosine, and the share of the query's words, weighted by how rare
they are, that one hit contains.
Fitted with the embedded embedder on questions about real policies, app reviews and banking questions
against posts on other matters
(encyclopaedia talk, car complaints, requests to a chatbot, each set against the others);
`tests/bench/knowledge.py` measures it on
rows that the fit did not see. Another embedder has other cosines: the order stays useful, the threshold less so.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from knowledge.candidates import Found
from knowledge.models import Hit, HitKind

THRESHOLD = 0.2
"""Well below one half: a clause that is left out of a draft costs more than a stranger that is shown with its score.
On the fitting set 96 % of the questions at home pass it, and 2 % of the posts on other matters."""


class Model(NamedTuple):
    """Weights of the logistic model."""

    cosine: float
    covered: float
    strange: float
    """For a language that the embedder does not know: cosines say nothing there, and words must do."""
    constant: float


MODELS: Mapping[HitKind, Model] = {
    "policy": Model(cosine=15.3, covered=5.6, strange=0.7, constant=-8.3),
    "precedent": Model(cosine=15.5, covered=3.8, strange=6.5, constant=-9.0),
}


def likelihood(kind: HitKind, hits: Sequence[Hit], found: Found, familiar: float) -> float:
    """Return 0 to 1; 0 when there are no hits."""
    if not hits:
        return 0.0
    model = MODELS[kind]
    best = max((found.cosines[row] for row in found.scores if row in found.cosines), default=0.0)
    covered = max(_covered(hit, found) for hit in hits)
    value = model.cosine * best * familiar + model.covered * covered
    value += model.strange * (1.0 - familiar) + model.constant
    return round(1 / (1 + math.exp(-value)), 4)


def _covered(hit: Hit, found: Found) -> float:
    whole = sum(found.weights.values())
    if whole <= 0:
        return 0.0
    words = set(hit.why.terms)
    return sum(weight for term, weight in found.weights.items() if found.terms[term] in words) / whole
