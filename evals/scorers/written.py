"""What of a reply was written for this post: without greeting, signature and the customer's own words in quotes."""

from __future__ import annotations

import re
from functools import lru_cache

from evals.scorers.words import plain

QUOTED = re.compile(r"[“„«\"]\s*([^“”„«»\"]{8,}?)\s*[”“»\"]")
"""A quotation of eight characters or more; shorter ones are names and titles."""
_GREETING = re.compile(
    r"\s*[¡]?(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hola|buen[oa]s (?:días|tardes|noches)|estimad[oa]|"
    r"querid[oa]|bonjour|bonsoir|salut|chère?|hallo|guten (?:tag|morgen|abend)|moin|liebe[rs]?|servus)\b"
    r"[^.,!:;?\n]{0,40}(?:[.,!:;\n]\s*)",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"\s*(?:\^|[–—-]\s?)(?:[^\W\d_]|[.' ]){1,24}\.?\s*$")


@lru_cache(maxsize=4096)
def own_words(reply: str) -> str:
    """Return the reply without its greeting, its signature and what it quotes.

    Two drafts that differ only in these are the same reply twice; a reply that only quotes says nothing itself.
    """
    text = _SIGNATURE.sub("", _GREETING.sub("", reply, count=1) if _GREETING.match(reply) else reply)
    return QUOTED.sub(" ", text).strip()


def in_a_row(reply: str) -> str:
    """Return the words of a reply in a row, as likeness is measured on them: greeting, name and quotations left out."""
    return " ".join(plain(own_words(reply)))
