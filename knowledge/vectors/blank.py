"""Chroma writes the free places of an index as they lay in memory, where erased vectors may have been: blank them.

An index of 7 vectors is a file with room for 100. The format is that of hnswlib as Chroma 1.5 keeps it: `header.bin`
holds, in a row, how many places there are, how many are taken and the bytes of one; the taken ones come first.
"""

from __future__ import annotations

import struct
from pathlib import Path

_ROW = struct.Struct("<QQQ")
_NORM = 4
"""Bytes of a vector's length in `length.bin`."""


def blank_free_places(folder: Path) -> None:
    """Overwrite the free places of every index below `folder` with zeros. No process may have it open."""
    for vectors in folder.glob("*/data_level0.bin"):
        size = vectors.stat().st_size
        found = _places(vectors.with_name("header.bin").read_bytes(), size)
        if found is None:
            continue
        places, taken, width = found
        _blank(vectors, taken * width, size)
        norms = vectors.with_name("length.bin")
        if norms.is_file() and norms.stat().st_size == places * _NORM:
            _blank(norms, taken * _NORM, places * _NORM)


def _places(header: bytes, size: int) -> tuple[int, int, int] | None:
    """Return places, how many are taken, and bytes of one: the row in the header that makes up the file's size."""
    for offset in range(len(header) - _ROW.size + 1):
        places, taken, width = _ROW.unpack_from(header, offset)
        if width and taken <= places and places * width == size:
            return places, taken, width
    return None


def _blank(path: Path, start: int, end: int) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(bytes(max(0, end - start)))
