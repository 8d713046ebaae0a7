"""Embedded Chroma: one folder per base, written once by one process, then only read by any number."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import chromadb
from chromadb.api import ClientAPI
from chromadb.config import Settings

from knowledge.embedders.protocol import Vectors
from knowledge.models import HitKind
from knowledge.vectors import collections
from knowledge.vectors.port import Entry

_PREFIX = "vectors-"


class EmbeddedChroma:
    """The folders `vectors-1`, `vectors-2` … below the index folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[str, ClientAPI] = {}
        self._guard = threading.Lock()

    def query(
        self, base: str, kind: HitKind, vectors: Vectors, n: int, where: Mapping[str, object] | None = None
    ) -> list[list[tuple[int, float]]]:
        """Nearest items by cosine, from the base's own folder."""
        return collections.query(self._client(base), kind, vectors, n, where)

    def build(self, number: int, previous: str, add: Iterable[Entry], remove: Mapping[HitKind, Sequence[int]]) -> str:
        """Copy the previous folder, change the copy, close it. Copying costs seconds where
        building costs minutes.
        """
        name = f"{_PREFIX}{number}"
        target = self._folder / name
        shutil.rmtree(target, ignore_errors=True)
        if previous and (self._folder / previous).is_dir():
            shutil.copytree(self._folder / previous, target)
        client = self._connect(target)
        try:
            collections.change(client, "", add, remove)
        finally:
            _close(client)
        return name

    def drop_others(self, keep: Sequence[str]) -> None:
        """Remove folders of other bases; what another process still has open stays readable to it."""
        for folder in self._folder.glob(f"{_PREFIX}*"):
            if folder.name not in keep:
                with self._guard:
                    client = self._open.pop(folder.name, None)
                if client is not None:
                    _close(client)
                shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Close every open base."""
        with self._guard:
            for client in self._open.values():
                _close(client)
            self._open.clear()

    def _client(self, base: str) -> ClientAPI:
        with self._guard:
            client = self._open.get(base)
            if client is None:
                client = self._open[base] = self._connect(self._folder / base)
                for old in [name for name in self._open if name != base]:
                    _close(self._open.pop(old))
            return client

    def _connect(self, folder: Path) -> ClientAPI:
        return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))


def _close(client: ClientAPI) -> None:
    client.close()
