"""Trainers label blind, disagree, settle; figures of agreement are the published ones."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.agreement import agreements, standing
from evals.errors import BadLabel
from evals.kappa import alpha, cohen, fleiss
from evals.labels import Label, Labels, new_label
from evals.models import ItemResult
from evals.rubric import RUBRIC
from tests.evals.world import header, items, result, stored

RUN = header(()).id


def answers(all_the_same: int = 4, **but: int) -> dict[str, int]:
    return {criterion.id: all_the_same for criterion in RUBRIC} | but


def results(count: int = 4) -> list[ItemResult]:
    return [result(i, f"A reply about {i.post}") for i in items(count)]


@pytest.fixture
def labels(tmp_path: Path) -> Labels:
    return Labels(stored(tmp_path, results()))


def add(labels: Labels, of: ItemResult, by: str, given_answers: dict[str, int], **more: object) -> None:
    labels.add(RUN, new_label(of, by, given_answers, **more))  # type: ignore[arg-type]  # keywords of a label


def test_two_trainers_label_the_same_draft_at_the_same_time_and_both_count(labels: Labels) -> None:
    def work(who: str, grade: int) -> None:
        for of in results():
            add(labels, of, who, answers(grade))

    threads = [threading.Thread(target=work, args=(f"t{n}", 3 + n % 3)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(labels.of(RUN)) == 24


def test_a_changed_mind_counts_and_the_first_label_stays_on_record(labels: Labels) -> None:
    of = results()[0]
    add(labels, of, "tom", answers(2))
    add(labels, of, "tom", answers(5))
    assert [label.answers["tone"] for label in labels.of(RUN)] == [5]
    assert [label.answers["tone"] for label in labels.history(RUN)] == [2, 5]


def test_the_next_draft_is_shown_blind_and_each_trainer_has_an_order_of_their_own(tmp_path: Path) -> None:
    known = results(12)
    labels = Labels(stored(tmp_path, known))

    def order(who: str) -> list[str]:
        seen: list[str] = []
        while (blind := labels.next_for(RUN, who)) is not None:
            assert blind.left == 12 - len(seen)
            assert not {"verdict", "model", "scores", "labels"} & set(blind.model_dump())
            seen.append(blind.item)
            add(labels, next(r for r in known if r.id == blind.item), who, answers())
        return seen

    first, second = order("ann"), order("bob")
    assert sorted(first) == sorted(second) == [r.id for r in known]
    assert first != second


@pytest.mark.parametrize("wrong", [{"tone": 5}, answers() | {"other": 3}, answers(tone=6), answers(tone=0)])
def test_labels_that_do_not_answer_the_rubric_are_refused(labels: Labels, wrong: dict[str, int]) -> None:
    with pytest.raises(BadLabel):
        add(labels, results()[0], "tom", wrong)
    assert labels.history(RUN) == ()


def test_a_label_on_a_draft_that_changed_is_refused_and_old_ones_no_longer_count(tmp_path: Path) -> None:
    known = results()
    store = stored(tmp_path, known)
    labels = Labels(store)
    add(labels, known[0], "tom", answers())
    drafted_again = result(known[0].item, "Another text.")
    store.append(RUN, drafted_again)
    assert labels.of(RUN) == ()
    with pytest.raises(BadLabel, match="not in the run any more"):
        add(labels, known[1].model_copy(update={"item": known[0].item}), "ann", answers())


def test_disagreements_are_queued_until_somebody_settles_them(labels: Labels) -> None:
    alike, apart, signs, one = results()
    for of, a, b in (
        (alike, answers(4), answers(5)),
        (apart, answers(4, tone=1), answers(4)),
        (signs, answers(3), answers(4)),
    ):
        add(labels, of, "ann", a)
        add(labels, of, "bob", b)
    add(labels, one, "ann", answers(1))
    queue = {d.item: d.criteria for d in labels.disagreements(RUN)}
    assert queue == {apart.id: ("tone",), signs.id: ()}
    add(labels, apart, "eve", answers(4), settles=True)
    assert [d.item for d in labels.disagreements(RUN)] == [signs.id]


# Fleiss 1971 is for several categories; these two-category values were worked out by hand.
@pytest.mark.parametrize(
    ("groups", "kappa"),
    [
        ([[True, True], [False, False]], 1.0),
        ([[True, False], [False, True]], -1.0),
        ([[True, True], [True, False], [False, False], [False, False]], 7 / 15),
        ([[True, True], [True, True]], None),
        ([], None),
    ],
)
def test_fleiss(groups: list[list[bool]], kappa: float | None) -> None:
    assert fleiss(groups) == (pytest.approx(kappa) if kappa is not None else None)


def test_cohen_as_in_the_textbook() -> None:
    # 50 grants, two readers: 20 both yes, 5 and 10 split, 15 both no: kappa 0.4.
    pairs = [(1, 1)] * 20 + [(1, 0)] * 5 + [(0, 1)] * 10 + [(0, 0)] * 15
    assert cohen(pairs, weighted=False) == pytest.approx(0.4)
    assert cohen([(1, 1), (5, 5)], weighted=True) == pytest.approx(1.0)
    assert cohen([(1, 1), (1, 1)], weighted=False) is None


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=2, max_size=40))
def test_kappa_never_exceeds_one_and_does_not_depend_on_who_is_first(pairs: list[tuple[int, int]]) -> None:
    for weighted in (True, False):
        kappa = cohen(pairs, weighted=weighted)
        if kappa is not None:
            assert kappa <= 1 + 1e-9
            assert cohen([(b, a) for a, b in pairs], weighted=weighted) == pytest.approx(kappa)


def test_settling_labels_do_not_count_as_agreement(labels: Labels) -> None:
    first = results()[0]
    add(labels, first, "ann", answers(1))
    add(labels, first, "eve", answers(1), settles=True)
    assert agreements(labels.of(RUN))[0].drafts == 0


def judged(good: list[bool], by: str = "judge:m", source: str = "judge") -> list[Label]:
    known = [result(i, "A reply.") for i in items(len(good))]
    return [
        new_label(r, by, answers(5 if g else 2), source=source)  # type: ignore[arg-type]  # a literal in a table
        for r, g in zip(known, good, strict=True)
    ]


@pytest.mark.parametrize(
    ("drafts", "wrong", "advisory"),
    [(99, 0, True), (100, 0, False), (100, 30, True), (120, 10, False)],
)
def test_the_judge_is_advisory_until_it_agrees_on_enough_drafts(drafts: int, wrong: int, advisory: bool) -> None:
    people = [n % 2 == 0 for n in range(drafts)]
    machine = [not g if n < wrong else g for n, g in enumerate(people)]
    found = standing(judged(people, "ann", "person"), judged(machine))
    assert found.drafts == drafts
    assert found.advisory is advisory
    assert found.says.startswith(f"Judge and people on {drafts} drafts")
    assert ("Not enough labels yet" in found.says) == (drafts < 100)
    assert "nearly every draft" not in found.says


def test_a_judge_that_praises_nearly_everything_is_said_to_tell_little() -> None:
    people = [n % 2 == 0 for n in range(120)]
    found = standing(judged(people, "ann", "person"), judged([True] * 120))
    assert (found.advisory, found.base_rate_judge) == (True, 1.0)
    assert found.says.endswith("It says good to nearly every draft, which tells little.")


def test_alpha_is_the_published_one() -> None:
    # Krippendorff 2011, four observers and twelve units with gaps: 0.849 on an interval scale.
    rows = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
    units = [[int(row[at]) for row in rows if row[at] != "."] for at in range(12)]
    found, spread = alpha(units)
    assert found == pytest.approx(0.849, abs=0.001)
    assert spread is not None
    assert spread[0] < 0.849 < spread[1]
    assert alpha([[1, 1], [1, 1]]) == (None, None)
    assert alpha([[1]]) == (None, None)


@pytest.mark.parametrize(
    ("drafts", "wrong", "advisory"),
    [(100, 10, False), (99, 10, True), (100, 25, True), (120, 20, False)],
)
def test_a_judge_is_trusted_from_kappa_and_labels_on(drafts: int, wrong: int, advisory: bool) -> None:
    def label(by: str, number: int, *, good: bool) -> Label:
        grades = {c.id: 4 if good else 2 for c in RUBRIC}
        when = datetime(2026, 11, 22, tzinfo=UTC)
        return Label(item=f"r/i{number}", text_sha256="0" * 64, by=by, at=when, answers=grades)

    people = [label("tess", n, good=n % 2 == 0) for n in range(drafts)]
    judge = [label("judge:a", n, good=(n % 2 == 0) != (n < wrong)) for n in range(drafts)]
    stranger = [label("judge:b", n, good=n % 2 == 0) for n in range(20)]  # another model's luck is not this one's
    found = standing(people, [*stranger, *judge])
    assert (found.judge, found.drafts, found.advisory) == ("a", drafts, advisory)
    assert found.kappa == pytest.approx(1 - 2 * wrong / drafts, abs=0.01)
    assert found.kappa_range is not None
    assert found.kappa_range[0] < (found.kappa or 0) < found.kappa_range[1]
    assert found.base_rate_people == pytest.approx(0.5, abs=0.01)
    assert "95 %" in found.says


def test_what_another_has_read_comes_first_so_that_agreement_is_known_early(tmp_path: Path) -> None:
    known = results(12)
    labels = Labels(stored(tmp_path, known))
    for of in known[3:6]:
        add(labels, of, "ann", answers())
    for _ in range(3):
        blind = labels.next_for(RUN, "bob")
        assert blind is not None
        assert blind.item in {of.id for of in known[3:6]}
        add(labels, next(r for r in known if r.id == blind.item), "bob", answers())
    assert agreements(labels.of(RUN))[0].drafts == 3


def test_a_disagreement_that_one_of_the_two_settles_still_counts_against_agreement(labels: Labels) -> None:
    alike, apart, *_ = results()
    for of, grade in ((alike, 5), (apart, 1)):
        add(labels, of, "ann", answers(5))
        add(labels, of, "bob", answers(grade))
    before = agreements(labels.blind(RUN))[0]
    add(labels, apart, "bob", answers(5), settles=True)
    assert labels.disagreements(RUN) == ()
    assert agreements(labels.blind(RUN))[0] == before
    assert (before.drafts, before.same) == (2, 0.5)
