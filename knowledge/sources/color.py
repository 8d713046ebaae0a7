"""Colours, and whether words in one can be seen on a ground of another: one measure for web pages, Word and PDF."""

from __future__ import annotations

import re
from typing import NamedTuple

from PIL import ImageColor

UNREADABLE = 1.2
"""Contrast, as WCAG 2 defines it (1 to 21), below which nobody sees words. It asks 4.5 of text; #eeeeee on white has
1.16, the palest grey that people print 1.6."""
_CALL = re.compile(r"^(rgb|hsl)a?\(([^()]*)\)$")


class Color(NamedTuple):
    """Red, green and blue, 0 to 1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    @property
    def luminance(self) -> float:
        """Relative luminance (WCAG 2), 0 black to 1 white."""
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in self[:3]]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


WHITE = Color(1.0, 1.0, 1.0)
BLACK = Color(0.0, 0.0, 0.0)


def unreadable(words: Color, ground: Color) -> bool:
    """True when words of one colour cannot be seen on the other."""
    if words.alpha <= 0.1:
        return True
    bright, dark = sorted((words.luminance, ground.luminance), reverse=True)
    return (bright + 0.05) / (dark + 0.05) < UNREADABLE


def parse(text: str) -> Color | None:
    """Read a colour as style sheets write it; None when it is none, or depends on what is around it."""
    written = text.strip().lower()
    if written == "transparent":
        return Color(0.0, 0.0, 0.0, 0.0)
    alpha = 1.0
    call = _CALL.match(written)
    if call is not None:
        parts = re.split(r"[\s,/]+", call[2].strip())
        if len(parts) == 4:
            alpha = _share(parts.pop())
        written = f"{call[1]}({','.join(parts)})"
    try:
        found = ImageColor.getrgb(written)
    except ValueError:
        return None
    if len(found) == 4:
        alpha = found[3] / 255
    return Color(found[0] / 255, found[1] / 255, found[2] / 255, alpha)


def _share(text: str) -> float:
    try:
        return float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        return 1.0
