"""Whether the reply is about this post, in its own words, without parroting it."""

from __future__ import annotations

from evals.scorers.score import Score, Scorer, Seen
from evals.scorers.words import content, longest_copied_runs, telling
from evals.scorers.written import own_words

_PARROT_RUN = 9
"""Words in a row that make a copy rather than a mention."""


def _names(seen: Seen) -> Score | None:
    """1 when the reply takes up the post's matter in its own words: one word of it that would not stand under any post,
    or two of the others.

    A quotation, the greeting and the signature do not count, nor do courtesy, filler and bare numbers. Range 0 or 1,
    higher is better.
    """
    if not seen.wanted:
        return None
    matter = content(seen.item.post)
    if not matter:
        return None
    said = content(own_words(seen.reply))
    names = content(" ".join(filter(None, (seen.item.author.name, seen.item.author.handle))))
    shared = {word for word in matter & said if not word.isdigit()} - names
    plain_ones = {word for word in matter if not word.isdigit()}
    enough = bool(shared & telling(seen.item.post)) or len(shared) >= 2 or (bool(shared) and len(plain_ones) <= 3)
    remark = f"Takes up: {', '.join(sorted(shared)) or 'nothing'}."
    if not enough and matter & content(seen.reply) - said:
        remark = f"{remark[:-1]}; it only quotes the rest."
    return Score(float(enough), remark)


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
