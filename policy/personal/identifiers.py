"""Tokens that look like somebody's number, whatever it is the number of."""

from __future__ import annotations

import re

_IDENTIFIER = re.compile(r"(?<![\w.])(?=[a-z0-9\-]*\d)[a-z0-9][a-z0-9\-]{4,}+(?![\w])")
_HARMLESS = re.compile(
    r"(?:19|20)\d{2}|\d{1,4}(?:st|nd|rd|th|am|pm|gb|mb|mg|kg|km|ml|cm|mm|min|hrs|hours|days)|\d{1,2}-\d{1,2}|"
    r"\d{4}-\d{2}-\d{2}"
)


def identifiers(folded: str) -> frozenset[str]:
    """Return tokens of folded text that look like somebody's number: five characters or more, with digits."""
    return frozenset(
        m.group()
        for m in _IDENTIFIER.finditer(folded)
        if sum(map(str.isdigit, m.group())) >= 4 and not _HARMLESS.fullmatch(m.group())
    )
