"""What a post says already about device, version, page and moment, so that no reply asks for it again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafting.writer.words.language import Language
from drafting.writer.words.text import fold

_NAMED: dict[str, re.Pattern[str]] = {
    "device": re.compile(
        r"\b(?:samsung|galaxy|iphone|ipad|ipod|macbook|imac|mac\s?(?:mini|os)?|pixel|nexus|huawei|honor|xiaomi|redmi|poco|"
        r"one\s?plus|motorola|moto\s?\w\d*|nokia|xperia|htc|lenovo|asus|zenfone|oppo|realme|kindle|fire\s(?:hd|tablet)|"
        r"chromebook|thinkpad|zte|blackberry|fairphone|wiko|alcatel|tecno|infinix|lg\s?\w?\d+|note\s?\d+)\b"
        r"|(?-i:\b[SAJMZ]\d{1,2}\b)",
        re.IGNORECASE,
    ),
    "version": re.compile(
        r"\bv\.?\s?\d+|\bversi[oó]n\s?\d+|\bversion\s?\d+|\b\d+\.\d+\.\d+|"
        r"\b(?:android|ios|ipados|windows|macos|firefox|chrome|safari|app)\s?v?\d+",
        re.IGNORECASE,
    ),
}
"""Brands, models and version numbers, which are the same in every language."""
_MODEL = re.compile(r"(?:[ -]?(?:[A-Z]?\d+\w*\+?|[A-Z][a-z]+|edge|plus|pro|max|mini|lite|note))*")
"""What goes on after a brand: "Galaxy Note 3"."""
_TAILS = {"en": (", and ",), "de": (", und ",), "es": (", y ",), "fr": (", et ",)}


def named_details(post: str, pack: Language) -> frozenset[str]:
    """Return the details that the post names: device, version, page, moment, since."""
    folded = fold(post)
    return frozenset(
        group["name"]
        for number, group in enumerate(pack.phrases["details"])
        if pack.entries(f"details named {number}", group["named"]).search(folded)
        or (group["name"] in _NAMED and _NAMED[group["name"]].search(post))
    )


def device_named(post: str) -> str:
    """Return the device that the post names, with its model: "Galaxy S8"; empty where it names none."""
    found = _NAMED["device"].search(post)
    if found is None:
        return ""
    model = _MODEL.match(post, found.end())
    return f"{found[0]}{model[0] if model else ''}".strip()


def asks_again(question: str, named: frozenset[str], pack: Language) -> bool:
    """Say whether a question asks for a detail that the post names."""
    folded = fold(question)
    return any(
        group["name"] in named and pack.entries(f"details asked {number}", group["asked"]).search(folded)
        for number, group in enumerate(pack.phrases["details"])
    )


def still_open(questions: Iterable[str], named: frozenset[str], pack: Language) -> list[str]:
    """Return the questions without those parts that the post answers; a question with nothing left is left out."""
    opened = []
    for question in questions:
        parts = [question]
        for tail in _TAILS[pack.code]:
            first, found, second = question.partition(tail)
            if found:
                parts = [first, second]
        left = [part for part in parts if not asks_again(part, named, pack)]
        if len(left) == len(parts):
            opened.append(question)
        elif left:
            opened.append(_whole(left[0], pack))
    return list(dict.fromkeys(opened))


def _whole(part: str, pack: Language) -> str:
    """Make a question of one part of a question."""
    text = part.strip(" ?¿")
    text = text[0].upper() + text[1:]
    if pack.code == "es":
        return f"¿{text}?"
    return f"{text} ?" if pack.code == "fr" else f"{text}?"
