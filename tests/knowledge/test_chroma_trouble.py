"""A Chroma server that is slow, that is none, that forgets, or that goes away in the middle of an ingest."""

from __future__ import annotations

import http.server
import socket
import threading
from pathlib import Path

import pytest

from knowledge import KnowledgeBase, KnowledgeConfig, KnowledgeError, Progress, exact
from knowledge.errors import VectorsMissing
from knowledge.vectors import server as served
from tests.knowledge.chroma_run import ChromaRun
from tests.knowledge.processes import SlowEmbedder
from tests.knowledge.workspaces import fill, write_cases


@pytest.fixture
def too_many_to_compare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every search needs the server."""
    monkeypatch.setattr(exact, "FEW", 0)


def connect(workspace: Path, url: str) -> KnowledgeBase:
    return KnowledgeBase.open(KnowledgeConfig(workspace=workspace, chroma_url=url), embedder=SlowEmbedder())


def answers(kb: KnowledgeBase) -> list[str]:
    return [hit.id for q in ("parcel stuck", "lamp flickers") for hit in kb.search(q, "precedent", 5).hits]


def lamps(workspace: Path, count: int) -> None:
    cases = [{"id": f"l{i}", "post": f"Lamp {i} flickers", "reply": f"Bulb {i} comes"} for i in range(count)]
    write_cases(workspace / "cases" / "lamps.jsonl", [dict(case) for case in cases])


@pytest.mark.usefixtures("too_many_to_compare")
def test_a_server_that_goes_away_in_mid_ingest_costs_nothing_that_was_done(workspace: Path, chroma: ChromaRun) -> None:
    fill(workspace)
    with connect(workspace, chroma.url) as kb:
        kb.ingest()
        found = answers(kb)
        lamps(workspace, 5_000)

        def away(progress: Progress) -> None:
            if progress.stage == "indexing" and progress.done:
                chroma.kill()

        with pytest.raises(KnowledgeError, match=r"Chroma server at http.* does not answer"):
            kb.ingest(progress=away)
        with pytest.raises(KnowledgeError, match="does not answer"):
            answers(kb)
        chroma.start()
        assert answers(kb) == found, "the server is back, and what it took in half is not seen"
        assert kb.freshness().unfinished == 5_000
        report = kb.ingest()
        assert (report.cases, report.embedded) == (5_003, 0)
        assert answers(kb) != found


def test_a_few_cases_are_found_while_the_server_is_away(workspace: Path, chroma: ChromaRun) -> None:
    fill(workspace)
    with connect(workspace, chroma.url) as kb:
        kb.ingest()
        found = answers(kb)
        chroma.kill()
        assert answers(kb) == found


@pytest.mark.usefixtures("too_many_to_compare")
def test_collections_that_are_gone_are_said_and_made_again(workspace: Path, chroma: ChromaRun) -> None:
    fill(workspace)
    with connect(workspace, chroma.url) as kb:
        kb.ingest()
        found = answers(kb)
        kb._backend.drop_others([])
        with pytest.raises(VectorsMissing, match="Run `replydesk ingest`"):
            answers(kb)
        assert kb.freshness().vectors_lost
        assert kb.ingest().embedded == 0
        assert answers(kb) == found


@pytest.mark.usefixtures("too_many_to_compare")
def test_from_embedded_to_a_server_and_back_by_ingest_alone(workspace: Path, chroma: ChromaRun) -> None:
    fill(workspace)
    with KnowledgeBase.open(KnowledgeConfig(workspace=workspace), embedder=SlowEmbedder()) as kb:
        kb.ingest()
        found = answers(kb)
    with connect(workspace, chroma.url) as kb:
        with pytest.raises(VectorsMissing):
            answers(kb)
        kb.ingest()
        assert answers(kb) == found
    with KnowledgeBase.open(KnowledgeConfig(workspace=workspace), embedder=SlowEmbedder()) as kb:
        kb.ingest()
        assert answers(kb) == found


def test_a_server_that_never_answers_is_given_up(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(served, "TIMEOUT_SECONDS", 0.3)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(KnowledgeError, match=r"does not answer as it should \(ReadTimeout\)"):
            connect(workspace, f"http://127.0.0.1:{silent.getsockname()[1]}")


def test_something_else_at_that_address_is_named(workspace: Path) -> None:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        with pytest.raises(KnowledgeError, match=r"is no Chroma server of release 1 \(status 501"):
            connect(workspace, f"http://127.0.0.1:{other.server_port}")
        other.shutdown()
