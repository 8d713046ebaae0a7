"""`/v1/evals/runs` over HTTP: keys, scopes, 404 as a problem."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from drafting.compose import App
from drafting.models import Scope
from drafting.settings import CompanySection, Settings
from evals import RUBRIC, Evals
from tests.drafting.core.world import World, make_world
from tests.evals.world import header, items, result, stored
from ui.rest import add_rest

RUN = header(()).id


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = make_world(tmp_path)
    yield made
    made.desk.close()


@pytest.fixture
def client(world: World) -> TestClient:
    settings = Settings(workspace=world.folder, company=CompanySection(name="Acme"))
    stored(settings.state_dir / "evals", [result(i, f"A reply about {i.post}") for i in items(3)])
    api = FastAPI()
    app = cast(App, SimpleNamespace(settings=settings, desk=world.desk, guard=world.guard))
    add_rest(api, app, Evals(settings, world.desk))
    return TestClient(api)


def get(client: TestClient, world: World, path: str, *scopes: Scope) -> tuple[int, Any]:
    key = world.desk.create_key(world.person("ada"), "tom", scopes)
    answer = client.get(path, headers={"Authorization": f"Bearer {key.secret}"})
    return answer.status_code, answer.json()


def test_runs_and_drafts_are_read_with_the_scope(client: TestClient, world: World) -> None:
    status, runs = get(client, world, "/v1/evals/runs", "evals:read")
    assert status == 200
    assert [(run["header"]["id"], run["done"], run["results"]) for run in runs] == [(RUN, 3, [])]
    status, run = get(client, world, f"/v1/evals/runs/{RUN}", "evals:read")
    assert status == 200
    assert run["results"][0]["result"]["reply"].startswith("A reply about")
    assert {figure["name"] for figure in run["figures"]} >= {"passes", "names_problem", "latency"}


@pytest.mark.parametrize("name", ["nope", "..%2F..%2Fetc", "%00", ".."])
def test_an_unknown_run_is_404(client: TestClient, world: World, name: str) -> None:
    assert get(client, world, f"/v1/evals/runs/{name}", "evals:read")[0] == 404


def test_without_key_or_scope_nothing_is_read(client: TestClient, world: World) -> None:
    assert client.get("/v1/evals/runs").status_code == 401
    status, problem = get(client, world, "/v1/evals/runs", "cases:read")
    assert (status, problem["title"]) == (403, "NotAllowed")


def post(client: TestClient, world: World, who: str, path: str, body: object, *scopes: Scope) -> tuple[int, Any]:
    key = world.desk.create_key(world.person("ada"), who, scopes)
    answer = client.post(path, json=body, headers={"Authorization": f"Bearer {key.secret}"})
    return answer.status_code, answer.json()


def test_a_trainer_reads_blind_and_labels_and_nobody_else_does(client: TestClient, world: World) -> None:
    status, draft = get(client, world, f"/v1/evals/runs/{RUN}/next", "evals:write")
    assert status == 200
    assert not {"verdict", "scores", "findings", "recipe"} & set(draft)
    given = {"item": draft["item"], "text_sha256": draft["text_sha256"], "answers": {c.id: 4 for c in RUBRIC}}
    path = f"/v1/evals/runs/{RUN}/labels"
    for who, scope in (("bob", "evals:write"), ("eve", "evals:write"), ("tom", "evals:read")):
        status, problem = post(client, world, who, path, given, scope)  # type: ignore[arg-type]  # scopes, one by one
        assert (status, problem["title"]) == (403, "NotAllowed"), who
    status, labelled = post(client, world, "tom", path, given, "evals:write")
    assert status == 201, labelled
    assert labelled["following"]["left"] == 2
    assert post(client, world, "tom", path, given | {"answers": {"tone": 9}}, "evals:write")[0] == 422
    status, people = get(client, world, f"/v1/evals/runs/{RUN}/agreement", "evals:read")
    assert people["readers"] == [{"by": "tom", "read": 1, "of": 3}]
    assert people["judge"]["advisory"] is True


def test_gate_comparison_report_and_production_are_read(client: TestClient, world: World) -> None:
    status, gate = get(client, world, f"/v1/evals/runs/{RUN}/gate", "evals:read")
    assert (status, gate["run"]) == (200, RUN)
    status, found = get(client, world, f"/v1/evals/compare?before={RUN}&after={RUN}", "evals:read")
    assert (status, found["changed"]) == (200, [])
    status, found = get(client, world, "/v1/evals/production?days=7", "evals:read", "cases:read")
    assert (status, found["total"]["drafts"]) == (200, 0)
    assert post(client, world, "bob", f"/v1/evals/runs/{RUN}/bless", {}, "evals:write")[0] == 403
    assert post(client, world, "tom", f"/v1/evals/runs/{RUN}/bless", {}, "evals:write")[0] == 201
    key = world.desk.create_key(world.person("ada"), "tom", ("evals:read",)).secret
    page = client.get(f"/v1/evals/runs/{RUN}/report", headers={"Authorization": f"Bearer {key}"})
    assert page.headers["content-type"].startswith("text/html")
    assert f'filename="eval-{RUN}.html"' in page.headers["content-disposition"]
