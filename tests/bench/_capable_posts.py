"""The posts that capable replies were written for: public ones from the shared data, and the sample company's own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from drafting.models import DraftJob, Frozen, Message
from drafting.workspace import init_workspace
from evals.real_input import DATA, policy_workspace, review_workspace
from policy.models import Author, CaseFacts, PostKind

Source = Literal["reviews", "airline", "retail", "sample", "trades"]
Half = Literal["worked", "deciding", "unseen"]
REPLIES = Path(__file__).parent / "data" / "capable_replies.jsonl"
_REVIEWS, _SITUATIONS = 30, 10
_PUBLIC: tuple[Source, ...] = ("reviews", "airline", "retail")


class Slip(Frozen):
    """A sentence that no reply may hold, as a capable model adds one to a good reply."""

    kind: str
    sentence: str


class Written(Frozen):
    """What a capable model writes to one post: a reply a person would sign, and slips that may stand at its end."""

    source: Source
    id: str
    """The post's id: its text stays in the shared data, or in the sample company."""
    half: Half
    """`deciding` replies were written after the writer was first worked on with the others. `unseen` ones are of other
    trades, and are only ever counted: nobody looks at what became of one."""
    kind: PostKind
    """How a capable model reads the post when it is asked."""
    good: str
    slips: tuple[Slip, ...] = ()


class Room(NamedTuple):
    """A workspace and what is asked of the writer there."""

    folder: Path
    written: tuple[tuple[DraftJob, Written], ...]


def replies() -> tuple[Written, ...]:
    """Return everything that was written."""
    return tuple(Written.model_validate_json(line) for line in REPLIES.read_text(encoding="utf-8").splitlines())


def rooms(folder: Path) -> Iterator[Room]:
    """Make each workspace that a written reply needs; public ones only where the shared data is."""
    known = replies()
    for source in (*_PUBLIC, "sample"):
        if source == "sample" or DATA.is_dir():
            jobs = _jobs(folder / source, source)
            yield Room(folder / source, tuple((jobs[one.id], one) for one in known if one.source == source))


def _jobs(folder: Path, source: str) -> Mapping[str, DraftJob]:
    if source == "sample":
        init_workspace(folder, sample=True)
        return dict(_waiting(folder / "posts.jsonl"))
    posts = (
        review_workspace(folder, DATA, _REVIEWS)
        if source == "reviews"
        else policy_workspace(folder, DATA, source, _SITUATIONS)
    )
    return {post.id: DraftJob(post=post.text, channel=post.channel, author=post.author, agent="mia") for post in posts}


def _waiting(posts: Path) -> Iterator[tuple[str, DraftJob]]:
    for line in posts.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield (
            row["external_id"],
            DraftJob(
                post=row["text"],
                channel=row["channel"],
                author=Author(**row.get("author", {})),
                lang=row.get("lang"),
                thread=tuple(Message(**message) for message in row.get("thread", ())),
                facts=CaseFacts.model_validate(row.get("facts", {})),
                agent="mia",
                product=row.get("product"),
            ),
        )
