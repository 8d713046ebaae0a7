"""What the three readers of cases have in common: rows in, cases and reasons out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.config import CaseColumns
from knowledge.models import ResolvedCase, Skipped
from knowledge.sources.case_fields import case_from, columns_for
from knowledge.sources.model import Unreadable

NAMELESS = "c-"
"""How the id of a case begins that its export gave none."""
MAX_REASONS = 200
"""Rows of one file that are listed one by one; beyond that they are counted."""


IsHead = Callable[[Sequence[str]], bool]
"""Whether a row names the columns. Exports may begin with their title and the day of the export."""
HEAD_WITHIN = 15
"""Rows among which the one with the names is looked for."""


@dataclass
class CaseReport:
    """Collects what a reader has to say about its file."""

    file: str
    skipped: list[Skipped] = field(default_factory=list)
    notes: list[Skipped] = field(default_factory=list)
    dropped: int = 0
    noted: int = 0
    repeated: int = 0
    """Rows that say again, word for word, what is there already."""

    def skip(self, place: str | None, reason: str) -> None:
        """A row, or the whole file, does not go in."""
        self.dropped += 1
        if self.dropped <= MAX_REASONS:
            self.skipped.append(Skipped(file=self.file, place=place, reason=_sentence(reason)))

    def note(self, place: str | None, reason: str) -> None:
        """It went in, but somebody should look at it."""
        self.noted += 1
        if self.noted <= MAX_REASONS:
            self.notes.append(Skipped(file=self.file, place=place, reason=_sentence(reason)))

    def close(self) -> None:
        """Say how many were not listed."""
        if self.dropped > MAX_REASONS:
            more = self.dropped - MAX_REASONS
            self.skipped.append(Skipped(file=self.file, reason=f"{more} more rows were left out for such reasons."))
        if self.noted > MAX_REASONS:
            more = self.noted - MAX_REASONS
            self.notes.append(Skipped(file=self.file, reason=f"{more} more rows have such notes."))


def cases_of(
    rows: Iterable[tuple[str, Mapping[str, object]]], report: CaseReport, mappings: Iterable[CaseColumns]
) -> Iterator[ResolvedCase]:
    """Yield the case of each row; `rows` gives a place ("line 7") and the cells by column name."""
    known: dict[tuple[str, ...], dict[str, str]] = {}
    refused: dict[tuple[str, ...], int] = {}
    for place, row in rows:
        names = tuple(row)
        if names not in known and names not in refused:
            try:
                known[names], said = columns_for(report.file, names, mappings)
            except Unreadable as error:
                refused[names] = 0
                report.skip(error.place or place, error.reason)
                continue
            else:
                if said and len(known) == 1:
                    report.note(place, "; ".join(said))
        if names in refused:
            refused[names] += 1
            continue
        columns = known[names]
        try:
            case, notes = case_from(row, columns, fallback_id(row, columns))
        except Unreadable as error:
            report.skip(place, error.reason)
            continue
        for words in notes:
            report.note(place, words)
        yield case
    for more in filter(None, refused.values()):
        report.skip(None, f"{more:,} more {'row has' if more == 1 else 'rows have'} the same columns and were left out")


def fallback_id(row: Mapping[str, object], columns: Mapping[str, str]) -> str:
    """An id made of the words, for exports that carry none; the same row is the same case."""
    words = "\0".join(str(row.get(columns[field])) for field in ("post", "reply"))
    return NAMELESS + hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _sentence(reason: str) -> str:
    reason = reason.strip()
    return reason if reason.endswith((".", "!", "?")) else reason + "."
