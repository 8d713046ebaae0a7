"""Whether the reply is about this post, in its own words, without parroting it."""

from __future__ import annotations

import re

from evals.scorers.brands import brands
from evals.scorers.score import Score, Scorer, Seen
from evals.scorers.words import FILLER, content, longest_copied_runs, telling
from evals.scorers.written import own_words

_SHORT = 8
"""Content words up to which a post has one matter, so that one telling word of it shows that it was read."""
_BARE = 3
"""Content words up to which any of them will do."""
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_PARROT_RUN = 9
"""Words in a row that make a copy rather than a mention."""


def _names(seen: Seen) -> Score | None:
    """1 when the reply takes up the post's matter in its own words: two words of it in one sentence, or, under a short
    post, one word that would not stand under any post ("zip", not "order" or "week").

    A quotation, the greeting, the signature and the author's name do not count, nor do courtesy, filler, bare numbers
    and names that many posts of the run have (the product itself). Range 0 or 1, higher is better.
    """
    if not seen.wanted:
        return None
    apart = content(" ".join(filter(None, (seen.item.author.name, seen.item.author.handle)))) | brands(seen.scene.posts)
    matter = frozenset(word for word in content(seen.item.post) - FILLER if not word.isdigit()) - apart
    if not matter:
        return None
    own = own_words(seen.reply)
    sentences = [matter & content(sentence) for sentence in _SENTENCE.findall(own)]
    shared = frozenset().union(*sentences)
    short = len(matter) <= _SHORT
    enough = any(len(words) >= 2 for words in sentences) or (short and bool(shared & telling(seen.item.post)))
    remark = f"Takes up: {', '.join(sorted(shared)) or 'nothing'}."
    if not enough and (matter & content(seen.reply)) - shared:
        remark = f"{remark[:-1]}; it only quotes the rest."
    return Score(float(enough or (len(matter) <= _BARE and bool(shared))), remark)


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
