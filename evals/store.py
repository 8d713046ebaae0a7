"""Runs on disk: one folder each, readable while it grows. Why files: docs/decisions, "Eval runs are files"."""

from __future__ import annotations

import errno
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import ValidationError

from evals import lines
from evals.errors import NoRoom, NotFinished, RunInUse, RunNotFound
from evals.models import UNKNOWN_SCORERS, Figure, Frozen, ItemResult, Run, RunHeader
from evals.recipe import scorers_sha256
from evals.scoring import figures_of, rules_of

_Stamp = tuple[int, int] | None
"""When a file was written last, in nanoseconds, and its size in bytes; None where there is none."""
_KEPT = 3
"""Runs whose drafts are kept in memory: reading 2,000 of them takes seconds, and a page needs two runs at most."""
_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,120}")


class Summary(Frozen):
    """What a table of runs needs, so that it need not read every draft."""

    done: int
    figures: tuple[Figure, ...]
    rules: dict[str, int]
    scorers: str = UNKNOWN_SCORERS


class Store:
    """The runs of a workspace, in `.replydesk/evals/`: `run.json`, `results.jsonl`, `summary.json`, `labels.jsonl`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, tuple[_Stamp, tuple[ItemResult, ...]]] = {}

    def add(self, header: RunHeader) -> None:
        """Write down a run before its first draft."""
        folder = self._folder / header.id
        folder.mkdir(parents=True)
        lines.replace(folder / "run.json", header.model_dump_json(indent=1))

    def path(self, run: str) -> Path:
        """Return the folder of a run, by id or by an id's unmistakable beginning. Raises RunNotFound."""
        if _ID.fullmatch(run):
            if (self._folder / run / "run.json").is_file():
                return self._folder / run
            like = [name for name in self.ids() if name.startswith(run)]
            if len(like) == 1:
                return self._folder / like[0]
        known = ", ".join(self.ids()[:5]) or "none yet"
        raise RunNotFound(f"There is no eval run {run!r}. The newest: {known}.")

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all runs, newest first."""
        return tuple(sorted((path.parent.name for path in self._folder.glob("*/run.json")), reverse=True))

    @contextmanager
    def writing(self, run: str) -> Iterator[None]:
        """Hold a run for writing. Raises RunInUse when another process does."""
        lock = FileLock(self.path(run) / "run.lock")
        try:
            # A reader that asks whether the run is written holds the lock for an instant.
            with lock.acquire(timeout=1):
                yield
        except Timeout:
            raise RunInUse(f"The run {run!r} is being written by another process. Wait for it, or stop it.") from None

    def in_work(self, run: str) -> bool:
        """Tell whether a process is writing this run at the moment; one that was cut short is written by none."""
        path = self.path(run) / "run.lock"
        if not path.exists():
            return False
        try:
            with FileLock(path).acquire(timeout=0):
                return False
        except Timeout:
            return True

    def append(self, run: str, result: ItemResult) -> None:
        """Keep a result: it is on disk when this returns. Raises NoRoom when the disk is full."""
        path = self.path(run) / "results.jsonl"
        try:
            lines.append(path, result)
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT):
                raise
            raise NoRoom(
                f"There is no room left on the disk for {str(path)!r}. What is done is kept: make room, and start the "
                "same run again to go on."
            ) from None

    def rewrite(self, run: str, results: tuple[ItemResult, ...]) -> None:
        """Replace all results by scored ones, and the summary with them."""
        folder = self.path(run)
        lines.replace(folder / "results.jsonl", "".join(result.model_dump_json() + "\n" for result in results))
        summary = Summary(
            done=len(results), figures=figures_of(results), rules=rules_of(results), scorers=scorers_sha256()
        )
        lines.replace(folder / "summary.json", summary.model_dump_json())

    def header(self, run: str) -> RunHeader:
        """Return what the run was made with. Raises RunNotFound, also for one that cannot be read."""
        path = self.path(run) / "run.json"
        try:
            return RunHeader.model_validate_json(path.read_bytes())
        except ValidationError:
            raise RunNotFound(
                f"The eval run {run!r} cannot be read: {path} is damaged. Put it back from a copy, or delete it."
            ) from None

    def results(self, run: str) -> tuple[ItemResult, ...]:
        """Return the results in the set's order; of several for one item the last one counts."""
        path = self.path(run) / "results.jsonl"
        stamp = _stamp(path)
        known = self._known.get(path.parent.name)
        if known is not None and known[0] == stamp:
            return known[1]
        found = {result.id: result for result in lines.read(path, ItemResult)}
        order = {name: place for place, name in enumerate(self.header(run).items)}
        results = tuple(sorted(found.values(), key=lambda result: order.get(result.id, len(order))))
        kept = dict(list(self._known.items())[-_KEPT + 1 :])
        self._known = {**kept, path.parent.name: (stamp, results)}
        return results

    def read(self, run: str) -> Run:
        """Return a run with everything."""
        header, results = self.header(run), self.results(run)
        summary = self._summary(header.id)
        whole = summary if summary is not None and summary.done == len(results) else None
        return Run(
            header=header,
            results=results,
            figures=figures_of(results) if whole is None else whole.figures,
            rules=rules_of(results) if whole is None else whole.rules,
            done=len(results),
            blessed=header.id in self.blessed(),
            scorers=UNKNOWN_SCORERS if whole is None else whole.scorers,
        )

    def overview(self) -> tuple[Run, ...]:
        """Return every run that can be read, newest first, without its results; `damaged` tells of the others."""
        runs, blessed = [], self.blessed()
        for name in self.ids():
            try:
                runs.append(self._overview(name, blessed))
            except RunNotFound:
                continue
        return tuple(runs)

    def damaged(self) -> tuple[str, ...]:
        """Return what is wrong with each run that cannot be read, in a sentence each; empty when all can."""
        found = []
        for name in self.ids():
            try:
                self.header(name)
            except RunNotFound as error:
                found.append(str(error))
        return tuple(found)

    def _overview(self, name: str, blessed: tuple[str, ...]) -> Run:
        summary = self._summary(name)
        if summary is not None:
            header = self.header(name)
            if summary.done >= len(header.items):
                return Run(header=header, blessed=name in blessed, **dict(summary))
        return self.read(name).model_copy(update={"results": ()})

    def _summary(self, name: str) -> Summary | None:
        """What was written after the last item; None where it is missing or damaged, for all of it can be counted."""
        path = self._folder / name / "summary.json"
        try:
            return Summary.model_validate_json(path.read_bytes()) if path.is_file() else None
        except ValidationError:
            return None

    def bless(self, run: str) -> RunHeader:
        """Make a run the baseline of its set; the one before is replaced. Raises NotFinished for one cut short."""
        header = self.header(run)
        if not self._overview(header.id, ()).finished:
            raise NotFinished(
                f"The run {header.id!r} is not finished, so nothing can be measured by it. "
                f"Start the same run again first: replydesk eval run {header.set_name}"
                f"{f' --part {header.part}' if header.part else ''}"
            )
        path = self._folder / "blessed" / f"{header.set_name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        lines.replace(path, header.id + "\n")
        return header

    def blessed(self, set_name: str | None = None) -> tuple[str, ...]:
        """Return the ids of the blessed runs, of one set or of all."""
        pattern = f"{set_name or '*'}.txt"
        return tuple(path.read_text(encoding="utf-8").strip() for path in (self._folder / "blessed").glob(pattern))


def _stamp(path: Path) -> _Stamp:
    try:
        state = path.stat()
    except FileNotFoundError:
        return None
    return state.st_mtime_ns, state.st_size


def new_id(set_name: str, part: str | None) -> str:
    """Return an id that sorts by time and tells the set."""
    what = re.sub(r"[^0-9A-Za-z]+", "-", f"{set_name}-{part}" if part else set_name).strip("-")[:40]
    return f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{what}-{secrets.token_hex(2)}"
