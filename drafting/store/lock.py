"""One server for a workspace at a time."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from drafting.errors import WorkspaceInUse


class WorkspaceLock:
    """Held by the process that serves a workspace; let go by the operating system when it dies.

    Use it as a context manager, or `acquire` and `release`.
    """

    def __init__(self, state_dir: Path) -> None:
        self._path = state_dir / "serve.lock"
        self._owner = state_dir / "serve.pid"
        self._lock = FileLock(self._path)

    def acquire(self) -> None:
        """Take the workspace, or raise WorkspaceInUse that names the process holding it."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise WorkspaceInUse(
                f"The workspace {str(self._path.parent.parent)!r} is served already{self._by()}. "
                "Use that one, or stop it first."
            ) from None
        self._owner.write_text(str(os.getpid()), encoding="ascii")

    def release(self) -> None:
        """Give the workspace back; safe to call twice."""
        if self._lock.is_locked:
            self._owner.unlink(missing_ok=True)
            self._lock.release()

    def __enter__(self) -> WorkspaceLock:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _by(self) -> str:
        try:
            return f" by process {int(self._owner.read_text(encoding='ascii'))}"
        except (OSError, ValueError):
            return ""
