"""Nothing leaves but the exact bytes that an authorised, trained human approved."""

from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path

import pytest

from drafting.channels import OutboxChannel, Parcel
from drafting.desk import Worker
from drafting.errors import (
    DeliveryFailed,
    DraftingError,
    Held,
    LeaseHeld,
    NotAllowed,
    TextChanged,
    VersionConflict,
    WrongState,
)
from drafting.models import Actor, CaseState, CaseView
from drafting.settings import Review
from policy.models import CaseFacts
from tests.drafting.core.world import START, World, make_world, write


def edited(world: World, text: str, private: str | None = None) -> CaseView:
    case = world.drafted()
    case = world.desk.edit(world.person("ann"), case.id, text, case.version, private_message=private)
    world.desk.release(world.person("ann"), case.id)
    return world.desk.case(world.person("ann"), case.id)


def refusals(world: World, case_id: str) -> list[str]:
    entries = world.desk.audit(world.person("ann"), case_id, limit=200).items
    return [str(e.data["kind"]) for e in entries if e.action in ("approval_refused", "approval_void")]


@pytest.mark.parametrize(
    ("text", "who", "reason", "error", "says"),
    [
        ("This is a BLOCK", "ann", None, Held, "'block'.*nobody may override"),
        ("This is a BLOCK", "eve", "I want to", Held, "nobody may override"),
        ("This is an OVERRIDE", "ann", "I want to", Held, "Only the role approver"),
        ("This is an OVERRIDE", "eve", None, Held, "with a reason"),
        ("This is an OVERRIDE", "eve", "  ", Held, "with a reason"),
        ("This is a BROKEN OVERRIDE", "eve", "I want to", Held, "no text passes"),
        ("This is an OVERRIDE and a BLOCK", "eve", "I want to", Held, "nobody may override"),
        ("This is an ESCALATE", "ann", None, NotAllowed, "needs the role approver"),
        ("Fine", "tom", None, NotAllowed, "role agent or approver"),
        ("Fine", "ada", None, NotAllowed, "role agent or approver"),
    ],
)
def test_what_may_not_be_approved_is_refused_and_the_refusal_is_on_record(
    world: World, text: str, who: str, reason: str | None, error: type[DraftingError], says: str
) -> None:
    case = edited(world, text)
    with pytest.raises(error, match=says):
        world.approve(case, who, reason)
    assert world.desk.case(world.person("ann"), case.id) == case
    assert refusals(world, case.id) == [error.__name__]
    assert world.lines() == []


@pytest.mark.parametrize(
    ("text", "who", "reason"),
    [("Fine", "ann", None), ("A WARN", "bob", None), ("An ESCALATE", "eve", None), ("OVERRIDE it", "eve", "Agreed")],
)
def test_what_may_be_approved_is_sent(world: World, text: str, who: str, reason: str | None) -> None:
    sent = world.approve(edited(world, text), who, reason)
    assert sent.state is CaseState.SENT
    assert sent.decisions[-1].override_reason == reason
    assert len(world.lines()) == 1


def test_a_block_in_the_private_message_holds_the_reply(world: World) -> None:
    case = edited(world, "Fine", private="But BLOCK")
    with pytest.raises(Held):
        world.approve(case)


def test_the_draft_must_be_the_latest_and_the_bytes_those_that_were_read(world: World) -> None:
    ann = world.person("ann")
    first = world.drafted()
    assert first.draft is not None
    case = world.desk.edit(ann, first.id, "New words", first.version)
    assert case.draft is not None
    with pytest.raises(TextChanged, match="newer revision"):
        world.desk.approve(ann, case.id, first.draft.id, first.draft.text_sha256, case.version)
    with pytest.raises(TextChanged, match="byte for byte"):
        world.desk.approve(ann, case.id, case.draft.id, first.draft.text_sha256, case.version)
    with pytest.raises(VersionConflict):
        world.desk.approve(ann, case.id, case.draft.id, case.draft.text_sha256, first.version)
    with pytest.raises(LeaseHeld):
        world.desk.approve(world.person("bob"), case.id, case.draft.id, case.draft.text_sha256, case.version)
    assert world.approve(case).state is CaseState.SENT
    with pytest.raises(DraftingError):
        world.approve(case)


@pytest.mark.parametrize(
    "change",
    [
        {"via": "api", "scopes": ("cases:read", "cases:write", "check")},
        {"via": "api", "scopes": ("decide",), "human": False},
        {"roles": ("trainer",)},
    ],
)
def test_keys_without_the_scope_and_tools_never_approve(world: World, change: dict[str, object]) -> None:
    case = edited(world, "Fine")
    assert case.draft is not None
    actor = world.person("ann").model_copy(update=change)
    with pytest.raises(NotAllowed):
        world.desk.approve(actor, case.id, case.draft.id, case.draft.text_sha256, case.version)


