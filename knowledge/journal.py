"""What was learned at work: precedents, outcomes, erasures. The one thing here that is not derived from
the company's files.

A file of JSON lines beside the index, appended to and flushed to the disk before the index changes, so
that a rebuilt index knows it again.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import get_args

from pydantic import ValidationError

from knowledge.models import Outcome, ResolvedCase

_OUTCOMES = get_args(Outcome)
_CASE = b'{"case":'
_SEEN = 64
"""Bytes before the place read last that must still be the same, so that what comes after it is all that is new."""


class Journal:
    """What the journal says, as far as it was read. One object belongs to one thread at a time.

    Cases are not kept in memory: there may be a hundred thousand, and only an ingest and an erasure need them.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.outcomes: dict[str, str] = {}
        self.forgotten: set[str] = set()
        self._file: tuple[int, int] | None = None
        self._read = 0
        self._end = b""
        self.refresh()

    def refresh(self) -> None:
        """Read what was added since, by whatever process; everything, when another process wrote the file anew."""
        try:
            file = self.path.open("rb")
        except FileNotFoundError:
            self._begin_anew()
            return
        with file:
            status = os.fstat(file.fileno())
            file.seek(max(0, self._read - len(self._end)))
            if (status.st_dev, status.st_ino) != self._file or file.read(len(self._end)) != self._end:
                self._begin_anew()
                file.seek(0)
            self._file = status.st_dev, status.st_ino
            for line in file:
                if not line.startswith(_CASE):
                    self._take(line)
                if line.endswith(b"\n"):
                    self._read += len(line)
                    self._end = line[-_SEEN:]

    def cases(self) -> dict[str, ResolvedCase]:
        """Read every case that was learned, as it was learned: without what was said later of its outcome."""
        found: dict[str, ResolvedCase] = {}
        if self.path.is_file():
            with self.path.open("rb") as file:
                for case in filter(None, map(_case, file)):
                    found[case.id] = case
        return found

    def judged_since(self) -> dict[str, str]:
        """Return what was said of outcomes since this was read."""
        before, self.outcomes = self.outcomes, {}
        self.refresh()
        news = self.outcomes
        self.outcomes = before | news
        return news

    def _begin_anew(self) -> None:
        self.outcomes.clear()
        self.forgotten.clear()
        self._file, self._read, self._end = None, 0, b""

    def learn(self, case: ResolvedCase) -> None:
        """Note a precedent; it must be free of personal data already."""
        self._append({"case": case.model_dump(mode="json", exclude_none=True)})

    def judge(self, case_id: str, outcome: Outcome) -> None:
        """Note how a case turned out."""
        self._append({"id": case_id, "outcome": outcome})
        self.outcomes[case_id] = outcome

    def forget(self, case_ids: set[str]) -> None:
        """Write the file anew without these cases. Only a hash of each id stays, so that an
        export cannot bring it back.
        """
        cases, outcomes = self.cases(), dict(self.outcomes)
        for case_id in case_ids:
            cases.pop(case_id, None)
            outcomes.pop(case_id, None)
        forgotten = self.forgotten | set(map(forgotten_mark, case_ids))
        lines: list[dict[str, object]] = [{"forgotten": mark} for mark in sorted(forgotten)]
        lines += [{"case": case.model_dump(mode="json", exclude_none=True)} for case in cases.values()]
        lines += [{"id": case_id, "outcome": outcome} for case_id, outcome in outcomes.items()]
        beside = self.path.with_suffix(".new")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.path)
        self.refresh()

    def _append(self, line: dict[str, object]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        data = (json.dumps(line, ensure_ascii=False) + "\n").encode()
        with self.path.open("ab+") as file:
            # A line that a power cut left half is ended first, so that it cannot spoil this one.
            if file.tell() and not _ends_well(file.fileno(), file.tell()):
                data = b"\n" + data
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    def _take(self, line: bytes) -> None:
        value = _value(line)
        if "forgotten" in value:
            self.forgotten.add(str(value["forgotten"]))
        elif value.get("outcome") in _OUTCOMES and "id" in value:
            self.outcomes[str(value["id"])] = str(value["outcome"])


def _case(line: bytes) -> ResolvedCase | None:
    if not line.startswith(_CASE):
        return None
    try:
        return ResolvedCase.model_validate(_value(line).get("case"))
    except ValidationError:
        return None


def _value(line: bytes) -> dict[str, object]:
    """What a line says; nothing when it is half a line: all that a crash can leave, and confirmed to nobody."""
    try:
        value = json.loads(line.decode("utf-8", "replace"))
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def forgotten_mark(case_id: str) -> str:
    """What stays of an erased case: a hash of its id."""
    return hashlib.sha256(f"replydesk-forgotten:{case_id}".encode()).hexdigest()[:32]


def _ends_well(descriptor: int, size: int) -> bool:
    return os.pread(descriptor, 1, size - 1) == b"\n"
