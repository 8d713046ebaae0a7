"""Numbers said in words, digit by digit: "oh seven seven double nine"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policy.vocabulary import listed

if TYPE_CHECKING:
    from policy.views import Words

_DIGITS = {
    word: digit
    for digit, said in enumerate(
        (
            "zero oh nought cero zero null nul nulla",
            "one uno un une eins ein",
            "two dos deux zwei zwo",
            "three tres trois drei",
            "four cuatro quatre vier",
            "five cinco cinq funf",
            "six seis sechs",
            "seven siete sept sieben",
            "eight ocho huit acht",
            "nine nueve neuf neun",
        )
    )
    for word in said.split()
}
_TEENS = {
    word: str(number)
    for number, said in {
        10: "ten diez dix zehn", 11: "eleven once onze elf", 12: "twelve doce douze zwolf", 13:
            "thirteen trece treize dreizehn",
        14: "fourteen catorce quatorze vierzehn", 15: "fifteen quince quinze funfzehn", 16:
            "sixteen dieciseis seize sechzehn",
        17: "seventeen diecisiete siebzehn", 18: "eighteen dieciocho achtzehn", 19: "nineteen diecinueve neunzehn",
    }.items()
    for word in said.split()
}  # fmt: skip
_TENS = {
    word: number
    for number, said in {
        2: "twenty veinte vingt zwanzig", 3: "thirty treinta trente dreissig", 4:
            "forty fourty cuarenta quarante vierzig",
        5: "fifty cincuenta cinquante funfzig", 6: "sixty sesenta soixante sechzig", 7: "seventy setenta siebzig",
        8: "eighty ochenta achtzig", 9: "ninety noventa neunzig",
    }.items()
    for word in said.split()
}  # fmt: skip
_REPEAT = {"double": 2, "doble": 2, "triple": 3, "treble": 3, "doppel": 2}
_BETWEEN = frozenset(listed("dash hyphen minus plus and then space slash guion tiret strich y et und the number o"))
_NUMBER_WORDS = frozenset(_DIGITS) | frozenset(_TEENS) | frozenset(_TENS)
_STOP = "\u00b6"
FEWEST = 5
"""Digits said one after the other from which on it is an identifier and not a quantity."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A run of digits said in words: the digits and the original span."""

    digits: str
    start: int
    end: int
    first: int
    """Index of its first word."""
    letters: str = ""
    """Letters written onto its first word: "DEeight nine ..."."""


def spoken_digits(words: Words) -> list[Spoken]:
    """Return the runs of number words in `words` that make `FEWEST` digits or more."""
    listed = words.words
    if _NUMBER_WORDS.isdisjoint(listed):
        return []
    found: list[Spoken] = []
    at = 0
    while at < len(listed):
        letters, first = _glued(listed, at)
        digits, end, said = _run(listed, at + 1 if letters else at)
        if letters:
            digits, said = first + digits, said + 1
        if len(digits) >= FEWEST and said >= 3:
            start, stop = words.span(at, end)
            found.append(Spoken(digits, start, stop, at, letters))
        at = max(end, at + 1)
    return found


def _glued(listed: list[str], at: int) -> tuple[str, str]:
    """Return the letters and the digit of a word like "deeight" in front of another digit; empty when it is none."""
    if at + 1 >= len(listed) or listed[at] in _NUMBER_WORDS or listed[at + 1] not in _DIGITS:
        return "", ""
    for size in (1, 2, 3):
        if listed[at][size:] in _DIGITS:
            return listed[at][:size], str(_DIGITS[listed[at][size:]])
    return "", ""


def _run(listed: list[str], at: int) -> tuple[str, int, int]:
    """Return digits, the index after the run, and how many number words it has."""
    digits = ""
    end = at
    said = 0
    i = at
    repeat = 1
    while i < len(listed):
        word = listed[i]
        if word in _REPEAT:
            repeat = _REPEAT[word]
            i += 1
            continue
        piece = _piece(listed, i)
        if piece is None:
            if digits and (word in _BETWEEN or word == _STOP) and i + 1 < len(listed) and _piece(listed, i + 1):
                digits += "0" if word == "o" else ""
                i += 1
                continue
            break
        value, used = piece
        digits += value * repeat
        said += 0 if listed[i].isdigit() else 1
        repeat = 1
        i += used
        end = i
    return digits, end, said


def _piece(listed: list[str], i: int) -> tuple[str, int] | None:
    word = listed[i]
    if word in _DIGITS:
        if (
            i + 1 < len(listed)
            and listed[i + 1] in ("hundred", "cien", "cent", "hundert")
            and word not in ("oh", "zero")
        ):
            return f"{_DIGITS[word]}00", 2
        return str(_DIGITS[word]), 1
    if word in _TEENS:
        return _TEENS[word], 1
    if word in _TENS:
        after = _DIGITS.get(listed[i + 1], 0) if i + 1 < len(listed) else 0
        return (f"{_TENS[word]}{after}", 2) if after else (f"{_TENS[word]}0", 1)
    if word.isdigit() and len(word) <= 6:
        return word, 1
    if word == "o" and i + 1 < len(listed) and listed[i + 1] in _DIGITS:
        return "0", 1
    return None


def digits_said(words: Words) -> list[tuple[int, int, str]]:
    """Return the spans of numbers said in words and the digits that could stand there instead."""
    return [(said.start, said.end, said.digits) for said in spoken_digits(words)]
