"""Themes: words that keep coming up together in posts, and whether they come up more than they used to.

Counts of telling words, so that it works in any language, says why, and needs no model.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from drafting.insight.models import TermUse, Theme

FEWEST = 3
"""Posts that make a theme."""
TOGETHER = 0.5
"""Share of posts (of the union) that two words must have in common to be one theme."""
MOST_WORDS = 4
RISING_POSTS = 3
RISING_CHANCE = 0.01
RISING_FACTOR = 2.0
"""A theme rises when it has so many posts, so improbably, and so many times more than before."""
COMMON_SHARE = 0.4
"""A word in more of the posts than this says nothing; counted from twenty posts on."""


def find_themes(
    uses: Iterable[TermUse], now: datetime, window: timedelta, windows_before: float, ignore: frozenset[str]
) -> tuple[Theme, ...]:
    """Group the words of posts of the last `window` and compare with the `windows_before` windows before it.

    `ignore`: words that every post may hold, such as the company's own name. The most pressing theme first.
    """
    since = now - window
    recent: dict[str, dict[str, TermUse]] = {}
    before: dict[str, set[str]] = {}
    for use in uses:
        if use.term in ignore:
            continue
        if use.at >= since:
            recent.setdefault(use.term, {})[use.case_id] = use
        else:
            before.setdefault(use.term, set()).add(use.case_id)
    posts = len({case for cases in recent.values() for case in cases})
    common = COMMON_SHARE * posts if posts >= 20 else math.inf
    terms = sorted(
        (t for t, cases in recent.items() if FEWEST <= len(cases) <= common), key=lambda t: (-len(recent[t]), t)
    )
    themes = [_theme(group, recent, before, windows_before) for group in _grouped(terms, recent)]
    return tuple(sorted(themes, key=lambda t: (not t.rising, -len(t.cases), t.chance, t.words)))


def _grouped(terms: Sequence[str], recent: dict[str, dict[str, TermUse]]) -> list[list[str]]:
    """Put each word to the first, and so most frequent, word that it mostly comes with."""
    groups: list[list[str]] = []
    for term in terms:
        mine = recent[term].keys()
        for group in groups:
            lead = recent[group[0]].keys()
            if len(mine & lead) / len(mine | lead) >= TOGETHER:
                group.append(term)
                break
        else:
            groups.append([term])
    return groups


def _theme(
    group: list[str], recent: dict[str, dict[str, TermUse]], before: dict[str, set[str]], windows_before: float
) -> Theme:
    lead = group[0]
    uses = sorted(recent[lead].values(), key=lambda use: (use.at, use.case_id), reverse=True)
    known = len(before.get(lead, ()))
    past = windows_before >= 1.0
    chance = poisson_tail(len(uses), (known + 1) / windows_before) if past else 1.0
    expected = known / windows_before if past else 0.0
    return Theme(
        words=tuple(group[:MOST_WORDS]),
        cases=tuple(use.case_id for use in uses),
        expected=round(expected, 2) if past else None,
        complaints=sum(use.complaint for use in uses),
        urgent=sum(use.urgent for use in uses),
        chance=chance,
        rising=len(uses) >= RISING_POSTS and chance < RISING_CHANCE and len(uses) >= RISING_FACTOR * expected,
    )


def poisson_tail(count: int, mean: float) -> float:
    """P(X >= count) for a Poisson variable of that mean."""
    term, below = math.exp(-mean), 0.0
    for k in range(count):
        below += term
        term *= mean / (k + 1)
    return max(0.0, 1.0 - below)
