"""Ids that sort by time: 48 bits of milliseconds and 80 random bits, as 26 lower-case letters and digits."""

from __future__ import annotations

import secrets
from datetime import datetime

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u to misread


def new_id(now: datetime) -> str:
    """Return a fresh id; ids made later sort later (within a millisecond the order is random)."""
    number = (int(now.timestamp() * 1000) << 80) | secrets.randbits(80)
    return "".join(_ALPHABET[(number >> shift) & 31] for shift in range(125, -1, -5))
