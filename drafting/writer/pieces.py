"""A complaint in pieces: cut where the customer paused, each weighed by what it says of the matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.models import Frozen
from drafting.writer.language import Language
from drafting.writer.mask import masked
from drafting.writer.restate import completed
from drafting.writer.signals import Signals, signals_of
from drafting.writer.text import fold, stems, words

_STOP = re.compile(
    r"(?<=\w)[.!?…]+(?=[\s\"'“”«»)]|$|[A-ZÄÖÜÉÀÑ])|\s*[.!?…]{2,}\s*|[!?]+|\s?[;:](?=\s|$)|\n+|\s[-–—]+>?\s|->|"
    r"[()\[\]<>*•]|[\U0001F300-\U0001FAFF\u2600-\u27BF]+|:-?[()/DP]|[\"“”„«»¿¡]|"
    r"(?<=[a-zà-ÿ])(?<!\bde)(?<!\ben)(?<!\ba)(?<!\bà) (?=(?:Der|Die|Das|Es|Ich|Man|Aber|Keine?|Wenn|Le|La|Les|Je|J'|"
    r"Il|Elle|C'est|On|Mais|El|Los|Las|No|Se|Me|Pero|Ya)\b)|"
    r"\b(?:Positiv|Negativ|Points? (?:positif|négatif)s?)\b|"
    r"\b(?:Pro|Contra|Vorteile?|Nachteile?|Ventajas|Desventajas):"
)
"""Where a customer's sentence ends, however it is written: also before a capital or a list's heading."""
_PAUSES = {
    "de": re.compile(r",?\s+(?:und|aber|sondern|jedoch|allerdings|sowie|trotz|denn|dafür)\s+|,\s+", re.IGNORECASE),
    "fr": re.compile(r",?\s+(?:et|mais|cependant|malgré|puis|sans compter|par rapport [àa])\s+|,\s+", re.IGNORECASE),
    "es": re.compile(r",?\s+(?:y|e|pero|sino|además|aunque|porque|por eso|así que)\s+|,\s+", re.IGNORECASE),
}
_STRONG, _BARE, _FOR_EACH, _MOST_NAMED = 3.0, 1.5, 1.0, 4
"""What a word of trouble weighs, a bare "not", and each word that only this post has, up to four of them."""
_MASK = re.compile(r"\([a-z_]{2,12}\)")
_ARTICLES = ("der", "die", "das", "dem", "den")
_THING = re.compile(r"\w+ (?:\S+ ){0,2}?[A-ZÄÖÜ0-9]")
_FEW = 4
"""Words of a mere state, such as "much too slow"."""


class Piece(Frozen):
    """A clause, or a phrase without a verb."""

    text: str
    weight: float
    """What it says of the matter; 0 for praise, insults, idioms, and what the customer will do now."""
    trouble: bool
    """True when a word of trouble stands in it."""
    acts: bool
    """True when a verb is known in it."""
    asks: bool
    first: bool
    """True at the beginning of a sentence."""


def sentences_in_pieces(post: str, pack: Language) -> Iterator[tuple[list[Piece], list[str]]]:
    """Yield each sentence's pieces and what parts them."""
    signals = signals_of(pack)
    text = "\n".join(" ".join(line.replace(" ,", ",").split()) for line in masked(post).splitlines())
    start = 0
    for end in (*_STOP.finditer(text), None):
        sentence = text[start : end.start() if end else len(text)].strip(" ,")
        start = end.end() if end else len(text)
        if sentence:
            yield _pieces(sentence, end is not None and "?" in end[0], signals, pack)


def may_begin(piece: Piece, before: Piece | None, pack: Language) -> bool:
    """Whether a sentence of ours may begin with a piece: not with a verb whose subject stands before it."""
    if piece.asks:
        return True
    if _hangs(piece.text, pack) or (before is not None and before.weight > 0 and is_state(piece.text, pack)):
        return False
    if before is None or pack.code == "es" or completed(piece.text, pack) != piece.text:
        return True  # Spanish says no subject
    return not _verb_first(piece, pack)


def may_join(part: Piece, before: list[Piece], pause: str, pack: Language) -> bool:
    """Whether a piece goes on what stands before, so that both are said as one."""
    if part.asks or before[0].asks or ("," in pause and _verb_first(part, pack)):
        return False
    if part.trouble and (before[-1].trouble or pack.pattern("circumstance").match(fold(before[-1].text))):
        return True
    return not part.acts and not any(piece.acts for piece in before)


def is_state(text: str, pack: Language) -> bool:
    """Whether the words only say how it is: "much too slow"."""
    said = words(text)
    return 0 < len(said) <= _FEW and said[-1] in pack.phrases["states"]


def _pieces(sentence: str, asks: bool, signals: Signals, pack: Language) -> tuple[list[Piece], list[str]]:
    pieces: list[Piece] = []
    pauses: list[str] = []
    at, parted = 0, ""
    for pause in (*_PAUSES[pack.code].finditer(sentence), None):
        text = sentence[at : pause.start() if pause else len(sentence)].strip()
        at = pause.end() if pause else len(sentence)
        if text:
            asked = asks and (pack.pattern("asks").match(fold(text)) is not None or not pieces)
            if pieces and not asked and _hangs(text, pack):
                before = pieces.pop()
                pieces.append(_piece(before.text + parted + text, before.asks, before.first, signals, pack))
            else:
                pauses += [parted] if pieces else []
                pieces.append(_piece(text, asked, not pieces, signals, pack))
            parted = ""
        parted += pause[0] if pause else ""
    return pieces, pauses


def _piece(text: str, asks: bool, first: bool, signals: Signals, pack: Language) -> Piece:
    acts = pack.pattern("finite").search(fold(text)) is not None
    weight, trouble = _weight(text, signals, pack, acts=acts)
    return Piece(text=text, weight=weight, trouble=trouble, acts=acts, asks=asks, first=first)


def _weight(text: str, signals: Signals, pack: Language, *, acts: bool) -> tuple[float, bool]:
    """Return what a piece says of the matter: trouble, and words that only this post has; and whether of trouble."""
    troubles = signals.troubles(text)
    beside = any(pack.has(key, text) for key in ("unturnable", "beside_matter"))
    if beside or _MASK.search(text) or signals.insults(text) or (signals.praise(text) and troubles <= 1):
        return 0.0, False
    named = {
        root
        for root in stems(text, pack.stop)
        if not pack.is_common(root) and not pack.has("bare_anger", root) and not pack.has("negation", root)
    }
    if not named and not is_state(text, pack) and not (troubles and acts and stems(text, pack.stop)):
        return 0.0, False
    trouble = _STRONG if troubles > 1 else _BARE * troubles
    return trouble + _FOR_EACH * min(len(named) or 1, _MOST_NAMED), troubles > 0


def _hangs(text: str, pack: Language) -> bool:
    """Whether a piece cannot stand without what goes before: "which …", "that …"."""
    first = words(text)[:1]
    if not first:
        return True
    if pack.code == "de" and first[0] in _ARTICLES:
        return _THING.match(text) is None
    return pack.pattern("hangs_on").match(fold(text)) is not None


def _verb_first(piece: Piece, pack: Language) -> bool:
    return pack.pattern("finite").match(fold(piece.text)) is not None
