"""What goes when a finding is removed with one click: the whole sentence around it, so that no half of one is left."""

from __future__ import annotations

import re

from policy.views import Text

_SIGNED = re.compile(r"\s*(?:(?<=\s)[-–—~] ?[^\W\d][^.!?]{0,30}|\^\w{1,6})\s*$")
"""The name at the end of a reply: it stays when its last sentence goes."""
_LONGEST_NAME = 80
"""Characters at the end of a text among which that name is looked for."""
_GREETED = re.compile(
    r"\s*(?:hi|hello|hey|dear|hola|bonjour|bonsoir|salut|hallo|guten tag|liebe[rs]?|estimad[oa]|cher|chere)\b"
    r"[^.!?,:\n]{0,40}[,!:.]\s*",
    re.IGNORECASE,
)
"""The greeting in front of the first sentence, which stays as well."""


def sentence_around(text: Text, start: int, end: int) -> tuple[int, int]:
    """Return the original span of the sentences that hold a span, without greeting and signature.

    Never less than the span itself; the greeting, where that holds it.
    """
    raw = text.raw
    greeted = _GREETED.match(raw)
    if greeted is not None and end <= greeted.end():
        return 0, greeted.end()
    touched = [(left, right) for left, right in text.sentences if left < max(end, start + 1) and start < right]
    left = min((span[0] for span in touched), default=start)
    right = max((span[1] for span in touched), default=end)
    left += len(raw[left:start]) - len(raw[left:start].lstrip())
    if greeted is not None and left < greeted.end() <= start:
        left = greeted.end()
    signed = _SIGNED.search(raw, max(0, len(raw) - _LONGEST_NAME))
    if signed is not None and end <= signed.start() < right:
        right = signed.start()
    return min(left, start), max(right, end)
