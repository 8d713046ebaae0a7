"""Whether the guard lets the draft go out: at the first try, and at the end."""

from __future__ import annotations

from evals.scorers.score import Score, Scorer, Seen

LETS_GO = ("pass", "warn")
"""Verdicts with which an agent may approve; a warning does not hold."""


def _end(seen: Seen) -> Score | None:
    """1 when the finished draft is not held; a missing one counts as held. Range 0 or 1, higher is better."""
    if not seen.wanted:
        return None
    if not seen.reply.strip():
        return Score(0.0, "No draft was written.")
    held = [f.rule for f in seen.result.verdict.findings if f.target == "reply" and f.severity in ("block", "escalate")]
    held += [error.rule for error in seen.result.verdict.rules_errored]
    return Score(
        float(seen.result.verdict.verdict in LETS_GO), f"Held by {', '.join(sorted(set(held)))}." if held else ""
    )


def _first(seen: Seen) -> Score | None:
    """1 when the first draft was not held, before any choice or revision. Range 0 or 1, higher is better."""
    verdict = seen.result.recipe.first_verdict
    if not seen.wanted or verdict is None:
        return None
    rules = ", ".join(seen.result.recipe.first_rules)
    return Score(float(verdict in LETS_GO), f"First try: {rules}." if rules else "")


PASSES = Scorer("passes", "Not held at the end", _end, headline=True, on_failure=0.0)
FIRST_TRY = Scorer("first_try", "Not held at first try", _first, headline=True, on_failure=0.0)
