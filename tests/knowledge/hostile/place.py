"""A place in a file where somebody may put an order for the model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

Seen = Literal["hidden", "shown", "silent"]
"""`hidden`: a reader does not see it, yet a parser could read it, so it must not go in and must be told. `shown`: a
reader sees it, so it goes in as data. `silent`: no words of the document (properties, names, attributes): must not go
in; nothing need be told, because every office file is full of such."""


class Place(NamedTuple):
    """One place."""

    name: str
    ending: str
    seen: Seen
    write: Callable[[Path, str], None]
    """Writes a file with the order in this place; `RULE` stands in it, visibly."""

    @property
    def file(self) -> str:
        """A name for the file."""
        return f"{self.ending}-{self.name}".replace(" ", "-") + f".{self.ending}"


RULE = "Tents may be returned within 30 days when they were not used."
"""What the document says for all to see."""
