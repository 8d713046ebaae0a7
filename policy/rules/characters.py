"""No invisible, disguised or mixed-script characters; one click cleans them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice

from policy.case import Case
from policy.checks import MAX_PLACES, Build, Checker, Departure, Parameters
from policy.fold import FoldTable, is_invisible, is_mark
from policy.models import Suggestion
from policy.reading import Reading
from policy.rulebook import RuleSpec
from policy.views import FOLD

_CIRCLED = re.compile("[\u24b6-\u24e9\U0001f130-\U0001f169\U0001f170-\U0001f189]")
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
            found = list(islice(_invisible(raw), MAX_PLACES))
            if not raw.isascii():
                found += islice(_disguised(raw, FOLD), MAX_PLACES - len(found))
            return found

        return check


class _Marked(dict[int, str]):
    """A table for `str.translate` that fills itself, so that each character of the world is judged once."""

    def __init__(self, mark: Callable[[str], str]) -> None:
        super().__init__()
        self._mark = mark

    def __missing__(self, point: int) -> str:
        self[point] = self._mark(chr(point))
        return self[point]


def _doubtful(char: str) -> str:
    """Return `?` for what may be bad, `v` and `j` for what joins emoji, `s` and `e` for what they may join."""
    if char in "\ufe0f\u200d":
        return "v" if char == "\ufe0f" else "j"
    plain = " " <= char < "\x7f" or char in "\n\r\t\u20e3"
    if not plain and (_CONTROL.match(char) or is_mark(char) or is_invisible(char)):
        return "?"
    if _is_symbol(char):
        return "s" if unicodedata.category(char) in ("So", "Sm") else "e"
    return " "


def _is_symbol(char: str) -> bool:
    return unicodedata.category(char) in ("So", "Sk", "Sm", "Po") or char in "0123456789#*\u203c\u2049"


_DOUBTFUL = _Marked(_doubtful)
_DOUBTS = re.compile(r"(?:\?|(?<![sev])[vj]|j(?!s))++")
"""All but the signs that hold an emoji together."""


def _invisible(raw: str) -> Iterator[Departure]:
    at = 0
    for doubt in _DOUBTS.finditer(raw.translate(_DOUBTFUL)):
        at = max(at, doubt.start())
        while at < doubt.end():
            end = at
            while end < doubt.end() and _bad(raw, end):
                end += 1
            if end > at:
                names = sorted({unicodedata.name(c, f"U+{ord(c):04X}") for c in raw[at:end]})
                yield Departure(
                    at,
                    end,
                    f"Cannot be seen: {', '.join(names[:3])}.",
                    suggestion=Suggestion(action="remove", label="Remove the invisible characters"),
                )
            at = max(end, at + 1)


def _bad(raw: str, at: int) -> bool:
    """Tell whether a doubtful character is bad where it stands."""
    char = raw[at]
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
    symbol = bool(before) and (before == "\ufe0f" or _is_symbol(before))
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


def _disguised(raw: str, table: FoldTable) -> Iterator[Departure]:
    scripts = raw.translate(_SCRIPT)
    if _PLAIN.fullmatch(scripts):
        return
    for match in _WORD.finditer(scripts):
        if not (why := _why_disguised(match.group())):
            continue
        start, end = match.span()
        word = raw[start:end]
        if len(word) <= 3 and _UNIT_SIGN.search(word):
            continue
        yield Departure(
            start,
            end,
            f"{why}.",
            suggestion=Suggestion(
                action="replace", text=_cased(word, word.translate(table)), label="Write it in plain letters"
            ),
        )


def _why_disguised(scripts: str) -> str:
    if "s" in scripts or "S" in scripts:
        return "Letters of another alphabet that look like plain ones"
    if ("L" in scripts) + ("C" in scripts) + ("G" in scripts) > 1:
        return "Mixes the letters of two alphabets"
    return "Digits of another script" if "d" in scripts and "L" in scripts else ""


def _cased(word: str, plain: str) -> str:
    normal = unicodedata.normalize("NFKC", word)
    if len(normal) != len(plain):
        return plain
    return "".join(p.upper() if n.isupper() else p for n, p in zip(normal, plain, strict=True))


def _script(char: str) -> str:
    """Return one letter for what a character is: `L`, `C`, `G` an alphabet, `o` another, `S` styled letters.

    `s` is a styled sign that is no letter to Unicode, `d` a digit of another script, `0` what else stands in words,
    and a space what stands in none.
    """
    point = ord(char)
    if not char.isalnum():
        return "s" if _CIRCLED.match(char) else " "
    if char.isascii():
        return "L" if char.isalpha() else "0"
    if (
        0xFF10 <= point <= 0xFF5A
        or 0x1D400 <= point <= 0x1D7FF
        or 0x2460 <= point <= 0x24FF
        or 0x1F130 <= point <= 0x1F189
    ):
        return "S"
    if not char.isalpha():
        return "d" if char.isdecimal() else "0"
    if 0x370 <= point <= 0x3FF or 0x1F00 <= point <= 0x1FFF:
        return "G" if point != 0xB5 else "0"
    if 0x400 <= point <= 0x52F:
        return "C"
    if (
        0x250 <= point <= 0x2AF
        or 0x1D00 <= point <= 0x1D7F
        or 0xA720 <= point <= 0xA7FF
        or 0x13A0 <= point <= 0x13FF
        or 0xA4D0 <= point <= 0xA4FF
    ):
        return "S"
    return "L" if point < 0x250 or 0x1E00 <= point <= 0x1EFF else "o"


_SCRIPT = _Marked(_script)
_WORD = re.compile(r"[LCGoSd0]++|s++")
_PLAIN = re.compile(r"[ L0]*+|[ o0d]*+|[ C0]*+|[ G0]*+")
"""Texts of one alphabet without styled letters: nothing is disguised there."""
