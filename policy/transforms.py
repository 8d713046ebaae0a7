"""Evasion transforms: what people and models do to a text so that a rule does not see it.

Each keeps the text readable for a human. `policy test` applies them to every must-hit example, inside the
matched words only, and the rule must still hit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

Transform = Callable[[str], str | None]
"""Returns the changed text, or None where there is nothing to change."""

_HOMOGLYPHS = str.maketrans("aceopxyABEHKMOPT", "асеорхуАВЕНКМОРТ")
_LEET = str.maketrans("aeiostAEIOST", "431057431057")
_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TAG_BASE = 0xE0000


def _letters(change: Callable[[str], str]) -> Transform:
    def transform(text: str) -> str | None:
        changed = change(text)
        return changed if changed != text else None

    return transform


def _inside_words(mark: str) -> Transform:
    return _letters(lambda text: re.sub(r"(?<=[^\W\d_])(?=[^\W\d_])", mark, text))


def _between_all(mark: str) -> Transform:
    return _letters(lambda text: re.sub(r"(?<=\w)(?=\w)", mark, text))


def _shift(upper: int, lower: int, digit: int | None = None) -> Transform:
    def move(char: str) -> str:
        if "A" <= char <= "Z":
            return chr(upper + ord(char) - 65)
        if "a" <= char <= "z":
            return chr(lower + ord(char) - 97)
        if digit is not None and "0" <= char <= "9":
            return chr(digit + ord(char) - 48)
        return char

    return _letters(lambda text: "".join(map(move, text)))


def _long_words(change: Callable[[str], str]) -> Transform:
    return _letters(lambda text: re.sub(r"\b[A-Za-z]{5,}\b", lambda found: change(found.group()), text))


def _longest_word(change: Callable[[str], str]) -> Transform:
    def transform(text: str) -> str | None:
        words = re.findall(r"\b[A-Za-z]{5,}\b", text)
        if not words:
            return None
        longest = max(words, key=len)
        return text.replace(longest, change(longest), 1)

    return transform


def _digit_words(text: str) -> str:
    return re.sub(
        r"\d[\d .-]{4,}\d",
        lambda run: " ".join(_DIGITS[int(char)] for char in run.group() if char.isdigit()),
        text,
    )


def _at_dot(text: str) -> str:
    return re.sub(
        r"[\w.+-]+@[\w-]+(\.[\w-]+)+", lambda m: m.group().replace("@", " [at] ").replace(".", " (dot) "), text
    )


TRANSFORMS: Mapping[str, Transform] = {
    "zero-width": _between_all("\u200b"),
    "soft hyphen": _inside_words("\u00ad"),
    "word joiner": _between_all("\u2060"),
    "tag characters": _letters(lambda text: "".join(c + chr(_TAG_BASE + 0x41) if c.isalpha() else c for c in text)),
    "variation selectors": _letters(lambda text: "".join(c + "\ufe0e" if c.isalnum() else c for c in text)),
    "bidi controls": _letters(lambda text: "\u2066" + text.replace(" ", "\u2069 \u2066") + "\u2069"),
    "combining marks": _letters(lambda text: "".join(c + "\u0336" if c.isalpha() else c for c in text)),
    "homoglyphs": _letters(lambda text: text.translate(_HOMOGLYPHS)),
    "full width": _shift(0xFF21, 0xFF41, 0xFF10),
    "mathematical": _shift(0x1D5D4, 0x1D5EE, 0x1D7EC),
    "circled": _shift(0x24B6, 0x24D0),
    "keycap digits": _letters(lambda text: re.sub(r"\d", lambda m: m.group() + "\ufe0f\u20e3", text)),
    "arabic digits": _letters(lambda text: re.sub(r"[0-9]", lambda m: chr(0x660 + int(m.group())), text)),
    "odd spaces": _letters(lambda text: text.replace(" ", "\u2003")),
    "odd dashes": _letters(lambda text: text.replace("-", "\u2011")),
    "capitals": _letters(str.upper),
    "l33t": _long_words(lambda word: word.translate(_LEET)),
    "s p a c e d": _longest_word(" ".join),
    "d.o.t.t.e.d": _longest_word(".".join),
    "digits in words": _letters(_digit_words),
    "[at] and (dot)": _letters(_at_dot),
}
