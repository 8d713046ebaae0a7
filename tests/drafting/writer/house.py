"""A small company for the writer's tests: its settings, its rulebook in force, and a knowledge of a few sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from drafting.model import ChatModel
from drafting.model.chat import EndpointModel
from drafting.settings import Agent, CompanySection, Endpoint, Settings, Voice
from drafting.writer import Writer
from drafting.writer.words.language import language
from drafting.writer.words.text import stems
from knowledge.embedders import KeptVectors, LocalEmbedder
from knowledge.models import Filters, Hit, HitKind, SearchResult, Why
from knowledge.similarity import similarities
from knowledge.suspicious import found_in
from policy import Guard, default_rulebook_dir, load_rulebook
from policy.load import Rulebook
from policy.models import Contact, PastReply
from tests.fake_endpoint import FakeEndpoint

PASSAGES: Mapping[str, str] = {
    "2.1": "Pedal bikes may be returned within 30 days when they were not ridden.",
    "3.4": "Dogs are welcome in our shops on a lead.",
    "4.2": "A refund goes back to the card that paid, within 5 to 7 business days after the return is accepted.",
}
PRECEDENTS: Sequence[tuple[str, str, str]] = (
    (
        "My bike came with a bent wheel",
        "A bent wheel out of the box is no way to start, and I'm sorry. ^Tom",
        "tom",
    ),
    (
        "the wheel of my new bike is bent",
        "I'm sorry your new bike came with a bent wheel. How does it look from the side? ^Mia",
        "mia",
    ),
)


def settings(endpoint: Endpoint | None = None, **changes: object) -> Settings:
    """The company's settings."""
    made = Settings(
        workspace=Path(),
        company=CompanySection(name="Pedalworks", languages=("en", "es", "fr", "de"), products=("Pedalworks City",)),
        voice=Voice(description="Plain and warm."),
        agents=(Agent(username="mia", name="Mia Sommer", signature="^Mia"),),
        contacts=(
            Contact(id="care", kind="email", value="care@pedalworks.example", label="customer care"),
            Contact(id="dm", kind="dm", value="DM", label="direct message", channels=("x", "facebook")),
        ),
        model=endpoint or Endpoint(timeout_seconds=20.0, budget_seconds=60.0),
    )
    return made.model_copy(update=changes)


class Shelf:
    """Knowledge in memory: a hit is what shares a word with the query."""

    fingerprint = "shelf-1"

    def __init__(self, passages: Mapping[str, str] = PASSAGES) -> None:
        self.passages = passages
        self.queries: list[tuple[str, HitKind]] = []

    def read_ahead(self, asked: Sequence[str], compared: Sequence[str] = ()) -> None:
        """Nothing needs to be ready."""

    def search(self, query: str, kind: HitKind, k: int = 10, filters: Filters = Filters()) -> SearchResult:  # noqa: B008 - frozen
        """Return passages or precedents that share words with the query."""
        self.queries.append((query, kind))
        stop = language("en").stop
        wanted = set(stems(query, stop))
        hits = []
        if kind == "policy":
            for section, text in self.passages.items():
                shared = len(wanted & set(stems(text, stop)))
                if shared:
                    why = Why(suspicious=found_in(text))
                    found = Hit(id=f"p{section}", kind=kind, text=text, score=shared, document="service.md", why=why)
                    hits.append(found.model_copy(update={"section": section}))
        elif filters.lang in (None, "en"):
            for number, (post, reply, agent) in enumerate(PRECEDENTS):
                shared = len(wanted & set(stems(post, stop)))
                if shared:
                    text = f"{post}\n\n{reply}"
                    hits.append(
                        Hit(id=f"c{number}", kind=kind, text=text, score=shared, post=post, reply=reply, agent=agent)
                    )
        hits.sort(key=lambda hit: -hit.score)
        return SearchResult(hits=tuple(hits[:k]), relevance=0.9 if hits else 0.0, relevant=bool(hits))

    def similarities(self, text: str, others: Sequence[str]) -> tuple[float, ...]:
        """By the embedded model, as the real knowledge base does."""
        return similarities(_embedder(), text, others)


@lru_cache(maxsize=1)
def _embedder() -> KeptVectors:
    return KeptVectors(LocalEmbedder())


def guard(company: Settings | None = None) -> Guard:
    """The default rulebook in force for the company."""
    return Guard(_rulebook(), (company or settings()).policy_company())


@lru_cache(maxsize=1)
def _rulebook() -> Rulebook:
    return load_rulebook(default_rulebook_dir())


def writer(
    model: ChatModel | FakeEndpoint,
    *,
    company: Settings | None = None,
    shelf: Shelf | None = None,
    recent: Callable[[], tuple[PastReply, ...]] = tuple,
) -> Writer:
    """A writer over a model, or over a fake endpoint."""
    chosen = company or settings()
    if isinstance(model, FakeEndpoint):
        adapter = EndpointModel(chosen.model, model.base_url)
        model.cleanups.append(adapter.close)
        model = adapter
    return Writer(model, guard(chosen), shelf or Shelf(), chosen, recent)
