"""Whether words hold a finite verb, without which they are no clause."""

from __future__ import annotations

import re

from drafting.writer.words.language import Language
from drafting.writer.words.tense import tells_now, tells_past
from drafting.writer.words.text import fold

_VERB_WITHIN = 5
"""Words from the beginning, its own among them, in which a thing's verb comes."""
_ACCENTED = {"es": re.compile(r"\w{2,}(?:ó|aron|ieron|aban?)\b|\bestán?\b"), "fr": re.compile(r"\ba\b")}
_VERB_AFTER_NOUN = re.compile(
    r"\b(?:[Dd](?:er|ie|as)|[Mm]ein\w?|[Ee]ur?e\w?|[Ii]hre?|[Dd]ies\w+|[Kk]eine?|[Ee]ine?) (?:[a-zäöüß]+e[nrs]? )?"
    r"[A-ZÄÖÜ][\wäöüß-]+ (?:sich )?"
    r"(?!nicht\b|seit\b|mit\b|laut\b|statt\b|oft\b|fast\b|jetzt\b|erst\b|zuletzt\b|samt\b|ge|be|ver|er|zer|ent)"
    r"[a-zäöüß]{2,}t\b|"
    r"^(?!nicht\b|ge|be|ver|er|zer|ent)[a-zäöüß]{3,}t "
    r"(?:sich|nicht|nichts|nie|nur|keine?[nmr]?|mich|mir|uns|einfach|immer)\b"
)
"""A German verb behind what it says something of, or before a word that only follows verbs: "Die Tasche riecht", "rührt
sich nicht"; participles and small words apart."""
_PARTICIPLE = re.compile(r"\b\w+ée?s?\b")
"""French "bloquée", which folded begins like "bloque"."""
_NOUN_ENDS = re.compile(r"(?:e?ments?|ig|igkeit|ung|ungen|t?ures?|ations?|e?urs?|euses?)\b")


def has_verb(text: str, pack: Language) -> bool:
    """Whether a finite verb stands there, and not the beginning of a noun: "charge", not "chargement"."""
    if (pack.code == "de" and _VERB_AFTER_NOUN.search(text)) or tells_past(text, pack) or tells_now(text, pack):
        return True
    text = _PARTICIPLE.sub(" ", text) if pack.code == "fr" else text
    accented = _ACCENTED.get(pack.code)  # what folding would take for another word
    folded = fold(text)
    found = pack.pattern("finite").finditer(folded)
    return bool(accented and accented.search(text)) or any(not _NOUN_ENDS.match(folded, one.end()) for one in found)


def verb_soon(text: str, pack: Language) -> bool:
    """Whether a verb follows within a few words of the first."""
    words = (text if pack.code == "en" else text.partition(",")[0]).split()
    return has_verb(" ".join(words[1:_VERB_WITHIN]), pack)
