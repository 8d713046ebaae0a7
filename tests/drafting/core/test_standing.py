"""Authors who complain often: what they were given, and what the policy then asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.desk.standing import is_known, remedies_given
from drafting.errors import NotAllowed
from drafting.models import AuthorHistory, CaseView, NewPost
from drafting.reading import Correction
from drafting.settings import KnownAuthors
from policy.models import Author, CaseFacts, GivenText, Remedy
from tests.drafting.core.world import World, make_world

VOUCHER = Remedy(id="voucher", title="Goodwill voucher", kind="credit", words=("voucher", "Gutschein"))
GRANTED = CaseFacts(facts=(GivenText(id="f1", text="A voucher of 20 euros was granted."),))


@pytest.mark.parametrize(
    ("reply", "facts", "given"),
    [
        ("Your voucher is in the mail.", GRANTED, ("Goodwill voucher",)),
        ("Your voucher is in the mail.", CaseFacts(), ()),
        ("We cannot give you a voucher.", GRANTED, ()),
        ("Sorry about that.", GRANTED, ()),
    ],
)
def test_what_a_reply_gave(reply: str, facts: CaseFacts, given: tuple[str, ...]) -> None:
    assert remedies_given(reply, facts, [VOUCHER]) == given


def test_the_rule_can_be_switched_off() -> None:
    often = AuthorHistory(posts=9, remedies=("Goodwill voucher",) * 3)
    assert is_known(often, KnownAuthors())
    assert not is_known(often, KnownAuthors(posts=0))
    assert not is_known(AuthorHistory(posts=9), KnownAuthors())


def _post(world: World, number: int, reply: str) -> CaseView:
    ann = world.person("ann")
    post = NewPost(text=f"It leaks, number {number}", channel="x", author=Author(handle="@again"))
    case = world.desk.receive(world.desk.system(), post)
    world.worker.drain()
    case = world.desk.case(ann, case.id)
    case = world.desk.set_facts(ann, case.id, GRANTED, case.version)
    return world.desk.edit(ann, case.id, f"{reply} ({number})", case.version)


def test_goodwill_for_a_known_author_needs_an_approver(tmp_path: Path) -> None:
    more = {"remedies": (VOUCHER,), "known_authors": KnownAuthors(posts=2, remedies=2)}
    world = make_world(tmp_path, more=more)
    for number in (1, 2):
        world.approve(_post(world, number, "A voucher is on its way."))
        world.worker.drain()
    third = _post(world, 3, "A voucher is on its way again.")
    assert third.history.remedies == ("Goodwill voucher", "Goodwill voucher")
    assert third.history.known
    with pytest.raises(NotAllowed, match="approver"):
        world.approve(third)
    assert world.approve(world.desk.edit(world.person("ann"), third.id, "We tightened it.", third.version)).decisions


def test_an_attack_is_answered_once_and_the_agent_is_told_at_the_next(tmp_path: Path) -> None:
    world = make_world(tmp_path)
    ann, author = world.person("ann"), Author(handle="@angry")
    seen = []
    for number, text in enumerate(("You are idiots, all of you", "Idiots, still idiots")):
        case = world.desk.receive(world.desk.system(), NewPost(text=text, channel="x", author=author))
        world.worker.drain()
        case = world.desk.case(ann, case.id)
        read = Correction(kind="attack", lang="en")
        case = world.desk.correct_reading(ann, case.id, read, case.version)
        seen.append(case.history.attack_answered)
        if not number:
            world.approve(world.desk.edit(ann, case.id, "What was it that we did wrong?", case.version))
            world.worker.drain()
    assert seen == [False, True]
