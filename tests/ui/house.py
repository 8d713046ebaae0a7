"""A whole desk for UI tests: real Desk, real server, a guard and a writer that tests can predict."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import uvicorn

from drafting.channels import Channels, OutboxChannel
from drafting.compose import App
from drafting.desk import Desk, Worker
from drafting.errors import ModelFailed
from drafting.models import (
    Alternative,
    CaseView,
    Citation,
    DraftJob,
    DraftResult,
    Need,
    NewPost,
    Recipe,
    Usage,
)
from drafting.settings import CompanySection, Review, Settings, WebhooksSection
from drafting.store import Database, JobRecord
from knowledge import KnowledgeBase
from policy.errors import UnknownChannel
from policy.models import (
    Author,
    Clause,
    Context,
    EvidenceItem,
    Finding,
    Role,
    Severity,
    Suggestion,
    Verdict,
    VerdictLevel,
)
from ui.patience import Patient
from ui.server import build_server

PASSWORD = "correct horse battery staple"
CLAUSE = Clause(document="promises.md", section="4.2", quote="Promise only what the remedy table allows.")
EVIDENCE = (
    EvidenceItem(
        id="p1",
        kind="passage",
        text="7.2 You may return anything within 60 days of delivery.",
        document="returns.md",
        section="7.2",
        why="Shares the word “return” with the post.",
    ),
    EvidenceItem(id="c1", kind="precedent", text="Boots broke.\n\nSend us a photo.", outdated=True, why="Similar."),
)
_ORDER: tuple[VerdictLevel, ...] = ("pass", "warn", "escalate", "block")
_PHRASES: tuple[tuple[str, Severity, Suggestion | None, tuple[Role, ...]], ...] = (
    ("full refund", "block", Suggestion(action="replace", text="look into it", label="Say: look into it"), ()),
    ("call 555", "block", Suggestion(action="remove", label="Remove the number"), ()),
    ("free gift", "block", None, ("approver",)),
    ("valued customer", "warn", Suggestion(action="replace", text="friend", label="Say: friend"), ()),
)


class PhraseGuard:
    """Judges by four phrases; a post with FIRE goes to the safety lead undrafted."""

    rulebook_sha = "ab" * 32
    routes = frozenset({"legal"})
    problem: str | None = None
    gone: tuple[str, ...] = ()
    """Channels that somebody took out of the settings."""

    def check(self, reply: str, context: Context) -> Verdict:
        found = []
        for phrase, severity, suggestion, roles in _PHRASES:
            at = reply.find(phrase)
            if at >= 0:
                found.append(_finding(phrase, severity, at, suggestion, roles))
        level = max((_level(f.severity) for f in found), key=_ORDER.index, default="pass")
        limit = self.channel(context.channel).limit
        return Verdict(
            verdict="block" if len(reply) > limit else level,
            rulebook=self.rulebook_sha,
            text_sha256=hashlib.sha256(reply.encode()).hexdigest(),
            engine="phrases",
            channel=context.channel,
            length=len(reply),
            limit=limit,
            findings=tuple(found),
            rules_run=("phrases",),
        )

    def triage(self, post: str, context: Context) -> tuple[Finding, ...]:
        at = post.find("FIRE")
        if at < 0:
            return ()
        return (
            _finding("FIRE", "escalate", at, None, ()).model_copy(
                update={"target": "post", "route": "safety lead", "within_hours": 1.0, "draft_allowed": False}
            ),
        )

    def channel(self, name: str) -> Any:
        from policy import BUILT_IN_CHANNELS

        found = next((c for c in BUILT_IN_CHANNELS if c.name == name and name not in self.gone), None)
        if found is None:
            raise UnknownChannel(f"There is no channel {name!r}.")
        return found


def _level(severity: Severity) -> VerdictLevel:
    return "pass" if severity == "note" else severity


def _finding(
    phrase: str, severity: Severity, at: int, suggestion: Suggestion | None, roles: tuple[Role, ...]
) -> Finding:
    return Finding(
        rule=f"test.{phrase.split()[0].lower()}",
        title=f"About “{phrase}”",
        severity=severity,
        start=at,
        end=at + len(phrase),
        match=phrase,
        message=f"Do not say {phrase}.",
        clause=CLAUSE,
        suggestion=suggestion,
        overridable_by=roles,
    )


@dataclass
class Pace:
    """How the writer writes; tests change it."""

    seconds_per_word: float = 0.0
    reply: str = "Sorry, {name}. You may return it within 60 days. I will look at it with you. – Mara"
    needs: tuple[Need, ...] = ()
    fails: str = ""
    """Why the model gives nothing; empty where it writes."""


def _writer(guard: PhraseGuard, pace: Pace) -> Callable[..., DraftResult]:
    def write(job: DraftJob, on_text: Callable[[str], None] | None = None) -> DraftResult:
        if pace.fails:
            raise ModelFailed("server_error", pace.fails)
        text = pace.reply.replace("{name}", job.author.name or "there")
        text = f"{text} ({job.instruction})" if job.instruction else text
        words = text.split(" ")
        for count in range(1, len(words)):
            if on_text and pace.seconds_per_word:
                on_text(" ".join(words[:count]))
                time.sleep(pace.seconds_per_word)
        context = Context(channel=job.channel)
        at = text.find("within 60 days")
        return DraftResult(
            reply=text,
            needs=pace.needs,
            verdict=guard.check(text, context),
            evidence=EVIDENCE,
            citations=(Citation(start=at, end=at + 14, evidence="p1"),) if at >= 0 else (),
            alternatives=(
                Alternative(
                    reply="Please tell us more.",
                    approach="short",
                    verdict=guard.check("Please tell us more.", context),
                ),
            ),
            recipe=Recipe(
                source="model", model="test-model", rulebook=guard.rulebook_sha, usage=Usage(calls=1, cost=0.0123)
            ),
            kind="complaint",
            lang="en",
        )

    return write


class ThreadJobs:
    """Does each job on a thread of its own as soon as it is written."""

    def __init__(self) -> None:
        self.worker: Worker | None = None
        self._threads: list[threading.Thread] = []

    def kick(self, job: JobRecord) -> None:
        worker = self.worker
        if worker is not None:
            thread = threading.Thread(target=worker.run, args=(job.id,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def stop(self) -> None:
        if self.worker is not None:
            self.worker.stop()
        for thread in self._threads:
            thread.join(10)


@dataclass
class House:
    """The running desk. `url` ends with a slash."""

    app: App
    desk: Desk
    guard: PhraseGuard
    pace: Pace
    worker: Worker
    folder: Path
    url: str = ""
    status: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(state="ready", words="", progress=None))

    def post(self, text: str, channel: str = "facebook", **more: Any) -> CaseView:
        """A post comes in and its draft is written."""
        author = more.pop("author", Author(name="Colette Byrne", handle="@colette"))
        when = datetime.now(UTC) - timedelta(hours=more.pop("hours", 3))
        new = NewPost(text=text, channel=channel, author=author, posted_at=when, **more)
        case = self.desk.receive(self.desk.system(), new)
        self.worker.drain()
        return self.desk.case(self.desk.system(), case.id)

    def case(self, case_id: str) -> CaseView:
        return self.desk.case(self.desk.system(), case_id)


def make_house(
    folder: Path,
    resources: ExitStack,
    webhooks: WebhooksSection | None = None,
    knowledge: KnowledgeBase | None = None,
) -> House:
    """Build it; `resources` closes it."""
    folder.mkdir(parents=True, exist_ok=True)
    guard, pace, jobs = PhraseGuard(), Pace(), ThreadJobs()
    settings = Settings(
        workspace=folder,
        company=CompanySection(name="Acme <Outdoor> ${1} {{2}}"),
        review=Review(follow_up_days=0),
        webhooks=webhooks or WebhooksSection(),
    )
    desk = Desk(
        Database.open(folder / "desk.sqlite"),
        guard,
        settings,
        channels=Channels(OutboxChannel(folder)),
        detect_language=lambda text: "en",
        jobs=jobs,
        knowledge=knowledge,
    )
    resources.callback(desk.close)
    worker = jobs.worker = Worker(desk, _writer(guard, pace))
    resources.callback(jobs.stop)
    year = datetime.now(UTC) + timedelta(days=365)
    people: dict[str, tuple[tuple[Role, ...], datetime | None]] = {
        "mara": (("agent",), year),
        "ben": (("agent", "approver"), year),
        "nora": (("agent",), None),
        "ada": (("agent", "approver", "trainer", "admin"), year),
    }
    for name, (roles, trained) in people.items():
        desk.create_account(desk.system(), name, name.title(), roles, password=PASSWORD, trained_until=trained)
    house = House(cast("App", None), desk, guard, pace, worker, folder)
    model = SimpleNamespace(status=lambda: house.status)
    parts = SimpleNamespace(settings=settings, guard=guard, knowledge=knowledge, model=model, desk=desk)
    house.app = cast("App", parts)
    return house


def serve_house(house: House, resources: ExitStack) -> None:
    """Start its server on a free port."""
    config = uvicorn.Config(build_server(house.app), port=0, log_level="warning", access_log=False, http=Patient)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started:
        if time.monotonic() > deadline:
            raise RuntimeError("The server did not start.")
        time.sleep(0.05)

    def stop() -> None:
        server.should_exit = True
        thread.join(10)

    resources.callback(stop)
    port = server.servers[0].sockets[0].getsockname()[1]
    house.url = f"http://127.0.0.1:{port}/"
