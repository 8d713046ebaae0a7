"""The face of this package: open, ingest, search, learn, forget."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Self

from knowledge import erase, freshness, learning, queries, scan
from knowledge.candidates import Gatherer
from knowledge.channels import ChannelNames
from knowledge.config import KnowledgeConfig, Scrub
from knowledge.disk import plain_when_full
from knowledge.embedders import Embedder, EndpointEmbedder, KeptVectors, LocalEmbedder, MultilingualEmbedder
from knowledge.errors import IndexMismatch
from knowledge.ingest import Ingest
from knowledge.journal import Journal
from knowledge.likeness import Exemplar, Likenesses
from knowledge.models import (
    Erasure,
    Filters,
    Freshness,
    HitKind,
    IngestReport,
    Outcome,
    Passage,
    Progress,
    ResolvedCase,
    SearchResult,
)
from knowledge.ownership import owned
from knowledge.search import Searcher
from knowledge.similarity import in_one_line, similarities
from knowledge.sources.documents import read_document
from knowledge.sources.model import Unreadable
from knowledge.store import VISIBLE, Store
from knowledge.vectors import ChromaServer, EmbeddedChroma, VectorBackend


class KnowledgeBase:
    """What a reply may be based on. Safe to use from several threads; several processes may read at once."""

    def __init__(
        self,
        config: KnowledgeConfig,
        store: Store,
        backend: VectorBackend,
        embedder: Embedder,
        scrub: Scrub | None,
    ) -> None:
        self.config = config
        self._store = store
        self._backend = backend
        self._embedder = embedder
        self._scrub = scrub
        self._channels = ChannelNames(config.channels)
        self._learning = Lock()
        self._read_journal: Journal | None = None
        self._kept = KeptVectors(embedder)
        self._gatherer = Gatherer(backend)
        self._searcher = Searcher(store, self._gatherer, self._kept, config.policy_version)

    @classmethod
    def open(
        cls,
        config: KnowledgeConfig,
        *,
        scrub: Scrub | None = None,
        embedder: Embedder | None = None,
        renew: bool = False,
    ) -> Self:
        """Open the index, making an empty one when there is none.

        `scrub` takes personal data out of cases before they are indexed. `embedder` replaces the
        configured one. `renew`: put an empty index in the place of one that another release made, to ingest into.
        Raises ModelFileDamaged, IndexMismatch (made by another release), KnowledgeError (Chroma server away).
        """
        chosen = embedder or _embedder(config)
        folder = config.index_path
        store = Store(folder, renew=renew)
        backend: VectorBackend = (
            ChromaServer(config.chroma_url, folder) if config.chroma_url else EmbeddedChroma(folder)
        )
        return cls(config, store, backend, chosen, scrub)

    def ingest(self, *, dry_run: bool = False, progress: Callable[[Progress], None] | None = None) -> IngestReport:
        """Bring the index up to what the workspace's files say; only new and changed files are read.

        Readers see the old index until the last moment and the new one after it. A killed run
        goes on where it was.
        Raises IndexInUse while another process writes, EmbeddingFailed, DiskFull.
        """
        with plain_when_full(self.config.index_path), owned(self.config.index_path, "ingesting"):
            run = Ingest(self.config, self._store, self._backend, self._embedder, self._scrub)
            return run.run(progress, dry_run=dry_run)

    def search(self, query: str, kind: HitKind, k: int = 10, filters: Filters = Filters()) -> SearchResult:  # noqa: B008 - frozen
        """Return the best `k` passages or precedents for a post, a question or a whole conversation.

        Raises IndexMismatch when the configured embedder is not the one that built the index.
        """
        built = self._store.state().embedder
        if built is not None and built != self._embedder.name:
            raise IndexMismatch(
                f"The index was built with the embedder {built!r}; {self._embedder.name!r} is configured. "
                "Run `replydesk ingest` to rebuild it; where that was done, start this process again to work with it."
            )
        if filters.channel is not None:
            filters = filters.model_copy(update={"channel": self._channels.of(filters.channel)})
        return self._searcher.search(query, kind, k, filters)

    def likenesses(self, exemplars: Sequence[Exemplar], cache: Path) -> Likenesses:
        """Return a comparison of texts with `exemplars`, by the configured embedder; nothing is embedded yet."""
        return Likenesses(self._embedder, exemplars, cache)

    def similarities(self, text: str, others: Sequence[str]) -> tuple[float, ...]:
        """Return how alike `text` is by meaning to each of `others`: cosines, -1 to 1. Raises EmbeddingFailed."""
        return similarities(self._kept, text, others)

    def read_ahead(self, asked: Iterable[str], compared: Iterable[str] = ()) -> None:
        """Have the vectors of queries ready that will be searched for, and of texts that will be compared.

        One call of the embedder for all of them. Raises EmbeddingFailed.
        """
        parts = [part for query in asked if query.strip() for part in queries.split(query)]
        self._kept.embed([*parts, *map(in_one_line, compared)])

    def add_precedent(self, case: ResolvedCase) -> None:
        """Make an approved and sent reply a precedent; the next search sees it, in every process.

        Personal data is taken out first, and the customer's name is not kept. The same id again replaces
        what was known. Raises KnowledgeError for a case that was erased, or without post or reply.
        """
        with self._learning:
            learning.add(self._store, self._journal(), self._embedder, case, self._scrub)

    def set_outcome(self, case_id: str, outcome: Outcome) -> bool:
        """Note how a case turned out; `bad` and `withdrawn` ones are never brought back again.

        Returns False when no precedent has this id; the outcome is kept for when one comes.
        """
        with self._learning:
            return learning.judge(self._store, self._journal(), case_id, outcome)

    def forget(self, case_ids: Iterable[str]) -> Erasure:
        """Erase cases from records, index and caches, and search every file of the index for what they said.

        Raises IndexInUse while another process writes.
        """
        try:
            with owned(self.config.index_path, "erasing cases"), self._learning:
                return erase.forget(self.config, self._store, self._backend, self._journal(), case_ids)
        finally:
            self._kept.forget()  # last: a search meanwhile may have come upon what was erased

    def resolved_cases(self) -> Iterator[ResolvedCase]:
        """Yield every resolved case in the index as it is kept: without personal data, with its outcome."""
        with self._store.read() as (connection, state):
            rows = connection.execute(
                f"SELECT data, outcome FROM items WHERE kind = 'precedent' AND {VISIBLE} ORDER BY id",
                {"generation": state.generation},
            ).fetchall()
        for data, outcome in rows:
            case = ResolvedCase.model_validate_json(data)
            yield case if outcome is None else case.model_copy(update={"outcome": outcome})

    def passages(self) -> tuple[Passage, ...]:
        """Every passage in the index, those of documents that are not in force included."""
        with self._store.read() as (connection, state):
            rows = connection.execute(
                f"SELECT data FROM items WHERE kind = 'policy' AND {VISIBLE} ORDER BY id",
                {"generation": state.generation},
            ).fetchall()
        return tuple(Passage.model_validate_json(data) for (data,) in rows)

    @property
    def generation(self) -> int:
        """Goes up with each ingest that changed something; 0 when there was none."""
        return self._store.state().generation

    def is_empty(self) -> bool:
        """True when nothing was ever ingested or learned here."""
        return self.generation == 0

    def freshness(self) -> Freshness:
        """Compare the index with the workspace, without changing anything."""
        scrubbed = self._scrub is not None
        return freshness.compare(self.config, self._store, self._backend, self._embedder.name, scrubbed=scrubbed)

    def _journal(self) -> Journal:
        """The journal with what other processes have added; called with `_learning` held."""
        if self._read_journal is None:
            self._read_journal = Journal(self.config.journal_path)
        else:
            self._read_journal.refresh()
        return self._read_journal

    def documents(self) -> Mapping[str, str]:
        """Return path -> plain text of every policy document that can be read, for verifying clauses."""
        out: dict[str, str] = {}
        for source in scan.files(self.config).files:
            if source.area == "documents":
                try:
                    read = read_document(source.path, source.name, self.config.max_document_bytes)
                except Unreadable:
                    continue
                out[source.name] = read.text
        return out

    @property
    def fingerprint(self) -> str:
        """Hash of what is indexed and how, for recipes: the same fingerprint brings back the same
        evidence.
        """
        state = self._store.state()
        digest = hashlib.sha256(f"{state.embedder}\0{state.generation}\0{state.sequence}".encode())
        for row in self._store.connection.execute("SELECT area, path, sha256, recipe FROM files ORDER BY area, path"):
            digest.update("\0".join(row).encode())
        return digest.hexdigest()

    def close(self) -> None:
        """Let go of the files."""
        self._backend.close()
        self._store.close()
        self._kept.close()
        self._embedder.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _embedder(config: KnowledgeConfig) -> Embedder:
    if config.embeddings is not None:
        return EndpointEmbedder(config.embeddings)
    return MultilingualEmbedder() if config.language == "multilingual" else LocalEmbedder()
