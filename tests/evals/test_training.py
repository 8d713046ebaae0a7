"""Training on the sample company, with its real policy and the real Desk: what passes, and what that earns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from drafting.desk import Desk
from drafting.errors import InvalidInput
from drafting.models import Actor
from drafting.parts.guard import open_guard
from drafting.settings import Review, load_settings
from drafting.workspace import init_workspace
from evals.errors import EvalError
from evals.training import CASE, Training
from knowledge import Hit, HitKind, ResolvedCase, SearchResult
from policy import LiveGuard
from policy.models import Context, Verdict
from tests.drafting.core.world import World, make_world

PAST = ResolvedCase(
    id="tw-9",
    post="The pole of my Bothy 2 snapped in the first wind. What now?",
    reply="A pole should not snap in the first wind. Show it in any store, and the workshop mends it.",
    channel="facebook",
    lang="en",
    outcome="thanked",
    policy_version="2025.2",
)
OLD = PAST.model_copy(update={"id": "tw-1", "policy_version": "2024.1"})
LEFT = PAST.model_copy(update={"id": "tw-2", "outcome": "silent"})
CLAUSE = Hit(
    id="p1",
    kind="policy",
    text="All stores close at 14:00 on 24 December.",
    score=1.0,
    document="stores.md",
    section="2",
)


class Shelf:
    """Two clauses and three past cases."""

    def search(self, query: str, kind: HitKind, k: int = 10) -> SearchResult:
        return SearchResult(hits=(CLAUSE,), relevance=1.0, relevant=True)

    def resolved_cases(self) -> Iterator[ResolvedCase]:
        return iter((PAST, OLD, LEFT))


class Judging:
    """The Desk, with the sample company's real policy in place of its test guard."""

    def __init__(self, desk: Desk, guard: LiveGuard) -> None:
        self.training = desk.training
        self.record_attempt = desk.record_attempt
        self._guard = guard

    def check(self, actor: Actor, text: str, *, case_id: str | None = None, context: Context | None = None) -> Verdict:
        assert context is not None
        return self._guard.check(text, context)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("training") / "acme"
    init_workspace(folder, sample=True)
    return folder


@pytest.fixture(scope="module")
def guard(sample: Path) -> LiveGuard:
    return open_guard(load_settings(sample, {}))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = make_world(tmp_path / "world", review=Review(training_passes=3))
    yield made
    made.desk.close()


@pytest.fixture
def training(world: World, sample: Path, guard: LiveGuard) -> Training:
    return Training(load_settings(sample, {}), Judging(world.desk, guard), Shelf(), guard.routes)


def test_exercises_are_the_sets_and_past_cases_that_ended_well_under_todays_policy(
    training: Training, world: World
) -> None:
    ann = world.person("ann")
    tried, seen = None, []
    while (exercise := training.next(ann, tried)) is not None and exercise.id not in seen:
        seen.append(exercise.id)
        tried = exercise.id
    assert len(seen) == 77  # 67 replies and 9 routes of the set, and one past case
    assert seen[-1] == f"{CASE}tw-9" or f"{CASE}tw-9" in seen
    first = training.next(ann)
    assert first is not None
    assert [clause.document for clause in first.clauses] == ["stores.md"]
    assert {"legal", "product-safety"} <= set(first.routes)
    assert first.routes[-1] == "no-reply"


def test_posts_to_hand_over_are_strewn_in(training: Training, world: World) -> None:
    ann = world.person("ann")
    tried, handed = None, []
    for _ in range(12):
        exercise = training.next(ann, tried)
        assert exercise is not None
        tried = exercise.id
        handed.append(exercise.item.route is not None)
    assert handed.count(True) == 3


def test_a_reply_is_held_against_policy_and_scorers_and_then_the_real_one_is_shown(
    training: Training, world: World
) -> None:
    ann = world.person("ann")
    text = "We apologise for any inconvenience. You get a full refund of €200."
    canned = training.answer(ann, f"{CASE}tw-9", text)
    assert not canned.passed
    assert [(told.reply, told.outcome) for told in canned.told] == [(PAST.reply, "thanked")]
    assert canned.verdict is not None
    assert all(finding.clause.quote for finding in canned.verdict.findings)
    failed = {check.title for check in canned.checks if not check.ok}
    assert {"The policy lets it go out", "Names the problem", "No stock phrases"} <= failed
    again = training.answer(ann, f"{CASE}tw-9", PAST.reply)
    assert again.passed
    assert again.exercise.standing.in_a_row == 0  # the real reply was seen by then: a second try only teaches


def test_a_reply_may_rest_on_the_clauses_that_are_shown(training: Training, world: World) -> None:
    marked = training.answer(
        world.person("ann"), "first-26", "Ja, Ronny, in Leipzig: Am Heiligabend ist bis 14 Uhr offen."
    )
    assert marked.passed, [check for check in marked.checks if not check.ok]
    wrong = training.answer(
        world.person("ann"), "first-26", "Ja, Ronny: In Leipzig ist am Heiligabend bis 15 Uhr offen."
    )
    assert not wrong.passed


@pytest.mark.parametrize(
    ("exercise", "text", "route", "passed", "says"),
    [
        ("first-54", "", "legal", True, ""),
        ("first-54", "", "press", False, "goes to legal, not to press"),
        ("first-54", "I'm sorry that it came to this, and I'd like to see why.", None, False, "it goes to legal"),
        ("first-66", "", "no-reply", True, ""),
        ("first-28", "", "product-safety", False, "ours to answer"),
    ],
)
def test_knowing_when_not_to_answer_is_part_of_it(
    training: Training, world: World, exercise: str, text: str, route: str | None, passed: bool, says: str
) -> None:
    marked = training.answer(world.person("ann"), exercise, text, route)
    assert marked.passed is passed
    assert says in marked.checks[0].says


def test_passing_earns_the_certificate_and_without_it_nobody_approves(training: Training, world: World) -> None:
    ann = world.person("ann")
    world.desk.certify(world.person("tom"), "ann", None)
    earned = [
        training.answer(ann, "first-30", "There is, Noémie: the Lyon store has a ramp. Ring the bell. ^Ann"),
        training.answer(ann, f"{CASE}tw-9", PAST.reply),
        training.answer(ann, "first-54", route="legal"),
    ]
    assert [marked.passed for marked in earned] == [True, True, True], earned[0].checks
    assert [marked.certified_until is not None for marked in earned] == [False, False, True]


def test_what_cannot_be_taken_is_refused_in_words(training: Training, world: World) -> None:
    ann = world.person("ann")
    for text, route, words in (("  ", None, "empty"), ("", "the-moon", "nobody called 'the-moon'")):
        with pytest.raises(InvalidInput, match=words):
            training.answer(ann, "first-28", text, route)
    with pytest.raises(EvalError, match="gone"):
        training.answer(ann, "first-999", "Hello there.")
