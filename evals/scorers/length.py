"""Whether the reply has a length that fits its channel and its reader."""

from __future__ import annotations

from evals.scorers.score import Score, Scorer, Seen

GOOD = (60, 500)
"""Characters between which a public reply reads well: real company replies have medians of 109 to 211."""


def _length(seen: Seen) -> Score | None:
    """The reply's length in characters. Neither direction is better."""
    return Score(float(len(seen.reply))) if seen.written else None


def _fits(seen: Seen) -> Score | None:
    """1 when it is within the channel's limit and between 60 and 500 characters. Range 0 or 1, higher is better."""
    if not seen.written:
        return None
    size, verdict = len(seen.reply), seen.result.verdict
    if verdict.length > verdict.limit:
        return Score(0.0, f"{verdict.length} of {verdict.limit} that {verdict.channel} allows.")
    low, high = GOOD
    return Score(float(low <= size <= high), "" if low <= size <= high else f"{size} characters.")


LENGTH = Scorer("length", "Length", _length, unit="characters", better="neither")
FITS = Scorer("fits", "Length fits", _fits)
