"""Brings the index up to what the workspace says: stage out of sight, fold the vectors, switch everybody
at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

from knowledge import effort, fold, scan, versions
from knowledge.config import KnowledgeConfig, Scrub
from knowledge.embedders.protocol import Embedder
from knowledge.items import Item, Standing
from knowledge.journal import Journal
from knowledge.models import IngestReport, Progress
from knowledge.progress import Ticker
from knowledge.reading import FileReport, KnownRow, Reader, Size, add_counts
from knowledge.scan import SourceFile
from knowledge.staging import Staging
from knowledge.store import State, Store
from knowledge.switching import Change, ReadFile, switch
from knowledge.vectors.port import VectorBackend


class Ingest:
    """One run. Everything it needs comes in; the lock is held by the caller."""

    def __init__(
        self,
        config: KnowledgeConfig,
        store: Store,
        backend: VectorBackend,
        embedder: Embedder,
        scrub: Scrub | None,
    ) -> None:
        self._config = config
        self._store = store
        self._backend = backend
        self._embedder = embedder
        self._scrub = scrub

    def run(self, progress: Callable[[Progress], None] | None, *, dry_run: bool) -> IngestReport:
        """Do it, or with `dry_run` only say what would be done."""
        began = time.monotonic()
        ticker = Ticker(progress)
        before = self._store.state()
        if not dry_run:
            # What a killed run left, and the base before this one: whoever searched in it has long finished.
            self._backend.drop_others([before.base_name])
        listing = scan.files(self._config)
        changed, unchanged, gone = self._compare(listing.files, before)
        digests = {source: scan.digest(source.path) for source in changed}
        journal = Journal(self._config.journal_path)
        reader = Reader(self._config, self._embedder.name, self._scrub, journal)
        reader.case_ids.update(self._known_ids(unchanged))
        reports = {(s.area, s.name): self._kept_report(s) for s in unchanged}
        staging = Staging(self._store, self._embedder, before)
        newest = self._newest_row()
        ticker.stage("reading", len(changed))
        sizes = [self._size(reader, source, ticker) for source in changed]
        ticker.stage(
            "embedding",
            sum(size.items for size in sizes),
            work=sum(size.work for size in sizes),
            then=effort.INDEXING * sum(size.fresh for size in sizes),
        )
        for source in changed:
            report = reports[source.area, source.name] = FileReport()
            items = reader.items(source, report, self._known_rows(source))
            if dry_run:
                report.items = self._dry(items, ticker)
            else:
                report.items = staging.put(source.area, source.name, items, ticker.tick)
        documents = [r.document for r in reports.values() if r.document is not None]
        standing, contradictions = versions.standings(documents)
        removed = 0
        lost = fold.lost(self._store.connection, self._backend, before.base, before.base_name)
        if not dry_run and (changed or gone or lost or self._half_done(before)):
            change = Change(
                read=[
                    ReadFile(each, digests[each], self._recipe(each), reports[each.area, each.name]) for each in changed
                ],
                gone=gone,
                wanted=staging.wanted,
                journal=journal,
                outcomes=staging.outcomes,
                newest=newest,
                standing=standing,
                embedder=self._embedder.name,
                dimensions=staging.length() or before.dimensions,
                anew=lost or before.embedder != self._embedder.name,
            )
            removed = switch(self._store, self._backend, before, change, ticker)
        kept = list(reports.values())
        return IngestReport(
            documents=len(documents),
            passages=sum(r.items for r in kept if r.document is not None),
            cases=sum(r.items for r in kept if r.document is None),
            unchanged=len(unchanged),
            changed=len(changed),
            removed=removed,
            skipped=tuple(listing.skipped + [s for r in kept for s in r.skipped]),
            notes=tuple(listing.notes + contradictions + [s for r in kept for s in r.notes]),
            suspicious=tuple(s for r in kept for s in r.suspicious),
            dry_run=dry_run,
            embedded=staging.embedded,
            personal_data=_personal(kept),
            personal_by_file={
                f"cases/{name}" if area == "cases" else name: report.personal
                for (area, name), report in reports.items()
                if report.personal
            },
            seconds=time.monotonic() - began,
        )

    def _compare(
        self, sources: Sequence[SourceFile], before: State
    ) -> tuple[list[SourceFile], list[SourceFile], list[tuple[str, str]]]:
        known = {
            (area, path): (sha, size, modified, recipe)
            for area, path, sha, size, modified, recipe in self._store.connection.execute(
                "SELECT area, path, sha256, size, modified, recipe FROM files"
            )
        }
        same_embedder = before.embedder == self._embedder.name
        changed: list[SourceFile] = []
        unchanged: list[SourceFile] = []
        for source in sources:
            entry = known.pop((source.area, source.name), None)
            fresh = (
                same_embedder
                and entry is not None
                and entry[3] == self._recipe(source)
                and scan.same_bytes(source, *entry[:3])
            )
            (unchanged if fresh else changed).append(source)
        return changed, unchanged, list(known)

    def _recipe(self, source: SourceFile) -> str:
        return scan.recipe(self._config, source.area, self._embedder.name, scrubbed=self._scrub is not None)

    def _known_ids(self, unchanged: Sequence[SourceFile]) -> dict[str, str]:
        names = {(s.area, s.name) for s in unchanged}
        rows = self._store.connection.execute(
            "SELECT case_id, area, file FROM items WHERE case_id IS NOT NULL AND died IS NULL "
            "AND born <= (SELECT generation FROM state)"
        )
        return {
            case_id: file if area == "learned" else f"cases/{file}"
            for case_id, area, file in rows
            if (area, file) in names
        }

    def _known_rows(self, source: SourceFile) -> dict[bytes, KnownRow]:
        """The cases of a file that are in the index, or were staged by a killed run, by their `raw_key`."""
        if source.area == "documents":
            return {}
        rows = self._store.connection.execute(
            "SELECT raw, id, outcome, suspicious, taken FROM items WHERE area = ? AND file = ? AND died IS NULL "
            "AND raw IS NOT NULL",
            (source.area, source.name),
        )
        return {row[0]: KnownRow(*row[1:]) for row in rows}

    def _kept_report(self, source: SourceFile) -> FileReport:
        row = self._store.connection.execute(
            "SELECT meta FROM files WHERE area = ? AND path = ?", (source.area, source.name)
        ).fetchone()
        return FileReport.model_validate_json(row[0])

    def _size(self, reader: Reader, source: SourceFile, ticker: Ticker) -> Size:
        size = reader.size(source, self._known_rows(source))
        ticker.tick()
        return size

    def _dry(self, items: Iterator[Item | Standing], ticker: Ticker) -> int:
        count = 0
        for item in items:
            count += 1
            ticker.tick(work=effort.of_item(item) if isinstance(item, Item) else 0.0)
        return count

    def _newest_row(self) -> int:
        row = self._store.connection.execute("SELECT coalesce(max(id), 0) FROM items").fetchone()
        return int(row[0])

    def _half_done(self, before: State) -> bool:
        found = self._store.connection.execute("SELECT 1 FROM items WHERE born > ? LIMIT 1", (before.generation,))
        return found.fetchone() is not None


def _personal(reports: Sequence[FileReport]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for report in reports:
        add_counts(counts, report.personal)
    return dict(sorted(counts.items()))
