"""Where sentences end. Good enough for cutting texts; no language model."""

from __future__ import annotations

import re

_END = re.compile(
    r"(?<=[.!?…])[\"'”’)\]]*\s+"
    r"(?:(?<!\d\.\s)|(?!(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b))"
    r"(?=[\"'“‘(\[¿¡]*[A-Z0-9À-ÞА-ЯΑ-Ω¿¡])|(?<=[。！？])|\n+"
)
"""The first of a German date, "30. Juni", is followed by a capital and ends no sentence."""
_CASUAL_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*(?<!\d\.)\s+(?=\S)|(?<=[。！？])|\n+")
"""The same for those who write without capitals."""
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|no|nr|art|sec|approx|incl|max|min|mr|mrs|ms|dr|st|inc|ltd|co|z\.b|bzw|p\.ej|a\.m|p\.m)\.|\b[A-Z]\.|^\s*\(?\d{1,3}(?:\.\d+)*[.)])$",
    re.IGNORECASE,
)


def split(text: str, *, casual: bool = False) -> list[str]:
    """Return the sentences of `text`, stripped, in order; nothing is lost but the space between them.

    casual: a sentence may begin without a capital, as in posts; some are then cut in two.
    """
    out: list[str] = []
    held = ""
    for part in (_CASUAL_END if casual else _END).split(text):
        if part is None or not part.strip():
            continue
        held = f"{held} {part.strip()}" if held else part.strip()
        # "e.g." and a clause number do not end a sentence.
        if not _ABBREVIATION.search(held[-12:]):
            out.append(held)
            held = ""
    if held:
        out.append(held)
    return out


def pieces(text: str, limit: int, overlap: int = 1) -> list[str]:
    """Cut `text` into pieces of at most `limit` characters at ends of sentences.

    Each piece begins with the last `overlap` sentences of the one before, so that no thought is torn
    apart. A single
    sentence over the limit is cut between words.
    """
    if len(text) <= limit:
        return [text] if text.strip() else []
    out: list[str] = []
    current: list[str] = []
    for sentence in (part for whole in split(text) for part in _words(whole, limit)):
        if current and len(" ".join([*current, sentence])) > limit:
            out.append(" ".join(current))
            kept = current[-overlap:] if overlap else []
            current = kept if len(" ".join([*kept, sentence])) <= limit else []
        current.append(sentence)
    if current:
        out.append(" ".join(current))
    return out


def _words(sentence: str, limit: int) -> list[str]:
    if len(sentence) <= limit:
        return [sentence]
    out: list[str] = []
    while len(sentence) > limit:
        cut = sentence.rfind(" ", limit // 2, limit)
        cut = cut if cut > 0 else limit
        out.append(sentence[:cut].strip())
        sentence = sentence[cut:].strip()
    return [*out, sentence] if sentence else out
