"""Embedded Chroma: one folder per base, written once by one process, then only read by any number."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import chromadb
from chromadb.api import ClientAPI
from chromadb.config import Settings

from knowledge.embedders.protocol import Vectors
from knowledge.errors import VectorsMissing
from knowledge.models import HitKind
from knowledge.vectors import collections
from knowledge.vectors.blank import blank_free_places
from knowledge.vectors.port import Entry

_PREFIX = "vectors-"


@dataclass
class _Opened:
    """A base in memory, and who is asking it."""

    client: ClientAPI
    base: collections.Base
    users: int = 0
    retired: bool = False


class EmbeddedChroma:
    """The folders `vectors-1`, `vectors-2` … below the index folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[str, _Opened] = {}
        self._guard = threading.Lock()

    def query(
        self, base: str, kind: HitKind, vectors: Vectors, n: int, where: Mapping[str, object] | None = None
    ) -> list[list[int]]:
        """Nearest items by cosine, from the base's own folder."""
        with self._borrowed(base) as opened:
            return opened.query(kind, vectors, n, where)

    def count(self, base: str) -> int:
        """How many vectors the base's folder holds."""
        if not self._there(base):
            return 0
        with self._borrowed(base) as opened:
            return opened.count()

    def build(self, number: int, previous: str, add: Iterable[Entry], remove: Mapping[HitKind, Sequence[int]]) -> str:
        """Copy the previous folder, change the copy, close it. Copying costs seconds where
        building costs minutes.
        """
        name = f"{_PREFIX}{number}"
        target = self._folder / name
        shutil.rmtree(target, ignore_errors=True)
        try:
            if previous:
                shutil.copytree(self._folder / previous, target)
            client = self._connect(target)
            try:
                collections.Base(client).change(add, remove)
            finally:
                client.close()
            blank_free_places(target)
        except BaseException:
            # Half a copy is of no use to anybody, and on a full disk it is in the way.
            shutil.rmtree(target, ignore_errors=True)
            raise
        return name

    def others(self, keep: Sequence[str]) -> list[str]:
        """Folders of other bases."""
        return sorted(each.name for each in self._folder.glob(f"{_PREFIX}*") if each.name not in keep)

    def drop_others(self, keep: Sequence[str]) -> None:
        """Remove folders of other bases; what another process still has open stays readable to it."""
        for name in self.others(keep):
            with self._guard:
                self._retire([name])
            shutil.rmtree(self._folder / name, ignore_errors=True)

    def close(self) -> None:
        """Close every open base."""
        with self._guard:
            for each in self._open.values():
                each.client.close()
            self._open.clear()

    @contextmanager
    def _borrowed(self, name: str) -> Iterator[collections.Base]:
        with self._guard:
            opened = self._open.get(name)
            if opened is None:
                opened = self._open[name] = self._opened(name)
                self._retire([each for each in self._open if each != name])
            opened.users += 1
        try:
            yield opened.base
        finally:
            with self._guard:
                opened.users -= 1
                if opened.retired and not opened.users:
                    opened.client.close()

    def _opened(self, name: str) -> _Opened:
        if not self._there(name):
            # Chroma would make an empty one and find nothing in it for ever.
            raise VectorsMissing(
                f"The vectors of this index ({self._folder / name}) are gone. "
                "Run `replydesk ingest` to make them again."
            )
        client = self._connect(self._folder / name)
        return _Opened(client, collections.Base(client))

    def _retire(self, names: Iterable[str]) -> None:
        """Close bases as soon as the last search in them has ended."""
        for name in names:
            opened = self._open.pop(name, None)
            if opened is not None:
                opened.retired = True
                if not opened.users:
                    opened.client.close()

    def _there(self, base: str) -> bool:
        return (self._folder / base / "chroma.sqlite3").is_file()

    def _connect(self, folder: Path) -> ClientAPI:
        return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
