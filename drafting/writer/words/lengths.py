"""How much of a customer's words may be told back: short enough to say, and not word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.writer.words.language import Language
from drafting.writer.words.text import longest_run

_SHORTEST, _LONGEST = 30, 110
"""Characters of a wish or a name that can be said."""
FEWEST_WORDS = 3
LONGEST_RUN = 12
"""Words in a row that should be the customer's own at most: of thirteen the guard warns."""
MOST_RUN = 18
"""The same where it cannot be said in fewer."""
LONGEST_RUN_OF_A_WISH = 20
"""The same for a wish, which is nothing personal: what is wanted loses its sense when it is cut."""
_SOFTER_END = re.compile(
    r",\s+|\s+(?:and|or|for|with|y(?! a(?:vait|ura)?\b)|para|con|et|pour|avec|und|mit)\s+",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\s+(?:since|until|while|after|before)\s+", re.IGNORECASE)
"""Where an English clause may end that is longer than any: before it says when."""
_FOR = re.compile(r"\s+(for|para|por|pour|für|gegen)\s", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|y|et|und)\s", re.IGNORECASE)
_STOPS_SHORT = re.compile(
    r"\b(?:is|are|was|were|not|no|a|an|the|of|with|and|or|but|then|just|so|nicht|ein|eine|der|die|und|est|pas|un|une|et|de)$",
    re.IGNORECASE,
)
_CUT_SHORT = re.compile(r"\b(?:to \w+|it|es)$", re.IGNORECASE)


def shortened(text: str) -> str:
    """Return the text up to where it may end, when it is too long to be said; empty where it ends nowhere."""
    if len(text) <= _LONGEST:
        return text
    cuts = [match.start() for match in _SOFTER_END.finditer(text) if _SHORTEST < match.start() <= _LONGEST]
    cuts = [cut for cut in cuts if not _parts_a_pair(text, cut)] or cuts
    return text[: cuts[-1]] if cuts else ""


def _parts_a_pair(text: str, cut: int) -> bool:
    """Whether a cut takes away what the second of two is to be exchanged for: "A for B and C | for D"."""
    link = _FOR.match(text, cut)
    before = text[:cut]
    paired = re.search(rf"\s{link[1]}\s", before, re.IGNORECASE) if link else None
    return paired is not None and _AND.search(before, paired.end()) is not None


def uncopied(said: str, text: str, most: int = LONGEST_RUN) -> str | None:
    """Shorten what repeats more than `most` words of the post in a row."""
    while longest_run(said, text) > most:
        cuts = [cut.start() for cut in _SOFTER_END.finditer(said)]
        if not cuts:
            return None
        said = said[: cuts[-1]]
    return said


def lengths(said: str, text: str, most: int) -> Iterator[str]:
    """Yield what may be told: shortened where it repeats many words in a row, else whole if there are not too many."""
    short = uncopied(said, text)
    if short and len(short.split()) >= FEWEST_WORDS:
        yield short
    if short != said and longest_run(said, text) <= most:
        yield said
    elif most == MOST_RUN and (late := list(_WHEN.finditer(said))):
        yield said[: late[-1].start()]


def still_tells(short: str, whole: str, pack: Language) -> bool:
    """Whether what is left says what is wrong, when the whole did; and does not stop at a bare "is not"."""
    if _STOPS_SHORT.search(short) or (short != whole and _CUT_SHORT.search(short)):
        return False
    said = [cue for cue in ("complaint", "negation", "praise") if pack.has(cue, whole)]
    return not said or pack.has(said[0], short)
