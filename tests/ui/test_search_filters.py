"""Narrowing a search from outside: the same filters on the command line, in JSON lines, over the API and over MCP."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import httpx
import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from drafting.compose import compose
from drafting.parts.knowledge import open_knowledge
from drafting.settings import load_settings
from drafting.workspace import init_workspace
from tests.ui.company import listening
from ui.cli.main import run

CASES = (
    {"id": "a", "channel": "x", "lang": "en", "product": "Tent", "agent": "Maja", "outcome": "thanked",
     "tags": ["returns", "boots"], "replied_at": "2026-01-10"},
    {"id": "b", "channel": "facebook", "lang": "en", "product": "Lamp", "agent": "Tom", "outcome": "silent",
     "tags": ["returns"], "replied_at": "2026-03-05"},
    {"id": "c", "channel": "x", "lang": "de", "product": "Lamp", "agent": "Tom", "outcome": "thanked",
     "tags": [], "replied_at": "2026-06-20T09:30:00"},
)  # fmt: skip
FOUND = [
    ({}, {"a", "b", "c"}),
    ({"channel": "x"}, {"a", "c"}),
    ({"lang": "de"}, {"c"}),
    ({"product": "Lamp"}, {"b", "c"}),
    ({"tags": ["returns"]}, {"a", "b"}),
    ({"tags": ["returns", "boots"]}, {"a"}),
    ({"since": "2026-03-05"}, {"b", "c"}),
    ({"until": "2026-03-05"}, {"a", "b"}),
    ({"since": "2026-03-01", "until": "2026-06-20"}, {"b", "c"}),
    ({"outcome": "thanked"}, {"a", "c"}),
    ({"agent": "Tom", "channel": "facebook"}, {"b"}),
    ({"channel": "myspace"}, set()),
]
REFUSED = [
    ("precedent", {"since": "10.01.2026"}, "Write it like 2026-01-31"),
    ("precedent", {"until": "2026-02-30"}, "Write it like 2026-01-31"),
    ("precedent", {"since": "2026-05-01", "until": "2026-04-01"}, "is after until"),
    ("precedent", {"outcome": "delighted"}, "'thanked', 'calmed'"),
    ("precedent", {"outcome": "bad"}, "never brought back"),
    ("precedent", {"document": "returns.md"}, "document narrows policy passages only"),
    ("policy", {"channel": "x"}, "channel narrows past cases only"),
]


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filters") / "acme"
    init_workspace(folder)
    words = {"post": "The zip of it broke on day one", "reply": "Sorry! We send a new one."}
    lines = "".join(json.dumps({**words, "post": f"{words['post']}, {c['id']}", **c}) + "\n" for c in CASES)
    (folder / "cases" / "c.jsonl").write_text(lines, encoding="utf-8")
    (folder / "documents" / "zips.md").write_text("# Zips\n\nA broken zip is mended for free.\n", encoding="utf-8")
    (folder / "documents" / "tents.md").write_text(
        "# Tents\n\nA broken tent pole is mended for free.\n", encoding="utf-8"
    )
    with open_knowledge(load_settings(folder, environ={})) as knowledge:
        knowledge.ingest()
    return folder


@pytest.fixture(scope="module")
def api(acme: Path) -> Iterator[httpx.Client]:
    with ThreadPoolExecutor(1) as aside:
        app = aside.submit(compose, load_settings(acme, environ={})).result()
        app.desk.create_account(app.desk.system(), "mara", "Mara", ("agent",), password="seven calm otters")
        key = app.desk.create_key(app.desk.system(), "mara", ("search",)).secret
        with listening(app) as address:
            headers = {"Authorization": f"Bearer {key}"}
            with httpx.Client(base_url=f"{address}v1/", headers=headers, trust_env=False, timeout=30) as client:
                yield client
        aside.submit(app.close).result()


def options(given: dict[str, Any]) -> list[str]:
    """The filters as one types them."""
    out: list[str] = []
    for name, value in given.items():
        for each in value if isinstance(value, list) else [value]:
            out += ["--tag" if name == "tags" else f"--{name}", each]
    return out


def over_mcp(api: httpx.Client, arguments: dict[str, Any]) -> tuple[str, bool]:
    """The answer of the tool `search` and whether it is an error, by the official client."""

    async def ask() -> tuple[str, bool]:
        address = str(api.base_url).removesuffix("v1/") + "mcp"
        headers = {"Authorization": api.headers["Authorization"]}
        async with (
            httpx2.AsyncClient(headers=headers, timeout=60, trust_env=False) as http,
            Client(streamable_http_client(address, http_client=http)) as client,
        ):
            result = await client.call_tool("search", arguments)
            return result.content[0].text, bool(result.is_error)  # type: ignore[union-attr]

    with ThreadPoolExecutor(1) as aside:  # Playwright keeps an event loop running on the main one
        return aside.submit(anyio.run, ask).result()


@pytest.mark.parametrize(("given", "expected"), FOUND)
def test_filters_narrow_past_cases(
    acme: Path, api: httpx.Client, capfd: pytest.CaptureFixture[str], given: dict[str, Any], expected: set[str]
) -> None:
    argv = ["search", "--kind", "precedent", "--json", "--workspace", str(acme), *options(given), "zip broke"]
    assert run(argv) == 0
    assert {hit["case_id"] for hit in json.loads(capfd.readouterr().out)["hits"]} == expected
    answer = api.get("search", params={"query": "zip broke", "kind": "precedent", **given})
    assert answer.status_code == 200, answer.text
    assert {hit["case_id"] for hit in answer.json()["hits"]} == expected
    told, failed = over_mcp(api, {"query": "zip broke", "kind": "precedent", "k": 10, **given})
    assert not failed, told
    assert {hit["case_id"] for hit in json.loads(told)["hits"]} == expected


@pytest.mark.parametrize(("kind", "given", "says"), REFUSED)
def test_bad_filters_are_refused_in_one_plain_line(
    acme: Path, api: httpx.Client, capfd: pytest.CaptureFixture[str], kind: str, given: dict[str, str], says: str
) -> None:
    assert run(["search", "--kind", kind, "--workspace", str(acme), *options(given), "zip"]) == 2
    out, err = capfd.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert says in err
    answer = api.get("search", params={"query": "zip", "kind": kind, **given})
    assert answer.status_code == 422
    assert next(iter(given)) in answer.json()["detail"]
    told, failed = over_mcp(api, {"query": "zip", "kind": kind, **given})
    assert failed
    assert next(iter(given)) in told


def test_a_document_narrows_passages(acme: Path, api: httpx.Client, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "--json", "--workspace", str(acme), "--document", "tents.md", "broken zip"]) == 0
    assert {hit["document"] for hit in json.loads(capfd.readouterr().out)["hits"]} == {"tents.md"}
    hits = api.get("search", params={"query": "broken zip", "document": "tents.md"}).json()["hits"]
    assert {hit["document"] for hit in hits} == {"tents.md"}
    told, _ = over_mcp(api, {"query": "broken zip", "document": "tents.md"})
    assert {hit["document"] for hit in json.loads(told)["hits"]} == {"tents.md"}


def test_each_json_line_has_filters_of_its_own(
    acme: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines: list[dict[str, Any]] = [
        {"query": "zip"},
        {"query": "zip", "channel": "facebook"},
        {"query": "zip", "tags": ["boots"], "outcome": "thanked"},
        {"query": "zip", "tags": "boots"},
        {"query": "zip", "since": "soon"},
        {"query": "zip", "channel": 7},
    ]
    stdin = "\n".join(map(json.dumps, lines)).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
    assert run(["search", "--jsonl", "--kind", "precedent", "--lang", "en", "--workspace", str(acme)]) == 1
    answers = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    found = [{hit["case_id"] for hit in answer["hits"]} for answer in answers[:4]]
    assert found == [{"a", "b"}, {"b"}, {"a"}, {"a"}]
    assert answers[4] == {"error": "since is no date: 'soon'. Write it like 2026-01-31.", "line": 5}
    assert answers[5] == {"error": "channel should be a valid string.", "line": 6}


def test_nothing_behind_a_filter_is_not_taken_for_an_empty_index(acme: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "--kind", "precedent", "--workspace", str(acme), "--channel", "myspace", "zip"]) == 0
    assert capfd.readouterr().out == "Nothing found that these filters let through.\n"
