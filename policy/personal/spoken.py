"""The digits view: letters written for digits (O7700)."""

from __future__ import annotations

import re

from policy.views import Text

_MIXED = re.compile(r"(?<![a-z])[0-9oil]*[0-9][0-9oil]*(?![a-z])")
_BESIDE = re.compile(r"[0-9](?:[oil]|(?<=[oil][0-9]))")
_LETTER_DIGITS = str.maketrans("oil", "011")


def digits_view(text: Text) -> str:
    """Return the folded text with o, i and l inside numbers read as digits; offsets are those of the folded text."""
    folded = text.folded
    if not _BESIDE.search(folded):
        return folded
    return _MIXED.sub(lambda m: m.group().translate(_LETTER_DIGITS), folded)
