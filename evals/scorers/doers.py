"""Who did what, as far as pronouns and plain verb forms tell: English, German, French and Spanish."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from policy.content import stem
from policy.views import Text
from policy.vocabulary import words as word_set

Side = Literal["customer", "us"]
Deed = tuple[Side, str]
"""Who, and the stem of the verb."""

_EN_AUX = r"(?:have|had|has|did|was|were|am|are|be|been|got|just|already|then|also|only|even|never|not)"
_EN_OPEN = r"(?:will|would|can|could|should|shall|may|might|must)"
_EN = re.compile(rf"\b(i|we|you|they)\b(?: (?:all|guys|both|lot))?((?: {_EN_AUX}| {_EN_OPEN})*) (\w+)")
_EN_PAST = re.compile(
    r"\w{3,}ed$|^(?:sent|paid|told|took|lost|broke|left|gave|kept|bought|got|came|went|said|made|held|forgot|wrote|rang|"
    r"threw|brought|sold|found|cut|put|charged|stole|hung|swore|drove|woke|wore|won|beat|cancelled|canceled)$"
)
_TALK = frozenset(map(stem, word_set("said told wrote mentioned asked described called reported noticed")))
"""What is said of saying is no deed: "you told us"."""

_DE = re.compile(
    r"\b(ich|wir|du|ihr)\b((?: \w+){0,7}?) "
    r"(ge\w{3,}(?:t|en)|(?:be|ver|er|zer|ent)\w{3,}(?:t|en)|\w{3,}ge\w{2,}(?:t|en)|\w+iert)\b"
)
_DE_HAVE = re.compile(r"\b(habe?|hast|haben|habt|bin|bist|sind|seid|wurden?)\b")
_FR = re.compile(
    r"\b(je|j|nous|vous|on)(?: (?:l|le|la|les|m|me|nous|vous|en|y|ne|n|s|se))*"
    r" (?:ai|avons|avez|a|suis|sommes|etes)(?: (?:pas|jamais|bien|deja|tout|toujours))*"
    r" (\w{3,}(?:e|es|u|us|ue|i|is|it|ert|erte|s))\b"
)
_ES_PERFECT = re.compile(r"\b(he|hemos|habeis|has|han) (\w{2,}(?:ado|ido|to|cho))\b")
_ES_PAST = re.compile(r"\b(\w{2,}?)(aste|iste|asteis|isteis|aron|ieron|amos|imos)\b")


@lru_cache(maxsize=4096)
def deeds(text: str, lang: str, *, customer_speaks: bool) -> frozenset[Deed]:
    """Return who did what in a text. In a post "I" is the customer and "you" the company; in a reply it is turned.

    Future and wished-for deeds are left out. Empty for a language whose forms are not known.
    """
    reader = _READERS.get(lang)
    if reader is None:
        return frozenset()
    words = " ".join(Text(text).plain_words.words)
    found: set[Deed] = set()
    for speaker, verb in reader(words):
        if stem(verb) in _TALK:
            continue
        side: Side = "customer" if speaker == customer_speaks else "us"
        found.add((side, stem(verb)))
    return frozenset(found)


def _english(words: str) -> list[tuple[bool, str]]:
    found = []
    for match in _EN.finditer(words):
        who, helpers, verb = match.groups()
        if re.search(_EN_OPEN, helpers) or not _EN_PAST.search(verb):
            continue
        if re.search(r"\b(?:was|were|am|are|be|been|got)\b", helpers):
            continue  # "I was charged": the other side did it
        if who != "they":
            found.append((who in ("i", "we"), verb))
    return found


def _german(words: str) -> list[tuple[bool, str]]:
    found = []
    for match in _DE.finditer(words):
        who, between, verb = match.groups()
        around = f"{words[max(0, match.start() - 12) : match.start()]} {between}"
        if _DE_HAVE.search(around) and "wurde" not in around and "¶" not in between:
            found.append((who in ("ich", "wir"), verb))
    return found


def _french(words: str) -> list[tuple[bool, str]]:
    return [(m.group(1) in ("je", "j", "nous", "on"), m.group(2)) for m in _FR.finditer(words)]


def _spanish(words: str) -> list[tuple[bool, str]]:
    found = [(m.group(1) in ("he", "hemos"), m.group(2)) for m in _ES_PERFECT.finditer(words)]
    return found + [(m.group(2) in ("amos", "imos"), m.group(1)) for m in _ES_PAST.finditer(words)]


_READERS: dict[str, Callable[[str], list[tuple[bool, str]]]] = {
    "en": _english,
    "de": _german,
    "fr": _french,
    "es": _spanish,
}
