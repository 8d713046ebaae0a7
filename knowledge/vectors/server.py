"""A Chroma server over HTTP (`chroma run`, the Rust one, or hosted): same collections, other place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import chromadb
import httpx
from chromadb.api import ClientAPI
from chromadb.config import Settings
from chromadb.errors import ChromaError, NotFoundError

from knowledge.embedders.protocol import Vectors
from knowledge.errors import KnowledgeError
from knowledge.models import HitKind
from knowledge.vectors import collections
from knowledge.vectors.port import Entry

TIMEOUT_SECONDS = 60.0


class ChromaServer:
    """Collections named after this index, so that several workspaces share one server."""

    def __init__(self, url: str, folder: Path) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise KnowledgeError(f"chroma_url {url!r} is no http(s) address. Mend [storage] in replydesk.toml.")
        self._url = url
        self._bases: dict[str, collections.Base] = {}
        self._prefix = "replydesk-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12] + "-"
        port = parts.port or (443 if parts.scheme == "https" else 8000)
        self._ask_for_life(f"{parts.scheme}://{parts.netloc.rpartition('@')[2].removesuffix(f':{port}')}:{port}")
        with self._plain_words():
            self._client: ClientAPI = chromadb.HttpClient(
                host=parts.hostname,
                port=port,
                ssl=parts.scheme == "https",
                settings=Settings(anonymized_telemetry=False),
            )
        # Chroma's client neither limits how long it waits nor closes its connections, of which it has two sets.
        self._sessions: list[httpx.Client] = [
            each._server._session for each in (self._client, self._client._admin_client)
        ]
        for session in self._sessions:
            session.timeout = httpx.Timeout(TIMEOUT_SECONDS)

    def query(
        self, base: str, kind: HitKind, vectors: Vectors, n: int, where: Mapping[str, object] | None = None
    ) -> list[list[int]]:
        """Nearest items by cosine."""
        with self._plain_words():
            return self._base(base).query(kind, vectors, n, where)

    def count(self, base: str) -> int:
        """How many vectors the server holds of the base."""
        with self._plain_words():
            return self._base(base).count()

    def build(self, number: int, previous: str, add: Iterable[Entry], remove: Mapping[HitKind, Sequence[int]]) -> str:
        """Change the collections in place: rows that are not visible yet, or no longer, disturb nobody."""
        name = previous if previous.startswith(self._prefix) else f"{self._prefix}{number}-"
        with self._plain_words():
            if name != previous:
                self._drop([name + kind for kind in collections.KINDS])
            collections.Base(self._client, name).change(add, remove)
        return name

    def others(self, keep: Sequence[str]) -> list[str]:
        """Bases of this index on the server."""
        with self._plain_words():
            found = self._client.list_collections(limit=10_000)
        mine = {each.name.rpartition("-")[0] + "-" for each in found if each.name.startswith(self._prefix)}
        return sorted(mine - set(keep))

    def drop_others(self, keep: Sequence[str]) -> None:
        """Delete this index's collections of other bases."""
        with self._plain_words():
            self._drop([name + kind for name in self.others(keep) for kind in collections.KINDS])

    def close(self) -> None:
        """Close the HTTP connections."""
        self._client.close()
        for session in self._sessions:
            session.close()

    def _base(self, name: str) -> collections.Base:
        found = self._bases.get(name)
        if found is None:
            # Those of an earlier base are asked no more.
            found, self._bases = collections.Base(self._client, name), {}
            self._bases[name] = found
        return found

    def _drop(self, names: Iterable[str]) -> None:
        for name in names:
            try:
                self._client.delete_collection(name)
            except NotFoundError:
                continue

    def _ask_for_life(self, url: str) -> None:
        # Chroma's client waits for ever when it is made, and takes whatever answers for a server of its own release.
        with self._plain_words():
            answer = httpx.get(f"{url}/api/v2/heartbeat", timeout=TIMEOUT_SECONDS)
        if answer.status_code != httpx.codes.OK or "heartbeat" not in answer.text:
            raise KnowledgeError(
                f"What answers at {self._url} is no Chroma server of release 1 (status {answer.status_code} where the "
                "heartbeat should be). Mend chroma_url in replydesk.toml, or start `chroma run` there."
            )

    @contextmanager
    def _plain_words(self) -> Iterator[None]:
        try:
            yield
        except (ValueError, ChromaError, httpx.HTTPError, OSError) as error:
            raise KnowledgeError(
                f"The Chroma server at {self._url} does not answer as it should ({type(error).__name__}). Start it "
                "(`chroma run`), or remove chroma_url from replydesk.toml to use the embedded one."
            ) from None
