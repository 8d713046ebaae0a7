"""Who may see runs and label, through the real Desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from drafting.errors import NotAllowed, NotFound
from drafting.settings import CompanySection, Settings
from evals.errors import EvalError
from evals.runs import store_of
from evals.service import Evals
from evals.sets import load_set
from knowledge import ResolvedCase
from tests.drafting.core.world import World, make_world
from tests.evals.test_people import answers
from tests.evals.world import header, items, result, stored

RUN = header(()).id


class Index:
    """Remembers what it was taught."""

    def __init__(self) -> None:
        self.learnt: list[ResolvedCase] = []

    def add_precedent(self, case: ResolvedCase) -> None:
        self.learnt.append(case)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = make_world(tmp_path)
    yield made
    made.desk.close()


@pytest.fixture
def index() -> Index:
    return Index()


@pytest.fixture
def evals(world: World, index: Index) -> Evals:
    settings = Settings(workspace=world.folder, company=CompanySection(name="Acme"))
    stored(settings.state_dir / "evals", [result(i, f"A reply about {i.post}") for i in items(3)])
    assert store_of(settings).ids() == (RUN,)
    return Evals(settings, world.desk, index)


def test_everyone_reads_runs_and_trainers_label_them(world: World, evals: Evals) -> None:
    ann, tom = world.person("ann"), world.person("tom")
    assert [run.id for run in evals.runs(ann)] == [RUN]
    assert evals.runs(ann)[0].metrics["passes"] == 1.0
    assert [one.id for one in evals.items(ann, RUN)] == ["i00", "i01", "i02"]
    with pytest.raises(NotAllowed, match=r"To label drafts.*role trainer"):
        evals.next_to_label(ann, RUN)
    left = []
    blind = evals.next_to_label(tom, RUN)
    while blind is not None:
        left.append(blind.left)
        blind = evals.label(tom, RUN, blind.item, answers(), text_sha256=blind.text_sha256)
    assert left == [3, 2, 1]


def test_unknown_runs_items_and_hostile_ids_are_not_found(world: World, evals: Evals) -> None:
    ann = world.person("ann")
    for name in ("nope", "../../etc", "..", "", "a/b", ".hidden", "x" * 500, "\x00"):
        with pytest.raises(NotFound):
            evals.run(ann, name)
    with pytest.raises(NotFound, match="has no item 'i99'"):
        evals.item(ann, RUN, "i99")


def test_a_closed_account_reads_nothing(world: World, evals: Evals) -> None:
    ann = world.person("ann")
    world.desk.set_active(world.person("ada"), "ann", False)
    with pytest.raises(NotAllowed):
        evals.runs(ann)


def test_an_api_key_needs_the_scope(world: World, evals: Evals) -> None:
    key: Any = world.person("tom").model_copy(update={"scopes": ("cases:read",), "via": "api"})
    with pytest.raises(NotAllowed, match="evals:read"):
        evals.runs(key)


def test_a_correction_becomes_an_eval_item_or_a_precedent(world: World, evals: Evals, index: Index) -> None:
    tom = world.person("tom")
    with pytest.raises(EvalError, match="You wrote no correction of 'i00'"):
        evals.keep_correction(tom, RUN, "i00", "item")
    sha = evals.next_to_label(tom, RUN)
    assert sha is not None
    evals.label(tom, RUN, sha.item, answers(2), text_sha256=sha.text_sha256, correction="Sorry. We mend it this week.")
    assert evals.keep_correction(tom, RUN, sha.item, "item") == f"{sha.item}-tom"
    kept = load_set(world.folder / "evals", "corrections").items[0]
    assert kept.reference == "Sorry. We mend it this week."
    evals.keep_correction(tom, RUN, sha.item, "precedent")
    assert [(case.reply, case.tags) for case in index.learnt] == [("Sorry. We mend it this week.", ("correction",))]


def test_production_figures_come_through_the_desk(world: World, evals: Evals) -> None:
    world.approve(world.drafted())
    assert evals.production(world.person("tom")).total.drafts == 1


def test_a_trainer_asks_for_a_run_of_a_set_and_hears_of_its_bad_lines(world: World, evals: Evals) -> None:
    folder = world.folder / "evals"
    folder.mkdir()
    lines = ('{"id": "a", "post": "The zip broke.", "set": "core"}', "not json", '{"id": "b", "post": "Where is it?"}')
    (folder / "mixed.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "bad.jsonl").write_text("not json\n", encoding="utf-8")
    tom, ann = world.person("tom"), world.person("ann")
    bad, mixed = evals.sets(ann)
    assert bad.problem is not None
    assert "no usable line" in bad.problem
    assert (mixed.items, mixed.parts) == (2, {"core": 1})
    with pytest.raises(NotAllowed, match="start and stop eval runs"):
        evals.order_run(ann, "mixed")
    assert [line.line for line in evals.order_run(tom, "mixed", "core", "a try").bad_lines] == [2]
    (order,) = evals.orders(ann)
    assert (order.set_name, order.part, order.label, order.by) == ("mixed", "core", "a try", "tom")
    for name, part, words in (
        ("none", None, "There is no eval set 'none'. Sets: bad, mixed."),
        (str(folder / "mixed.jsonl"), None, "There is no eval set"),
        ("bad", None, "no usable line"),
        ("mixed", "more", "no part 'more'. Its parts: core"),
    ):
        with pytest.raises(EvalError, match=words):
            evals.order_run(tom, name, part)
    evals.cancel_run(tom, order.id)
    assert evals.orders(ann) == ()
