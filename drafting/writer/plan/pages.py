"""The company's helpful pages: which one speaks to a post, and the sentence that links it."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.settings import Settings
from drafting.writer.reading.understanding import Understanding
from drafting.writer.telling.stock import Stock
from drafting.writer.words.language import Language
from drafting.writer.words.text import stems
from policy.models import ChannelSpec, Contact

_BETWEEN = 3
"""Words that may stand between two words of a topic."""
_HELPS = ("complaint", "question", "other")
"""Kinds of post that a page may help with; praise, ideas and attacks are not sent elsewhere."""


def page_for(
    post: str, understood: Understanding, channel: ChannelSpec, settings: Settings, pack: Language
) -> Contact | None:
    """Return the registered page whose topics the post speaks of most, in its language; None when none fits.

    A topic fits when its words stand in one thing that the post names or asks, in their order and close together, in
    any form. Of pages that fit alike none is chosen: the wrong page is worse than none.
    """
    if understood.kind not in _HELPS or understood.lang != pack.code:
        return None
    said = [stems(clause) for clause in (*understood.asked, *understood.problems)] or [stems(post)]
    found = [
        (sum(any(_stands(stems(topic), clause) for clause in said) for topic in page.topics), page)
        for page in settings.contacts
        if page.kind == "url"
        and (not page.channels or channel.name in page.channels)
        and (not page.languages or understood.lang in page.languages)
    ]
    best = max((count for count, _ in found), default=0)
    fitting = [page for count, page in found if count == best and best > 0]
    return fitting[0] if len(fitting) == 1 else None


def page_sentence(page: Contact, stock: Stock) -> str:
    """Return a sentence that links the page."""
    return stock.say("helpful_page", page=page.value)


def _stands(topic: Sequence[str], clause: Sequence[str]) -> bool:
    """Whether the words of a topic stand in a clause in their order, few words between them."""
    starts = [place for place, word in enumerate(clause) if topic and word == topic[0]]
    return any(_goes_on(topic[1:], clause[start + 1 :]) for start in starts)


def _goes_on(rest: Sequence[str], words: Sequence[str]) -> bool:
    for word in rest:
        near = words[: _BETWEEN + 1]
        if word not in near:
            return False
        words = words[near.index(word) + 1 :]
    return True
