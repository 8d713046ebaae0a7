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


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding. Raises Unreadable when it is no text."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(codec), name
            except UnicodeDecodeError:
                raise Unreadable(f"says it is {name} but is damaged. Save it again as UTF-8.") from None
    if b"\x00" in data[:4096]:
        raise Unreadable("is not a text file. Save it as UTF-8 text, or give it its right ending.")
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        raise Unreadable("is neither UTF-8 nor Windows-1252 text. Save it as UTF-8.") from None


def encoding_of(path: Path, sample: int = 1 << 22) -> tuple[str, str]:
    """Return the codec and the plain name for reading a large file as a stream. Raises Unreadable."""
    with path.open("rb") as file:
        head = file.read(sample)
        for mark, codec, name in _MARKS:
            if head.startswith(mark):
                return codec, name
        if b"\x00" in head[:4096]:
            raise Unreadable("is not a text file. Save it as UTF-8 text, or give it its right ending.")
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while head:
                decoder.decode(head)
                head = file.read(sample)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252", "Windows-1252"
    return "utf-8", "UTF-8"
