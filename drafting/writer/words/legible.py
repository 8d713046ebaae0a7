"""A post as far as anybody reads it.

Nobody leaves ten blanks or writes a word of two hundred letters, but an attacker may, and the patterns that look for
what a post tells walk over such a run once for each of its characters. So the run is cut here, in one place.
"""

from __future__ import annotations

import re

_BLANKS = re.compile(r"[^\S\n]{9,}")
_LINES = re.compile(r"\n(?:[^\S\n]{0,9}\n){4,}")
_SIGNS = re.compile(r"((?:[^\w\s]\s?){8})(?:[^\w\s]\s?)+")
_LONGEST_WORD = 200
"""Characters: longer than any word and than most addresses of pages, which no reply tells back."""
_ENDLESS = re.compile(rf"(?<!\S)(\S{{{_LONGEST_WORD}}})\S+")


def legible(text: str) -> str:
    """Return a text with endless runs of blanks, lines, signs and letters cut short; any other text as it is."""
    text = _LINES.sub("\n\n", _BLANKS.sub("  ", text))
    return _ENDLESS.sub(r"\1", _SIGNS.sub(r"\1", text))
