"""A post becomes a reply, and everything about it is on record."""

import json

from drafting.models import CaseState
from tests.drafting.core.world import World


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
