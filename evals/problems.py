"""What a reader should look at first in a draft, from its scores."""

from __future__ import annotations

from collections.abc import Mapping

from evals.models import ItemResult

_WANTED: Mapping[str, str] = {
    "passes": "Held by the policy",
    "route": "Wrong route",
    "language": "Wrong language",
    "names_problem": "Does not name the problem",
    "must": "Lacks what it must say",
    "must_not": "Says what it must not",
}
"""Scores that a good draft has in full, and what to say of one that has not."""
_UNWANTED: Mapping[str, str] = {
    "ungrounded": "Claims something with nothing behind it",
    "misquotes": "Quotes what nobody wrote",
    "bent": "Bends what was said",
    "twins": "Near twin of another draft",
    "canned_phrases": "Canned phrase",
}
"""Scores that a good draft has none of."""


def problems_of(result: ItemResult) -> tuple[str, ...]:
    """Return what is not as it should be, in words; empty for a draft with nothing to see."""
    if result.error:
        return (f"No draft: {result.error}",)
    scores = result.scores
    found = [(name, words) for name, words in _WANTED.items() if scores.get(name, 1.0) < 1]
    found += [(name, words) for name, words in _UNWANTED.items() if scores.get(name, 0.0) > 0]
    return tuple(_said(words, result.remarks.get(name, "")) for name, words in found)


def _said(words: str, remark: str) -> str:
    return f"{words}: {remark[0].lower()}{remark[1:]}" if remark else f"{words}."
