"""A full disk, in plain words."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from knowledge.errors import DiskFull

_SIGNS = ("disk is full", "no space left on device", "disk quota exceeded")
"""What SQLite, Python and Chroma's native part say of it; the latter raises no error of a class of its own."""

_VAGUE = "disk i/o error"
"""What SQLite says where there is no room for the small file beside the database that its readers share."""
_NOTHING = 100_000
"""Bytes below which it is the room that is missing."""


@contextmanager
def plain_when_full(folder: Path) -> Iterator[None]:
    """Turn whatever a full disk raises inside into DiskFull; everything else goes through."""
    try:
        yield
    except Exception as error:
        if not _full(error, folder):
            raise
        free = _free(folder) // 1_000_000
        raise DiskFull(
            f"The disk that holds {folder} is full ({free} MB free). The index in force is unchanged, and what was "
            "embedded is kept. Free some space and run `replydesk ingest` again: it goes on where it was."
        ) from None


def _full(error: Exception, folder: Path) -> bool:
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return True
    words = str(error).casefold()
    return any(sign in words for sign in _SIGNS) or (_VAGUE in words and _free(folder) < _NOTHING)


def _free(folder: Path) -> int:
    return shutil.disk_usage(next(each for each in (folder, *folder.parents) if each.exists())).free
