"""How near the draft is to a reply that a person would sign."""

from __future__ import annotations

from evals.scorers.score import Score, Scorer, Seen
from evals.scorers.words import FILLER, content, words_of
from evals.scorers.written import own_words


def _near(seen: Seen) -> Score | None:
    """How much matter the draft and the item's reference reply have in common, greeting and signature left out.

    The harmonic mean of the shares of content words that one has of the other (F1 over word stems). Range 0 to 1. A
    hint for a reader, not a mark: there are many good replies, and a good one can share few words with the reference.
    """
    reference = seen.item.reference
    if not reference or not seen.written:
        return None
    mine, theirs = content(own_words(seen.reply)), content(own_words(reference))
    if not mine or not theirs:
        return None
    shared = len(mine & theirs)
    missing = words_of(theirs - mine - FILLER, own_words(reference))
    remark = f"The reference also has: {', '.join(missing[:12])}." if missing else ""
    return Score(2 * shared / (len(mine) + len(theirs)), remark)


CLOSENESS = Scorer("closeness", "Close to the reference", _near, hint=True)
