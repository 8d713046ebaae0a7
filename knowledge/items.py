"""A passage or a resolved case, made ready for the index."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import NamedTuple

from knowledge.chunking import close_texts, embedded_parts
from knowledge.models import HitKind, Passage, ResolvedCase
from knowledge.suspicious import found_in, visible

Parts = tuple[tuple[float, str], ...]


LONG_BESIDE = 40
"""Characters that agent, product, channel and tags have together, beyond which they are looked at for orders."""


class Item(NamedTuple):
    """One row to be."""

    key: bytes
    """Same words read the same way are the same row: nothing is done twice."""
    kind: HitKind
    head: str
    body: str
    embed: Parts
    """What the embedder reads: the vector is the normalised weighted sum of the parts' vectors."""
    close: tuple[str, ...]
    """Sentences of a passage, whose own vectors are kept beside its vector; none for cases, whose posts are short."""
    columns: Mapping[str, object]
    data: str


class Standing(NamedTuple):
    """A case whose row stands in the index already: the file says of it what it said before."""

    row: int
    before: str | None
    """Outcome in the row."""
    outcome: str | None
    """Outcome now."""


def raw_key(case: ResolvedCase, recipe: str) -> bytes:
    """Name of a case as its file has it, outcome apart, and of how files are read: the same name gives the same row."""
    data = case.model_copy(update={"outcome": None}).model_dump_json()
    return hashlib.sha256(f"{recipe}\0{data}".encode()).digest()[:20]


def from_passage(passage: Passage, embedder: str) -> Item:
    """Make the row of a passage."""
    mark = next(filter(None, map(found_in, (passage.text, *passage.path[1:]))), None)
    passage = passage.model_copy(update={"text": visible(passage.text)})
    data = passage.model_dump_json()
    return Item(
        key=_key(embedder, "policy", data),
        kind="policy",
        head=" ".join(passage.path),
        body=passage.text,
        embed=embedded_parts(passage),
        close=close_texts(passage),
        columns={"from_day": day(passage.effective), "suspicious": mark},
        data=data,
    )


def from_case(case: ResolvedCase, embedder: str) -> Item:
    """Make the row of a case whose personal data has been taken out. The customer's name is not kept."""
    beside = " ".join(filter(None, (case.agent, case.product, case.channel, *case.tags)))
    mark = found_in(case.post) or found_in(case.reply) or (found_in(beside) if len(beside) > LONG_BESIDE else None)
    case = case.model_copy(update={"author": None, "post": visible(case.post), "reply": visible(case.reply)})
    # The outcome changes with time; everything else makes another row.
    data = case.model_copy(update={"outcome": None}).model_dump_json()
    return Item(
        key=_key(embedder, "precedent", data),
        kind="precedent",
        head=case.post,
        body=case.reply,
        embed=((1.0, case.post),),
        close=(),
        columns={
            "case_id": case.id,
            "channel": case.channel,
            "lang": case.lang,
            "product": case.product,
            "agent": case.agent,
            "day": day(case.replied_at),
            "outcome": case.outcome,
            "policy_version": case.policy_version,
            "tags": "".join(f"|{tag.casefold()}" for tag in case.tags) + "|" if case.tags else None,
            "suspicious": mark,
        },
        data=data,
    )


def vector_key(embedder: str, item: Item) -> bytes:
    """Name of an item's vectors in the cache."""
    return hashlib.sha256(f"{embedder}\0{item.embed!r}\0{item.close!r}".encode()).digest()[:16]


def day(iso: str | None) -> int | None:
    """Return an ISO date or time as a number like 20260131, which sorts and compares."""
    digits = re.sub(r"\D", "", (iso or "")[:10])
    return int(digits) if len(digits) == 8 else None


def _key(embedder: str, kind: str, data: str) -> bytes:
    return hashlib.sha256(f"{embedder}\0{kind}\0{data}".encode()).digest()[:20]
