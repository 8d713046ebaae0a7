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


class Journal:
    """The journal as it stands on the disk; reading it again is `Journal(path)`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.cases: dict[str, ResolvedCase] = {}
        self.outcomes: dict[str, str] = {}
        self.forgotten: set[str] = set()
        self._read = 0
        """Bytes of whole lines that were taken in."""
        for line in self._lines():
            self._take(line)

    def judged_since(self) -> dict[str, str]:
        """Return what was said of outcomes since this was read. Only for the holder of the writer's lock: for others
        the file may have been written anew.
        """
        before, self.outcomes = self.outcomes, {}
        for line in self._lines():
            self._take(line)
        news = self.outcomes
        self.outcomes = before | news
        return news

    def learn(self, case: ResolvedCase) -> None:
        """Note a precedent; it must be free of personal data already."""
        self._append({"case": case.model_dump(mode="json", exclude_none=True)})
        self.cases[case.id] = case

    def judge(self, case_id: str, outcome: Outcome) -> None:
        """Note how a case turned out."""
        self._append({"id": case_id, "outcome": outcome})
        self.outcomes[case_id] = outcome

    def forget(self, case_ids: set[str]) -> None:
        """Write the file anew without these cases. Only a hash of each id stays, so that an
        export cannot bring it back.
        """
        for case_id in case_ids:
            self.cases.pop(case_id, None)
            self.outcomes.pop(case_id, None)
            self.forgotten.add(forgotten_mark(case_id))
        lines: list[dict[str, object]] = [{"forgotten": mark} for mark in sorted(self.forgotten)]
        lines += [{"case": case.model_dump(mode="json", exclude_none=True)} for case in self.cases.values()]
        lines += [{"id": case_id, "outcome": outcome} for case_id, outcome in self.outcomes.items()]
        beside = self.path.with_suffix(".new")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.path)

    def _lines(self) -> list[str]:
        if not self.path.is_file():
            return []
        with self.path.open("rb") as file:
            file.seek(self._read)
            data = file.read()
        self._read += data.rfind(b"\n") + 1
        return data.decode(errors="replace").split("\n")

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

    def _take(self, line: str) -> None:
        try:
            value = json.loads(line)
            if "case" in value:
                case = ResolvedCase.model_validate(value["case"])
                self.cases[case.id] = case
            elif "forgotten" in value:
                self.forgotten.add(str(value["forgotten"]))
            elif value.get("outcome") in _OUTCOMES:
                self.outcomes[str(value["id"])] = value["outcome"]
        except (ValueError, TypeError, KeyError, ValidationError):
            # Half a line at the end is all that a crash can leave; what it said was never
            # confirmed to anybody.
            return


def forgotten_mark(case_id: str) -> str:
    """What stays of an erased case: a hash of its id."""
    return hashlib.sha256(f"replydesk-forgotten:{case_id}".encode()).hexdigest()[:32]


def _ends_well(descriptor: int, size: int) -> bool:
    return os.pread(descriptor, 1, size - 1) == b"\n"
