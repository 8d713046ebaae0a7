"""The tools over MCP, with the official client: over HTTP against a real server, and over standard input and output."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import httpx
import httpx2
import pytest
from mcp import Client, StdioServerParameters, stdio_client
from mcp.client.streamable_http import streamable_http_client

from drafting.models import NewPost, Scope
from tests.ui.house import House
from tests.ui.test_rest import ALL

WRITES = {"draft", "add_fact", "edit_reply"}
READS = {"search", "check", "list_cases", "get_case"}
Talk = Callable[[Client], Awaitable[None]]


def key_of(house: House, username: str = "ben", scopes: tuple[Scope, ...] = ALL) -> str:
    return house.desk.create_key(house.desk.system(), username, scopes).secret


@asynccontextmanager
async def connected(house: House, key: str) -> AsyncIterator[Client]:
    headers = {"Authorization": f"Bearer {key}"}
    async with (
        httpx2.AsyncClient(headers=headers, timeout=60, trust_env=False) as http,
        Client(streamable_http_client(house.url + "mcp", http_client=http)) as client,
    ):
        yield client


def aside(run: Callable[[], Awaitable[None]]) -> None:
    """Run it on a thread of its own: Playwright keeps an event loop running on the main one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(anyio.run, run).result()


def talk(house: House, key: str, conversation: Talk) -> None:
    async def run() -> None:
        async with connected(house, key) as client:
            await conversation(client)

    aside(run)


async def ask(client: Client, tool: str, **arguments: Any) -> dict[str, Any]:
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    answer: dict[str, Any] = json.loads(result.content[0].text)  # type: ignore[union-attr]
    return answer


async def refused(client: Client, tool: str, **arguments: Any) -> str:
    result = await client.call_tool(tool, arguments)
    assert result.is_error
    words: str = result.content[0].text  # type: ignore[union-attr]
    assert "Traceback" not in words
    return words


@pytest.fixture
def case_id(house: House) -> str:
    post = NewPost(text="My tent arrived with a broken pole.", channel="facebook")
    return house.desk.receive(house.desk.system(), post).id


def test_nothing_can_be_approved_or_sent(house: House) -> None:
    async def conversation(client: Client) -> None:
        tools = (await client.list_tools()).tools
        assert {tool.name for tool in tools} == READS | WRITES
        assert {tool.name for tool in tools if tool.annotations and tool.annotations.read_only_hint} == READS
        assert "cannot approve or send" in (client.instructions or "")
        await refused(client, "approve", case_id="x", version=1)

    talk(house, key_of(house), conversation)


def test_a_case_is_drafted_gets_a_fact_and_is_edited(house: House, case_id: str) -> None:
    async def conversation(client: Client) -> None:
        listed = await ask(client, "list_cases", text="broken pole")
        assert case_id in [item["id"] for item in listed["items"]]
        case = await ask(client, "get_case", case_id=case_id, wait=30)
        assert case["state"] == "in_review"
        case = await ask(client, "add_fact", case_id=case_id, version=case["version"], text="A pole is on its way.")
        assert case["facts"]["facts"][-1]["text"] == "A pole is on its way."
        case = await ask(client, "draft", case_id=case_id, version=case["version"], instruction="shorter", wait=30)
        assert case["drafts"][0]["text"].endswith("(shorter)")
        case = await ask(
            client, "edit_reply", case_id=case_id, version=case["version"], text="Sorry! Here is a full refund."
        )
        assert case["drafts"][0]["verdict"]["verdict"] == "block"
        stale = await refused(client, "edit_reply", case_id=case_id, version=1, text="Too late.")
        assert "The case changed since you read it" in stale

    talk(house, key_of(house), conversation)
    trail = house.desk.audit(house.desk.system(), case_id).items
    assert {(entry.actor, entry.via) for entry in trail if entry.action in ("edited", "facts_set")} == {("ben", "mcp")}
    assert house.desk.case(house.desk.system(), case_id).claimed_by is None
    assert house.desk.verify_audit().problems == ()


def test_scopes_of_the_key_bind(house: House, case_id: str) -> None:
    async def conversation(client: Client) -> None:
        verdict = await ask(client, "check", reply="Here is a full refund.", channel="facebook")
        assert verdict["verdict"] == "block"
        assert "scope 'cases:read'" in await refused(client, "list_cases")
        assert "scope 'cases:read'" in await refused(client, "check", reply="Hello", case_id=case_id)
        assert "scope 'cases:write'" in await refused(client, "edit_reply", case_id=case_id, version=1, text="Hello")
        assert "limit" in await refused(client, "list_cases", limit=100_000)

    talk(house, key_of(house, scopes=("check",)), conversation)


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer rd_wrong"}, {"Authorization": "Basic bWlhOm1pYQ=="}])
def test_without_a_key_in_force_nothing_answers(house: House, headers: dict[str, str]) -> None:
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    for method in ("GET", "POST", "DELETE"):
        answer = httpx.request(method, house.url + "mcp", headers=headers, json=body, trust_env=False)
        assert answer.status_code == 401
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff\xfe", b"[" * 20_000, b'"' + b"x" * 2_000_000 + b'"', b"{}", b"null"]
)
def test_nonsense_is_refused_without_a_crash(house: House, body: bytes) -> None:
    headers = {
        "Authorization": f"Bearer {key_of(house)}",
        "Content-Type": "application/json",
        "Accept": "application/json, text/event-stream",
    }
    answer = httpx.post(house.url + "mcp", headers=headers, content=body, trust_env=False)
    assert 400 <= answer.status_code < 500, answer.text


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from drafting.parts.desk import open_desk
    from drafting.parts.knowledge import open_knowledge
    from drafting.settings import load_settings
    from drafting.workspace import init_workspace

    folder = tmp_path_factory.mktemp("mcp") / "acme"
    init_workspace(folder, sample=False)
    settings = load_settings(folder, environ={})
    with open_knowledge(settings) as knowledge:
        knowledge.ingest()
    with open_desk(settings) as desk:
        desk.create_account(desk.system(), "claude", "An assistant", ("agent",), human=False)
    return folder


def test_a_client_starts_the_command(workspace: Path) -> None:
    from drafting.parts.desk import open_desk
    from drafting.settings import load_settings

    with open_desk(load_settings(workspace, environ={})) as desk:
        secret = desk.create_key(desk.system(), "claude", ("check", "search", "cases:read")).secret
    command = StdioServerParameters(
        command=sys.executable,
        args=["-m", "ui.cli", "mcp", "--workspace", str(workspace)],
        env={**os.environ, "REPLYDESK_API_KEY": secret},
    )

    async def run() -> None:
        async with Client(stdio_client(command)) as client:
            assert {tool.name for tool in (await client.list_tools()).tools} == READS | WRITES
            verdict = await ask(client, "check", reply="Please delete your review and we give you a voucher.")
            assert verdict["verdict"] == "block"
            assert (await ask(client, "list_cases"))["items"] == []
            assert "cases:write" in await refused(client, "edit_reply", case_id="x", version=1, text="Hello")

    aside(run)
