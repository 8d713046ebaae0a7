"""What form an answer has: a span of time, a price, a weight; and which forms a question asks for."""

from __future__ import annotations

import re

from drafting.writer.words.language import Language
from drafting.writer.words.spans import UNITS, VALUES
from drafting.writer.words.text import fold

_NUMBER = rf"(?:\d+(?:[.,]\d+)?|{'|'.join(VALUES)})"
_SHAPES: dict[str, re.Pattern[str]] = {
    "span": re.compile(
        rf"\b{_NUMBER}(?:[\s-]|\s\w+\s)?(?:working[\s-]|business[\s-])?(?:{UNITS}|werktagen?|werktage?)\b|"
        r"\bat once\b|\bsofort\b|\benseguida\b|\btout de suite\b"
    ),
    "clock": re.compile(r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2}\s?(?:am|pm|uhr|h)\b|\bde \d{1,2} a \d{1,2}\b"),
    "date": re.compile(
        r"\b\d{1,2}\.?\s(?:de\s)?(?:january|february|march|april|may|june|july|august|september|october|november|december|"
        r"januar|februar|marz|mai|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|"
        r"octubre|noviembre|diciembre|janvier|fevrier|mars|avril|juin|juillet|aout|septembre|octobre|novembre|decembre)\b"
    ),
    "price": re.compile(r"[€$£]\s?\d|\d\s?(?:[€$£]|eur\b|euros?\b)|\bfree\b|\bkostenlos\b|\bgratis\b|\bgratuite?s?\b"),
    "weight": re.compile(
        r"\d\s?(?:kg|kilos?|g|grams?|gramm|gramos|grammes?|lbs?|pounds?|oz|t|tons?|tonnen?|toneladas?|tonnes)\b"
    ),
    "warmth": re.compile(r"\d\s?(?:°|degrees?|grad|grados|degres|celsius|c\b)"),
    "size": re.compile(
        r"\d\s?(?:mm|cm|m|km|inch(?:es)?|in|feet|ft|foot|metres?|meters?|metern?|metros?|l|litres?|liters?|litern?|litros?|"
        r"m2|qm|zoll|pulgadas?|pouces?)\b|\b(?:sizes?|grossen?|tallas?|tailles?)\b"
    ),
    "age": re.compile(
        rf"\b(?:aged?|alter|edad|age)\b|\b(?:be|from|under|over|ab|unter|uber|de|des) \d|\b{_NUMBER} (?:{UNITS})"
    ),
}
"""What an answer of each form holds, on folded text."""
MEASURES = frozenset(("weight", "warmth", "size", "age"))
"""Forms that no answer is without: opening hours do not say how warm the water is."""


def dated(text: str) -> bool:
    """Say whether a text names a day of the year: a rule with one holds for a season."""
    return _SHAPES["date"].search(fold(text)) is not None


def forms(question: str, pack: Language) -> frozenset[str]:
    """Return the forms that an answer to a question may have; empty for a question that asks for none of them."""
    folded = fold(question)
    return frozenset(
        form
        for number, group in enumerate(pack.phrases["answer_forms"])
        if pack.entries(f"answer form {number}", group["asked"]).search(folded)
        for form in group["forms"]
    )


def holds(text: str, wanted: frozenset[str]) -> bool:
    """Say whether a text has one of the forms."""
    folded = fold(text)
    return any(_SHAPES[form].search(folded) for form in wanted)
