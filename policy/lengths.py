"""Length of a text as each platform counts it.

X: twitter-text v3 (weights 1 and 2, every URL 23, an emoji 2, NFC). Bluesky: extended grapheme clusters.
Mastodon and most others: code points; Facebook and the App Store: UTF-16 units.
"""

from __future__ import annotations

import re
import unicodedata

import regex

from policy.emoji_spans import EMOJI
from policy.entities import urls
from policy.models import LengthUnit

X_URL_LENGTH = 23
_HEAVY = re.compile("[^\\u0000-\\u10ff\\u2000-\\u200d\\u2010-\\u201f\\u2032-\\u2037]")
"""Everything that weighs two: all but the ranges of X's configuration 3."""
_MAYBE_EMOJI = re.compile("[\\u00a9\\u00ae\\u203c\\u2049\\u20e3\\u2100-\\U0010ffff]")
_GRAPHEME = regex.compile(r"\X")


def length_in(text: str, unit: LengthUnit) -> int:
    """Return the length of `text` in `unit`."""
    if unit == "x_weighted":
        return x_length(text)
    if unit == "graphemes":
        return graphemes(text)
    if unit == "utf16":
        return len(text) + sum(1 for c in text if ord(c) > 0xFFFF) if not text.isascii() else len(text)
    return len(text)


def graphemes(text: str) -> int:
    """Return the number of characters as a reader counts them."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    return sum(1 for _ in _GRAPHEME.finditer(text))


def x_length(text: str, *, discount_emoji: bool = True) -> int:
    """Return X's weighted length; 280 fit.

    Without `discount_emoji` each code point of an emoji counts by itself: the older configuration 2 of twitter-text.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    total = 0
    at = 0
    for entity in urls(text):
        total += _weight(text[at : entity.start], discount_emoji) + X_URL_LENGTH
        at = entity.end
    return total + _weight(text[at:] if at else text, discount_emoji)


def _weight(text: str, discount_emoji: bool) -> int:
    if text.isascii():
        return len(text)
    emoji = 0
    if discount_emoji and _MAYBE_EMOJI.search(text):
        text, emoji = EMOJI.subn("", text)
    return 2 * emoji + len(text) + len(_HEAVY.findall(text))
