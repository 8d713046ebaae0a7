"""Words as the scorers count them. They are the guard's, not the writer's, so that the writer is not its own judge."""

from __future__ import annotations

from functools import lru_cache

from policy.content import content_stems
from policy.views import STOP, Text


@lru_cache(maxsize=4096)
def plain(text: str) -> tuple[str, ...]:
    """Return the folded words of a text."""
    return tuple(word for word in Text(text).plain_words.words if word != STOP)


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """Return the stems of the words that carry a text's matter; numbers count as they are."""
    numbers = (word for word in plain(text) if word.isdigit() and len(word) > 1)
    return frozenset(content_stems(Text(text).plain_words)) | frozenset(numbers)


def longest_copied_runs(text: str, source: str, least: int) -> tuple[int, int]:
    """Return how many words of `text` stand in runs of `least` or more that `source` has too, and all its words."""
    mine, theirs = plain(text), plain(source)
    known = {theirs[i : i + least] for i in range(len(theirs) - least + 1)}
    inside = [False] * len(mine)
    for start in range(len(mine) - least + 1):
        if mine[start : start + least] in known:
            inside[start : start + least] = [True] * least
    return sum(inside), len(mine)
