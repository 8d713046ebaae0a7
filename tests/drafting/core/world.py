"""A small world for tests of the core: a guard that obeys marked words, a clock, a writer, accounts."""

from __future__ import annotations

import atexit
import hashlib
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from drafting.channels import Channel, Channels, OutboxChannel
from drafting.desk import Desk, JobsPort, Worker
from drafting.models import Actor, CaseView, DraftJob, DraftResult, NewPost, Recipe
from drafting.settings import CompanySection, Review, Settings, WebhooksSection
from drafting.store import Database
from policy.errors import TextRefused, UnknownChannel
from policy.models import (
    ChannelSpec,
    Clause,
    Context,
    Finding,
    Role,
    RuleError,
    Severity,
    Verdict,
    VerdictLevel,
)

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
CLAUSE = Clause(document="policy.md", section="1", quote="Say nothing bad.")
PASSWORD = "correct horse battery"


@dataclass
class FakeClock:
    """Time that moves when a test says so."""

    now: datetime = START

    def __call__(self) -> datetime:
        self.now += timedelta(microseconds=1)
        return self.now

    def pass_time(self, **amount: float) -> None:
        self.now += timedelta(**amount)


@dataclass
class WordGuard:
    """Judges by marked words: BLOCK, OVERRIDE (an approver may), ESCALATE, WARN, BROKEN, REFUSE.

    In posts: DANGER (no draft), PRESS (routed, drafted), CRASH (the rules fail).
    """

    rulebook_sha: str = "a" * 64
    checked: list[tuple[str, Context]] = field(default_factory=list)

    def check(self, reply: str, context: Context) -> Verdict:
        self.checked.append((reply, context))
        if "REFUSE" in reply:
            raise TextRefused("This text cannot be checked.")
        found: list[Finding] = []
        words: tuple[tuple[str, Severity, tuple[Role, ...]], ...] = (
            ("BLOCK", "block", ()),
            ("OVERRIDE", "block", ("approver",)),
            ("ESCALATE", "escalate", ("approver",)),
            ("WARN", "warn", ()),
        )
        for word, severity, roles in words:
            at = reply.find(word)
            if at >= 0:
                found.append(finding(word.lower(), severity, at, word, roles))
        if any(reply == past.text for past in context.recent):
            found.append(finding("twin", "block", 0, reply, ()))
        errors = (RuleError(rule="broken", reason="it raised"),) if "BROKEN" in reply else ()
        level: VerdictLevel = "pass"
        for candidate in ("warn", "escalate", "block"):
            if any(f.severity == candidate for f in found):
                level = candidate
        return Verdict(
            verdict="block" if errors else level,
            rulebook=self.rulebook_sha,
            text_sha256=hashlib.sha256(reply.encode()).hexdigest(),
            engine="words",
            channel=context.channel,
            length=len(reply),
            limit=280,
            findings=tuple(found),
            rules_run=("words",),
            rules_errored=errors,
        )

    def triage(self, post: str, context: Context) -> tuple[Finding, ...]:
        if "CRASH" in post:
            raise RuntimeError("a rule is broken")
        if "DANGER" in post:
            at = post.find("DANGER")
            return (
                finding("danger", "escalate", at, "DANGER", (), target_post=True).model_copy(
                    update={"route": "safety", "draft_allowed": False}
                ),
            )
        if "PRESS" in post:
            at = post.find("PRESS")
            return (
                finding("press", "escalate", at, "PRESS", (), target_post=True).model_copy(update={"route": "press"}),
            )
        return ()

    def channel(self, name: str) -> ChannelSpec:
        if name not in ("x", "feedback", "google_play", "email"):
            raise UnknownChannel(f"There is no channel {name!r}.")
        return ChannelSpec(name=name, title=name, limit=280, unit="code_points", public=name != "email")


def finding(
    rule: str,
    severity: Severity,
    start: int,
    match: str,
    roles: tuple[Role, ...],
    *,
    target_post: bool = False,
) -> Finding:
    return Finding(
        rule=rule,
        title=rule.title(),
        severity=severity,
        target="post" if target_post else "reply",
        start=start,
        end=start + len(match),
        match=match,
        message=f"Do not say {match}.",
        clause=CLAUSE,
        overridable_by=roles,
    )


