"""One writer at a time: an ingest or an erasure owns the index while it runs. Reading and learning need
no lock.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from knowledge.errors import IndexInUse


@contextmanager
def owned(folder: Path, purpose: str) -> Iterator[None]:
    """Hold the index's lock. Raises IndexInUse, naming the process that holds it; the lock ends with
    its process.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / "writer.lock", timeout=0)
    holder = folder / "writer.txt"
    try:
        lock.acquire()
    except Timeout:
        raise IndexInUse(_words(folder, holder)) from None
    try:
        holder.write_text(f"{os.getpid()} {purpose}", encoding="utf-8")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _words(folder: Path, holder: Path) -> str:
    try:
        pid, purpose = holder.read_text(encoding="utf-8").split(" ", 1)
    except (OSError, ValueError):
        pid, purpose = "unknown", "writing"
    return (
        f"The index in {folder} is in use: process {pid} is {purpose} right now. "
        "Wait until it has finished, or stop it, and try again."
    )
