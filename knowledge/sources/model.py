"""What every reader of documents hands on: a document as a row of blocks."""

from __future__ import annotations

from typing import Literal

from knowledge.models import Frozen, Skipped

BlockKind = Literal["heading", "text", "item", "table"]


class Block(Frozen):
    """A piece of a document that is never torn apart without need."""

    kind: BlockKind
    text: str
    level: int = 0
    """Headings: 1 is the highest. Items: depth of the list, 1 is the outermost."""
    number: str | None = None
    """The clause's own number when the format carries it beside the text, for example `3.2` or `4`."""
    anchor: str | None = None
    """An id that the document itself gives to this place."""
    page: int | None = None
    topic: bool = False
    """Text: its first words are set off as its subject, like "**Late parcels.** We send …".
    Heading: a bold line that serves as one."""


class FrontMatter(Frozen):
    """What a document says about itself."""

    title: str | None = None
    version: str | None = None
    effective: str | None = None
    """ISO date."""
    supersedes: str | None = None
    internal: bool = False
    lang: str | None = None


class ReadDocument(Frozen):
    """A document after reading, before it is cut into passages."""

    front: FrontMatter
    blocks: tuple[Block, ...]
    text: str
    """The plain words, for verifying quotes of clauses."""
    notes: tuple[Skipped, ...] = ()
    hidden: tuple[str, ...] = ()
    """Words that a person who reads the document does not see: comments, invisible elements. Never
    indexed.
    """


class Unreadable(Exception):
    """A file, or a place in it, that cannot be read. The message is the reason, in plain words."""

    def __init__(self, reason: str, place: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.place = place
