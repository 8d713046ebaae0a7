"""A post as it is usually spelt, with its codes and greetings taken out of the way."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from drafting.writer.words.capitals import capitals
from drafting.writer.words.language import Language
from drafting.writer.words.mask import masked
from drafting.writer.words.tense import in_its_form
from drafting.writer.words.text import undrawn

_CODE_OF = re.compile(
    r"(?:\b(?:my|mi|meine[nr]?|ma)\s+)?\b(reservation|order|booking|r[ée]servation|commande|reserva|pedido|Bestellung|"
    r"Buchung)(s?)\b\s*(?:ids?|numbers?|no\.?|nr\.?|n[°º]\.?|#)*\s*\((?:code|reference|order|booking)\)"
    r"(?:\s*(?:,|and|or|y|et|und)\s*#?\((?:code|reference|order|booking)\))*",
    re.IGNORECASE,
)
_TO_CODE = re.compile(
    r"(?:\s+(?:to|for|with|of|in|from|under|as|at|number|the|my)){0,6}(?:\s+(?:item|product|user))?"
    r"(?:\s+(?:ids?|numbers?))?\s*#?\([a-z_]{2,12}\)",
    re.IGNORECASE,
)
_AND_SO = re.compile(
    r"^(?:\d+[.)]\s*|"
    r"(?:and|but|so(?! (?:\w+ (?:ich|wir|es|man|ihr|sie)|macht|ist|geht|wird|kann|etwas|was|ein|eine)\b)|"
    r"also|plus|then|y|pero|et|mais|und|aber)\s+|[@#]\S+\s+|"
    r"(?:(?:the|my) )?(?:main|biggest|only|real) (?:problem|issue|thing) is (?:that )?|"
    r"(?:i )?(?:just |only )?want(?:ed)? to (?:say|tell you|let you know) (?:that )?|"
    r"(?:ich )?(?:wollte|will|möchte) (?:(?:euch|ihnen|nur|mal|kurz|einfach|noch) )*sagen:\s*|"
    r"(?:je )?(?:voulais|tenais|tiens|souhaite|souhaitais|voudrais|viens|me permets|suis au regret|suis (?:bien )?"
    r"obligée?|suis contrainte?) (?:(?:juste|simplement|à|de) )*(?:vous )?(?:dire|signaler|informer|écrire|"
    r"faire savoir|faire remarquer|annoncer) qu(?:e |')|"
    r"(?:s[oó]lo )?(?:(?:les|le|os) )?(?:quer[ií]a|quiero|quisiera|escribo para|tengo que|debo|lamento) "
    r"(?:s[oó]lo )?(?:decir|comentar|informar|comunicar|avisar|contar)(?:os|les|le|te)? (?:de )?que |"
    r"(?:les|le|os) informo (?:de )?que |"
    r"(?:eso s[ií]|par contre|en revanche|d'ailleurs|por cierto|adem[aá]s|encima|en plus|de plus)(?! d[e'])"
    r"(?:,\s*|\s+))+",
    re.IGNORECASE,
)
_AND_THAT = re.compile(r"\b(et|y) qu(?:e |')")
"""What goes on with a "that" whose first one was left out."""
_PICTURES = re.compile(r"[\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F\u200D]+")
"""Emoji, which no reply says back."""
_EDGES = " .,;:!?\"'“”«»-"
_MINE = {"en": "my", "es": "mi", "fr": "ma", "de": "meine"}


@lru_cache(maxsize=256)
def plain(text: str, pack: Language) -> str:
    """The text as it is usually spelt, with "reservation (code)" as "my reservation"."""
    mine, text = _MINE[pack.code], respelt(undrawn(" ".join(_PICTURES.sub(" ", text).split())), pack)
    named = _CODE_OF.sub(lambda m: f"{mine} {m[1].lower()}{m[2]}", masked(text))
    return in_its_form(" ".join(_TO_CODE.sub("", named).split()), pack)


def unled(text: str) -> str:
    """The text without the marks around it and the words that only lead to it: "And the main problem is that"."""
    bare = text.strip(_EDGES)
    told = _AND_SO.match(bare)
    if told is None:
        return bare
    rest = bare[told.end() :]
    return _AND_THAT.sub(r"\1 ", rest, count=1) if told[0].lower().endswith(("que ", "qu'")) else rest


def respelt(text: str, pack: Language) -> str:
    """The text with its usual misspellings mended, and idioms put in words that a reply may use."""
    for find, put in _respelt(pack.code, tuple(map(tuple, pack.phrases["respelt"]))):
        text = find.sub(put, text)
    return capitals(text, pack)


@cache
def _respelt(_code: str, pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(find, re.IGNORECASE), put) for find, put in pairs)
