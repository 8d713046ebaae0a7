"""Items, drafts and runs that tests can predict."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from drafting.models import DraftJob, DraftResult, Recipe, Usage
from evals.models import EvalItem, ItemResult, RunHeader
from evals.run import Desk, go_on
from evals.scoring import score_run
from evals.store import Store
from policy.models import Clause, EvidenceItem, Finding, Severity, Verdict, VerdictLevel

CLAUSE = Clause(document="returns.md", section="2.1", quote="within 30 days")


def item(name: str = "i1", post: str = "The zip of my Heron jacket broke on day one.", **more: Any) -> EvalItem:
    return EvalItem(id=name, post=post, **more)


def items(count: int) -> tuple[EvalItem, ...]:
    return tuple(item(f"i{n:02}", f"The zip of jacket number {n} broke on day {n}.") for n in range(count))


def finding(rule: str, severity: Severity = "block") -> Finding:
    return Finding(
        rule=rule, title=rule, severity=severity, start=0, end=1, match="x", message=f"About {rule}.", clause=CLAUSE
    )


def verdict(reply: str, level: VerdictLevel = "pass", findings: Sequence[Finding] = (), limit: int = 5000) -> Verdict:
    return Verdict(
        verdict=level,
        rulebook="r" * 64,
        text_sha256=hashlib.sha256(reply.encode()).hexdigest(),
        engine="test",
        channel="feedback",
        length=len(reply),
        limit=limit,
        findings=tuple(findings),
    )


def draft(
    reply: str,
    level: VerdictLevel = "pass",
    *,
    first: VerdictLevel | None = None,
    findings: Sequence[Finding] = (),
    limit: int = 5000,
    recipe: Recipe | None = None,
    evidence: Sequence[EvidenceItem] = (),
    **more: Any,
) -> DraftResult:
    made = Recipe(source="model", model="fake", rulebook="r" * 64, first_verdict=first or level, seconds=1.0)
    usage = Usage(prompt_tokens=100, completion_tokens=20, calls=1, seconds=0.9)
    return DraftResult(
        reply=reply,
        verdict=verdict(reply, level, findings, limit),
        recipe=recipe or made.model_copy(update={"usage": usage, "candidates": 1, "overhead_seconds": 0.1}),
        evidence=tuple(evidence),
        kind="complaint",
        **more,
    )


def result(of: EvalItem, reply: str, level: VerdictLevel = "pass", **more: Any) -> ItemResult:
    return ItemResult(item=of, result=draft(reply, level, **more), key=f"key-{of.id}")


def header(of: Sequence[EvalItem], name: str = "20261122-100000-set-aaaa", **more: Any) -> RunHeader:
    return RunHeader(
        id=name,
        set_name="set",
        set_sha256="0" * 64,
        started_at=datetime(2026, 11, 22, 10, 0, tzinfo=UTC),
        model="fake",
        endpoint="http://127.0.0.1/v1",
        rulebook="r" * 64,
        index="x" * 64,
        recipe=more.pop("recipe", "recipe-1"),
        items=tuple(i.id for i in of),
        **more,
    )


def stored(folder: Path, results: Sequence[ItemResult], name: str = "20261122-100000-set-aaaa") -> Store:
    """A store with one finished run."""
    store = Store(folder)
    store.add(header([r.item for r in results], name))
    store.rewrite(name, score_run(results, ()))
    return store


def write(job: DraftJob) -> DraftResult:
    """A deterministic writer."""
    return draft(f"I am sorry that it came to this: {job.post}")


class CountingWriter:
    """Counts what it was asked, and fails from a given call on."""

    def __init__(self, fails_with: Exception | None = None, after: int = 0) -> None:
        self.asked: list[str] = []
        self._fails_with = fails_with
        self._after = after

    def __call__(self, job: DraftJob) -> DraftResult:
        self.asked.append(job.post)
        if self._fails_with is not None and len(self.asked) > self._after:
            raise self._fails_with
        return write(job)


def run_all(store: Store, of: tuple[EvalItem, ...], writer: Any = write, **more: Any) -> None:
    """Run items, making the run when it is new."""
    head = header(of)
    if head.id not in store.ids():
        store.add(head)
    go_on(store, head, of, Desk(writer, parallel=more.pop("parallel", 1)), **more)