def test_a_key_of_a_trained_person_approves_and_the_system_and_tools_cannot(world: World) -> None:
    case = edited(world, "Fine")
    assert case.draft is not None
    desk, ann = world.desk, world.person("ann")
    world.desk.create_account(desk.system(), "bot", "Bot", ("agent", "approver"), human=False)
    desk.certify(world.person("tom"), "bot", START + timedelta(days=9))
    bot = desk.actor_for_key(desk.create_key(world.person("ada"), "bot", ("decide",)).secret)
    for actor in (desk.system(), bot, bot.model_copy(update={"human": True})):
        with pytest.raises(NotAllowed, match="Only a person"):
            desk.approve(actor, case.id, case.draft.id, case.draft.text_sha256, case.version)
    key = desk.actor_for_key(desk.create_key(ann, "ann", ("decide",)).secret)
    sent = desk.approve(key, case.id, case.draft.id, case.draft.text_sha256, case.version)
    assert sent.state is CaseState.SENT


@pytest.mark.parametrize("until", [None, START - timedelta(days=1)])
def test_training_is_demanded(world: World, until: object) -> None:
    case = edited(world, "Fine")
    world.desk.certify(world.person("tom"), "ann", until)  # type: ignore[arg-type] # a table of two kinds
    with pytest.raises(NotAllowed, match="training certificate"):
        world.approve(case)


class Paused:
    """A channel that is not reached before a test says so: time passes between approval and delivery."""

    def __init__(self, folder: Path) -> None:
        self.real = OutboxChannel(folder)
        self.down = True
        self.tries = 0

    def deliver(self, parcel: Parcel) -> None:
        self.tries += 1
        if self.down:
            raise DeliveryFailed("The network is down. The reply is kept.")
        self.real.deliver(parcel)

    def delivered(self, decision: str) -> bool:
        return self.real.delivered(decision)

    def forget(self, case_id: str) -> None:
        self.real.forget(case_id)


def approved_but_not_sent(tmp_path: Path, text: str = "Fine") -> tuple[World, Paused, CaseView]:
    channel = Paused(tmp_path)
    world = make_world(tmp_path, outbox=channel, review=Review(approval_minutes=60))
    case = world.approve(edited(world, text), "eve")
    assert case.state is CaseState.SEND_FAILED
    assert case.failure == "The network is down. The reply is kept."
    channel.down = False
    return world, channel, case


def change_rulebook(world: World, case: CaseView) -> None:
    world.guard.rulebook_sha = "b" * 64


def expire_approval(world: World, case: CaseView) -> None:
    world.clock.pass_time(minutes=61)


def expire_training(world: World, case: CaseView) -> None:
    world.desk.certify(world.person("tom"), "eve", START)


def take_role(world: World, case: CaseView) -> None:
    world.desk.set_roles(world.person("ada"), "eve", ("trainer",))


def close_account(world: World, case: CaseView) -> None:
    world.desk.set_active(world.person("ada"), "eve", False)


def say_the_same_elsewhere(world: World, case: CaseView) -> None:
    other = edited(world, "Fine")
    world.approve(other, "bob")


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (change_rulebook, "Held"),
        (expire_approval, "WrongState"),
        (expire_training, "NotAllowed"),
        (take_role, "NotAllowed"),
        (close_account, "NotAllowed"),
        (say_the_same_elsewhere, "Held"),
    ],
)
def test_what_no_longer_holds_at_delivery_goes_back_to_review(tmp_path: Path, change: object, kind: str) -> None:
    world, _, case = approved_but_not_sent(tmp_path)
    assert callable(change)
    change(world, case)
    before = len(world.lines())
    world.clock.pass_time(minutes=5)
    world.worker.drain()
    case = world.desk.case(world.person("ann"), case.id)
    assert case.state is CaseState.IN_REVIEW
    assert case.failure
    assert refusals(world, case.id) == [kind]
    assert len(world.lines()) == before
    assert world.desk.verify_audit().problems == ()
    world.desk.close()


def test_a_failed_delivery_is_tried_again_and_sent_once(tmp_path: Path) -> None:
    world, _, case = approved_but_not_sent(tmp_path)
    assert world.worker.drain() == 0, "not before its pause is over"
    world.clock.pass_time(seconds=11)
    world.worker.drain()
    case = world.desk.case(world.person("ann"), case.id)
    assert case.state is CaseState.SENT
    assert [d.attempts for d in case.deliveries] == [2]
    assert len(world.lines()) == 1
    world.desk.close()


def test_a_person_may_try_again_at_once(tmp_path: Path) -> None:
    world, _, case = approved_but_not_sent(tmp_path)
    case = world.desk.retry(world.person("ann"), case.id, case.version)
    assert case.state is CaseState.SENT
    with pytest.raises(WrongState):
        world.desk.retry(world.person("ann"), case.id, case.version)
    assert len(world.lines()) == 1
    world.desk.close()


def test_delivery_gives_up_after_some_tries_and_says_so(tmp_path: Path) -> None:
    world, channel, case = approved_but_not_sent(tmp_path)
    channel.down = True
    for _ in range(20):
        world.clock.pass_time(minutes=2)
        world.worker.drain()
    assert channel.tries == 5
    assert world.desk.case(world.person("ann"), case.id).state is CaseState.SEND_FAILED
    world.desk.close()


