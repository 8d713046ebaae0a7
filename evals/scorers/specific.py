"""Whether the reply is about this post, in its own words, without parroting it."""

from __future__ import annotations

from evals.scorers.score import Score, Scorer, Seen
from evals.scorers.words import content, longest_copied_runs

_PARROT_RUN = 9
"""Words in a row that make a copy rather than a mention."""


def _names(seen: Seen) -> Score | None:
    """1 when the reply takes up at least two content words of the post (one when it has three or fewer).

    Courtesy, filler and the words of any reply do not count. Range 0 or 1, higher is better.
    """
    if not seen.wanted:
        return None
    matter = content(seen.item.post)
    if not matter:
        return None
    shared = matter & content(seen.reply)
    enough = 2 if len(matter) > 3 else 1
    return Score(float(len(shared) >= enough), f"Shares: {', '.join(sorted(shared)) or 'nothing'}.")


def _parrots(seen: Seen) -> Score | None:
    """Share of the reply's words that stand in a run of nine or more copied from the post.

    Range 0 to 1, lower is better: a mention is wanted, a copy is not.
    """
    if not seen.written:
        return None
    copied, total = longest_copied_runs(seen.reply, seen.item.post, _PARROT_RUN)
    return Score(copied / total) if total else None


NAMES_PROBLEM = Scorer("names_problem", "Names the problem", _names, headline=True, on_failure=0.0)
PARROTS = Scorer("parrots", "Copied from the post", _parrots, better="lower")
