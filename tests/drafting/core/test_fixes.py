"""A mended theme: who is told so, once, and how far that is."""

from __future__ import annotations

import pytest

from drafting.errors import Held, InvalidInput, NotAllowed
from drafting.models import CaseState, CaseView, DraftJob, NewPost
from tests.drafting.core.world import World, write

DONE = "Since October our tents have a stronger zipper."


def answered(world: World, text: str) -> CaseView:
    sent = world.approve(world.drafted(text))
    world.worker.drain()
    return sent


@pytest.fixture
def told(world: World) -> World:
    """A world whose writer tells what was mended."""

    def tell(job: DraftJob, _on_text: object = None) -> object:
        result = write(job)
        mended = f"Hi, about {job.post[:20]}: {next(iter(job.mended.values()))}" if job.mended else result.reply
        return result.model_copy(update={"reply": mended})

    world.worker._write = tell  # type: ignore[assignment]
    return world


def test_those_who_complained_and_were_answered_are_told_once_after_review(told: World) -> None:
    world, eve = told, told.person("eve")
    first, second = answered(world, "The zipper broke at once"), answered(world, "My zipper is stuck again")
    waiting = world.drafted("A zipper that will not close")
    fix = world.desk.mark_fixed(eve, "zipper", DONE)
    assert dict(fix.left_out) == {"not_answered": 1}
    world.worker.drain()
    case = world.desk.case(eve, first.id)
    assert case.state is CaseState.IN_REVIEW
    assert case.draft is not None
    assert case.draft.text.endswith(DONE)
    assert [fact.text for fact in case.facts.facts] == [DONE]
    assert world.desk.case(eve, waiting.id).facts.facts == ()
    assert len(world.lines()) == 2  # nothing leaves without an approval
    assert world.approve(case).state is CaseState.SENT
    assert [d.text for d in world.desk.case(eve, first.id).deliveries][-1].endswith(DONE)
    [progress] = world.desk.fixes(eve)
    assert (progress.waiting, progress.sent, progress.ended, progress.since) == (1, 1, 0, 0)
    assert world.desk.mark_fixed(eve, "zipper", DONE).id == fix.id  # said again: nobody is told twice
    world.worker.drain()
    assert len(world.desk.case(eve, first.id).drafts) == len(case.drafts)
    assert world.desk.case(eve, second.id).state is CaseState.IN_REVIEW
    assert world.desk.verify_audit().problems == ()


def test_the_same_said_again_reaches_who_was_answered_since(told: World) -> None:
    world, eve = told, told.person("eve")
    answered(world, "The zipper broke at once")
    late = world.drafted("My zipper is stuck again")
    world.desk.mark_fixed(eve, "zipper", DONE)
    world.approve(late)
    again = world.desk.mark_fixed(eve, "zipper", DONE)
    world.worker.drain()
    assert world.desk.case(eve, late.id).state is CaseState.IN_REVIEW
    assert dict(again.left_out) == {"not_answered": 1}  # the first one's follow-up waits for review
    assert len(world.desk.fixes(eve)) == 1


def test_the_erased_the_held_and_those_written_to_again_are_left_out(told: World) -> None:
    world, eve = told, told.person("eve")
    erased, held = answered(world, "The zipper broke at once"), answered(world, "Zipper and kettle are both broken")
    again = answered(world, "My zipper is stuck again")
    followed = world.desk.follow_up(world.person("ann"), again.id, "Does it close now?", again.version)
    world.approve(followed)
    world.desk.erase(world.person("ada"), [erased.id])
    world.desk.hold(eve, "kettle", "Safety looks at it")
    kind = world.desk.receive(
        world.desk.system(), NewPost(text="Lovely zipper, thanks", channel="x", posted_at=world.clock())
    )
    fix = world.desk.mark_fixed(eve, "zipper", DONE)
    assert dict(fix.left_out) == {"held": 1, "written_again": 1, "no_complaint": 1}
    assert world.desk.case(eve, held.id).state is CaseState.SENT
    assert world.desk.case(eve, kind.id).facts.facts == ()


def test_a_redraft_of_a_follow_up_is_one_and_a_new_post_ends_it(told: World) -> None:
    world, eve = told, told.person("eve")
    new = NewPost(text="The zipper broke at once", channel="x", external_id="p1", posted_at=world.clock())
    case = world.desk.receive(world.desk.system(), new)
    world.worker.drain()
    world.approve(world.desk.case(eve, case.id))
    world.worker.drain()
    world.desk.mark_fixed(eve, "zipper", DONE)
    world.worker.drain()
    drafted = world.desk.case(eve, case.id)
    world.desk.request_draft(eve, case.id, drafted.version, "shorter")
    world.worker.drain()
    shorter = world.desk.case(eve, case.id).draft
    assert shorter is not None
    assert shorter.text.endswith(DONE)
    world.desk.customer_changed(world.desk.system(), "x", "p1", "And now the pole broke as well")
    world.worker.drain()
    fresh = world.desk.case(eve, case.id).draft
    assert fresh is not None
    assert DONE not in fresh.text


def test_a_hold_that_comes_later_stops_the_follow_up(told: World) -> None:
    world, eve = told, told.person("eve")
    case = answered(world, "The zipper broke at once")
    world.desk.mark_fixed(eve, "zipper", DONE)
    world.worker.drain()
    world.desk.hold(eve, "zipper", "It broke again")
    with pytest.raises(Held):
        world.approve(world.desk.case(eve, case.id))


def test_only_an_approver_or_admin_says_so_in_one_sentence_for_each_language(told: World) -> None:
    world = told
    answered(world, "The zipper broke at once")
    for who in (world.person("ann"), world.person("tom"), world.desk.system()):
        with pytest.raises(NotAllowed):
            world.desk.mark_fixed(who, "zipper", DONE)
    eve = world.person("eve")
    for words, done, days in (
        ("zipper", "  ", 90),
        ("zipper", "x" * 401, 90),
        ("zipper", f"{DONE}\nAnd the poles too.", 90),  # the same language twice
        ("kayak", DONE, 90),
        ("zipper", DONE, 0),
        ("a", DONE, 90),
    ):
        with pytest.raises(InvalidInput):
            world.desk.mark_fixed(eve, words, done, days)
    assert world.desk.fixes(eve) == ()
