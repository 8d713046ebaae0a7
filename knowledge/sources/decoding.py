"""Bytes to text: UTF-8 first, then what spreadsheets and old editors write."""

from __future__ import annotations

import codecs
from pathlib import Path

from knowledge.sources.model import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)

_UNKNOWN = "is neither UTF-8 nor Windows-1252 text (perhaps Shift-JIS, GB 18030 or a Cyrillic code). Save it as UTF-8."
_LOOK = 1 << 16
"""Bytes that tell whether a file is text."""
_STRAY = 0.01
"""Share of NULs up to which they are dirt in a text; more of them are a file of another kind."""
_STRANGE = 0.3
"""Share of letters outside ASCII from which text that Windows-1252 could spell was surely written in another code:
Western languages have 1 to 8 %, Japanese or Chinese read wrongly nearly all."""


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding. Raises Unreadable when it is no text."""
    codec, name = _codec(data[:_LOOK])
    if codec is not None:
        try:
            return data.decode(codec).replace("\x00", ""), name
        except UnicodeDecodeError:
            raise Unreadable(f"says it is {name} but is damaged. Save it again as UTF-8.") from None
    try:
        return data.decode("utf-8").replace("\x00", ""), "UTF-8"
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252").replace("\x00", "")
    except UnicodeDecodeError:
        raise Unreadable(_UNKNOWN) from None
    _require_western(text)
    return text, "Windows-1252"


def encoding_of(path: Path, sample: int = 1 << 22) -> tuple[str, str]:
    """Return the codec and the plain name for reading a large file as a stream. Raises Unreadable."""
    with path.open("rb") as file:
        head = file.read(sample)
        codec, name = _codec(head[:_LOOK])
        if codec is not None:
            return codec, name
        start = head
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while head:
                decoder.decode(head)
                head = file.read(sample)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            _require_western(start.decode("cp1252", errors="replace"))
            return "cp1252", "Windows-1252"
    return "utf-8", "UTF-8"


def _codec(head: bytes) -> tuple[str | None, str]:
    """The encoding that a mark or a pattern of NULs betrays; None when there is neither. Raises Unreadable."""
    for mark, codec, name in _MARKS:
        if head.startswith(mark):
            return codec, name
    nuls = head.count(b"\x00")
    if nuls <= _STRAY * len(head):
        return None, ""
    even, odd = head[::2].count(b"\x00"), head[1::2].count(b"\x00")
    codec = "utf-16-le" if odd > even else "utf-16-be"
    guessed = head[: len(head) // 2 * 2].decode(codec, errors="replace")
    if abs(odd - even) > 0.4 * len(guessed) and not any(c < " " and c not in "\t\r\n" for c in guessed):
        return codec, "UTF-16"
    if _is_padded_text(head):
        return None, ""
    raise Unreadable("is not a text file. Save it as UTF-8 text, or give it its right ending.")


def _is_padded_text(head: bytes) -> bool:
    """True when nothing but NULs spoils a text, as a program leaves them that filled its file up, or crashed."""
    rest = head.replace(b"\x00", b"")
    if not rest or any(c < 32 and c not in b"\t\n\r\f" for c in rest):
        return False
    try:
        codecs.getincrementaldecoder("utf-8")().decode(rest)
    except UnicodeDecodeError:
        return False
    return True


def _require_western(text: str) -> None:
    letters = [c for c in text[:20_000] if not c.isspace() and not c.isdigit()]
    if letters and sum(c > "\x7f" for c in letters) > _STRANGE * len(letters):
        raise Unreadable(_UNKNOWN)
