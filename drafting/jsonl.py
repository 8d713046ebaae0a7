"""JSON Lines as other tools write them."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator


def numbered(file: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield each line with its number from 1, without the byte order mark that some editors put first.

    A line ends at a line feed and nowhere else: Unicode's own separators and a lone carriage return may stand in one.
    """
    for number, line in enumerate(file, start=1):
        yield number, line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
