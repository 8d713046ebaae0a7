"""What is too long or not text at all, said in one place."""

from __future__ import annotations

import re

from drafting.errors import InvalidInput

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
"""Names to sign in with."""
MAX_BYTES = 65_536
"""Longest post or reply that is taken, in UTF-8 bytes: far above what any channel allows."""


def require_text(text: str, what: str) -> str:
    """Return `text` when it can be worked with. Raises InvalidInput: empty, too large, lone surrogates."""
    if not text.strip():
        raise InvalidInput(f"{what} is empty.")
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError:
        raise InvalidInput(
            f"{what} holds half a character (a lone surrogate). Copy it again from its source."
        ) from None
    if size > MAX_BYTES:
        raise InvalidInput(f"{what} is {size:,} bytes long; at most {MAX_BYTES:,} are taken. Shorten it.")
    return text


PRIVATE_CHANNEL = "email"
"""The channel whose rules a private message is judged by."""
