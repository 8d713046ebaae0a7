"""The outbox: approved replies as files, for people and scripts to carry out."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

from filelock import FileLock, Timeout

from drafting.channels.port import Parcel
from drafting.errors import DeliveryFailed

LOCK_SECONDS = 30
"""How long to wait for another process that is writing to the outbox."""


class OutboxChannel:
    """Appends one JSON line to `outbox.jsonl` and writes one text file under `outbox/` for each reply.

    The line is the delivery: it is there once for each decision, even when the process is killed between
    writing it and recording that it was written. A line that a kill cut off is dropped before the next.
    """

    def __init__(self, state_dir: Path) -> None:
        self._lines = state_dir / "outbox.jsonl"
        self._texts = state_dir / "outbox"
        self._lock = FileLock(state_dir / "outbox.lock")
        self._thread_lock = threading.Lock()
        self._seen: set[str] = set()
        self._read_to = 0

    def deliver(self, parcel: Parcel) -> None:
        """Write the reply, flushed to the disk; nothing when its decision stands there already."""
        try:
            self._texts.mkdir(parents=True, exist_ok=True)
            with self._thread_lock, self._lock.acquire(timeout=LOCK_SECONDS):
                self._catch_up()
                if parcel.decision not in self._seen:
                    self._write_text(parcel)
                    self._append(parcel)
        except (OSError, Timeout) as error:
            raise DeliveryFailed(
                f"The outbox {str(self._lines)!r} cannot be written: {error}. The reply is kept and tried again."
            ) from None

    def delivered(self, decision: str) -> bool:
        """True when the decision's line stands in the outbox."""
        if not self._lines.exists():
            return False
        with self._thread_lock, self._lock.acquire(timeout=LOCK_SECONDS):
            self._catch_up()
            return decision in self._seen

    def forget(self, case_id: str) -> None:
        """Overwrite the case's lines in their place, and its text files; the decisions stay, as already sent."""
        if not self._lines.exists():
            return
        with self._thread_lock, self._lock.acquire(timeout=LOCK_SECONDS):
            self._catch_up()
            with self._lines.open("r+b") as file:
                at = 0
                for line in file.read(self._read_to).splitlines(keepends=True):
                    if _value(line, "case_id") == case_id:
                        # Padded to the same length: other processes know how far they have read.
                        kept = json.dumps({"case_id": case_id, "decision": _decision(line)}).encode()
                        file.seek(at)
                        file.write(kept.ljust(len(line) - 1) + b"\n")
                    at += len(line)
                file.flush()
                os.fsync(file.fileno())
            for path in self._texts.glob(f"{case_id}-*"):
                _overwrite(path)
                path.unlink()

    def _catch_up(self) -> None:
        """Read what was appended since, by this process or another; cut off a torn last line."""
        if not self._lines.exists():
            self._seen, self._read_to = set(), 0
            return
        with self._lines.open("r+b") as file:
            if file.seek(0, os.SEEK_END) < self._read_to:  # someone emptied or replaced the file
                self._seen, self._read_to = set(), 0
            file.seek(self._read_to)
            for line in file:
                if not line.endswith(b"\n"):
                    file.truncate(self._read_to)
                    break
                self._read_to += len(line)
                self._seen.add(_decision(line))

    def _append(self, parcel: Parcel) -> None:
        line = json.dumps(parcel.model_dump(mode="json"), ensure_ascii=False) + "\n"
        new = not self._lines.exists()
        with self._lines.open("ab") as file:
            file.write(line.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
            self._read_to = file.tell()
        if new:
            _sync_folder(self._lines.parent)
        self._seen.add(parcel.decision)

    def _write_text(self, parcel: Parcel) -> None:
        path = self._texts / f"{parcel.case_id}-{parcel.decision}.txt"
        part = path.with_suffix(".part")
        with part.open("wb") as file:
            file.write(parcel.text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)


def _decision(line: bytes) -> str:
    return _value(line, "decision")


def _overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"\0" * path.stat().st_size)
        file.flush()
        os.fsync(file.fileno())


def _value(line: bytes, name: str) -> str:
    try:
        return str(json.loads(line)[name])
    except (ValueError, KeyError, TypeError):
        return ""  # a line that something else wrote: not ours, left as it is


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
