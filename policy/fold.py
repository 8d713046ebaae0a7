"""How one character is read by a person who cannot see the trick: the table behind the folded view.

Everything that renders like a Latin letter, a digit, a space, a dash or a quote folds to the plain one;
everything that renders as nothing folds to nothing. Both texts and phrases go through the same table, so
languages with letters of their own still match themselves.
Source of the look-alikes: Unicode UTS #39 (confusables), reduced to letters, checked by eye.
"""

from __future__ import annotations

import unicodedata

_LOOK_ALIKES = {
    pair[0]: pair[1]
    for pair in [
        "аa",
        "еe",
        "оo",
        "рp",
        "сc",
        "уy",
        "хx",
        "іi",
        "јj",
        "ѕs",
        "ԁd",
        "ԛq",
        "ԝw",
        "һh",
        "ѵv",
        "ӏl",
        "вb",
        "кk",
        "мm",
        "нh",
        "тt",
        "гr",
        "ьb",
        "бb",
        "зz",
        "чu",
        "иu",
        "яr",
        "пn",
        "шw",
        "щw",
        "єe",
        "ґr",
        "ѳo",
        "ѡw",
        "қk",
        "ңh",
        "ұy",
        "үy",
        "ҳx",
        "ҽe",
        "ҟk",
        "οo",
        "αa",
        "ρp",
        "τt",
        "ιi",
        "κk",
        "ηn",
        "ωw",
        "εe",
        "βb",
        "γy",
        "χx",
        "σo",
        "νv",
        "υu",
        "μu",
        "δd",
        "ζz",
        "λl",
        "πn",
        "θo",
        "ϲc",
        "ϳj",
        "օo",
        "ոn",
        "սu",
        "ցg",
        "հh",
        "յj",
        "զq",
        "ӕa",
        "ꙅs",
        "ԍg",
        "ғf",
        "ҫc",
        "ҙz",
        "ҡk",
    ]
}
_LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "þ": "th", "đ": "d", "ħ": "h", "ı": "i", "ł": "l",
    "ŋ": "n", "ŧ": "t", "ſ": "s", "ɑ": "a", "ɡ": "g", "ɩ": "i", "ɪ": "i", "ɴ": "n", "ʀ": "r", "ʏ": "y", "ʙ": "b",
    "ɢ": "g", "ʜ": "h", "ʟ": "l", "ᴀ": "a", "ᴄ": "c", "ᴅ": "d", "ᴇ": "e", "ᴊ": "j", "ᴋ": "k", "ᴍ": "m", "ᴏ": "o",
    "ᴘ": "p", "ᴛ": "t", "ᴜ": "u", "ᴠ": "v", "ᴡ": "w", "ᴢ": "z", "ꜰ": "f", "ꜱ": "s", "ꞯ": "q", "ɛ": "e", "ɔ": "c",
    "ɐ": "a", "ɘ": "e", "ʋ": "v", "ɯ": "w", "ʃ": "s", "ʒ": "z", "ƨ": "s", "ȷ": "j", "ə": "e", "ƒ": "f",
    "ℓ": "l", "∂": "a", "⍺": "a", "⍵": "w", "ꓐ": "b", "ꓑ": "p", "ꓓ": "d", "ꓔ": "t", "ꓖ": "g", "ꓗ": "k", "ꓙ": "j",
    "ꓚ": "c", "ꓜ": "z", "ꓝ": "f", "ꓟ": "m", "ꓠ": "n", "ꓡ": "l", "ꓢ": "s", "ꓣ": "r", "ꓦ": "v", "ꓧ": "h", "ꓪ": "w",
    "ꓫ": "x", "ꓬ": "y", "ꓮ": "a", "ꓰ": "e", "ꓲ": "i", "ꓳ": "o", "ꓴ": "u",
    "Ꭺ": "a", "Ᏼ": "b", "Ꮯ": "c", "Ꭰ": "d", "Ꭼ": "e", "Ꮐ": "g", "Ꮋ": "h", "Ꭻ": "j", "Ꮶ": "k", "Ꮮ": "l", "Ꮇ": "m",
    "Ꮲ": "p", "Ꮪ": "s", "Ꭲ": "t", "Ꮩ": "v", "Ꮃ": "w", "Ꮓ": "z",
    "₤": "£", "🔟": "10", "ª": "a", "º": "o",
}  # fmt: skip
_QUOTES = dict.fromkeys("“”„‟«»〝〞＂❝❞″", '"') | dict.fromkeys("‘’‚‛‹›ʼʹ′`´＇❛❜ˈ", "'")
_PUNCTUATION = {
    "…": "...", "‐": "-", "−": "-", "﹣": "-", "－": "-", "⁃": "-", "➖": "-", "¯": "-",
    "․": ".", "。": ".", "．": ".", "｡": ".", "·": ".", "•": ".", "∙": ".", "！": "!", "？": "?", "¿": " ", "¡": " ",
    "，": ",", "、": ",", "；": ";", "：": ":", "⁄": "/", "∕": "/", "／": "/", "＠": "@", "﹫": "@", "⎕": " ", "\u2028":
    "\n", "\u2029": "\n",
    "\u0085": "\n", "\t": " ", "\r": " ", "\x0b": " ", "\x0c": " ", "\u3164": "", "\u115f": "", "\u1160": "",
    "\u17b4": "",
    "\u17b5": "", "\uffa0": "", "\u2800": " ", "\ufffc": "", "\u034f": "",
}  # fmt: skip
_SQUARED = {
    **{chr(0x1F130 + i): chr(97 + i) for i in range(26)},
    **{chr(0x1F150 + i): chr(97 + i) for i in range(26)},
    **{chr(0x1F170 + i): chr(97 + i) for i in range(26)},
    **{chr(0x1F1E6 + i): chr(97 + i) for i in range(26)},
}


