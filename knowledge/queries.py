"""What to ask for: a post, or a whole conversation, becomes one query or several."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge import sentences

MAX_QUERIES = 4
MIN_WORDS = 4
WHOLE = 240
"""A post of up to this many characters is asked as a whole; longer ones also sentence by sentence."""
MAX_CHARACTERS = 4_000


def split(query: str) -> list[str]:
    """Return the query itself and, for a long post, its parts with several problems each on its own."""
    whole = " ".join(query.split())[:MAX_CHARACTERS]
    if len(whole) <= WHOLE:
        return [whole]
    parts = [s for s in sentences.split(whole) if len(s.split()) >= MIN_WORDS]
    if len(parts) < 2:
        return [whole]
    if len(parts) > MAX_QUERIES:
        parts = _groups(parts, MAX_QUERIES)
    return [whole, *parts]


def from_conversation(post: str, earlier: Sequence[str] = (), facts: Sequence[str] = ()) -> str:
    """Return one query for a case: the post first, then the customer's last two earlier messages,
    then the facts.
    """
    pieces = [post, *list(earlier)[-2:], *facts]
    return "\n".join(piece.strip() for piece in pieces if piece.strip())[:MAX_CHARACTERS]


def _groups(parts: list[str], count: int) -> list[str]:
    size, extra = divmod(len(parts), count)
    out, start = [], 0
    for i in range(count):
        stop = start + size + (i < extra)
        out.append(" ".join(parts[start:stop]))
        start = stop
    return out
