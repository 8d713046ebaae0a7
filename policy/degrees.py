"""Words of degree that leave no exception: "always", "every", "at once", in four languages.

A policy that says "usually" or "most" is told wrongly by "always" or "all", and by nothing else that could be counted.
Each kind of degree is backed by evidence that has a word of that kind, in whatever language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from policy.vocabulary import words as word_set

_KINDS: Mapping[str, re.Pattern[str]] = {
    "at all times": re.compile(
        r"\b(?:always|never|at all times|any time|anytime|around the clock|24/7|"
        r"all (?:year|day|season)(?: round| long)?|"
        r"immer|stets|jederzeit|nie|niemals|rund um die uhr|das ganze jahr|ganzjahrig|"
        r"toujours|jamais|a tout moment|en permanence|toute l'annee|"
        r"siempre|nunca|jamas|en todo momento|todo el (?:ano|dia))\b"
    ),
    "without exception": re.compile(
        r"\b(?:every|each|all|everything|everywhere|everyone|everybody|anywhere|"
        r"jede[rnms]?|alle[rnms]?|alles|uberall|samtliche|"
        r"chaque|tous|toutes|partout|tout le monde|"
        r"cada|todos|todas|en todas partes|todo el mundo)\b"
    ),
    "at once": re.compile(
        r"\b(?:immediately|at once|straight ?away|right away|instantly|on the spot|same day|"
        r"sofort|umgehend|unverzuglich|noch am selben tag|"
        r"immediatement|tout de suite|aussitot|sur-le-champ|"
        r"inmediatamente|enseguida|al instante|en el acto|de inmediato)\b"
    ),
}
_COMMON = re.compile(
    r"\b(?:always (?:be )?(?:so |very |most )?welcome|(?:all|everyone|everybody|each) (?:of (?:us|you)|here|at)|"
    r"after all|at all(?! times)|"
    r"all (?:the (?:best|more|same)|right|too|along|about|in all|sorted|set|good|fine|yours|ears)|"
    r"every (?:reason|right|bit|minute of|word)|all (?:i|we|you) need|all of (?:it|this|that|your)|"
    r"immer (?:gern\w*|wieder|noch|willkommen)|"
    r"jederzeit (?:gern\w*|willkommen|wieder)|alles (?:gute|klar|liebe)|vor allem|"
    r"toujours (?:pas|les? bienvenu\w*|la bienvenue)|tous les deux|siempre (?:bienvenid\w+|que)|cada vez)\b"
)
"""Where such a word is courtesy or part of another one."""


_WORDS = word_set(
    """
    always never times time anytime clock 24/7 24 all every each everything everywhere everyone everybody anywhere
    immediately once straight straightaway away instantly spot same immer stets jederzeit nie niemals uhr jahr
    ganzjahrig alles uberall samtliche sofort umgehend unverzuglich tag toujours jamais moment permanence annee chaque
    tous toutes partout monde immediatement suite aussitot champ siempre nunca jamas momento ano dia cada todos todas
    partes mundo inmediatamente enseguida instante acto inmediato
    """
)
_BEGINNINGS = ("jede", "alle", "l'an", "sur-le")


def may_be_degrees(said: Sequence[str]) -> bool:
    """Tell whether words could hold one of degree at all: it spares nearly every reply the patterns."""
    return not _WORDS.isdisjoint(said) or any(word.startswith(_BEGINNINGS) for word in said)


def degrees(folded: str, left: int, right: int) -> Iterator[tuple[str, int, int]]:
    """Yield kind and span of each word of degree between two places of folded text."""
    courtesies = [m.span() for m in _COMMON.finditer(folded, left, right)]
    for kind, pattern in _KINDS.items():
        for match in pattern.finditer(folded, left, right):
            if not any(start <= match.start() < end for start, end in courtesies):
                yield kind, match.start(), match.end()