def is_mark(char: str) -> bool:
    """Tell whether `char` is a combining mark that only decorates the letter before it."""
    point = ord(char)
    return (
        0x300 <= point <= 0x36F
        or 0x483 <= point <= 0x489
        or 0x1AB0 <= point <= 0x1AFF
        or 0x1DC0 <= point <= 0x1DFF
        or 0x20D0 <= point <= 0x20FF
        or 0xFE20 <= point <= 0xFE2F
    )


def is_invisible(char: str) -> bool:
    """Tell whether `char` renders as nothing: zero width, soft hyphen, bidi control, tag, variation selector, none."""
    point = ord(char)
    if point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF:  # what Unicode says is no character
        return True
    if 0xFE00 <= point <= 0xFE0F or 0xE0000 <= point <= 0xE0FFF or 0x180B <= point <= 0x180F:
        return True
    if char in "\u3164\u115f\u1160\uffa0\u034f\u17b4\u17b5\ufffc":
        return True
    return unicodedata.category(char) == "Cf"


def fold_char(char: str) -> str:
    """Return how `char` is read: usually one character, nothing, or a few."""
    if char == "\n":
        return char
    for table in (_PUNCTUATION, _QUOTES, _LETTERS, _SQUARED):
        if char in table:
            return table[char]
    category = unicodedata.category(char)
    if is_mark(char) or is_invisible(char) or category in ("Cc", "Cs"):
        return ""
    if category == "Pd":
        return "-"
    if category == "Zs":
        return " "
    if category == "Nd":
        return str(unicodedata.digit(char))
    lowered = unicodedata.normalize("NFKC", char).casefold()
    if len(lowered) == 1 and lowered in _LETTERS:
        return _LETTERS[lowered]
    plain = _without_marks(lowered)
    return "".join(_LETTERS.get(c) or _LOOK_ALIKES.get(c, c) for c in plain)


def _without_marks(text: str) -> str:
    if not any(0xC0 <= ord(c) <= 0x52F or 0x1E00 <= ord(c) <= 0x1FFF for c in text):
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if not is_mark(c))


class FoldTable(dict[int, str]):
    """A table for `str.translate` that fills itself. `uneven` collects what does not fold one to one."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()

    def __missing__(self, point: int) -> str:
        char = chr(point)
        folded = fold_char(char)
        if len(folded) != 1:
            self.uneven.add(char)
        self[point] = folded
        return folded


class CasedTable(dict[int, str]):
    """As a fold table, with the capitals left standing."""

    def __init__(self, folds: FoldTable) -> None:
        super().__init__()
        self._folds = folds

    def __missing__(self, point: int) -> str:
        folded = self._folds[point]
        upper = folded.upper() if unicodedata.normalize("NFKC", chr(point)).isupper() else folded
        self[point] = upper if len(upper) == len(folded) else folded
        return self[point]
