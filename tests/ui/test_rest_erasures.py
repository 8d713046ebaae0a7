"""`POST /v1/erasures` over a real workspace: records, index and evals at once, for keys with the scope alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from drafting.compose import App
from drafting.desk import Desk
from drafting.models import NewPost, Scope
from drafting.parts.desk import open_desk
from drafting.parts.knowledge import open_knowledge
from drafting.settings import load_settings
from evals import Evals
from knowledge import KnowledgeBase
from knowledge.ownership import owned
from policy.models import Author
from ui.cli.main import run
from ui.rest import add_rest

TEXT = "The wicker basket from Ålesund unravelled on the ferry"


class World:
    """The API of a workspace."""

    def __init__(self, folder: Path, desk: Desk, knowledge: KnowledgeBase, client: TestClient) -> None:
        self.folder, self.desk, self.knowledge, self._client = folder, desk, knowledge, client

    def case(self, name: str, text: str) -> str:
        """A case of a customer; its id."""
        author = Author(name=name.title(), handle=f"@{name}")
        new = NewPost(text=text, channel="x", external_id=f"post-of-{name}", author=author)
        return self.desk.receive(self.desk.system(), new).id

    def ask(self, body: dict[str, Any], username: str = "ada", scope: Scope = "erase", key: str = "") -> Any:
        made = self.desk.create_key(self.desk.system(), username, (scope,))
        headers = {"Authorization": f"Bearer {made.secret}"} | ({"Idempotency-Key": key} if key else {})
        return self._client.post("/v1/erasures", json=body, headers=headers)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("erasures") / "acme"
    assert run(["init", str(folder)]) == 0
    settings = load_settings(folder)
    with open_desk(settings) as desk, open_knowledge(settings) as knowledge:
        for name, role in (("ada", "admin"), ("mara", "agent")):
            desk.create_account(desk.system(), name, name.title(), (cast("Any", role),), password="a long password")
        api = FastAPI()
        parts = SimpleNamespace(settings=settings, knowledge=knowledge, desk=desk)
        add_rest(api, cast("App", parts), cast("Evals", None))
        with TestClient(api, raise_server_exceptions=False) as client:
            yield World(folder, desk, knowledge, client)


def test_a_customer_is_gone_from_everything_and_the_answer_holds_no_word_of_them(world: World) -> None:
    case = world.case("wendelin", TEXT)
    (world.folder / "posts.jsonl").write_text(json.dumps({"post": TEXT}, ensure_ascii=False) + "\n", encoding="utf-8")
    answer = world.ask({"customer": "wendelin", "channel": "x"}, key="erase-1")
    assert answer.status_code == 201, answer.text
    report = answer.json()
    assert (report["cases"], report["traces"], report["records"]) == ([case], [], [])
    assert report["files_searched"] > 2
    assert [(s["file"], s["place"]) for s in report["sources"]] == [("posts.jsonl", "line 1")]
    assert "wendelin" not in answer.text.lower()
    assert "Ålesund" not in answer.text
    again = world.ask({"customer": "wendelin", "channel": "x"}, key="erase-1").json()
    assert again["cases"] == report["cases"]
    assert world.desk.verify_audit().problems == ()
    (world.folder / "posts.jsonl").unlink()
    for path in world.folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes().lower()
            assert not any(word in data for word in ("ålesund".encode(), b"wendelin")), path


def test_an_ingest_that_runs_is_told_and_the_same_request_finishes_the_rest(world: World) -> None:
    case = world.case("ottoline", "My kettle whistles at night")
    with owned(world.knowledge.config.index_path, "ingesting"):
        refused = world.ask({"cases": [case]}, key="erase-2")
    assert refused.status_code == 503
    assert "ingest" in refused.json()["detail"]
    answer = world.ask({"cases": [case]}, key="erase-2")
    assert (answer.status_code, answer.json()["cases"]) == (201, [case])


@pytest.mark.parametrize(
    ("username", "scope", "body", "status"),
    [
        ("mara", "erase", {"customer": "perdita"}, 403),
        ("ada", "admin", {"customer": "perdita"}, 403),
        ("ada", "erase", {}, 422),
        ("ada", "erase", {"customer": "perdita", "cases": ["c1"]}, 422),
        ("ada", "erase", {"customer": ""}, 422),
    ],
)
def test_who_may_not_or_does_not_say_whom_erases_nothing(
    world: World, username: str, scope: Scope, body: dict[str, Any], status: int
) -> None:
    case = world.case("perdita", "The zip of my bag stuck")
    answer = world.ask(body, username, scope)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert world.desk.case(world.desk.system(), case).post == "The zip of my bag stuck"


def test_a_customer_whom_nobody_knows_is_no_error(world: World) -> None:
    report = world.ask({"customer": "nobody at all"}).json()
    assert (report["cases"], report["unknown"], report["traces"]) == ([], [], [])
