"""Links, mentions, hashtags and cashtags in a text, by the rules of twitter-text v3."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entity:
    """A link, mention, hashtag or cashtag: half-open span and its text (without the sign for the last three)."""

    start: int
    end: int
    text: str


_URL = re.compile(r"(?i)(?:https?://)?+(?:[a-z0-9\-]++\.)+[a-z]{2,}+(?:/[^\s]*)?")


def urls(text: str) -> list[Entity]:
    """Return the links in `text`."""
    if "." not in text:
        return []
    return [Entity(m.start(), m.end(), m.group()) for m in _URL.finditer(text)]
