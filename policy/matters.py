"""What a word or a clause is about, comparable between texts: concepts in four languages, and stems for the rest."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from policy.content import stem
from policy.quantities import Quantity
from policy.quantity_words import NUMBER_VALUES
from policy.role_words import EXACT, STEMS
from policy.vocabulary import STOP_WORDS
from policy.vocabulary import words as word_set

_PREFIXES: dict[str, str] = {stem: concept for concept, stems in STEMS.items() for stem in stems.split()}
_LONGEST = max(map(len, _PREFIXES))
WORD = re.compile(r"[^\W\d_]+(?:-in)?")
"""A word of folded text."""


@lru_cache(maxsize=8192)
def concept(word: str) -> str:
    """Return the concept that a folded word belongs to; nothing when it belongs to none."""
    if word in EXACT:
        return EXACT[word]
    for size in range(min(len(word), _LONGEST), 2, -1):
        found = _PREFIXES.get(word[:size])
        if found is not None and (size > 3 or len(word) <= size + 2):
            return found
    return ""


_PLAIN = word_set(
    """
    don doesn isn aren won wasn weren didn couldn shouldn haven hasn evening morning afternoon del los las una des aux
    allow allows apply applies expect once january february march april may june july august september october
    november december end start begin stay stays is are be was been were has have had will can must shall would could
    should do does did get gets got make made give given gives take takes taken come comes goes go going put set let
    say says see like need needs want please hi hello dear hey hola bonjour hallo still also even just only then than
    there here where how what who which each every per more most less least within up until till before after from
    since over under about at by on off in later earlier both either next last other another same such any some all
    none one two three first second third again back out that this these those it its they them we us our you your he
    she i my me not no never cannot can't don't doesn't isn't aren't won't n't of for to with and or but as if so yet
    because while whereas whether sorry time times way thing bit lot sure glad happy afraid right so-called en por
    para con sin desde hasta antes despues cada este esta puede puedes tiene tienes son hay mas menos muy ya pour par
    avec sans dans sous sur depuis chaque vous nous votre notre est sont etre avoir avez plus moins tres wir sie ihr
    ihre ihnen kann konnen muss wird werden haben hat innerhalb von mit ohne fur bei nach vor bis ab jede jeder pro
    ist sind sein mehr weniger sehr noch schon bitte leider nichts danach dann dafur davor brauchen brauche brauchst
    eine einen einem einer ein zahlen without nothing nada rien cuesta coute kostet cuestan toma ton mon lui leur ces
    cet cette elle ils il su sus mi nuestro nuestra ahora luego aqui alli ainsi alors possible impossible moglich
    posible unable etait ete ont etaient donc parce car mais deja encore aussi comme seront fut wurde wurden worden
    war waren auch nur also weil denn dabei deshalb fue fueron ha han sido porque pero tambien solo asi estaba
    """
)
"""Words that name no matter."""
_IRREGULAR = {
    "kept": "keep", "sent": "send", "held": "hold", "bought": "buy", "brought": "bring", "sold": "sell", "lost": "lose",
    "left": "leave", "found": "find", "told": "tell", "met": "meet", "built": "build", "worn": "wear",
    "broken": "break", "chosen": "choose", "driven": "drive", "flown": "fly", "written": "write", "stolen": "steal",
    "spoken": "speak", "shown": "show", "grown": "grow", "children": "child", "people": "person", "feet": "foot",
}  # fmt: skip
"""Forms whose stem is not that of their word."""
_IRREGULAR |= dict.fromkeys(
    ("modify", "modified", "modifies", "modifying", "modification", "modifications", "amend", "amended", "alter",
     "altered"),
    "change",
)  # fmt: skip
"""A policy modifies what a reply changes."""
_MERGED_APART = frozenset({"opening", "size", "update", "staff", "data", "age"})
"""Concepts whose words must be told apart when two figures compete: high and wide, open and close."""


@lru_cache(maxsize=8192)
def matter(word: str) -> str:
    """Return what a folded word says of a clause's matter, comparable between texts; nothing for filler."""
    word = _IRREGULAR.get(word, word)
    if len(word) < 3 or word in _PLAIN or word in STOP_WORDS or word in NUMBER_VALUES:
        return ""
    name = concept(word)
    if name and name not in _MERGED_APART:
        return f"={name}"
    name = stem(stem(word))  # twice, so that "ordered" meets "orders"
    return name[:-1] if len(name) > 3 and name[-1] == name[-2] else name


def matters_in(folded: str, left: int, right: int, inside: Sequence[Quantity]) -> frozenset[str]:
    """Return the matters that a stretch of folded text names outside its figures, which are given in order."""
    return Matters(folded, left, right, inside).between(left, right)


class Matters:
    """The matters that a stretch of folded text names outside its figures, and where."""

    def __init__(self, folded: str, left: int, right: int, inside: Sequence[Quantity]) -> None:
        self._folded = folded
        self._sends_back = _BACK.search(folded, left, right) is not None
        starts = [q.start for q in inside]
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._names: list[str] = []
        for word in WORD.finditer(folded, left, right):
            start = word.start()
            before = bisect_right(starts, start)
            if not (before and start < inside[before - 1].end) and (name := matter(word.group())):
                self._starts.append(start)
                self._ends.append(word.end())
                self._names.append(name)

    def between(self, left: int, right: int) -> frozenset[str]:
        """Return the matters whose words stand between two places."""
        found = set(self._names[bisect_left(self._starts, left) : bisect_right(self._ends, right)])
        if self._sends_back and (back := _BACK.search(self._folded, left, right)) is not None:
            found.add("=refund" if _TO_CARD.match(self._folded, back.end()) else "=return")
        return frozenset(found)


_BACK = re.compile(
    r"\b(?:send|sends|sending|sent|bring|brings|bringing|come|comes|ship|post|hand|take|goes|go)\b[^.;,]{0,16}?\bback\b|"
    r"\b(?:schick|send|bring|geb)\w*\b[^.;,]{0,24}?\bzuruck\w*"
)
_TO_CARD = re.compile(r" (?:to|on|onto|in|into) (?:the|your) (?:\w+ )?(?:card|account|bank)")
