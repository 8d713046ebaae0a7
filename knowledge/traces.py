"""Looking for erased words in the bytes of files: what proves that nothing is left."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

_BLOCK = 1 << 20


def spellings(text: str) -> frozenset[bytes]:
    """The byte strings as which a text may stand in a file: UTF-8, UTF-16, JSON's escapes, and case-folded."""
    encoded = {text.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")}
    return frozenset(encoded | {json.dumps(text)[1:-1].encode(), text.casefold().encode()})


def contains(path: Path, texts: Sequence[bytes]) -> bool:
    """True when one of `texts` stands anywhere in the file, also across the borders of what is read at a time."""
    if not texts:
        return False
    reach = max(map(len, texts)) - 1
    held = b""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            window = held + block
            if any(text in window for text in texts):
                return True
            held = window[-reach:] if reach else b""
    return False
