"""Posts come in, once each; customers write again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from drafting.desk import inputs
from drafting.desk.drafting import DraftingPart
from drafting.desk.words import telling_words
from drafting.desk.workbench import log
from drafting.errors import InvalidInput, NotFound
from drafting.models import Actor, CaseState, CaseView, Message, NewPost
from drafting.reading import ReadAs
from drafting.states import step
from drafting.store import CaseRecord, Transaction, new_id
from policy.errors import PolicyError, UnknownChannel
from policy.models import Author, CaseFacts, Context, Finding, Severity

_ANSWERED = (CaseState.SENT, CaseState.CLOSED, CaseState.NO_REPLY)


class Triage:
    """What the routing rules say about a post, and whether its own words cannot wait.

    A hint (severity `warn`) brings it forward and sends it nowhere.
    """

    def __init__(self, findings: tuple[Finding, ...], problem: str | None = None, *, cannot_wait: bool = False) -> None:
        grave: tuple[Severity, ...] = ("block", "escalate")
        routed = sorted((f for f in findings if f.severity in grave), key=_pressing)
        self.findings = findings
        self.problem = problem
        self.held = problem is not None or any(not f.draft_allowed for f in findings)
        self.route = next((f.route for f in routed if f.route), None) or ("approver" if routed or self.held else None)
        self.urgent = cannot_wait or any(f.route for f in findings) or bool(routed) or self.held

    def changes(self) -> dict[str, Any]:
        """The fields of a case that follow from it."""
        return {
            "routing": self.findings,
            "route": self.route,
            "urgent": self.urgent,
            "held": self.held,
            "failure": self.problem,
        }


class IntakePart(DraftingPart):
    """Receives posts and what happens to them afterwards."""

    def receive(self, actor: Actor, post: NewPost) -> CaseView:
        """Take a post in: triage it, and have a draft made ahead where the policy allows one.

        The same (channel, external_id) is the same case: a second call returns it unchanged.
        Raises InvalidInput for an empty, oversized or broken post and for an unknown channel.
        """
        now = self._now()
        text = inputs.post(post.text)
        channel = self._channel_name(post.channel)
        author, thread, facts = inputs.author(post.author), inputs.thread(post.thread), inputs.facts(post.facts)
        triage = self._triage(text, channel, author, thread, facts)
        case = CaseRecord(
            id=new_id(now),
            version=1,
            state=CaseState.RECEIVED,
            channel=channel,
            external_id=inputs.external_id(post.external_id),
            url=inputs.line(post.url),
            author=author,
            post=text,
            lang=inputs.language(post.lang) or self._detect_language(text),
            kind=self._read(text, inputs.language(post.lang) or self._detect_language(text), None, ReadAs()).kind,
            kind_set=False,
            rating=post.rating,
            product=inputs.line(post.product),
            thread=thread,
            posted_at=inputs.moment(post.posted_at) or now,
            received_at=now,
            facts=facts,
            claimed_by=None,
            lease_until=None,
            job_id=None,
            verdict=None,
            changed=False,
            **triage.changes(),
        )
        with self._db.write() as tx:
            self._authorise(tx, actor, "receive")
            known = None if case.external_id is None else tx.cases.find(channel, case.external_id)
            if known is not None:
                return self._view(tx, tx.cases.get(known))
            if not tx.cases.add(case, telling_words(text)):  # another process was faster by a moment
                assert case.external_id is not None
                known = tx.cases.find(channel, case.external_id)
                assert known is not None
                return self._view(tx, tx.cases.get(known))
            self._audit(
                tx,
                actor,
                case.id,
                "receive",
                {
                    "version": case.version,
                    "state": case.state.value,
                    "channel": channel,
                    "external_id": case.external_id,
                    "lang": case.lang,
                },
            )
            return self._view(tx, self._begin(tx, actor, case))

    def customer_changed(self, actor: Actor, channel: str, external_id: str, new_text: str | None) -> CaseView:
        """The customer wrote again or edited the post (`new_text`), or deleted it (None).

        The case becomes stale: an approval that was not handed over yet is void. With a new text, the old one
        joins the conversation and a new draft is made ahead; a deleted post waits for a human. While a reply
        is being sent the change is noted, and the case is stale once the reply has left.
        Nothing is taken in for a case that was erased. Raises NotFound when the channel's post is not known.
        """
        name = self._channel_name(channel)
        with self._db.write() as tx:
            self._authorise(tx, actor, "receive")
            case_id = tx.cases.find(name, external_id)
            if case_id is None:
                raise NotFound(f"There is no case for {external_id!r} on {name}.")
            case = tx.cases.get(case_id, lock=True)
            text = None if new_text is None else inputs.post(new_text)
            if text == case.post or case.erased_at is not None:
                return self._view(tx, case)
            if text is None and case.state in _ANSWERED:
                self._audit(tx, actor, case.id, "customer_deleted", {"state": case.state.value})
                return self._view(tx, case)
            return self._view(tx, self._take_change(tx, actor, case, text))

    def _take_change(self, tx: Transaction, actor: Actor, case: CaseRecord, text: str | None) -> CaseRecord:
        changes: dict[str, Any] = {"job_id": None, "verdict": None}
        action = "customer_deleted"
        if text is not None:
            action = "customer_wrote"
            triage = self._triage(text, case.channel, case.author, case.thread, case.facts)
            kept = {} if case.state in _ANSWERED or triage.route else {"route": case.route, "urgent": case.urgent}
            lang = self._detect_language(text)
            lang = case.lang if lang == "und" else lang
            changes |= (
                triage.changes()
                | kept
                | {
                    "post": text,
                    "read_as": None,
                    "kind": self._read(text, lang, None, ReadAs()).kind,
                    "kind_set": False,
                    "thread": (*case.thread, _message(case)),
                    "lang": lang,
                }
            )
        else:
            changes["failure"] = "The customer deleted the post: decide whether anything is left to answer."
        if case.state is CaseState.SENDING:
            return self._save(tx, actor, case, action, {}, changed=True, **_without_job(changes))
        tx.jobs.clear_progress(case.id)
        case = self._save(
            tx,
            actor,
            case,
            action,
            {"was": case.state.value},
            words=telling_words(text) if text is not None else None,
            state=step("customer_changed", case.state),
            claimed_by=None,
            lease_until=None,
            **changes,
        )
        return self._begin(tx, actor, case) if text is not None else case

    def _begin(self, tx: Transaction, actor: Actor, case: CaseRecord) -> CaseRecord:
        """Send a new post on its way: to whom the routing names, or to the writer."""
        if case.held:
            return self._save(
                tx,
                actor,
                case,
                "hold",
                {"route": case.route, "rules": [f.rule for f in case.routing], "failure": case.failure},
                state=step("hold", case.state),
            )
        if self._settings.review.draft_ahead:
            return self._ask_for_draft(tx, actor, case)
        return case

    def _channel_name(self, name: str) -> str:
        try:
            return self._guard.channel(name).name
        except UnknownChannel as error:
            raise InvalidInput(str(error)) from None

    def _triage(self, text: str, channel: str, author: Author, thread: tuple[Message, ...], facts: CaseFacts) -> Triage:
        """Ask the routing rules. When they fail, the case goes to an approver undrafted: nothing is lost."""
        context = Context(
            channel=channel,
            post=text,
            thread=tuple(m.text for m in thread),
            facts=facts.model_copy(update={"author": author}),
            today=self._now().date().isoformat(),
        )
        try:
            cannot_wait = self._read(text, self._detect_language(text), None, ReadAs()).urgent
            return Triage(self._guard.triage(text, context), cannot_wait=cannot_wait)
        except PolicyError as error:
            return Triage((), f"The routing rules could not judge this post: {error}")
        except Exception:  # noqa: BLE001 - whatever a rule raises, the post must not be lost
            log.exception("triage failed")
            return Triage((), "The routing rules failed on this post: an approver must look at it.")


def _pressing(finding: Finding) -> tuple[bool, bool, float]:
    """The finding that decides the route first: no draft allowed, then a block, then the shortest term."""
    hours = finding.within_hours
    return finding.draft_allowed, finding.severity != "block", float("inf") if hours is None else hours


def _message(case: CaseRecord) -> Message:
    at: datetime = case.posted_at
    return Message(author=case.author.name or case.author.handle or "customer", text=case.post, at=at)


def _without_job(changes: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in changes.items() if name != "job_id"}
