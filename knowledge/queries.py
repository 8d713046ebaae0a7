"""What to ask for: a post, or a whole conversation, becomes one query or several."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge import sentences

MAX_QUERIES = 4
MIN_WORDS = 4
WHOLE = 120
"""A post of up to this many characters is asked as a whole; longer ones also sentence by sentence.

Most public posts are short, and two problems fit into 150 characters: of 150 posts made of four banking questions on
two topics, both topics are among the first five for 143; for 76, when posts were cut from 240 characters on and at
capitals only. Posts on one topic are found as before.
"""
MAX_CHARACTERS = 4_000


def split(query: str) -> list[str]:
    """Return the query itself and, for a long post, its parts with several problems each on its own."""
    whole = " ".join(query.split())[:MAX_CHARACTERS]
    if len(whole) <= WHOLE:
        return [whole]
    # Cut wrongly, a query loses little.
    parts = [part for part in sentences.split(whole, casual=True) if len(part.split()) >= MIN_WORDS]
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
