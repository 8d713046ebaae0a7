"""What a draft may ask of the embedder and the guard: counted, because time depends on the machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from drafting.model.chat import EndpointModel
from drafting.models import DraftJob
from drafting.writer import Writer
from knowledge import KnowledgeBase, KnowledgeConfig
from knowledge.embedders import LocalEmbedder, Vectors
from knowledge.models import Filters, HitKind, SearchResult
from policy import Guard
from policy.models import Context, Verdict
from tests.drafting.writer import house
from tests.fake_endpoint import FakeEndpoint
from tests.knowledge.workspaces import fill

POSTS = (
    "Where do I send a dress that does not fit?",
    "My parcel has been stuck in the depot for nine days and nobody writes back!",
    "The lamp I ordered arrived with a broken shade and I had to pay for the return label myself. I would like a full "
    "refund to my card, and I want to know how many days that takes. And what does the label cost to Norway?",
    "I want to return the opened cream that arrived damaged and cancel the rest of my order, which has not been sent. "
    "The parcel before this one came late as well, and the courier left it in the rain. Please refund both.",
    "You have the nicest people at the counter, thank you for the dress!",
)
EMBEDDER_CALLS = 2
"""One for all that is searched for, one for statements of the policy that nobody asked about before."""
SEARCHES = 4
"""Three of the policy, for the post and what is asked or went wrong in it, and one for past cases."""
GUARD_CHECKS = 6
"""Of the reply as it was put together, as it was mended, and of up to three other ways to write it."""


class Counting(LocalEmbedder):
    """The embedded model, which remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[tuple[str, ...]] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.calls.append(tuple(texts))
        return super().embed(texts)


class Watched(Guard):
    """A guard that remembers what it was asked."""

    def __init__(self) -> None:
        plain = house.guard()
        super().__init__(plain.rulebook, plain.company)
        self.checked: list[tuple[str, Context]] = []

    def check(self, reply: str, context: Context) -> Verdict:
        self.checked.append((reply, context))
        return super().check(reply, context)


class Asked(KnowledgeBase):
    """A knowledge base that remembers its searches."""

    searches: list[tuple[str, HitKind]]

    def search(self, query: str, kind: HitKind, k: int = 10, filters: Filters = Filters()) -> SearchResult:  # noqa: B008 - frozen
        self.searches.append((query, kind))
        return super().search(query, kind, k, filters)


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Writer, Counting, Watched, Asked]]:
    workspace: Path = tmp_path_factory.mktemp("thrift")
    for name in ("documents", "cases"):
        (workspace / name).mkdir()
    fill(workspace)
    company, embedder, guard = house.settings(), Counting(), Watched()
    config = KnowledgeConfig(workspace=workspace)
    with Asked.open(config, embedder=embedder) as kb, FakeEndpoint(author=lambda _: "I'm sorry.") as fake:
        kb.ingest()
        kb.searches = []
        model = EndpointModel(company.model, fake.base_url, small=True)
        fake.cleanups.append(model.close)
        yield Writer(model, guard, kb, company, tuple), embedder, guard, kb


@pytest.mark.parametrize("post", POSTS)
def test_a_draft_asks_little_and_nothing_twice(post: str, parts: tuple[Writer, Counting, Watched, Asked]) -> None:
    writer, embedder, guard, kb = parts
    embedder.calls.clear()
    guard.checked.clear()
    kb.searches.clear()
    result = writer.draft(DraftJob(post=post, channel="facebook"))
    assert result.reply
    assert len(embedder.calls) <= EMBEDDER_CALLS, embedder.calls
    texts = Counter(text for call in embedder.calls for text in call)
    assert max(texts.values()) == 1, texts.most_common(3)
    assert 1 <= len(kb.searches) <= SEARCHES, kb.searches
    assert len(set(kb.searches)) == len(kb.searches)
    assert 1 <= len(guard.checked) <= GUARD_CHECKS
    assert all(guard.checked.count(asked) == 1 for asked in guard.checked)