def test_what_the_channel_took_is_recorded_and_not_sent_again(tmp_path: Path) -> None:
    """The process dies, or the network answers too late, after the reply left."""
    world, channel, case = approved_but_not_sent(tmp_path)
    delivery = case.deliveries[0]
    channel.real.deliver(
        Parcel(
            id=delivery.id,
            case_id=case.id,
            channel="x",
            external_id=None,
            addressee="",
            text=delivery.text,
            private_message=None,
            decision=delivery.decision_id,
            sha256="0",
            at=START,
        )
    )
    change_rulebook(world, case)
    world.clock.pass_time(seconds=11)
    world.worker.drain()
    assert world.desk.case(world.person("ann"), case.id).state is CaseState.SENT
    assert len(world.lines()) == 1
    world.desk.close()


def test_an_older_approval_is_never_sent_after_a_newer_one(tmp_path: Path) -> None:
    world, channel, case = approved_but_not_sent(tmp_path)
    first = case.decisions[-1]
    change_rulebook(world, case)
    world.clock.pass_time(seconds=11)
    world.worker.drain()
    channel.down = True
    case = world.approve(world.desk.case(world.person("ann"), case.id), "eve")
    assert case.state is CaseState.SEND_FAILED
    channel.down = False
    world.guard.rulebook_sha = "a" * 64
    world.desk.deliver(first.id)
    assert world.lines() == []
    world.desk.close()


def test_a_customer_who_writes_again_voids_an_approval_that_was_not_sent(tmp_path: Path) -> None:
    channel = Paused(tmp_path)
    world = make_world(tmp_path, outbox=channel)
    case = world.post("The tap leaks", "x-1")
    world.worker.drain()
    case = world.approve(world.desk.case(world.person("ann"), case.id))
    assert case.state is CaseState.SEND_FAILED
    world.desk.customer_changed(world.desk.system(), "x", "x-1", "Now it floods")
    channel.down = False
    world.clock.pass_time(minutes=2)
    world.worker.drain()
    case = world.desk.case(world.person("ann"), case.id)
    assert case.state is CaseState.IN_REVIEW
    assert world.lines() == []
    world.desk.close()


class Meanwhile:
    """A channel during whose work something else happens."""

    def __init__(self, folder: Path) -> None:
        self.real = OutboxChannel(folder)
        self.world: World | None = None
        self.mood = "fine"

    def deliver(self, parcel: Parcel) -> None:
        assert self.world is not None
        self.world.desk.customer_changed(self.world.desk.system(), "x", "x-1", "Never mind, it is mended")
        if self.mood == "down":
            raise DeliveryFailed("Down.")
        self.real.deliver(parcel)
        if self.mood == "mute":
            raise RuntimeError("The connection broke after the reply had left.")

    def delivered(self, decision: str) -> bool:
        return self.real.delivered(decision)

    def forget(self, case_id: str) -> None:
        self.real.forget(case_id)


@pytest.mark.parametrize("mood", ["fine", "down", "mute"])
def test_a_customer_who_writes_while_the_reply_is_sent_is_answered_again(tmp_path: Path, mood: str) -> None:
    channel = Meanwhile(tmp_path)
    channel.mood = mood
    channel.world = world = make_world(tmp_path, outbox=channel)
    case = world.post("The tap leaks", "x-1")
    world.worker.drain()
    learned: list[str] = []
    world.worker = Worker(world.desk, write, lambda case, delivery: learned.append(case.post))
    case = world.approve(world.desk.case(world.person("ann"), case.id))
    assert case.state is CaseState.DRAFTING
    assert case.post == "Never mind, it is mended"
    world.clock.pass_time(minutes=2)
    world.worker.drain()
    assert world.desk.case(world.person("ann"), case.id).state is CaseState.IN_REVIEW
    assert len(world.lines()) == (0 if mood == "down" else 1)
    assert learned == ([] if mood == "down" else ["The tap leaks"]), "learned with the words that were answered"
    world.desk.close()


def test_two_who_approve_at_once_send_one_reply(world: World) -> None:
    case = edited(world, "Fine")
    start = threading.Barrier(4)
    results: list[str] = []

    def approve(actor: Actor) -> None:
        assert case.draft is not None
        start.wait()
        try:
            world.desk.approve(actor, case.id, case.draft.id, case.draft.text_sha256, case.version)
            results.append("approved")
        except DraftingError as error:
            results.append(type(error).__name__)

    threads = [threading.Thread(target=approve, args=(world.person(n),)) for n in ("ann", "bob", "eve", "ann")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["VersionConflict", "VersionConflict", "VersionConflict", "approved"]
    assert len(world.lines()) == 1
    assert world.desk.verify_audit().problems == ()


def test_facts_changed_after_reading_void_the_version_that_was_read(world: World) -> None:
    case = edited(world, "Fine")
    world.desk.set_facts(world.person("bob"), case.id, CaseFacts(fault="theirs"), case.version)
    world.desk.release(world.person("bob"), case.id)
    with pytest.raises(VersionConflict):
        world.approve(case)
