"""The channels the product knows, with the exact length each platform allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from policy.errors import UnknownChannel
from policy.lengths import length_in
from policy.models import ChannelSpec
from policy.near import nearest

_COPY_OUT = (
    "X asks for prior approval of replies written with AI and lets its API reply only where the author mentioned "
    "the account "
    "(secondary sources; read the platform's own terms): copy the approved reply out by hand."
)

BUILT_IN: tuple[ChannelSpec, ...] = (
    ChannelSpec(name="x", title="X", limit=280, unit="x_weighted", dm=True, aliases=("twitter",), note=_COPY_OUT),
    ChannelSpec(name="bluesky", title="Bluesky", limit=300, unit="graphemes", dm=True, aliases=("bsky",)),
    ChannelSpec(name="mastodon", title="Mastodon", limit=500, unit="code_points", dm=True),
    ChannelSpec(name="facebook", title="Facebook", limit=8000, unit="utf16", dm=True, aliases=("fb",)),
    ChannelSpec(name="instagram", title="Instagram", limit=2200, unit="utf16", dm=True, aliases=("ig",)),
    ChannelSpec(name="threads", title="Threads", limit=500, unit="code_points"),
    ChannelSpec(name="linkedin", title="LinkedIn", limit=1250, unit="utf16"),
    ChannelSpec(name="reddit", title="Reddit", limit=10000, unit="code_points", dm=True),
    ChannelSpec(name="youtube", title="YouTube", limit=10000, unit="utf16"),
    ChannelSpec(
        name="google_play",
        title="Google Play",
        limit=350,
        unit="code_points",
        review=True,
        aliases=("play", "googleplay"),
    ),
    ChannelSpec(
        name="app_store",
        title="App Store",
        limit=5970,
        unit="utf16",
        review=True,
        aliases=("appstore", "apple"),
    ),
    ChannelSpec(
        name="google_business",
        title="Google Business",
        limit=4096,
        unit="code_points",
        review=True,
        aliases=("google", "gmb"),
    ),
    ChannelSpec(name="yelp", title="Yelp", limit=5000, unit="code_points", review=True, dm=True),
    ChannelSpec(name="trustpilot", title="Trustpilot", limit=10000, unit="code_points", review=True),
    ChannelSpec(name="tripadvisor", title="Tripadvisor", limit=10000, unit="code_points", review=True),
    ChannelSpec(name="feedback", title="Feedback page", limit=4000, unit="code_points", aliases=("form", "web")),
    ChannelSpec(
        name="email",
        title="E-mail",
        limit=20000,
        unit="code_points",
        public=False,
        dm=True,
        aliases=("mail",),
    ),
    ChannelSpec(
        name="dm",
        title="Direct message",
        limit=10000,
        unit="code_points",
        public=False,
        dm=True,
        aliases=("private",),
    ),
)
"""A company's own channels stand beside these or replace one of the same name."""


class Channels:
    """The channels of one company, found by name or alias."""

    def __init__(self, own: Iterable[ChannelSpec] = ()) -> None:
        found: dict[str, ChannelSpec] = {}
        for spec in (*BUILT_IN, *own):
            found |= dict.fromkeys((spec.name, *spec.aliases), spec)
        self._by_name: Mapping[str, ChannelSpec] = found

    def get(self, name: str) -> ChannelSpec:
        """Return the channel called `name`. Raises UnknownChannel with the names that exist."""
        spec = self._by_name.get(name) or self._by_name.get(name.strip().lower().replace("-", "_").replace(" ", "_"))
        if spec is None:
            raise UnknownChannel(f"There is no channel {name!r}. {self._meant(name)} Add others to replydesk.toml.")
        return spec

    def _meant(self, name: str) -> str:
        meant = nearest(name, self._by_name)
        if meant is None:
            return f"Known: {', '.join(sorted({s.name for s in self._by_name.values()}))}."
        called = self._by_name[meant].name
        return f"Did you mean {meant!r}{'' if called == meant else f', which is called {called!r} here'}?"

    def length(self, text: str, name: str) -> int:
        """Return the length of `text` in the unit of channel `name`."""
        return length_in(text, self.get(name).unit)
