"""The words of a post in English, to look up rules that a company has in English alone.

The embedded embedder knows English only, and a Spanish question shares no word with an English clause. What is found so
is listed for the agent, and given to a capable model; the writer's own sentences never tell it, for it is in another
language than the reply.
"""

from __future__ import annotations

from drafting.writer.words.language import Language
from drafting.writer.words.text import words

_LEAST = 2
"""Words found in English from which a search for them says something."""


def in_english(text: str, pack: Language) -> str:
    """Return the English for the words of a text that the language's list knows; empty where it knows hardly any."""
    found: dict[str, None] = {}
    for word in words(text):
        known = max((start for start in pack.english if word.startswith(start)), key=len, default=None)
        if known is not None and (len(known) > len(word) - len(known) or word not in pack.stop):
            found[pack.english[known]] = None
    return " ".join(found) if len(" ".join(found).split()) >= _LEAST else ""
