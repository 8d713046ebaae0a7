"""What the company calls a channel that exports call otherwise: "Twitter", "Channel::TwitterProfile" are its x."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_PREFIX = "channel::"
"""How Chatwoot's exports begin them."""
_APART = re.compile(r"[\s_-]+")
_PARTS = re.compile(r"[()/|]")
_ENDS = ("profile", "page", "wallpost", "post", "comment", "mention", "reviews", "review")
"""What exports add to the name of a place where all can read."""


class ChannelNames:
    """The company's own names of channels.

    known: name or alias -> name, as `[[channels]]` and the built-in channels have them.
    """

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = {_APART.sub("", name.casefold()): own for name, own in known.items()}
        self.of = lru_cache(maxsize=1_000)(self._of)
        """`of(name)`: the company's own name of the channel, else the name in small letters."""

    def _of(self, name: str) -> str:
        plain = name.strip().casefold()
        for part in (plain.removeprefix(_PREFIX), *_PARTS.split(plain)):
            bare = _APART.sub("", part)
            for each in (bare, *(bare.removesuffix(end) for end in _ENDS)):
                if each in self._known:
                    return self._known[each]
        return plain
