"""How likely at least one hit answers the query: so that the writer can say what it does not know.

A logistic model of two things: how near the nearest hit is, and the share of the query's words, weighted by how rare
they are, that one hit contains. For policies it was fitted with the embedded embedder on questions to one company
(37signals) against posts on matters that its policies do not cover, and measured on four companies that the fit did
not see; for precedents on app reviews and banking questions. `tests/bench/knowledge.py` measures both.
In a language that the embedder does not know only the words speak: with the sample company 33 of 36 German, French and
Spanish questions that its documents in these languages answer are called relevant, and 8 of 24 that they do not.
The multilingual model has lines of its own, fitted on questions to an airline and a shop, in English and every second
one in German, French and Spanish, and on banking posts: of the other half of the foreign questions 14 of 15 that the
English documents answer are called relevant, and 1 of 7 that they do not (`tests/bench/_languages.py`); of banking
posts held back 50 of 50, and 1 of 60 strangers.
Another embedder has other cosines: the order stays useful, the threshold less so.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from knowledge.analysis import english, known
from knowledge.candidates import Found
from knowledge.embedders import MultilingualEmbedder
from knowledge.models import Hit, HitKind, SpeaksTo

THRESHOLD = 0.25
"""Well below one half: a clause that is left out of a draft costs more than a stranger that is shown with its score.
On the four companies that the fit did not see, 81 to 93 % of the questions that their policies answer pass it, and
8 to 38 % of the hard ones that they do not (same trade, matter not covered)."""


SURE = 0.9
"""From here on a single text is said to speak to the query: a word that many texts share is not enough for it."""


class Model(NamedTuple):
    """Weights of the logistic model."""

    cosine: float
    covered: float
    constant: float
    strange_covered: float
    """For a language that the embedder does not know: cosines say nothing there, and words must do."""
    strange_constant: float
    across: float = 0.0
    """What a text in another language than the query's gains: its cosine is lower, however well it answers."""


ENGLISH: Mapping[HitKind, Model] = {
    "policy": Model(cosine=21.0, covered=1.9, constant=-8.5, strange_covered=12.0, strange_constant=-3.5),
    "precedent": Model(cosine=15.5, covered=3.8, constant=-9.0, strange_covered=3.8, strange_constant=-2.5),
}
MODELS: Mapping[str, Mapping[HitKind, Model]] = {
    MultilingualEmbedder.name: {
        "policy": Model(
            cosine=135.1, covered=11.3, constant=-116.5, strange_covered=12.0, strange_constant=-3.5, across=7.5
        ),
        "precedent": Model(
            cosine=151.3, covered=3.9, constant=-137.5, strange_covered=3.8, strange_constant=-2.5, across=7.5
        ),
    }
}
"""By the name of the embedder; `ENGLISH` for all others. Strangers have a cosine of 0.8 for the multilingual one."""


def likelihood(
    kind: HitKind, query: str, hits: Sequence[Hit], found: Found, embedder: str, how_familiar: float
) -> float:
    """Return 0 to 1; 0 when there are no hits. `how_familiar`: what the embedder says of the query's language."""
    if not hits:
        return 0.0
    covered = max(_covered(hit, found) for hit in hits)
    model, familiar = MODELS.get(embedder, ENGLISH)[kind], known(how_familiar, query)
    return _likely(model, familiar, query, hits[0], found.nearest, covered)


def verdicts(
    kind: HitKind, query: str, hits: Sequence[Hit], found: Found, embedder: str, how_familiar: float
) -> tuple[SpeaksTo, ...]:
    """Say of each hit alone, in their order, whether it answers."""
    model, familiar = MODELS.get(embedder, ENGLISH)[kind], known(how_familiar, query)
    each = (_likely(model, familiar, query, hit, hit.why.similarity or 0.0, _covered(hit, found)) for hit in hits)
    return tuple(
        "speaks to it" if likely >= SURE else "perhaps" if likely >= THRESHOLD else "hardly" for likely in each
    )


def _likely(model: Model, familiar: float, query: str, hit: Hit, nearness: float, covered: float) -> float:
    across = model.across * abs(english(query) - english(hit.text)) if model.across else 0.0
    near = model.cosine * nearness + model.covered * covered + across + model.constant
    strange = model.strange_covered * covered + model.strange_constant
    value = familiar * near + (1.0 - familiar) * strange
    return round(1 / (1 + math.exp(-value)), 4)


def _covered(hit: Hit, found: Found) -> float:
    whole = sum(found.weights.values())
    if whole <= 0:
        return 0.0
    words = set(hit.why.terms)
    return sum(weight for term, weight in found.weights.items() if found.terms[term] in words) / whole
