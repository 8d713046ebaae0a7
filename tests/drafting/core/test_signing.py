"""A draft made ahead bears no signature; whoever takes the case signs it, and nobody is warned before."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.desk import Worker
from drafting.desk.signing import signed
from drafting.models import Actor, Alternative, DraftJob, DraftResult
from drafting.settings import Agent
from tests.drafting.core.world import World, make_world, write


@pytest.fixture
def signing(tmp_path: Path) -> World:
    """Ann and Bob sign; Eve has no signature."""
    agents = (Agent(username="ann", name="Ann", signature="^Ann"), Agent(username="bob", name="Bob", signature="^Bob"))
    world = make_world(tmp_path, more={"agents": agents})
    for who in ("una", "vic"):
        world.desk.create_account(
            world.person("ada"),
            who,
            who.title(),
            ("agent",),
            signature=f"^{who.title()}",
            trained_until=world.clock.now,
        )
    return world


def sees(world: World, who: str) -> Actor:
    return world.desk.actor(who, "desk")


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("Sorry about the tap.", "Sorry about the tap. ^Ann"),
        ("Sorry about the tap. ^Ann", "Sorry about the tap. ^Ann"),
        ("Sorry about the tap. ^Bob", "Sorry about the tap. ^Ann"),
        ("Sorry about the tap.\n\n^Bob\n", "Sorry about the tap.\n\n^Ann"),
        ("Sorry about the tap^Bob", "Sorry about the tap^Bob ^Ann"),
        ("^Bob", "^Bob ^Ann"),
    ],
)
def test_a_signature_is_added_once_and_takes_the_place_of_a_colleagues(text: str, then: str) -> None:
    assert signed(text, "^Ann", ("^Ann", "^Bob")) == then


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("Sorry about the tap. Bob", "Sorry about the tap. Ann"),
        ("Sorry about the tap\nBob", "Sorry about the tap\nAnn"),
        ("Sorry about the tap. Best wishes, Bob", "Sorry about the tap. Best wishes, Ann"),
        ("I have passed this on to Bob", "I have passed this on to Bob Ann"),
        ("Sorry about the tap. Ann", "Sorry about the tap. Ann"),
        ("Please ask for Ann", "Please ask for Ann"),
    ],
)
def test_a_plain_name_is_a_signature_only_where_it_stands_by_itself(text: str, then: str) -> None:
    assert signed(text, "Ann", ("Ann", "Bob")) == then


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("Sorry about the tap. ^Bob", "Sorry about the tap."),
        ("Sorry about the tap. Best wishes, Bob", "Sorry about the tap."),
        ("Sorry about the tap\n\nCheers,\nBob", "Sorry about the tap"),
        ("Sorry about the tap.", "Sorry about the tap."),
        ("I have passed this on to Bob", "I have passed this on to Bob"),
    ],
)
def test_without_a_signature_of_ones_own_a_colleagues_is_taken_off(text: str, then: str) -> None:
    assert signed(text, None, ("Bob", "^Bob")) == then


def test_a_draft_made_ahead_is_judged_as_one_that_is_signed_later(signing: World) -> None:
    case = signing.drafted()
    assert case.draft is not None
    assert case.draft.text.endswith("Monday")
    assert signing.guard.checked[-1][1].signed_later
    signing.desk.check(sees(signing, "una"), case.draft.text, case_id=case.id)
    assert signing.guard.checked[-1][1].signed_later
    signing.desk.check(sees(signing, "una"), "Other words.", case_id=case.id)
    assert not signing.guard.checked[-1][1].signed_later


def test_whoever_takes_the_case_signs_the_draft_without_a_model(signing: World) -> None:
    case = signing.drafted()
    assert case.draft is not None
    taken = signing.desk.claim(sees(signing, "una"), case.id)
    assert taken.draft is not None
    assert taken.draft.text == f"{case.draft.text} ^Una"
    assert (taken.draft.revision, taken.version) == (2, case.version + 1)
    assert taken.draft.recipe.source == "model"
    assert taken.draft.recipe.steps[-1] == "Una took the case: signed ^Una."
    text, context = signing.guard.checked[-1]
    assert (text, context.signature, context.signed_later) == (taken.draft.text, "^Una", False)
    entries = signing.desk.audit(signing.person("ada"), case.id).items
    assert {"claim", "signed"} <= {entry.action for entry in entries}
    assert not signing.desk.verify_audit().problems
    again = signing.desk.claim(sees(signing, "una"), case.id)
    assert again.version == taken.version


def test_a_draft_taken_over_is_signed_by_the_one_who_answers_now(signing: World) -> None:
    case = signing.drafted()
    signing.desk.claim(sees(signing, "una"), case.id)
    signing.desk.release(sees(signing, "una"), case.id)
    taken = signing.desk.claim(sees(signing, "vic"), case.id)
    assert taken.draft is not None
    assert taken.draft.text.endswith("Monday ^Vic")


def test_a_persons_own_words_and_a_refused_draft_are_left_as_they_are(signing: World) -> None:
    case = signing.drafted()
    taken = signing.desk.claim(sees(signing, "una"), case.id)
    edited = signing.desk.edit(sees(signing, "una"), case.id, "My own words.", taken.version)
    signing.desk.release(sees(signing, "una"), case.id)
    later = signing.desk.claim(sees(signing, "vic"), case.id)
    assert later.version == edited.version
    other = signing.drafted()
    taken = signing.desk.claim(sees(signing, "una"), other.id)
    refused = signing.desk.reject(sees(signing, "una"), other.id, "No.", taken.version)
    signing.desk.escalate(signing.person("ann"), other.id, "approver", "Look.", refused.version)
    seen = signing.desk.claim(sees(signing, "vic"), other.id)
    assert seen.draft is not None
    assert seen.draft.revision == 2


def test_who_has_no_signature_adds_none(signing: World) -> None:
    case = signing.drafted()
    assert signing.desk.claim(signing.person("eve"), case.id).version == case.version


def test_who_has_no_signature_does_not_keep_a_colleagues(signing: World) -> None:
    case = signing.drafted()
    assert case.draft is not None
    signing.desk.claim(sees(signing, "una"), case.id)
    signing.desk.release(sees(signing, "una"), case.id)
    taken = signing.desk.claim(signing.person("eve"), case.id)
    assert taken.draft is not None
    assert taken.draft.text == case.draft.text
    assert taken.draft.recipe.steps[-1].endswith("took the case and has no signature: the one before came off.")
    assert not signing.guard.checked[-1][1].signed_later
    assert signing.desk.claim(signing.person("eve"), case.id).version == taken.version


def test_a_signature_for_which_there_is_no_room_is_left_out(signing: World) -> None:
    signing.desk.create_account(signing.person("ada"), "wim", "Wim", ("agent",), signature="^BLOCK")
    case = signing.drafted()
    assert signing.desk.claim(sees(signing, "wim"), case.id).version == case.version


def test_a_draft_that_is_done_while_somebody_holds_the_case_is_signed_at_once(signing: World) -> None:
    case = signing.post()
    signing.desk.claim(sees(signing, "una"), case.id)
    signing.worker.drain()
    done = signing.desk.case(sees(signing, "una"), case.id)
    assert done.draft is not None
    assert (done.draft.revision, done.draft.text[-5:]) == (1, " ^Una")


def test_private_message_and_alternatives_are_signed_as_well(signing: World) -> None:
    def writes(job: DraftJob, on_text: object = None) -> DraftResult:
        made = write(job)
        other = Alternative(reply="Another way.", approach="shorter", verdict=made.verdict)
        return made.model_copy(update={"private_message": "In private.", "alternatives": (other,)})

    case = signing.post()
    Worker(signing.desk, writes).drain()
    taken = signing.desk.claim(sees(signing, "una"), case.id).draft
    assert taken is not None
    assert taken.private_message == "In private. ^Una"
    assert taken.private_verdict is not None
    assert taken.alternatives[0].reply == "Another way. ^Una"
