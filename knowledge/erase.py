"""Erasing a customer: every trace of their cases leaves records, index and caches, and a search of the
files proves it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from knowledge import fold
from knowledge.analysis import terms
from knowledge.config import KnowledgeConfig
from knowledge.journal import Journal
from knowledge.models import Erasure, ResolvedCase, Skipped
from knowledge.reading import FileReport
from knowledge.scan import files
from knowledge.sources import cases_xlsx
from knowledge.sources.case_rows import CaseReport
from knowledge.sources.model import Unreadable
from knowledge.store import Store
from knowledge.traces import contains, spellings
from knowledge.vectors.port import VectorBackend

MIN_PROOF = 12
"""Characters a text needs to prove anything: "thanks" stands in other people's cases as well."""
_BORDERS = re.compile(r"[\"\\\n\r\t]|\[[a-z ]+\]")
"""What stands otherwise in a file than in the index: escapes, and the marks in the place of personal data."""


def forget(
    config: KnowledgeConfig, store: Store, backend: VectorBackend, journal: Journal, case_ids: Iterable[str]
) -> Erasure:
    """Erase cases for good. The caller holds the writer's lock."""
    asked = tuple(dict.fromkeys(case_ids))
    connection = store.connection
    marks = ", ".join("?" * len(asked))
    rows = connection.execute(
        f"SELECT id, kind, case_id, data, in_base FROM items WHERE case_id IN ({marks})", asked
    ).fetchall()
    cases = [ResolvedCase.model_validate_json(row[3]) for row in rows]
    known_cases = journal.cases()
    learned = [known_cases[case_id] for case_id in asked if case_id in known_cases]
    journal.forget(set(asked))
    in_base = sum(row[4] is not None for row in rows)
    with store.write() as writer:
        # First of all, so that a kill in the midst of it is made good by erasing the same case again.
        writer.execute("UPDATE state SET ghosts = ghosts + ?", (in_base,))
    fold.remove_rows(store, [(row[0], row[1]) for row in rows])
    with store.write() as writer:
        fold.drop_unused_vectors(writer)
        writer.execute("UPDATE state SET sequence = sequence + 1")
    _forget_reports(store, asked)
    state = store.state()
    if state.ghosts:
        _rebuild_base(store, backend)
    else:
        backend.drop_others([state.base_name])
    _scour(store)
    needles, texts = _proofs([*cases, *learned], store)
    searched, traces = _search(config, texts)
    known = {row[2] for row in rows} | {case.id for case in learned}
    return Erasure(
        cases=tuple(case_id for case_id in asked if case_id in known),
        unknown=tuple(case_id for case_id in asked if case_id not in known),
        files_searched=searched,
        traces=traces,
        sources=tuple(_sources(config, asked, needles)),
        needles=tuple(needles),
    )


def _forget_reports(store: Store, case_ids: Sequence[str]) -> None:
    """What ingests said about these cases quotes their words."""
    places = {f"id {case_id}" for case_id in case_ids}
    rows = store.connection.execute("SELECT area, path, meta FROM files WHERE area != 'documents'").fetchall()
    with store.write() as writer:
        for area, path, meta in rows:
            report = FileReport.model_validate_json(meta)
            for remarks in (report.skipped, report.notes, report.suspicious):
                remarks[:] = [remark for remark in remarks if remark.place not in places]
            writer.execute(
                "UPDATE files SET meta = ? WHERE area = ? AND path = ?", (report.model_dump_json(), area, path)
            )


def _rebuild_base(store: Store, backend: VectorBackend) -> None:
    """Vectors can be turned back into words, roughly: a base without them is built from what is left."""
    before = store.state()
    number = before.base + 1
    name = fold.fold(store, backend, number, "", "died IS NULL AND born <= ?", (before.generation,))
    with store.write() as writer:
        writer.execute("UPDATE items SET in_base = NULL WHERE died IS NOT NULL")
        writer.execute("UPDATE state SET base = ?, base_name = ?, ghosts = 0, sequence = sequence + 1", (number, name))
    backend.drop_others([name])


def _scour(store: Store) -> None:
    """Leave nothing in free pages, in the words' segments, or in the write-ahead log."""
    connection = store.connection
    for kind in ("policy", "precedent"):
        connection.execute(f"INSERT INTO words_{kind}(words_{kind}) VALUES ('optimize')")
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _proofs(cases: Sequence[ResolvedCase], store: Store) -> tuple[dict[str, str], list[bytes]]:
    """The longest piece of each text, with its case, and the byte strings that would be found if anything were left:
    these pieces, as JSON escapes them, and as index terms.
    """
    needles: dict[str, str] = {}
    out: set[bytes] = set()
    for case in cases:
        for text in (case.post, case.reply):
            longest = max(_BORDERS.split(text), key=len)
            if _elsewhere(store, longest):
                continue
            if len(longest) >= MIN_PROOF:
                needles[longest] = case.id
                out.update(spellings(longest))
            words = " ".join(terms(text))
            if len(words) >= MIN_PROOF:
                out.add(words.encode())
    return needles, sorted(out)


def _elsewhere(store: Store, text: str) -> bool:
    """True when other cases say the very same, as canned replies do: then finding it proves nothing."""
    found = store.connection.execute("SELECT 1 FROM items WHERE instr(data, ?) > 0 LIMIT 1", (text,))
    return found.fetchone() is not None


def _search(config: KnowledgeConfig, texts: Sequence[bytes]) -> tuple[int, tuple[str, ...]]:
    paths = [path for path in config.index_path.rglob("*") if path.is_file()]
    if config.journal_path.is_file():
        paths.append(config.journal_path)
    return len(paths), tuple(str(path) for path in paths if contains(path, texts))


def _sources(config: KnowledgeConfig, case_ids: Sequence[str], needles: Mapping[str, str]) -> list[Skipped]:
    """Say where the company's own exports still hold these cases, by id or words: those are not ours to rewrite."""
    out: list[Skipped] = []
    marks = [(name, re.compile(rb"(?<![\w-])" + re.escape(name.encode()) + rb"(?![\w-])")) for name in case_ids if name]
    marks += [(name, re.compile(b"|".join(map(re.escape, spellings(words))))) for words, name in needles.items()]
    for source in files(config).files:
        if source.area != "cases":
            continue
        for place, line in _lines(source.path):
            for name in dict.fromkeys(name for name, mark in marks if mark.search(line)):
                reason = f"still holds {name}; it will not be read again, but only you can delete it."
                out.append(Skipped(file=f"cases/{source.name}", place=place, reason=reason))
    return out


def _lines(path: Path) -> Iterator[tuple[str, bytes]]:
    """Lines of a file, or rows of a spreadsheet, each with its place; none of one that cannot be read."""
    if path.suffix.lower() == ".xlsx":
        with suppress(Unreadable):
            for place, row in cases_xlsx.rows(path, CaseReport(path.name), lambda names: False):  # noqa: ARG005
                yield place, "\n".join(map(str, row.values())).encode()
        return
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            yield f"line {number}", line
