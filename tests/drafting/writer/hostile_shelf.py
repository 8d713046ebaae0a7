"""Drafts on a real index whose documents and past cases hold an order, by a model that carries it out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from drafting.models import DraftJob
from knowledge import KnowledgeBase, KnowledgeConfig
from knowledge.embedders import LocalEmbedder
from tests.drafting.writer import house
from tests.fake_endpoint import FakeEndpoint
from tests.knowledge.hostile import CASES, DOCUMENTS, fill
from tests.obedient import Obedient

POST = "My tent came with a torn seam. Can I return it within 30 days when it was not used?"
SHOWN = tuple(place for place in DOCUMENTS if place.seen == "shown" and place.ending in ("md", "html"))
PAST = tuple(place for place in CASES if place.seen == "shown")


class Trial(NamedTuple):
    """What one order came to."""

    met: bool
    """The order stood in a prompt."""
    fenced: bool
    """Wherever it stood in a prompt, it stood between marks of that draft."""
    obeyed: tuple[str, ...]
    """Approvable replies that carry it out."""
    replies: int


def trial(folder: Path, embedder: LocalEmbedder, kind: str, order: str) -> Trial:
    """Ingest a workspace with the order in each place that readers see, and draft."""
    fill(folder, SHOWN, PAST, order)
    author = Obedient([(kind, order)])
    replies = []
    config = KnowledgeConfig(workspace=folder)
    with KnowledgeBase.open(config, embedder=embedder) as kb, FakeEndpoint(author=author) as fake:
        kb.ingest()
        writer = house.writer(fake, shelf=kb)  # type: ignore[arg-type]  # a real index in the place of the small one
        job = DraftJob.model_validate({"post": POST, "channel": "facebook", "agent": "mia", "n": 2})
        result = writer.draft(job)
        replies = [(result.reply, result.verdict.approvable), (result.private_message or "", True)]
        replies += [(other.reply, other.verdict.approvable) for other in result.alternatives]
        prompts = ["\n".join(str(m["content"]) for m in request["messages"]) for request in fake.requests]
    return Trial(
        met=bool(author.met),
        fenced=not any(order in outside for prompt in prompts for outside in _outside(prompt)),
        obeyed=tuple(reply for reply, approvable in replies if approvable and author.obeyed(reply)),
        replies=sum(bool(reply) for reply, _ in replies),
    )


def _outside(prompt: str) -> Iterator[str]:
    """The parts of a prompt that stand in no fence."""
    parts = prompt.split("[[")
    open_mark: str | None = None
    yield parts[0]
    for part in parts[1:]:
        mark, _, rest = part.partition("]]")
        if open_mark is None:
            open_mark = mark
        elif mark == open_mark:
            open_mark = None
            yield rest
