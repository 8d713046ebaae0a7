"""Names that stand in many posts of a run, such as the product itself: to repeat one names no problem."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from policy import detect_language
from policy.content import stem
from policy.views import STOP, Text

_POSTS = 3
"""From so many posts on a name is everybody's."""


def brands(posts: Sequence[str]) -> frozenset[str]:
    """Return the stems of words that three or more posts have and some post writes large in mid-sentence.

    German posts say nothing of it: there every noun is written so.
    """
    seen: Counter[str] = Counter()
    named: set[str] = set()
    for post in posts:
        words = Text(post).plain_words
        told = detect_language(post) != "de"
        inside: dict[str, bool] = {}
        for index, word in enumerate(words.words):
            if word == STOP or len(word) < 3:
                continue
            begins = index == 0 or words.words[index - 1] == STOP
            inside[stem(word)] = inside.get(stem(word), False) or (told and not begins and words.is_name(index))
        seen.update(inside)
        named.update(name for name, capital in inside.items() if capital)
    return frozenset(name for name, count in seen.items() if count >= _POSTS and name in named)
