"""What a post asks of us, and what fills the slots of the writer's own sentences for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from drafting.writer.grounds.evidence import Evidence
from drafting.writer.reading.subject import items_for, matter_in, topics_of
from drafting.writer.reading.understanding import Understanding
from drafting.writer.reading.wishes import Wish, wishes
from drafting.writer.telling.private import items_of
from drafting.writer.telling.stock import matter_of
from drafting.writer.words.language import Language

SPOKEN_TO = ("question", "complaint", "attack", "other")
"""Kinds of post whose wishes are heard, and to which a rule of the policy is told."""


@dataclass(frozen=True)
class Asked:
    """The wishes of a post, what they are about, and the words for it."""

    wanted: tuple[Wish, ...]
    """What the post wishes for, turned to the customer."""
    topics: tuple[str, ...]
    asks: bool
    """True for a question that wishes for something, and so is answered by a deed as well as by words."""
    to_be_done: bool
    """True when one of the wishes is for a deed, not only to know something."""
    slots: Mapping[str, str]
    """What fills the slots of the writer's own sentences, by name of the slot."""


def asked_in(post: str, understood: Understanding, evidence: Evidence, pack: Language) -> Asked:
    """Read what a post asks of us."""
    wanted = wishes(post, pack) if understood.kind in SPOKEN_TO else ()
    topics = topics_of(post, understood, wanted, evidence.passages + evidence.also, pack)
    asks = understood.kind == "question" and bool(wanted)
    about = matter_of(pack, *understood.asked, *understood.demands, *understood.problems, post)
    items = items_for(topics, wanted, pack) if asks else items_of(understood, pack)
    return Asked(
        wanted=wanted,
        topics=topics,
        asks=asks,
        to_be_done=asks and any(wish.kind != "know" for wish in wanted),
        slots={**about, **matter_in(wanted, pack), **items},
    )
