"""Whether the draft asks for what no fact says."""

from __future__ import annotations

from evals.scorers.score import Score, Scorer, Seen
from evals.scorers.words import content


def _judge(seen: Seen) -> Score | None:
    """Share of the item's needs that one of the draft's needs, or its text, takes up by a content word.

    Range 0 to 1, higher is better. Words decide, so read it as a sign, not as a proof.
    """
    if not seen.item.needs or not seen.wanted:
        return None
    asked = content(
        " ".join([*(need.question for need in seen.result.needs), seen.reply, seen.result.private_message or ""])
    )
    missed = [need for need in seen.item.needs if not content(need) & asked]
    return Score(1 - len(missed) / len(seen.item.needs), f"Not asked: {'; '.join(missed)}." if missed else "")


NEEDS = Scorer("needs", "Asks what it needs", _judge)
