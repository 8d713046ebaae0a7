"""Two runs side by side, and gates."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

import drafting
from drafting.models import Recipe
from evals.compare import compare
from evals.errors import BadGate, NothingToCompare
from evals.gate import gate_of, load_gates, pass_gates
from evals.models import ItemResult, Run
from evals.rescoring import Rescorer
from evals.statistics import bootstrap, mcnemar, wilson
from evals.store import Store
from evals.words import in_words
from policy.models import VerdictLevel
from tests.evals.world import finding, header, items, result, stored

A, B = "20261122-100000-set-aaaa", "20261122-110000-set-bbbb"


def run(folder: Path, levels: Sequence[str], name: str) -> Run:
    drafts = [
        result(i, f"About {i.post} {name}", cast("VerdictLevel", level))
        for i, level in zip(items(len(levels)), levels, strict=True)
    ]
    return stored(folder, drafts, name).read(name)


def test_a_clear_change_is_told_with_the_worse_items_first(tmp_path: Path) -> None:
    before = run(tmp_path, ["block"] * 12 + ["pass"] * 8, A)
    after = run(tmp_path, ["pass"] * 19 + ["block"], B)
    found = compare(before, after)
    passes = next(c for c in found.contrasts if c.name == "passes")
    assert (passes.improved, passes.worsened, passes.shown) == (12, 1, "better")
    assert passes.p is not None
    assert passes.p < 0.01
    assert found.changed[0].id == "i19"
    assert found.changed[0].direction == "worse"
    assert any(line.startswith("Not held at the end: yes to no.") for line in found.changed[0].changes)
    assert "Not held at the end 40 % to 95 % (12 items better, 1 worse" in found.verdict


def test_a_small_change_is_called_chance(tmp_path: Path) -> None:
    found = compare(run(tmp_path, ["pass"] * 9 + ["block"], A), run(tmp_path, ["pass"] * 10, B))
    assert next(c for c in found.contrasts if c.name == "passes").shown == "same"
    assert "can well be chance" in found.verdict
    again = run(tmp_path / "again", ["pass"] * 10, A)
    assert compare(again, again).verdict == "10 items compared. Nothing changed."


def test_too_few_items_show_nothing_however_much_changed(tmp_path: Path) -> None:
    for n in (1, 9):
        before, after = run(tmp_path / f"{n}", ["pass"] * n, A), run(tmp_path / f"{n}", ["block"] * n, B)
        found = compare(before, after)
        assert {c.shown for c in found.contrasts} == {"same"}
        assert "too few to tell a difference from chance" in found.verdict
        assert f"only {n} item" in next(c for c in found.contrasts if c.name == "passes").says
        assert len(found.changed) == n
    report = pass_gates(load_gates(gates(tmp_path, '[[hard]]\nscorer = "passes"\nat_least = 0.5\n')), before, None)
    assert report.open
    assert report.outcomes[-1].says.endswith("on 9 items only, which is too few to rely on.")


def test_time_is_told_apart_because_the_machine_may_be_busy(tmp_path: Path) -> None:
    asked = items(12)
    slow = Recipe(source="model", rulebook="r" * 64, seconds=9.0)
    before = [result(one, f"I am sorry about {one.post}") for one in asked]
    after = [result(one, f"I am sorry about {one.post}", recipe=slow) for one in asked]
    found = compare(run_of(tmp_path / "a", before), run_of(tmp_path / "b", after))
    assert "Worse:" not in found.verdict
    assert "Time, which depends on what else the machine does: Seconds a draft 1.0 s to 9.0 s" in found.verdict
    assert "so chance hardly explains it" in next(c for c in found.contrasts if c.name == "latency").says


def test_changes_too_small_to_see_are_no_less_than_nothing() -> None:
    assert (in_words(-0.001, "share"), in_words(-5.5, "seconds"), in_words(-0.0001, "seconds")) == (
        "0 %",
        "-5.5 s",
        "0 ms",
    )


def test_only_shared_items_are_compared(tmp_path: Path) -> None:
    found = compare(run(tmp_path, ["pass"] * 6, A), run(tmp_path, ["pass"] * 4, B))
    assert (found.shared, found.only_before, found.only_after) == (4, ("i04", "i05"), ())
    other = run(tmp_path, ["pass"], A.replace("aaaa", "cccc"))
    foreign = other.model_copy(update={"results": (other.results[0].model_copy(update={"item": items(9)[8]}),)})
    with pytest.raises(NothingToCompare, match="no item in common"):
        compare(run(tmp_path, ["pass"], A.replace("aaaa", "dddd")), foreign)


@pytest.mark.parametrize(
    ("better", "worse", "p"), [(0, 0, 1.0), (5, 0, 0.0625), (6, 0, 0.03125), (8, 2, 0.109375), (3, 3, 1.0)]
)
def test_mcnemar_is_exact(better: int, worse: int, p: float) -> None:
    assert mcnemar(better, worse) == pytest.approx(p)
    assert mcnemar(worse, better) == pytest.approx(p)


@given(st.lists(st.booleans(), min_size=1, max_size=60))
def test_intervals_hold_the_figure(values: list[bool]) -> None:
    share = sum(values) / len(values)
    low, high = wilson(sum(values), len(values))
    assert 0 <= low <= share + 1e-9
    assert share - 1e-9 <= high <= 1
    low, high = bootstrap([float(v) for v in values])
    assert low - 1e-9 <= share <= high + 1e-9


def test_wilson_as_published() -> None:
    # Newcombe 1998, table I: 81 of 263 gives 0.2553 to 0.3662.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)


GATES = """
[[hard]]
scorer = "passes"
at_least = 0.9
[[hard]]
scorer = "passes"
no_worse_by = 0.05
[[soft]]
scorer = "canned_phrases"
at_most = 0
"""


def gates(tmp_path: Path, text: str = GATES) -> Path:
    path = tmp_path / "gate.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_gates_open_and_close(tmp_path: Path) -> None:
    known = load_gates(gates(tmp_path))
    good = run(tmp_path, ["pass"] * 20, A)
    bad = run(tmp_path, ["pass"] * 18 + ["block"] * 2, B)
    itself = pass_gates(known, good, good)
    assert itself.open
    assert any("compared with itself" in outcome.says for outcome in itself.outcomes)
    report = pass_gates(known, bad, good)
    assert not report.open, "90 % is enough, but it fell by 10"
    assert [o.kept for o in report.outcomes] == [True, True, False, True]
    assert "100 % in the baseline" in report.outcomes[2].says


def test_a_missed_soft_gate_is_said_and_does_not_close(tmp_path: Path) -> None:
    known = load_gates(gates(tmp_path, '[[soft]]\nscorer = "passes"\nat_least = 0.9\n'))
    report = pass_gates(known, run(tmp_path, ["block"] * 3, A), None)
    assert report.open
    assert not report.outcomes[-1].kept


def test_a_missing_baseline_is_said_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(BadGate, match=r"the set 'set' has none. Bless one first: replydesk eval bless RUN"):
        pass_gates(load_gates(gates(tmp_path)), run(tmp_path, ["pass"], A), None)


def test_a_run_cut_short_or_with_failed_drafts_never_passes(tmp_path: Path) -> None:
    known = load_gates(gates(tmp_path, '[[hard]]\nscorer = "passes"\nat_least = 0.9\n'))
    whole = run(tmp_path, ["pass"] * 4, A)
    assert pass_gates(known, whole, None).open
    cut = whole.model_copy(update={"results": whole.results[:2], "done": 2})
    assert not pass_gates(known, cut, None).open
    failed = whole.results[0].model_copy(update={"result": None, "error": "The model gave no text."})
    assert not pass_gates(known, whole.model_copy(update={"results": (failed, *whole.results[1:])}), None).open


def test_a_figure_just_under_its_bound_does_not_read_like_it(tmp_path: Path) -> None:
    known = load_gates(gates(tmp_path, '[[hard]]\nscorer = "passes"\nat_least = 0.67\n'))
    report = pass_gates(known, run(tmp_path, ["pass", "pass", "block"], A), None)
    assert not report.open
    assert report.outcomes[-1].says.startswith("Not held at the end: 66.7 %, at least 67 % wanted")


def test_a_hard_gate_on_a_scorer_that_applied_to_nothing_is_missed(tmp_path: Path) -> None:
    known = load_gates(gates(tmp_path, '[[hard]]\nscorer = "must"\nat_least = 0.1\n'))
    assert not pass_gates(known, run(tmp_path, ["pass"], A), None).open


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[hard]]\nscorer = 'pases'\nat_least = 1\n", "no scorer 'pases'"),
        ("[[hard]]\nscorer = 'passes'\n", "give at_least"),
        ("[[hard]]\nscorer = 'passes'\nat_last = 1\n", "at_last"),
        ("[[hard", "cannot be read"),
        ("", "has no gate"),
    ],
)
def test_a_gate_file_with_a_mistake_names_it(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(BadGate, match=r"gate\.toml") as refused:
        load_gates(gates(tmp_path, text))
    assert says in str(refused.value)


def test_the_gates_of_the_sample_company_are_in_order() -> None:
    sample = load_gates(Path(drafting.__file__).parent / "sample" / "evals" / "gate.toml")
    assert len(sample.hard) == 3
    assert not sample.needs_baseline


def test_without_a_file_the_default_gates_hold(tmp_path: Path) -> None:
    assert load_gates(tmp_path / "gate.toml").hard


def run_of(folder: Path, results: Sequence[ItemResult]) -> Run:
    return stored(folder, results).read(header(()).id)


def test_a_draft_that_is_held_now_is_worse_whatever_else_it_gained(tmp_path: Path) -> None:
    asked = items(2)
    same = result(asked[1], f"A long reply about {asked[1].post}")
    before = [result(asked[0], f"I am sorry about this: {asked[0].post}"), same]
    after = [result(asked[0], "You get a refund for it, Ann.", "block", findings=(finding("promises.refund"),)), same]
    found = compare(run_of(tmp_path / "a", before), run_of(tmp_path / "b", after))
    assert [(item.id, item.direction) for item in found.changed] == [("i00", "worse")]


def test_the_paired_test_is_said_in_words(tmp_path: Path) -> None:
    asked = items(12)
    before = [result(i, f"I am sorry about {i.post}") for i in asked]
    after = [result(i, f"I am sorry about {i.post}", "block", findings=(finding("x"),)) for i in asked]
    (passes,) = [
        c
        for c in compare(run_of(tmp_path / "a", before), run_of(tmp_path / "b", after)).contrasts
        if c.name == "passes"
    ]
    assert passes.says == (
        "Better in 0, worse in 12. Chance alone would do this or more less than once in 100 (exact McNemar test)."
    )
    (length,) = [
        c
        for c in compare(run_of(tmp_path / "c", before), run_of(tmp_path / "d", before)).contrasts
        if c.name == "length"
    ]
    assert length.says == "Nothing changed."


def test_a_blessed_run_that_is_gone_is_said_in_plain_words(tmp_path: Path) -> None:
    store = stored(tmp_path / "runs", [result(items(1)[0], "I am sorry about jacket number 0.")])
    run_id = header(()).id
    store.bless(run_id)
    found = store.read(run_id)
    gates(tmp_path, '[[hard]]\nscorer = "passes"\nno_worse_by = 0.1\n')
    assert gate_of(store, tmp_path, found).baseline == run_id
    shutil.rmtree(tmp_path / "runs" / run_id)
    with pytest.raises(BadGate, match=r"blessed run .* is not there any more\. Bless another"):
        gate_of(store, tmp_path, found)


def test_runs_scored_by_different_scorers_are_scored_again_before_they_are_compared(tmp_path: Path) -> None:
    before, after = run(tmp_path, ["pass"] * 6, A), run(tmp_path, ["pass"] * 6, B)
    assert not compare(before, after).rescored
    old = [r.model_copy(update={"scores": {**r.scores, "passes": 0.0}}) for r in before.results]
    stale = before.model_copy(update={"results": tuple(old), "scorers": "of another day"})
    found = compare(stale, after)
    assert found.rescored
    assert "scored again" in found.verdict
    assert next(c for c in found.contrasts if c.name == "passes").shown == "same"
    gates(tmp_path, '[[hard]]\nscorer = "passes"\nno_worse_by = 0\n')
    report = pass_gates(load_gates(tmp_path / "gate.toml"), after, stale)
    assert any("scored again" in outcome.says for outcome in report.outcomes)


def test_a_run_scored_again_is_remembered_until_a_draft_of_it_changes(tmp_path: Path) -> None:
    before, after = run(tmp_path, ["pass"] * 3, A), run(tmp_path, ["pass"] * 3, B)
    stale = before.model_copy(update={"scorers": "of another day"})
    rescorer = Rescorer()
    first, *_ = rescorer.alike(stale, after)
    assert rescorer.alike(stale, after)[0] is first
    erased = stale.model_copy(update={"results": (result(items(1)[0], "(erased)"), *stale.results[1:])})
    assert rescorer.alike(erased, after)[0].results[0].reply == "(erased)"


def test_a_run_of_before_scorers_were_kept_track_of_is_scored_again(tmp_path: Path) -> None:
    before, after = run(tmp_path, ["pass"] * 3, A), run(tmp_path, ["pass"] * 3, B)
    summary = tmp_path / A / "summary.json"
    known = json.loads(summary.read_text(encoding="utf-8"))
    del known["scorers"]
    summary.write_text(json.dumps(known), encoding="utf-8")
    again = Store(tmp_path).read(A)
    assert again.figures == before.figures
    assert compare(again, after).rescored
