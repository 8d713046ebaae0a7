"""Vectors that are equal are set a little apart before they go into a graph.

Customers write "Very good" by the thousand. A graph links each of them to others of the same place only, and whatever
comes there finds no way out: in 20,000 vectors of which 1,000 are equal, 4 of 100 of the ten nearest were missed, in
1,000 of which 300 are equal, 37. How near a candidate is, is computed from its true vector afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from knowledge.embedders.protocol import Vectors

DISTANCE = 0.1
"""Length of the displacement of a unit vector; it moves a cosine by about 0.005."""


def apart(vectors: Vectors, ids: Sequence[int], repeated: Sequence[bool]) -> Vectors:
    """Return the vectors with the `repeated` ones moved, each in a direction of its own that its id decides."""
    out = vectors.copy()
    width = vectors.shape[1]
    for place, (item, again) in enumerate(zip(ids, repeated, strict=True)):
        if again:
            out[place] += np.random.default_rng(item).standard_normal(width) * (DISTANCE / width**0.5)
    return out
