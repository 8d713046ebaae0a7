"""What makes a draft another draft: anything it depends on, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.models import DraftJob
from drafting.settings import CompanySection, Endpoint, Settings, Voice
from evals import scorers
from evals.recipe import SUFFIXES, item_key, run_recipe
from evals.run import job_of
from tests.evals.world import item

PLAIN = Settings(workspace=Path("a"), company=CompanySection(name="Acme"))


def recipe(settings: Settings = PLAIN, rulebook: str = "r", index: str = "i") -> str:
    return run_recipe(settings, rulebook, index)


@pytest.mark.parametrize(
    "other",
    [
        recipe(rulebook="r2"),
        recipe(index="i2"),
        recipe(PLAIN.model_copy(update={"company": CompanySection(name="Other")})),
        recipe(PLAIN.model_copy(update={"voice": Voice(description="Curt.")})),
        recipe(PLAIN.model_copy(update={"model": Endpoint(base_url="http://127.0.0.1/v1")})),
        recipe(PLAIN.model_copy(update={"model": Endpoint(temperature=0.9)})),
    ],
)
def test_what_a_draft_depends_on_changes_the_recipe(other: str) -> None:
    assert other != recipe()


def test_where_the_workspace_lies_and_what_tokens_cost_change_nothing() -> None:
    assert recipe(PLAIN.model_copy(update={"workspace": Path("b")})) == recipe()
    assert recipe(PLAIN.model_copy(update={"model": Endpoint(prompt_price=1.0)})) == recipe()


def test_an_item_is_drafted_again_when_its_post_or_facts_change_and_not_for_what_it_demands() -> None:
    def key(job: DraftJob) -> str:
        return item_key("recipe", job)

    first = key(job_of(item("a", "The zip broke.")))
    assert key(job_of(item("b", "The zip broke.", must=("re:zip",), notes="new"))) == first
    assert key(job_of(item("a", "The zip broke!"))) != first
    assert key(job_of(item("a", "The zip broke.", facts={"fault": "ours"}))) != first


def test_every_file_beside_the_scorers_is_part_of_their_version() -> None:
    beside = Path(scorers.__file__).parent
    assert {path.suffix for path in beside.iterdir() if path.is_file()} <= SUFFIXES
