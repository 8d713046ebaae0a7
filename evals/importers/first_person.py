"""From "You want to cancel your booking" to "I want to cancel my booking"."""

from __future__ import annotations

import re

_OBJECT_AFTER = (
    "to|for|with|from|by|of|at|on|about|than|tells?|told|lets?|gives?|gave|help(?:s|ed)?|allow(?:s|ed)?|charged?|charges|"
    "sends?|sent|owes?|ask(?:s|ed)?|offer(?:s|ed)?|refused?|refuses|show(?:s|ed)?|call(?:s|ed)?|contact(?:s|ed)?|"
    "inform(?:s|ed)?|caused?|causes|gets?|got|costs?|makes?|made|assures|assured|promised"
)
_SUBJECT_BEFORE = (
    r"(?=\s+(?:want|are|were|have|had|need|would|will|can|could|do|did|may|might|should|also|only|just|don|won)\b)"
)
_STAGE_DIRECTION = re.compile(
    r"\b(?:the agent|customer service agent|mention|if asked|when asked|pretend|make up a story|say that|"
    r"(?:if|and)\b[^.]*\b(?:become (?:angry|upset)|swear)|refuses to do so|intended task)\b",
    re.IGNORECASE,
)
_KEPT_BACK = re.compile(r"\s*\([^()]*\b(?:reveal|disclose)\b[^()]*\)", re.IGNORECASE)
"""What the actor is told not to say, in brackets."""
_RECORD = re.compile(r"\{([^{}]*)\}")
"""Options of a product as a programmer writes them."""
_DANGLING = re.compile(r"^(\s*You) also\b")
"""The first sentence of a post adds to nothing."""
_SENTENCE = re.compile(r"[^.!?]+[.!?]*\s*")
_STILL_ME = re.compile(r"^(?P<before>\s*You\b[^.!?]*?\b(?:and|but)) are\b")
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\byou (?=name|mobile|phone)", re.IGNORECASE), "My "),
    (re.compile(r"\byou are\b", re.IGNORECASE), "I am"),
    (re.compile(r"\byou were\b", re.IGNORECASE), "I was"),
    (re.compile(r"\b(?:you're|you’re)", re.IGNORECASE), "I'm"),
    (re.compile(r"\bare you\b", re.IGNORECASE), "am I"),
    (re.compile(r"\byourself\b", re.IGNORECASE), "myself"),
    (re.compile(r"\byours\b", re.IGNORECASE), "mine"),
    (re.compile(r"\byour\b"), "my"),
    (re.compile(r"\bYour\b"), "My"),
    (re.compile(rf"\byou\b{_SUBJECT_BEFORE}", re.IGNORECASE), "I"),
    (re.compile(rf"\b(?P<verb>{_OBJECT_AFTER})\s+you\b", re.IGNORECASE), r"\g<verb> me"),
    (re.compile(r"\byou(?=\s*[.,;:!?)]|\s*$)"), "me"),
    (re.compile(r"\byou\b", re.IGNORECASE), "I"),
)


def first_person(text: str) -> str:
    """Return a description of what somebody wants as that person would write it. Good enough to draft a reply to.

    Directions for an actor ("If the agent asks ...", "Mention all three") are left out.
    """
    text = _KEPT_BACK.sub("", text)
    text = _RECORD.sub(lambda record: f"({record.group(1).replace(chr(39), '')})", text)
    kept = [part for part in _SENTENCE.findall(text) if not _STAGE_DIRECTION.search(part) and part.strip(" .!?\n")]
    text = "".join(_STILL_ME.sub(r"\g<before> am", part) for part in kept) or text
    text = _DANGLING.sub(r"\1", text)
    for pattern, new in _RULES:
        text = pattern.sub(new, text)
    return re.sub(r"\s+", " ", text).strip()
