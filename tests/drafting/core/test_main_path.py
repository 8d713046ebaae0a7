"""A post becomes a reply, and everything about it is on record."""

import json

import pytest

from drafting.errors import InvalidInput
from drafting.models import CaseState
from tests.drafting.core.world import START, World


def test_a_post_becomes_the_reply_that_was_approved(world: World) -> None:
    case = world.post("The tap leaks")
    assert case.state is CaseState.DRAFTING
    world.worker.drain()
    case = world.desk.claim(world.person("ann"), case.id)
    assert case.state is CaseState.IN_REVIEW
    assert case.claimed_by == "ann"
    case = world.desk.edit(world.person("ann"), case.id, "Sorry, Pete. We come on Tuesday.", case.version)
    assert [d.revision for d in case.drafts] == [1, 2]
    case = world.approve(case)
    assert case.state is CaseState.SENT
    assert [d.state for d in case.deliveries] == ["delivered"]
    (line,) = world.lines()
    assert json.loads(line)["text"] == "Sorry, Pete. We come on Tuesday."
    assert world.desk.verify_audit().problems == ()
    actions = [e.action for e in world.desk.audit(world.person("ann"), case.id).items]
    assert actions == [
        "sent",
        "sending",
        "approved",
        "edited",
        "claim",
        "drafted",
        "draft_requested",
        "receive",
    ]


def test_decided_cases_are_read_in_pages_each_once(world: World) -> None:
    ann = world.person("ann")
    sent = [world.approve(world.drafted(f"Leak {number}")).id for number in range(3)]
    refused = world.drafted("Another")
    world.desk.reject(ann, refused.id, "stiff", refused.version)
    world.drafted("Nobody decided on this")
    first = world.desk.decided(ann, START, limit=3)
    rest = world.desk.decided(ann, START, first.next_cursor, limit=3)
    assert {case.id for case in (*first.items, *rest.items)} == {*sent, refused.id}
    assert (len(first.items), len(rest.items), rest.next_cursor) == (3, 1, None)
    assert world.desk.decided(ann, world.clock.now).items == ()


def test_the_outbox_is_read_in_pages_newest_first(world: World) -> None:
    sent = [world.approve(world.drafted(f"Leak {number}")).deliveries[0].id for number in range(5)]
    seen, cursor = [], None
    while True:
        page = world.desk.outbox(world.person("tom"), cursor, limit=2)
        seen += [delivery.id for delivery in page.items]
        cursor = page.next_cursor
        if cursor is None:
            break
    assert sorted(seen, reverse=True) == seen
    assert set(seen) == set(sent)
    with pytest.raises(InvalidInput):
        world.desk.outbox(world.person("tom"), limit=0)


def test_whoever_works_on_a_reply_is_judged_with_their_own_signature(world: World) -> None:
    ada = world.person("ada")
    world.desk.create_account(ada, "lucia", "Lucía", ("agent",), signature="^Lucía")
    lucia = world.desk.actor("lucia", "desk")
    case = world.drafted()
    world.desk.check(lucia, "Sorry about the tap.", case_id=case.id)
    assert world.guard.checked[-1][1].signature == "^Lucía"
    case = world.desk.claim(lucia, case.id)
    world.desk.edit(lucia, case.id, "Sorry about the tap.", case.version)
    assert world.guard.checked[-1][1].signature == "^Lucía"
    world.desk.check(world.person("bob"), "Sorry about the tap.", case_id=case.id)
    assert world.guard.checked[-1][1].signature is None
