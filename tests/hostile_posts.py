"""Posts made to be slow, in the four languages, and how processor time grows with their length."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "words": "we were in the shop and then it went on as the people there took our things to the back of a house ",
        "not": "not ",
        "because": "because ",
        "and": "and ",
        "for": "for ",
        "wishes": "I would like ",
        "asks": "can you ",
        "thanks": "thanks to Anna ",
    },
    "de": {
        "words": "wir waren in dem laden und dann ging es weiter weil die leute dort unsere sachen nach hinten trugen ",
        "not": "nicht ",
        "because": "weil ",
        "and": "und ",
        "for": "für ",
        "wishes": "ich möchte ",
        "asks": "können sie ",
        "thanks": "danke an Anna ",
    },
    "fr": {
        "words": "nous étions dans le magasin et puis cela continua comme les gens y prenaient nos affaires au fond ",
        "not": "pas ",
        "because": "parce que ",
        "and": "et ",
        "for": "pour ",
        "wishes": "je voudrais ",
        "asks": "pouvez-vous ",
        "thanks": "merci à Anna ",
    },
    "es": {
        "words": "estábamos en la tienda y luego siguió como la gente de allí llevaba nuestras cosas al fondo de casa ",
        "not": "no ",
        "because": "porque ",
        "and": "y ",
        "for": "para ",
        "wishes": "quiero ",
        "asks": "puede ",
        "thanks": "gracias a Anna ",
    },
}
_MARKS: Mapping[str, str] = {
    "commas": ",",
    "commas and blanks": ", ",
    "blanks": " ",
    "lines": "\n",
    "a, a": "a, a, a, ",
    "quotes": '"',
    "brackets": "(",
    "digits": "1",
    "figures": "12 ",
    "money": "€1 ",
    "emoji": "😂",
    "one letter": "a",
    "lone letters": "a\n",
    "hyphens": "-",
    "hyphened": "a-b-",
    "points": ".",
    "ellipses": "… ",
    "addresses": "https://a.b/c?d ",
    "mentions": "@a ",
    "colons": "a: ",
}
_BEGINS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "complaint": "The kettle broke and ",
        "praise": "Thank you so much to Anna in Cork, she heard that my zip broke, noticed ",
        "question": "Can you tell me when the shop opens and ",
        "wish": "I want a refund of my kettle and ",
    },
    "de": {
        "complaint": "Der Kessel ist kaputt und ",
        "praise": "Danke an Heike, sie hat gesehen, dass ich mich abmühe, hat ",
        "question": "Können Sie mir sagen, wann der Laden öffnet und ",
        "wish": "Ich möchte mein Geld zurück und ",
    },
    "fr": {
        "complaint": "La bouilloire est cassée et ",
        "praise": "Merci à Anne, elle a vu que ma fermeture était cassée, a ",
        "question": "Pouvez-vous me dire quand le magasin ouvre et ",
        "wish": "Je veux un remboursement et ",
    },
    "es": {
        "complaint": "El hervidor se rompió y ",
        "praise": "Gracias a Ana, que vio que se rompió la cremallera, ha ",
        "question": "¿Me puede decir cuándo abre la tienda y ",
        "wish": "Quiero mi dinero y ",
    },
}
LANGUAGES = tuple(_WORDS)
BEGINNINGS = ("complaint", "praise", "question", "wish")


def shapes(lang: str) -> Mapping[str, str]:
    """Return what a slow post repeats, by name."""
    return {**_MARKS, **_WORDS[lang]}


def post(lang: str, beginning: str, shape: str, size: int) -> str:
    """Return a post of about `size` characters that begins like a real one."""
    unit = shapes(lang)[shape]
    return _BEGINS[lang][beginning] + (unit * (size // len(unit) + 1))[:size]


class Slow(NamedTuple):
    """CPU milliseconds that a reader took for one shape at some length, and at twice that length."""

    lang: str
    beginning: str
    shape: str
    once: float
    twice: float


def timed(
    read: Callable[[str, str], object], size: int, kinds: tuple[str, ...] = BEGINNINGS, best_of: int = 1
) -> Iterator[Slow]:
    """Time a reader of (text, language) on every shape; the least of `best_of` runs counts."""
    for lang in LANGUAGES:
        for beginning in kinds:
            for shape in shapes(lang):
                texts = (post(lang, beginning, shape, size), post(lang, beginning, shape, 2 * size))
                once, twice = (min(_spent(read, text, lang) for _ in range(best_of)) for text in texts)
                yield Slow(lang, beginning, shape, once, twice)


def _spent(read: Callable[[str, str], object], text: str, lang: str) -> float:
    began = time.process_time()
    read(text, lang)
    return (time.process_time() - began) * 1000
