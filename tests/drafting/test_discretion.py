"""Internal passages stay inside, whoever writes them down."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from drafting.discretion import Discretion
from knowledge import KnowledgeBase, KnowledgeConfig
from knowledge.embedders import LocalEmbedder
from policy import Context, LiveGuard, default_rulebook_dir, example_company
from policy.models import Finding

POLICY = """# Returns

3.1 A lamp may be returned within 30 days of delivery, with its box.

## 4 Internal: regulars

4.1 Customers who return a lamp more than twice a year are watched quietly by the fraud desk.

4.2 A lamp may be returned within 30 days of delivery, with its box. We don't say that after 60 days nobody looks.
"""
CONTEXT = Context(channel="facebook", post="Can I return my lamp?")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    folder = tmp_path_factory.mktemp("acme")
    (folder / "documents").mkdir()
    (folder / "documents" / "returns.md").write_text(POLICY)
    with KnowledgeBase.open(KnowledgeConfig(workspace=folder), embedder=LocalEmbedder()) as opened:
        opened.ingest()
        yield opened


@pytest.fixture(scope="module")
def discretion(base: KnowledgeBase) -> Discretion:
    return Discretion(LiveGuard(default_rulebook_dir(), example_company()), base)


def internal(discretion: Discretion, reply: str) -> list[Finding]:
    return [f for f in discretion.check(reply, CONTEXT).findings if f.rule == "never.internal-text"]


@pytest.mark.parametrize(
    "reply",
    [
        "Hi Ann, customers who return a lamp more than twice a year are watched quietly by the fraud desk.",
        "Hi Ann, customers who return a l\u200bamp more than twice a year are w\u0430tched quietly by the fraud desk.",
        "Hi Ann, are w a t c h e d q u i e t l y b y t h e f r a u d d e s k, sorry.",
        "Hi Ann, we don’t say that after 60 days nobody looks, so just send it.",
    ],
)
def test_words_that_only_an_internal_passage_says_are_held(discretion: Discretion, reply: str) -> None:
    (finding,) = internal(discretion, reply)
    assert finding.severity == "block"
    assert "returns.md 4." in (finding.explanation or "")


@pytest.mark.parametrize(
    "reply",
    [
        "Hi Ann, a lamp may be returned within 30 days of delivery, with its box.",
        "Hi Ann, of course you can send it back. Is the box still there?",
        "Hi Ann, nobody here watches customers who return a lamp.",
    ],
)
def test_what_a_public_passage_says_and_ones_own_words_pass(discretion: Discretion, reply: str) -> None:
    assert internal(discretion, reply) == []


def test_what_becomes_internal_is_held_from_the_next_ingest_on(tmp_path: Path) -> None:
    document = tmp_path / "documents" / "a.md"
    document.parent.mkdir()
    document.write_text("# Lamps\n\n1.1 Lamps of the second batch are glued and not welded.\n")
    with KnowledgeBase.open(KnowledgeConfig(workspace=tmp_path), embedder=LocalEmbedder()) as base:
        base.ingest()
        discretion = Discretion(LiveGuard(default_rulebook_dir(), example_company()), base)
        reply = "Hi Ann, lamps of the second batch are glued and not welded."
        assert internal(discretion, reply) == []
        document.write_text(document.read_text().replace("# Lamps", "# Lamps (internal)"))
        base.ingest()
        assert len(internal(discretion, reply)) == 1
