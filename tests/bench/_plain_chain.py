"""What a team would write in an afternoon: LangChain, one vector store, one prompt. The peer of the writer."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any

from langchain_core.embeddings import Embeddings
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompt_values import PromptValue
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnableLambda, RunnablePassthrough
from langchain_core.vectorstores import InMemoryVectorStore

from drafting.compose import App
from drafting.model import ChatMessage
from drafting.models import DraftJob, DraftResult, Recipe, Usage
from knowledge.embedders import LocalEmbedder
from policy.models import Context, EvidenceItem

_CHUNK = 1000
_PASSAGES = 4
_PROMPT = ChatPromptTemplate.from_messages(
    [
        ("system", "You write public replies to customers of {company}. Be friendly and helpful. Use this:\n{context}"),
        ("human", "{post}"),
    ]
)


class _Local(Embeddings):
    """The same embedder that the writer's retrieval uses."""

    def __init__(self) -> None:
        self._embedder = LocalEmbedder()

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        rows: list[list[float]] = self._embedder.embed(texts).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]


class PlainChain:
    """Retrieves four chunks and asks once. The guard looks at the reply afterwards, to compare."""

    def __init__(self, app: App) -> None:
        self._app = app
        cases = (app.settings.workspace / "cases").glob("*.jsonl")
        rows = [json.loads(line) for path in cases for line in path.read_text(encoding="utf-8").splitlines()]
        texts = [*_chunks(app.knowledge.documents()), *(f"Customer: {r['post']}\nWe: {r['reply']}" for r in rows)]
        store = InMemoryVectorStore.from_texts(texts, _Local()) if texts else None
        self._retriever = store.as_retriever(search_kwargs={"k": _PASSAGES}) if store is not None else None

    def draft(self, job: DraftJob) -> DraftResult:
        """Draft a reply and let the guard judge it in the same context as the writer's."""
        started = time.monotonic()
        used = Usage()

        def ask(prompt: PromptValue) -> str:
            nonlocal used
            roles: Mapping[str, Any] = {"human": "user", "system": "system", "ai": "assistant"}
            messages = [ChatMessage(role=roles[m.type], content=str(m.content)) for m in prompt.to_messages()]
            endpoint = self._app.settings.model
            done = self._app.model.complete(
                messages, max_tokens=endpoint.max_tokens, temperature=endpoint.temperature, timeout=600
            )
            used = done.usage
            return done.text

        found = self._retriever.invoke(job.post) if self._retriever is not None else []
        chain = (
            RunnablePassthrough.assign(context=lambda _: "\n\n".join(d.page_content for d in found))
            | _PROMPT
            | RunnableLambda(ask)
            | StrOutputParser()
        )
        reply = chain.invoke({"company": self._app.settings.company.name, "post": job.post}).strip()
        evidence = tuple(EvidenceItem(id=f"d{n}", kind="passage", text=d.page_content) for n, d in enumerate(found))
        facts = tuple(EvidenceItem(id=f.id, kind="fact", text=f.text) for f in job.facts.facts)
        context = Context(channel=job.channel, post=job.post, facts=job.facts, evidence=(*facts, *evidence))
        verdict = self._app.guard.check(reply, context)
        seconds = time.monotonic() - started
        return DraftResult(
            reply=reply,
            verdict=verdict,
            evidence=(*facts, *evidence),
            recipe=Recipe(
                source="model",
                model=self._app.model.name,
                rulebook=verdict.rulebook,
                usage=used,
                candidates=1,
                first_verdict=verdict.verdict,
                seconds=seconds,
                overhead_seconds=max(0.0, seconds - used.seconds),
            ),
        )


def _chunks(documents: Mapping[str, str]) -> list[str]:
    return [text[at : at + _CHUNK] for text in documents.values() for at in range(0, len(text), _CHUNK)]
