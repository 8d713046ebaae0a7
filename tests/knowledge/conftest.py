"""A workspace to fill, and the embedded embedder, loaded once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from knowledge import KnowledgeBase, KnowledgeConfig
from knowledge.embedders import LocalEmbedder
from tests.knowledge.chroma_run import ChromaRun

Opener = Callable[..., KnowledgeBase]


@pytest.fixture(scope="session")
def embedder() -> LocalEmbedder:
    return LocalEmbedder()


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name in ("documents", "cases"):
        (tmp_path / "acme" / name).mkdir(parents=True)
    return tmp_path / "acme"


@pytest.fixture
def open_kb(workspace: Path, embedder: LocalEmbedder) -> Iterator[Opener]:
    """Open knowledge bases on the workspace; each is closed at the end."""
    opened: list[KnowledgeBase] = []

    def opener(scrub: object = None, **config: object) -> KnowledgeBase:
        settings = KnowledgeConfig.model_validate({"workspace": workspace, **config})
        kb = KnowledgeBase.open(settings, scrub=scrub, embedder=embedder)  # type: ignore[arg-type]  # a test's scrubber
        opened.append(kb)
        return kb

    yield opener
    for kb in opened:
        kb.close()


@pytest.fixture
def chroma(tmp_path: Path) -> Iterator[ChromaRun]:
    """A Chroma server of the test's own."""
    run = ChromaRun(tmp_path / "chroma")
    run.start()
    yield run
    run.stop()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    folder = Path(__file__).parents[3] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the real data (../shared/data) is not here")
    return folder
