"""Endless blanks cut short: nobody leaves them, and patterns walk over such a run once for each of its characters."""

from __future__ import annotations

import re

_ENDLESS = re.compile(r"\s{9,}")


def shortened(text: str) -> str:
    """Return a text with each run of nine blanks or lines and more as two; any other text as it is."""
    return _ENDLESS.sub(lambda run: "\n\n" if "\n" in run[0] else "  ", text)
