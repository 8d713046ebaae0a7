"""Where in its document a block stands: headings above it, its clause, its anchor."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from knowledge.anchors import is_internal, number_of, slug
from knowledge.models import Document
from knowledge.sources.model import Block

_TOPIC_WORDS = 4
"""A line with a colon at its end and more words than this leads into a list; a shorter one is a small heading."""


_SMALL = 10
"""Added to the level of a small heading, so that it is below every real one."""


class _Heading(NamedTuple):
    level: int
    text: str
    anchor: str
    internal: bool
    small: bool
    """A line that serves as a heading; its words stay in the text."""


class Place(NamedTuple):
    """What a passage says of where it stands."""

    section: str
    path: tuple[str, ...]


@dataclass
class Outline:
    """Feed it a document's headings in order; it tells the place of what follows."""

    document: Document
    clause: str | None = None
    """Number of the clause that the text at hand belongs to."""
    item: str | None = None
    """Number of the list item that the text at hand belongs to."""
    _stack: list[_Heading] = field(default_factory=list)
    _used: dict[str, int] = field(default_factory=dict)

    def enter(self, block: Block) -> None:
        """A heading, or a line that serves as one."""
        while self._stack and self._stack[-1].level >= block.level:
            self._stack.pop()
        number = block.number or (None if block.topic else number_of(block.text, heading=True))
        shown = block.text.rstrip(" :") if block.topic else block.text
        if block.number and not block.text.startswith(block.number):
            shown = f"{block.number} {block.text}"
        anchor = self._unique(number, block.anchor or slug(block.text))
        self._stack.append(_Heading(block.level, shown, anchor, is_internal(block.text), block.topic))
        self.clause = self.item = None

    def topic(self, block: Block, *, first: bool) -> Block | None:
        """Return the heading that a block is, also when it is only a line like "Change cabin:"; None when it is none.

        The first line below a heading ("Each plan specifies:") leads into what follows and is no heading.
        """
        if block.kind == "heading" and not block.topic:
            return block
        words = block.text
        if block.kind != "heading" and (
            first or block.kind != "text" or not words.endswith(":") or len(words.split()) > _TOPIC_WORDS
        ):
            return None
        level = next((h.level for h in reversed(self._stack) if not h.small), 0) + _SMALL
        return block.model_copy(update={"kind": "heading", "level": level, "topic": True})

    def follow(self, block: Block, number: str | None) -> None:
        """Note which clause or list item begins with this block."""
        if block.kind != "item":
            self.item = None
            self.clause = number or self.clause
        elif block.level == 1:
            self.item = number

    def number(self, block: Block) -> str | None:
        """The number by which a block is cited; None when it goes with what stands before it."""
        if block.kind == "item" and block.number is not None:
            if "." in block.number and block.level == 1:
                return block.number
            base = self._stack[-1].anchor if self._stack else ""
            return f"{base}.{block.number}" if base else block.number
        if block.number is not None:
            return block.number
        return number_of(block.text) if block.kind in ("text", "item") else None

    def place(self, number: str | None) -> Place:
        """Where a text stands that is cited by `number`, or by what is above it."""
        anchor = self._stack[-1].anchor if self._stack else slug(self.document.title)
        return Place(number or self.item or self.clause or anchor, self._path(self._stack))

    def chapter(self) -> Place:
        """The nearest real heading."""
        real = [h for h in self._stack if not h.small]
        return Place(real[-1].anchor if real else slug(self.document.title), self._path(real))

    def internal(self, block: Block) -> bool:
        """True when the document, a heading above or the block itself says so."""
        return self.document.internal or any(h.internal for h in self._stack) or is_internal(block.text)

    def _path(self, stack: list[_Heading]) -> tuple[str, ...]:
        headings = tuple(h.text for h in stack)
        title = self.document.title
        return headings if headings and headings[0] == title else (title, *headings)

    def _unique(self, number: str | None, anchor: str) -> str:
        """Two chapters may both have a "1", and two sections an "Overview": each gets a name of its own."""
        name = number or anchor
        if number is not None and name in self._used and self._stack:
            name = f"{self._stack[-1].anchor}.{number}"
        count = self._used[name] = self._used.get(name, 0) + 1
        return name if count == 1 else f"{name}-{count - 1}"
