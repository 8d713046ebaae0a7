"""The invariants of the core hold whatever is done in whatever order."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from drafting.channels import OutboxChannel, Parcel
from drafting.errors import DeliveryFailed, DraftingError
from drafting.models import CaseState, CaseView, QueueFilter
from policy.models import CaseFacts
from tests.drafting.core.world import START, make_world

AGENTS = st.sampled_from(["ann", "bob", "eve", "tom"])
TEXTS = st.sampled_from(["Sorry, we come today", "A BLOCK", "An OVERRIDE", "An ESCALATE", "BROKEN", "Thanks"])
POSTS = st.sampled_from(["The tap leaks", "DANGER", "PRESS asks", "CRASH", "Lovely people"])


class MoodyChannel:
    """Takes a reply, or not, or takes it and says that it did not."""

    def __init__(self, folder: Path) -> None:
        self.real = OutboxChannel(folder)
        self.mood = "fine"

    def deliver(self, parcel: Parcel) -> None:
        if self.mood == "down":
            raise DeliveryFailed("Down.")
        self.real.deliver(parcel)
        if self.mood == "mute":
            raise RuntimeError("The connection broke after the reply had left.")

    def delivered(self, decision: str) -> bool:
        return self.real.delivered(decision)

    def forget(self, case_id: str) -> None:
        self.real.forget(case_id)


class DeskMachine(RuleBasedStateMachine):
    """Agents, customers, jobs, rulebooks and time, in any order; refusals are fine, broken invariants are not."""

    cases = Bundle("cases")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="replydesk-machine-"))
        self.channel = MoodyChannel(self.folder)
        self.world = make_world(self.folder, outbox=self.channel)
        self.desk = self.world.desk
        self.posts = 0
        self.rulebooks = 0
        self.news: dict[str, int] = {}
        self.read: dict[str, CaseView] = {}
        self.approved: dict[str, tuple[str, str, str]] = {}

    def teardown(self) -> None:
        assert self.desk.verify_audit().problems == ()
        self.desk.close()
        shutil.rmtree(self.folder)

    def see(self, case_id: str) -> CaseView:
        """The case as an agent last read it: perhaps an old version."""
        return self.read.setdefault(case_id, self.desk.case(self.world.person("ann"), case_id))

    def attempt(self, action: object, *args: object, **kwargs: object) -> CaseView | None:
        assert callable(action)
        try:
            result = action(*args, **kwargs)
        except DraftingError:
            return None
        return result if isinstance(result, CaseView) else None

    @rule(target=cases, text=POSTS)
    def post(self, text: str) -> str:
        self.posts += 1
        case = self.world.post(text, str(self.posts))
        again = self.world.post("something else", str(self.posts))
        assert (again.id, again.version) == (case.id, case.version)
        return case.id

    @rule(case_id=cases)
    def reads(self, case_id: str) -> None:
        self.read[case_id] = self.desk.case(self.world.person("ann"), case_id)

    @rule()
    def work(self) -> None:
        self.world.worker.drain()

    @rule(case_id=cases, who=AGENTS, text=TEXTS, fresh=st.booleans())
    def edit(self, case_id: str, who: str, text: str, fresh: bool) -> None:
        if fresh:
            self.reads(case_id)
        self.attempt(self.desk.edit, self.world.person(who), case_id, text, self.see(case_id).version)

    @rule(case_id=cases, who=AGENTS)
    def claim(self, case_id: str, who: str) -> None:
        self.attempt(self.desk.claim, self.world.person(who), case_id)

    @rule(case_id=cases, who=AGENTS, reason=st.sampled_from([None, "Agreed by phone"]), fresh=st.booleans())
    def approve(self, case_id: str, who: str, reason: str | None, fresh: bool) -> None:
        if fresh:
            self.reads(case_id)
        case = self.see(case_id)
        if case.draft is None:
            return
        before = self.desk.case(self.world.person("ann"), case_id)
        after = self.attempt(self.world.approve, case, who, reason)
        if after is not None:
            assert case.version == before.version
            decision = after.decisions[-1]
            self.approved[decision.id] = (case.id, case.draft.text, who)
            assert who != "tom", "trainers do not approve"
            assert not set(case.draft.text.split()) & {"BLOCK", "BROKEN"}
            if case.route or set(case.draft.text.split()) & {"OVERRIDE", "ESCALATE"}:
                assert who == "eve"
            if "OVERRIDE" in case.draft.text:
                assert reason

    @rule(case_id=cases, who=AGENTS, fresh=st.booleans())
    def decide(self, case_id: str, who: str, fresh: bool) -> None:
        if fresh:
            self.reads(case_id)
        version, person = self.see(case_id).version, self.world.person(who)
        kinds = len(who) + version
        if kinds % 3 == 0:
            self.attempt(self.desk.reject, person, case_id, "no", version)
        elif kinds % 3 == 1:
            self.attempt(self.desk.escalate, person, case_id, "legal", "look", version)
        else:
            self.attempt(self.desk.no_reply, person, case_id, "spam", version)

    @rule(case_id=cases, who=AGENTS)
    def ask_again(self, case_id: str, who: str) -> None:
        self.reads(case_id)
        version, person = self.see(case_id).version, self.world.person(who)
        self.attempt(self.desk.request_draft, person, case_id, version, "warmer")
        self.attempt(self.desk.retry, person, case_id, version)
        self.attempt(self.desk.close_case, person, case_id, version)

    @rule(case_id=cases, who=AGENTS)
    def facts(self, case_id: str, who: str) -> None:
        self.attempt(
            self.desk.set_facts, self.world.person(who), case_id, CaseFacts(fault="ours"), self.see(case_id).version
        )

    @rule(case_id=cases, text=st.sampled_from(["It is worse now", "DANGER", None]))
    def customer(self, case_id: str, text: str | None) -> None:
        external = self.desk.case(self.world.person("ann"), case_id).external_id
        assert external is not None
        self.news[case_id] = self.news.get(case_id, 0) + 1
        self.attempt(self.desk.customer_changed, self.desk.system(), "x", external, text)

    @rule(minutes=st.sampled_from([1, 10, 20, 90]))
    def time_passes(self, minutes: int) -> None:
        self.world.clock.pass_time(minutes=minutes)

    @rule(mood=st.sampled_from(["fine", "fine", "down", "mute"]))
    def weather(self, mood: str) -> None:
        self.channel.mood = mood

    @rule()
    def rulebook_changes(self) -> None:
        self.rulebooks += 1
        self.world.guard.rulebook_sha = f"{self.rulebooks:064x}"

    @rule(who=st.sampled_from(["ann", "eve"]), days=st.sampled_from([-1, 365]))
    def training(self, who: str, days: int) -> None:
        self.desk.certify(self.world.person("tom"), who, START + timedelta(days=days))

    @rule(case_id=consumes(cases))
    def forgotten(self, case_id: str) -> None:
        """An agent forgets about a case: what they read stays old."""

    @invariant()
    def only_what_was_approved_left_and_once(self) -> None:
        lines = [json.loads(line) for line in self.world.lines()]
        assert len({line["decision"] for line in lines}) == len(lines)
        for line in lines:
            case_id, text, _ = self.approved[line["decision"]]
            assert (line["case_id"], line["text"]) == (case_id, text)

    @invariant()
    def no_case_is_lost_and_each_tells_the_truth(self) -> None:
        ann = self.world.person("ann")
        everything = self.desk.queue(ann, QueueFilter(states=tuple(CaseState)), limit=200)
        assert everything.total == self.posts
        assert self.desk.counts(ann)["all"] == self.posts
        lines = [json.loads(line) for line in self.world.lines()]
        for summary in everything.items:
            sent = [line for line in lines if line["case_id"] == summary.id]
            assert len(sent) <= 1 + self.news.get(summary.id, 0), "a second reply to the same words"
            if summary.state in (CaseState.SENT, CaseState.CLOSED):
                case = self.desk.case(ann, summary.id)
                answered = case.decisions[-1].kind == "no_reply" or sent
                assert answered


TestDesk = DeskMachine.TestCase
TestDesk.settings = settings(
    max_examples=25, stateful_step_count=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
