"""Which sentences and clauses of a complaint may tell what is wrong."""

from __future__ import annotations

import re

from drafting.writer.reading.matter import Telling, telling
from drafting.writer.reading.signals import signals_of
from drafting.writer.reading.troubles import troubles
from drafting.writer.words.completed import completed
from drafting.writer.words.language import Language
from drafting.writer.words.tense import tells_past
from drafting.writer.words.text import sentences, words

_REPROACH = re.compile(
    r"why (?:(?:do|must|should) (?:i|we) (?:have to|need)|(?:can't|couldn't) (?:i|we))\b", re.IGNORECASE
)


def troubled_clauses(post: str, pack: Language) -> list[str]:
    """Return the sentences that say what is wrong, the plainest first: in a complaint any may, in whatever words."""
    sentences_told = sentences(post.replace(" ,", ", "))
    parts = [part for part in sentences_told if not _asks(part, pack)]
    parts = [piece for part in parts for piece in dict.fromkeys((part, *signals_of(pack).clauses(part)))]
    parts = [part for part in parts if not pack.has("praise", part)]
    wrong = [
        part for part in parts if pack.has("complaint", part) or pack.has("negation", part) or troubles(part, pack)
    ]
    mine = set(pack.words["first_person"])
    theirs = [part for part in parts if mine & set(words(part)) or completed(part, pack) != part]
    return list(dict.fromkeys((*wrong, *theirs, *(part for part in parts if telling(part, pack) is Telling.MATTER))))


def torn_off(part: str, post: str, pack: Language) -> bool:
    """Whether whoever did it stands before the words, which then tell no deed of the customer's: "he … walked off"."""
    place = post.find(part)
    if pack.echoes or place <= 0 or not completed(part, pack).startswith("I ") or part.startswith("I "):
        return False
    before = post[:place].rstrip(" \"'")
    if before.endswith(("...", "…")):
        return True
    begun = re.split(r"[.!?\n]\s+", before)[-1]
    did_it = completed(begun, pack).lower().startswith(("i ", "i'", "we ")) or tells_past(f"I {begun[:12]}", pack)
    return before.endswith(",") and not did_it


def _asks(part: str, pack: Language) -> bool:
    """Whether a sentence asks something: "why do I have to …?" only reproaches."""
    return ("?" in part or signals_of(pack).questions(part)) and _REPROACH.match(part) is None
