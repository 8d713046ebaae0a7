"""What somebody may have meant by a name that is not known."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

_NEAR = 75.0
"""Least likeness, 0 to 100: one or two slips of the finger in a short name, and no other word."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the one of `known` that `name` is most likely a slip for; None when nothing is near."""
    found = process.extractOne(name.strip().lower(), sorted(known), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return found[0] if found else None
