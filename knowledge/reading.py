"""Source files to items: reading, scrubbing, cutting, marking, and saying what was wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic import BaseModel, Field

from knowledge import effort, scan
from knowledge.anchors import number_of
from knowledge.channels import ChannelNames
from knowledge.chunking import passages
from knowledge.config import KnowledgeConfig, Scrub
from knowledge.items import Item, Standing, from_case, from_passage, raw_key
from knowledge.journal import Journal, forgotten_mark
from knowledge.models import Document, ResolvedCase, Skipped
from knowledge.scan import SourceFile, digest
from knowledge.scrubbing import scrubbed
from knowledge.sources.case_rows import NAMELESS, CaseReport
from knowledge.sources.cases import read_cases
from knowledge.sources.documents import read_document
from knowledge.sources.front_matter import is_about
from knowledge.sources.model import Block, Unreadable
from knowledge.suspicious import found_in

_HEAD = 12
"""Blocks at the beginning among which lines like "Version: 2" are no passage of their own."""


class FileReport(BaseModel):
    """What reading one file brought to light. Filled while reading, kept with the file in the index."""

    document: Document | None = None
    items: int = 0
    skipped: list[Skipped] = Field(default_factory=list)
    notes: list[Skipped] = Field(default_factory=list)
    suspicious: list[Skipped] = Field(default_factory=list)
    personal: dict[str, int] = Field(default_factory=dict)


class KnownRow(NamedTuple):
    """What the index holds of a case that was read before."""

    row: int
    outcome: str | None
    suspicious: str | None
    taken: str | None
    """JSON: kinds of personal data that were taken out, with their counts."""


class Size(NamedTuple):
    """How much an ingest has to do with a file."""

    items: int
    fresh: int
    """Items that the index does not hold as they stand."""
    work: float
    """What embedding these costs, as `effort` counts it."""


class Reader:
    """Reads source files in turn and remembers which case ids it has met."""

    def __init__(self, config: KnowledgeConfig, embedder: str, scrub: Scrub | None, journal: Journal) -> None:
        self._config = config
        self._embedder = embedder
        self._scrub = scrub
        self._journal = journal
        self._channels = ChannelNames(config.channels)
        # Before anything else is looked at: what is learned from now on is the next ingest's business.
        self._learned = journal.cases()
        self._read: dict[str, tuple[list[Item], FileReport]] = {}
        self.case_ids: dict[str, str] = {}
        """Case id -> file that it was taken from."""

    def size(self, source: SourceFile, known: Mapping[bytes, KnownRow]) -> Size:
        """Return what is in a file, for showing progress. Cheap beside embedding."""
        if source.area == "documents":
            report = FileReport()
            items = list(self._document(source, report))
            self._read[source.name] = items, report
            return Size(len(items), len(items), sum(map(effort.of_item, items)))
        count, costs = 0, []
        recipe = self._recipe(source)
        for case in self._all_cases(source, CaseReport(source.name)):
            count += 1
            if not known or raw_key(case, recipe) not in known:
                costs.append(effort.of_post(case.post))
        return Size(count, len(costs), sum(costs))

    def items(
        self, source: SourceFile, report: FileReport, known: Mapping[bytes, KnownRow]
    ) -> Iterator[Item | Standing]:
        """Yield the items of one file; what went wrong is in `report` afterwards. Cases that are `known` by `raw_key`
        are neither scrubbed nor looked at again.
        """
        if source.area == "documents":
            items, read = self._read.pop(source.name)
            for name in FileReport.model_fields:
                setattr(report, name, getattr(read, name))
            yield from items
        else:
            yield from self._cases(source, report, known)

    def _document(self, source: SourceFile, report: FileReport) -> Iterator[Item]:
        name = f"documents/{source.name}"
        try:
            read = read_document(source.path, name, self._config.max_document_bytes)
        except Unreadable as error:
            report.skipped.append(Skipped(file=name, place=error.place, reason=_sentence(error.reason)))
            return
        title = read.front.title or title_of(read.blocks, source.name)
        attack = found_in(title)
        if attack:
            reason = f"“{attack}” reads like an instruction to a model; the file's name stands for the title."
            report.suspicious.append(Skipped(file=name, place="title", reason=reason))
            title = title_of((), source.name)
        document = Document(
            path=source.name, title=title,
            version=read.front.version,
            effective=read.front.effective, supersedes=read.front.supersedes, internal=read.front.internal,
            lang=read.front.lang, sha256=digest(source.path),
        )  # fmt: skip
        report.document = document
        report.notes.extend(read.notes)
        for words in read.hidden:
            attack = found_in(words)
            if attack:
                reason = f"{attack!r} stands where readers do not see it; left out."
                report.suspicious.append(Skipped(file=name, place="hidden text", reason=reason))
        blocks = tuple(b for n, b in enumerate(read.blocks) if n >= _HEAD or b.kind != "text" or not is_about(b.text))
        for passage in passages(document, blocks or read.blocks):
            item = from_passage(passage, self._embedder)
            if item.columns["suspicious"]:
                report.suspicious.append(_mark(name, passage.section, item.columns["suspicious"]))
            yield item

    def _cases(
        self, source: SourceFile, report: FileReport, known: Mapping[bytes, KnownRow]
    ) -> Iterator[Item | Standing]:
        name = source.name if source.area == "learned" else f"cases/{source.name}"
        rows = CaseReport(source.name)
        seen: dict[str, tuple[str, str]] = {}
        recipe = self._recipe(source)
        for case in self._all_cases(source, rows):
            if forgotten_mark(case.id) in self._journal.forgotten:
                continue
            if case.channel is not None:
                case = case.model_copy(update={"channel": self._channels.of(case.channel)})
            owner = self.case_ids.setdefault(case.id, name)
            if owner != name or case.id in seen:
                self._twice(case, owner, seen.get(case.id), rows)
                continue
            seen[case.id] = (case.post, case.reply)
            raw = raw_key(case, recipe)
            there = known.get(raw)
            if there is not None:
                add_counts(report.personal, json.loads(there.taken or "{}"))
                if there.suspicious:
                    report.suspicious.append(_mark(name, f"id {case.id}", there.suspicious))
                yield Standing(there.row, there.outcome, self._outcome(case))
                continue
            clean, counts = scrubbed(case, self._scrub)
            add_counts(report.personal, counts)
            item = from_case(clean, self._embedder)
            more = {"outcome": self._outcome(case), "raw": raw, "taken": json.dumps(dict(counts)) if counts else None}
            item = item._replace(columns={**item.columns, **more})
            if item.columns["suspicious"]:
                report.suspicious.append(_mark(name, f"id {case.id}", item.columns["suspicious"]))
            yield item
        if rows.repeated:
            many = "row repeats a case that is" if rows.repeated == 1 else "rows repeat cases that are"
            rows.note(None, f"{rows.repeated:,} {many} there already, word for word; each was taken once")
        report.skipped.extend(s.model_copy(update={"file": name}) for s in rows.skipped)
        report.notes.extend(s.model_copy(update={"file": name}) for s in rows.notes)

    def _all_cases(self, source: SourceFile, rows: CaseReport) -> Iterator[ResolvedCase]:
        if source.area == "learned":
            return iter(self._learned.values())
        return read_cases(source.path, rows, self._config.case_columns)

    def _recipe(self, source: SourceFile) -> str:
        return scan.recipe(self._config, source.area, self._embedder, scrubbed=self._scrub is not None)

    def _twice(self, case: ResolvedCase, owner: str, words: tuple[str, str] | None, rows: CaseReport) -> None:
        if case.id.startswith(NAMELESS) or words == (case.post, case.reply):
            rows.repeated += 1
        elif words is None:
            rows.skip(f"id {case.id}", f"the same id stands already in {owner}; the first one was kept")
        else:
            rows.skip(f"id {case.id}", "this id stands twice with different words; the first one was kept")

    def _outcome(self, case: ResolvedCase) -> str | None:
        return self._journal.outcomes.get(case.id, case.outcome)


def title_of(blocks: tuple[Block, ...], name: str) -> str:
    """The heading above all others; the file's name when several chapters stand side by side."""
    headings = [block for block in blocks if block.kind == "heading"]
    top = [block for block in headings if block.level == min(heading.level for heading in headings)]
    chapters = [block for block in top if block.number or number_of(block.text, heading=True)]
    if top and (len(top) == 1 or len(chapters) == len(top) - 1) and top[0] not in chapters:
        return top[0].text
    words = re.sub(r"[_-]+", " ", name.rsplit("/", 1)[-1].rsplit(".", 1)[0]).strip()
    return words[:1].upper() + words[1:] if words else name


def add_counts(into: dict[str, int], counts: Mapping[str, int]) -> None:
    """Add up counts by kind."""
    for kind, count in counts.items():
        if count:
            into[kind] = into.get(kind, 0) + count


def _mark(file: str, place: str, words: object) -> Skipped:
    reason = f"“{words}” reads like an instruction to a model; it is kept as data, with a mark."
    return Skipped(file=file, place=place, reason=reason)


def _sentence(reason: str) -> str:
    return reason if reason.endswith(".") else reason + "."
