"""How much a human changed a draft: one measure and its thresholds, for production figures and for eval cases."""

from __future__ import annotations

from typing import Literal

from rapidfuzz.distance import Levenshtein

Use = Literal["as_is", "edited", "rewritten"]
EDITED = 0.6
"""From this likeness on the human edited the draft; below they wrote another."""


def likeness(draft: str, final: str) -> float:
    """Return 1 less the edit distance over words, as a share of the longer text: 1 same words, 0 nothing kept."""
    return Levenshtein.normalized_similarity(draft.split(), final.split())


def use_of(draft: str, final: str) -> Use:
    """Return what became of a draft: `as_is` (same words), `edited` (at least 0.6 alike) or `rewritten`."""
    near = likeness(draft, final)
    return "as_is" if near == 1.0 else "edited" if near >= EDITED else "rewritten"
