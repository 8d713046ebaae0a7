"""The embedded model, and an OpenAI-compatible endpoint that behaves, is slow, or answers nonsense."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from knowledge import (
    EmbeddingFailed,
    EndpointEmbeddings,
    IndexMismatch,
    KnowledgeBase,
    KnowledgeConfig,
    ModelFileDamaged,
    ResolvedCase,
)
from knowledge.embedders import EndpointEmbedder, LocalEmbedder, files
from tests.knowledge.processes import SlowEmbedder, open_base
from tests.knowledge.workspaces import fill, write_cases

Answer = Callable[[dict[str, object]], tuple[int, object]]
Connect = Callable[[EndpointEmbeddings], EndpointEmbedder]


class Endpoint:
    """A real HTTP server that speaks the embeddings API; `answer` may be replaced."""

    def __init__(self) -> None:
        self.requests: list[dict[str, object]] = []
        self.answer: Answer = self.good
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.requests.append(body)
                status, value = outer.answer(body)
                data = value if isinstance(value, bytes) else json.dumps(value).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/v1"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def good(self, body: dict[str, object]) -> tuple[int, object]:
        texts = body["input"]
        assert isinstance(texts, list)
        vectors = 3.0 * SlowEmbedder().embed(texts)
        rows = [{"object": "embedding", "index": i, "embedding": v.tolist()} for i, v in enumerate(vectors)]
        # Servers may answer in any order; the index counts.
        return 200, {
            "object": "list",
            "data": rows[::-1],
            "model": "m",
            "usage": {"prompt_tokens": 1, "total_tokens": 1},
        }

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def connect() -> Iterator[Connect]:
    made: list[EndpointEmbedder] = []

    def opener(configured: EndpointEmbeddings) -> EndpointEmbedder:
        made.append(EndpointEmbedder(configured))
        return made[-1]

    yield opener
    for embedder in made:
        embedder.close()


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    server = Endpoint()
    yield server
    server.close()


def settings(endpoint: Endpoint, **more: object) -> EndpointEmbeddings:
    return EndpointEmbeddings.model_validate({"base_url": endpoint.url, "model": "m", **more})


def test_local_vectors_have_unit_length_and_do_not_depend_on_company(embedder: LocalEmbedder) -> None:
    texts = ["Where is my parcel?", "x", "", "A long one. " * 200, "Where is my parcel?"]
    together = embedder.embed(texts)
    assert together.shape == (5, 384)
    assert np.allclose(np.linalg.norm(together, axis=1), 1.0, atol=1e-5)
    alone = np.vstack([embedder.embed([text]) for text in texts])
    assert np.allclose(together, alone, atol=1e-5)
    assert embedder.embed([]).shape == (0, 384)


def test_local_vectors_know_meaning(embedder: LocalEmbedder) -> None:
    a, b, c = embedder.embed(["My parcel never arrived", "The delivery got lost", "I love your new logo"])
    assert a @ b > a @ c + 0.2


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("My parcel never arrived and nobody answers", 0.9, 1.0),
        ("更新之後網頁打不開了", 0.0, 0.2),
        ("приложение больше не открывается", 0.0, 0.3),
        ("", 0.9, 1.0),
    ],
)
def test_it_knows_what_it_does_not_know(embedder: LocalEmbedder, text: str, low: float, high: float) -> None:
    assert low <= embedder.familiar(text) <= high


def test_a_damaged_or_missing_model_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.onnx"
    path.write_bytes(b"almost right")
    with pytest.raises(ModelFileDamaged, match="is damaged: its SHA-256"):
        files.verified(path, files.MODEL_SHA256)
    with pytest.raises(ModelFileDamaged, match="is not installed"):
        files.find(Path("nowhere/model.onnx"), files.MODEL_SHA256)
    with pytest.raises(ModelFileDamaged, match="cannot be read"):
        files.verified(tmp_path / "gone.onnx", files.MODEL_SHA256)


def test_an_endpoint_is_asked_in_batches_and_answers_are_put_in_order(endpoint: Endpoint, connect: Connect) -> None:
    texts = [f"text number {i}" for i in range(25)]
    vectors = connect(settings(endpoint, batch=10)).embed(texts)
    assert [len(r["input"]) for r in endpoint.requests if isinstance(r["input"], list)] == [10, 10, 5]
    assert np.allclose(vectors, SlowEmbedder().embed(texts), atol=1e-6)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda _: (500, {"error": {"message": "boom"}}), "HTTP 500"),
        (lambda _: (401, {"error": {"message": "no key"}}), "HTTP 401"),
        (lambda _: (200, b"<html>hello</html>"), "no list of embeddings"),
        (lambda _: (200, {"object": "list"}), "no list of embeddings"),
        (lambda _: (200, {"data": []}), "0 vectors for 2 texts|no list of embeddings"),
        (lambda _: (200, {"data": [{"index": 0, "embedding": [1.0]}]}), "1 vectors for 2 texts"),
        (lambda _: (200, {"data": [{"index": i, "embedding": [1.0] * (i + 1)} for i in (0, 1)]}), "different lengths"),
        (lambda _: (200, {"data": [{"index": i, "embedding": [0.0]} for i in (0, 1)]}), "empty or not a number"),
    ],
)
def test_nonsense_from_an_endpoint_is_said_plainly(
    endpoint: Endpoint, connect: Connect, answer: Answer, words: str
) -> None:
    endpoint.answer = answer
    with pytest.raises(EmbeddingFailed, match=words) as error:
        connect(settings(endpoint, retries=0)).embed(["a", "b"])
    assert endpoint.url in str(error.value)
    assert "replydesk.toml" in str(error.value)


def test_a_slow_or_absent_endpoint_is_said_plainly(endpoint: Endpoint, connect: Connect) -> None:
    def slow(body: dict[str, object]) -> tuple[int, object]:
        time.sleep(1.0)
        return endpoint.good(body)

    endpoint.answer = slow
    with pytest.raises(EmbeddingFailed, match=r"did not answer within 0\.2 s"):
        connect(settings(endpoint, timeout_seconds=0.2, retries=0)).embed(["a"])
    gone = EndpointEmbeddings(base_url="http://127.0.0.1:9/v1", model="m", retries=0)
    with pytest.raises(EmbeddingFailed, match="cannot be reached"):
        connect(gone).embed(["a"])


def test_a_passing_failure_is_tried_again(endpoint: Endpoint, connect: Connect) -> None:
    def once_down(body: dict[str, object]) -> tuple[int, object]:
        return endpoint.good(body) if len(endpoint.requests) > 1 else (503, {"error": {"message": "busy"}})

    endpoint.answer = once_down
    assert connect(settings(endpoint)).embed(["a"]).shape == (1, 32)


def test_another_embedder_is_refused_until_the_index_is_rebuilt_beside(workspace: Path, endpoint: Endpoint) -> None:
    fill(workspace)
    with open_base(workspace) as kb:
        kb.ingest()
        with KnowledgeBase.open(KnowledgeConfig(workspace=workspace, embeddings=settings(endpoint))) as other:
            with pytest.raises(IndexMismatch, match="Run `replydesk ingest`"):
                other.search("parcel", "precedent")
            assert other.freshness().embedder_changed

            def look(body: dict[str, object]) -> tuple[int, object]:
                # While the new index is being built, the old one answers.
                assert kb.search("parcel stuck", "precedent", 1).hits[0].case_id == "k1"
                return endpoint.good(body)

            endpoint.answer = look
            report = other.ingest()
            endpoint.answer = endpoint.good
            assert (report.changed, report.cases) == (3, 3)
            assert other.search("parcel stuck in depot", "precedent", 1).hits[0].case_id == "k1"
        with pytest.raises(IndexMismatch):
            kb.search("parcel", "precedent")


def test_another_model_under_the_same_name_is_told_apart_by_the_length_of_its_vectors(
    workspace: Path, endpoint: Endpoint
) -> None:
    fill(workspace)

    def shorter(body: dict[str, object]) -> tuple[int, object]:
        status, answer = endpoint.good(body)
        assert isinstance(answer, dict)
        rows = [{**row, "embedding": row["embedding"][:8]} for row in answer["data"]]
        return status, {**answer, "data": rows}

    with KnowledgeBase.open(KnowledgeConfig(workspace=workspace, embeddings=settings(endpoint))) as kb:
        kb.ingest()
        endpoint.answer = shorter
        write_cases(workspace / "cases" / "more.jsonl", [{"post": "The bell is silent", "reply": "A bell comes"}])
        for attempt in (
            lambda: kb.search("a question that was not asked before", "precedent"),
            lambda: kb.add_precedent(ResolvedCase(id="n", post="The horn is silent", reply="A horn comes")),
            kb.ingest,
        ):
            with pytest.raises(IndexMismatch, match="a vector of 8 numbers, and the index holds its vectors of 32"):
                attempt()
        endpoint.answer = endpoint.good
        assert kb.ingest().cases == 4
        assert kb.search("bell", "precedent", 1).hits[0].reply == "A bell comes"


def test_the_same_words_asked_of_policy_and_precedents_are_embedded_once(workspace: Path, endpoint: Endpoint) -> None:
    fill(workspace)
    with KnowledgeBase.open(KnowledgeConfig(workspace=workspace, embeddings=settings(endpoint, retries=0))) as kb:
        kb.ingest()
        endpoint.answer = lambda _: (500, {})
        with pytest.raises(EmbeddingFailed):
            kb.search("parcel stuck", "policy")
        endpoint.answer = endpoint.good
        before = len(endpoint.requests)
        first = kb.search("parcel stuck", "policy"), kb.search("parcel stuck", "precedent")
        assert len(endpoint.requests) == before + 1
        assert (kb.search("parcel stuck", "policy"), kb.search("parcel  stuck", "precedent")) == first
        assert len(endpoint.requests) == before + 1
        kb.search("parcel lost", "policy")
        assert len(endpoint.requests) == before + 2


def test_what_is_read_ahead_is_embedded_at_once_and_forgotten_with_a_customer(
    workspace: Path, endpoint: Endpoint
) -> None:
    fill(workspace)
    with KnowledgeBase.open(KnowledgeConfig(workspace=workspace, embeddings=settings(endpoint, retries=0))) as kb:
        kb.ingest()
        before = len(endpoint.requests)
        kb.read_ahead(["parcel stuck", " ", "the dress does not fit"])
        assert len(endpoint.requests) == before + 1
        kb.search("parcel stuck", "policy")
        kb.search("the dress  does not fit", "precedent")
        alike = kb.similarities("parcel stuck", ["the dress does not fit", "parcel stuck"])
        assert alike[0] < alike[1] == pytest.approx(1.0)
        assert len(endpoint.requests) == before + 1
        kb.forget(["k1"])
        kb.search("parcel stuck", "policy")
        assert len(endpoint.requests) == before + 2


def test_an_endpoint_that_fails_midway_leaves_the_old_index(workspace: Path, endpoint: Endpoint) -> None:
    fill(workspace)
    with KnowledgeBase.open(KnowledgeConfig(workspace=workspace, embeddings=settings(endpoint, retries=0))) as kb:
        kb.ingest()
        (workspace / "documents" / "new.md").write_text("# New\n\nA new rule about lamps and their repair.\n")
        endpoint.answer = lambda _: (500, {})
        with pytest.raises(EmbeddingFailed):
            kb.ingest()
        endpoint.answer = endpoint.good
        assert {h.document for h in kb.search("lamp", "policy", 20).hits} == {"returns.md", "delivery.md"}
        assert kb.ingest().embedded == 1
