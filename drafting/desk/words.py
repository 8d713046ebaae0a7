"""The telling words of a post, by which similar open cases are found without a model."""

from __future__ import annotations

import re
from collections import Counter

_WORD = re.compile(r"[^\W\d_]{5,30}")
_COMMON = re.compile(
    "about|after|again|always|another|anyone|because|before|being|could|doesn|every|everything|getting|going|"
    "great|having|house|never|nothing|other|people|please|really|should|since|something|still|thank|thanks|that|their|"
    "there|these|thing|things|think|those|today|trying|until|using|wanted|where|which|while|would|years|yesterday|"
    "without|customer|service|company|order|product"
)
LIMIT = 8
"""Words kept for each post: enough to recognise a theme, few enough to stay quick at 100,000 cases."""


def telling_words(post: str) -> frozenset[str]:
    """The longest words of the post that say what it is about, case-folded."""
    counts = Counter(word for word in _WORD.findall(post[:4000].casefold()) if not _COMMON.fullmatch(word))
    ranked = sorted(counts, key=lambda word: (-counts[word], -len(word), word))
    return frozenset(ranked[:LIMIT])
