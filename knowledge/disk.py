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


@contextmanager
def plain_when_full(folder: Path) -> Iterator[None]:
    """Turn whatever a full disk raises inside into DiskFull; everything else goes through."""
    try:
        yield
    except Exception as error:
        if not _full(error):
            raise
        free = shutil.disk_usage(folder).free // 1_000_000
        raise DiskFull(
            f"The disk that holds {folder} is full ({free} MB free). The index in force is unchanged, and what was "
            "embedded is kept. Free some space and run `replydesk ingest` again: it goes on where it was."
        ) from None


def _full(error: Exception) -> bool:
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return True
    words = str(error).casefold()
    return any(sign in words for sign in _SIGNS)
