"""Length of a text as each platform counts it.

X: twitter-text v3 (weights 1 and 2, every URL 23, an emoji 2, NFC). Bluesky: extended grapheme clusters.
Mastodon and most others: code points; Facebook and the App Store: UTF-16 units.
"""

from __future__ import annotations

import unicodedata

import regex

from policy.emoji_spans import EMOJI
from policy.entities import urls
from policy.models import LengthUnit

X_URL_LENGTH = 23
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


def x_length(text: str) -> int:
    """Return X's weighted length; 280 fit."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    total = 0
    at = 0
    for entity in urls(text):
        total += _weight(text[at : entity.start]) + X_URL_LENGTH
        at = entity.end
    return total + _weight(text[at:] if at else text)


def _weight(text: str) -> int:
    if text.isascii():
        return len(text)
    emoji = 0
    if any(ord(c) > 0x2100 or ord(c) in (0xA9, 0xAE, 0x203C, 0x2049, 0x20E3) for c in text):
        text, emoji = EMOJI.subn("", text)
    return 2 * emoji + sum(1 if _light(ord(c)) else 2 for c in text)


def _light(point: int) -> bool:
    return point <= 4351 or 8192 <= point <= 8205 or 8208 <= point <= 8223 or 8242 <= point <= 8247
