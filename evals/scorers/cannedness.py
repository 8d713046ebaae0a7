"""Whether the reply could stand under another post: near twins in the run, near copies of precedents."""

from __future__ import annotations

from rapidfuzz import fuzz

from evals.scorers.score import Score, Scorer, Seen
from evals.scorers.written import in_a_row

TWIN = 0.8
"""Likeness (0 to 1, edits over words put in a row) from which two replies are near twins."""


def _in_run(seen: Seen) -> Score | None:
    """Likeness to the most alike other draft of the run, greeting, signature and quotations left out.

    Range 0 to 1, lower is better.
    """
    if not seen.written or not seen.scene.complete:
        return None
    near = seen.scene.nearest.get(seen.item.id)
    return None if near is None else Score(near[0], f"Nearest: {near[1]}.")


def _twin(seen: Seen) -> Score | None:
    """1 when another draft of the run is at least 0.8 alike. Range 0 or 1, lower is better."""
    nearest = _in_run(seen)
    if nearest is None:
        return None
    return Score(float(nearest.value >= TWIN), nearest.remark if nearest.value >= TWIN else "")


def _from_precedent(seen: Seen) -> Score | None:
    """Likeness to the most alike reply among the precedents the draft was given. Range 0 to 1, lower is better."""
    if not seen.written:
        return None
    text = in_a_row(seen.reply)
    best, source = 0.0, ""
    for evidence in seen.result.evidence:
        if evidence.kind == "precedent":
            pieces = evidence.text.split("\n\n")
            for start in range(1, len(pieces)):
                likeness = fuzz.ratio(text, in_a_row("\n\n".join(pieces[start:]))) / 100
                if likeness > best:
                    best, source = likeness, evidence.id
    return Score(best, f"Nearest: {source}." if source else "")


CANNED_IN_RUN = Scorer(
    "canned_in_run", "Likeness to its nearest draft", _in_run, better="lower", across=True, hint=True
)
TWINS = Scorer("twins", "Near twins in the run", _twin, better="lower", across=True, headline=True)
CANNED_PRECEDENT = Scorer("canned_precedent", "Likeness to a precedent", _from_precedent, better="lower", hint=True)
