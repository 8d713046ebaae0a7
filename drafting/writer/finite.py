"""Whether words hold a finite verb, without which they are no clause."""

from __future__ import annotations

import re

from drafting.writer.language import Language
from drafting.writer.text import fold

_VERB_WITHIN = 5
"""Words from the beginning, its own among them, in which a thing's verb comes."""
_ACCENTED = {"es": re.compile(r"\w{2,}(?:ó|aron|ieron|aban?)\b|\bestán?\b"), "fr": re.compile(r"\ba\b")}
_PARTICIPLE = re.compile(r"\b\w+ée?s?\b")
"""French "bloquée", which folded begins like "bloque"."""
_NOUN_ENDS = re.compile(r"(?:e?ments?|ig|igkeit|ung|ungen)\b")


def has_verb(text: str, pack: Language) -> bool:
    """Whether a finite verb stands there, and not the beginning of a noun: "charge", not "chargement"."""
    text = _PARTICIPLE.sub(" ", text) if pack.code == "fr" else text
    accented = _ACCENTED.get(pack.code)  # what folding would take for another word
    folded = fold(text)
    found = pack.pattern("finite").finditer(folded)
    return bool(accented and accented.search(text)) or any(not _NOUN_ENDS.match(folded, one.end()) for one in found)


def verb_soon(text: str, pack: Language) -> bool:
    """Whether a verb follows within a few words of the first."""
    words = text.split()
    return has_verb(" ".join(words[1:_VERB_WITHIN]), pack)
