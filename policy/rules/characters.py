"""No invisible, disguised or mixed-script characters; one click cleans them."""

from __future__ import annotations

import re
import unicodedata

from policy.case import Case
from policy.checks import Build, Checker, Departure, Parameters
from policy.fold import FoldTable, is_invisible, is_mark
from policy.models import Suggestion
from policy.reading import Reading
from policy.rulebook import RuleSpec
from policy.views import FOLD

_WORD = re.compile("[^\\W_]+|[\u24b6-\u24e9\U0001f130-\U0001f169\U0001f170-\U0001f189]+")
_UNIT_SIGN = re.compile("[\u03a9\u2126\u00b5\u03bc\u03c0\u0394\u00b0]")
"""Ohm, micro, pi, delta: Greek letters that stand among Latin ones for good."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_EMOJI_PARTS = "\ufe0f\u200d\u20e3"
_JOINER_SCRIPTS = ((0x0600, 0x06FF), (0x0900, 0x0DFF), (0x0E00, 0x109F), (0x1780, 0x18AF))


class CharactersCheck:
    """`check: characters`"""

    name = "characters"
    parameters = Parameters

    def compile(self, rule: RuleSpec, parameters: Parameters, build: Build) -> Checker:
        """Walk the text once; plain ASCII costs one test."""

        def check(reading: Reading, case: Case) -> list[Departure]:
            raw = reading.raw
            if raw.isascii() and not _CONTROL.search(raw):
                return []
            found = _invisible(raw)
            if not raw.isascii():
                found += _disguised(raw, FOLD)
            return found[:50]

        return check


def _invisible(raw: str) -> list[Departure]:
    found: list[Departure] = []
    at = 0
    while at < len(raw):
        end = at
        while end < len(raw) and _bad(raw, end):
            end += 1
        if end > at:
            names = sorted({unicodedata.name(c, f"U+{ord(c):04X}") for c in raw[at:end]})
            found.append(
                Departure(
                    at,
                    end,
                    f"Cannot be seen: {', '.join(names[:3])}.",
                    suggestion=Suggestion(action="remove", label="Remove the invisible characters"),
                )
            )
        at = max(end, at + 1)
    return found


def _bad(raw: str, at: int) -> bool:
    char = raw[at]
    if " " <= char < "\x7f" or char in "\n\r\t":
        return False
    if _CONTROL.match(char):
        return True
    if is_mark(char):
        # One mark on a letter is spelling; a heap of them, or one on nothing, hides something.
        before = raw[at - 1] if at else " "
        composed = unicodedata.normalize("NFC", before + char)
        return char != "\u20e3" and not (
            len(composed) == 1 or (unicodedata.category(before) in ("Lo", "Ll", "Lu") and not before.isascii())
        )
    if not is_invisible(char):
        return False
    if char in _EMOJI_PARTS:
        return not _beside_emoji(raw, at)
    if 0xE0020 <= ord(char) <= 0xE007F:
        return not _flag_tag(raw, at)
    if char in "\u200c\u200d\u200e\u200f\u061c":
        return not _right_to_left_or_joining(raw, at)
    return True


def _beside_emoji(raw: str, at: int) -> bool:
    before = raw[at - 1] if at else ""
    if raw[at] == "\u200d" and before and any(low <= ord(before) <= high for low, high in _JOINER_SCRIPTS):
        return True
    symbol = bool(before) and (
        unicodedata.category(before) in ("So", "Sk", "Sm", "Po") or before in "0123456789#*\ufe0f\u203c\u2049"
    )
    if raw[at] != "\u200d":
        return symbol
    after = raw[at + 1] if at + 1 < len(raw) else ""
    return symbol and bool(after) and unicodedata.category(after) in ("So", "Sm")


def _flag_tag(raw: str, at: int) -> bool:
    """Flags of parts of a country are a black flag and up to six tag letters."""
    start = at
    while start > 0 and 0xE0020 <= ord(raw[start - 1]) <= 0xE007F:
        start -= 1
    return start > 0 and raw[start - 1] == "\U0001f3f4" and at - start <= 6


def _right_to_left_or_joining(raw: str, at: int) -> bool:
    near = raw[max(0, at - 2) : at + 3]
    return any(
        unicodedata.bidirectional(c) in ("R", "AL") or any(low <= ord(c) <= high for low, high in _JOINER_SCRIPTS)
        for c in near
    )


def _disguised(raw: str, table: FoldTable) -> list[Departure]:
    found: list[Departure] = []
    for match in _WORD.finditer(raw):
        word = match.group()
        if word.isascii() or (len(word) <= 3 and _UNIT_SIGN.search(word)):
            continue
        scripts = {_script(c) for c in word} - {""}
        plain = word.translate(table)
        why = ""
        if "styled" in scripts:
            why = "Letters of another alphabet that look like plain ones"
        elif len(scripts & {"Latin", "Cyrillic", "Greek"}) > 1:
            why = "Mixes the letters of two alphabets"
        elif any(c.isdigit() and not c.isascii() and c.isdecimal() for c in word) and "Latin" in scripts:
            why = "Digits of another script"
        if why:
            found.append(
                Departure(
                    match.start(),
                    match.end(),
                    f"{why}.",
                    suggestion=Suggestion(
                        action="replace", text=_cased(word, plain), label="Write it in plain letters"
                    ),
                )
            )
    return found


def _cased(word: str, plain: str) -> str:
    normal = unicodedata.normalize("NFKC", word)
    if len(normal) != len(plain):
        return plain
    return "".join(p.upper() if n.isupper() else p for n, p in zip(normal, plain, strict=True))


def _script(char: str) -> str:
    point = ord(char)
    if char.isascii():
        return "Latin" if char.isalpha() else ""
    if (
        0xFF10 <= point <= 0xFF5A
        or 0x1D400 <= point <= 0x1D7FF
        or 0x2460 <= point <= 0x24FF
        or 0x1F130 <= point <= 0x1F189
    ):
        return "styled"
    if not char.isalpha():
        return ""
    if 0x370 <= point <= 0x3FF or 0x1F00 <= point <= 0x1FFF:
        return "Greek" if point != 0xB5 else ""
    if 0x400 <= point <= 0x52F:
        return "Cyrillic"
    if (
        0x250 <= point <= 0x2AF
        or 0x1D00 <= point <= 0x1D7F
        or 0xA720 <= point <= 0xA7FF
        or 0x13A0 <= point <= 0x13FF
        or 0xA4D0 <= point <= 0xA4FF
    ):
        return "styled"
    return "Latin" if point < 0x250 or 0x1E00 <= point <= 0x1EFF else "other"
