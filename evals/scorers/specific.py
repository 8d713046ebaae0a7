"""Whether the reply is about this post, in its own words, without parroting it."""

from __future__ import annotations

import re

from evals.scorers.families import taken_up
from evals.scorers.meaning import turned
from evals.scorers.score import Score, Scorer, Seen
from evals.scorers.troubles import troubles
from evals.scorers.weightless import SETTINGS, TOPICS, VERDICTS, less_references
from evals.scorers.wishes import told_as_wish, wanted_part, wishes
from evals.scorers.words import FILLER, content, longest_copied_runs, telling, words_of
from evals.scorers.written import own_words
from policy import detect_language

_SHORT = 8
"""Content words up to which a post has one matter, so that one telling word of it shows that it was read."""
_BARE = 3
"""Content words up to which any of them will do."""
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_PARROT_RUN = 9
"""Words in a row that make a copy rather than a mention."""


def _names(seen: Seen) -> Score | None:
    """1 when the reply takes up the post's matter in its own words. One trouble that the post tells does (slow, broken,
    late), two words of it in one sentence do, or, under a short post, one word that would not stand under any post
    ("zip", not "order" or "week").

    A quotation, the greeting, the signature and the author's name do not count, nor do courtesy, filler, verdicts
    ("worst ever"), where it happened (app, phone, order) without what, bare numbers, names that many posts of the run
    have (the product itself), what the customer does not want, and a sentence that turns the sense: a complaint told
    as a wish, or a "not" that came or went. Of 104 replies read by eye and held back it judges 90 as the reader did.
    Range 0 or 1, higher is better.
    """
    if not seen.wanted:
        return None
    post, lang = seen.item.post, seen.item.lang or detect_language(seen.item.post)
    matter = _matter(seen)
    told = troubles(post)
    if not matter and not told:
        return None
    own = [s for s in _SENTENCE.findall(less_references(own_words(seen.reply))) if _keeps_the_sense(s, matter, post)]
    sentences = [taken_up(matter, post, sentence, lang) for sentence in own]
    shared = frozenset().union(*sentences)
    trouble = told & frozenset().union(*map(troubles, own))
    few = bool(shared - SETTINGS) and (
        len(matter) <= _BARE or (len(matter) <= _SHORT and bool(shared & telling(post) - SETTINGS - TOPICS))
    )
    enough = bool(trouble) or few or any(len(words) >= 2 and words - SETTINGS for words in sentences)
    return Score(float(enough), _remark(seen, shared, trouble, enough=enough))


def _matter(seen: Seen) -> frozenset[str]:
    """Stems of what the post is about; its verdicts only where it says nothing else."""
    apart = content(" ".join(filter(None, (seen.item.author.name, seen.item.author.handle)))) | seen.scene.brands
    words = content(wanted_part(seen.item.post)) - FILLER - apart
    words = frozenset(word for word in words if not word.isdigit())
    return words - VERDICTS or words


def _keeps_the_sense(sentence: str, matter: frozenset[str], post: str) -> bool:
    """False for a complaint told as a wish, and for a "not" that came or went."""
    if turned(sentence, post):
        return False
    if not told_as_wish(sentence):
        return True
    mine = matter & content(sentence)
    source = max(_SENTENCE.findall(post), key=lambda part: len(mine & content(part)), default=post)
    return wishes(source)


def _remark(seen: Seen, shared: frozenset[str], trouble: frozenset[str], *, enough: bool) -> str:
    words = [*sorted(trouble), *words_of(shared, f"{seen.reply}\n{seen.item.post}")]
    remark = f"Takes up: {', '.join(words) or 'nothing'}."
    if not enough and (_matter(seen) & content(seen.reply)) - shared:
        remark = f"{remark[:-1]}; the rest is only quoted or turned."
    return remark


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