def write(job: DraftJob, on_text: Callable[[str], None] | None = None) -> DraftResult:
    """A deterministic writer."""
    text = f"Hi {job.author.name or 'there'}, thank you for telling us: {job.post[:60]}"
    if job.instruction:
        text += f" ({job.instruction})"
    if job.read_as.problems:
        text += f" About: {', '.join(job.read_as.problems)}"
    if on_text is not None:
        on_text(text[:10])
        on_text(text)
    guard = WordGuard()
    return DraftResult(
        reply=text,
        verdict=guard.check(text, Context(channel=job.channel)),
        recipe=Recipe(source="model", model="fake", rulebook=guard.rulebook_sha),
        kind="complaint",
        lang="en",
    )


@dataclass
class World:
    """A desk with an agent, an approver, a trainer and an admin, all trained for a year."""

    folder: Path
    clock: FakeClock
    guard: WordGuard
    desk: Desk
    worker: Worker
    outbox: Channel
    people: dict[str, Actor]

    def person(self, name: str) -> Actor:
        return self.people[name]

    def post(self, text: str = "The tap leaks since Monday", external_id: str | None = None) -> CaseView:
        new = NewPost(text=text, channel="x", external_id=external_id, posted_at=self.clock())
        return self.desk.receive(self.desk.system(), new)

    def drafted(self, text: str = "The tap leaks since Monday") -> CaseView:
        """A case whose draft is there."""
        case = self.post(text)
        self.worker.drain()
        return self.desk.case(self.desk.system(), case.id)

    def approve(self, case: CaseView, who: str = "ann", reason: str | None = None) -> CaseView:
        draft = case.draft
        assert draft is not None
        return self.desk.approve(
            self.person(who), case.id, draft.id, draft.text_sha256, case.version, override_reason=reason
        )

    def lines(self) -> list[str]:
        path = self.folder / "outbox.jsonl"
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


ACCOUNTS: dict[str, tuple[Role, ...]] = {
    "ann": ("agent",),
    "bob": ("agent",),
    "eve": ("agent", "approver"),
    "tom": ("trainer",),
    "ada": ("admin",),
}


def make_world(
    folder: Path,
    *,
    url: str | Path | None = None,
    jobs: JobsPort | None = None,
    outbox: Channel | None = None,
    review: Review | None = None,
    webhooks: WebhooksSection | None = None,
    more: Mapping[str, Any] | None = None,
) -> World:
    """Build one; without a `url` on a SQLite file in `folder`, which may be there already."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "desk.sqlite"
    if url is None and not path.exists():
        shutil.copy(_seeded_file(), path)
    clock, guard = FakeClock(), WordGuard()
    channel = outbox or OutboxChannel(folder)
    desk = _desk(url or path, folder, guard, channel, clock, jobs, review or Review(), webhooks, more)
    people = {name: desk.actor(name, "desk") for name in ACCOUNTS}
    return World(folder, clock, guard, desk, Worker(desk, write), channel, people)


def seed(url: str | Path) -> None:
    """Make the tables and the accounts: agents, an approver, a trainer and an admin, trained for a year."""
    folder = Path()
    desk = _desk(url, folder, WordGuard(), OutboxChannel(folder), FakeClock(), None, Review())
    for name, roles in ACCOUNTS.items():
        desk.create_account(desk.system(), name, name.title(), roles, trained_until=START + timedelta(days=365))
    desk.close()


def _desk(
    url: str | Path,
    folder: Path,
    guard: WordGuard,
    outbox: Channel,
    clock: FakeClock,
    jobs: JobsPort | None,
    review: Review,
    webhooks: WebhooksSection | None = None,
    more: Mapping[str, Any] | None = None,
) -> Desk:
    return Desk(
        Database.open(url),
        guard,
        Settings(
            workspace=folder,
            company=CompanySection(name="Acme"),
            review=review,
            webhooks=webhooks or WebhooksSection(),
            **(more or {}),
        ),
        channels=Channels(outbox),
        detect_language=lambda text: "en",
        jobs=jobs,
        clock=clock,
    )


@cache
def _seeded_file() -> Path:
    """Made once and copied, because migrating takes a while."""
    folder = Path(mkdtemp(prefix="replydesk-seed-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    seed(folder / "desk.sqlite")
    return folder / "desk.sqlite"
