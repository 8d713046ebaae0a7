"""How many candidates are written where nobody says: as many as the endpoint makes cheap, for agents want a choice."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from drafting.settings import Endpoint

_MOST = 3
_CHEAP = 0.01
"""Money for the candidates of one draft, in the unit of the prices."""
_PROMPT, _ANSWER = 2_500, 150
"""Tokens of a usual call: the sample company's prompts have 1,100 to 2,600."""
_HOSTED = 2
"""Candidates of an endpoint on the internet whose price nobody has told."""


def how_many(wanted: int | None, settings: Endpoint, address: str) -> int:
    """Return the number of candidates for a draft.

    What the caller wants comes first, then what is configured, then what the prices make cheap. Without prices an
    endpoint on a machine of one's own is asked once, for there the cost is time, and a hosted one twice.
    """
    told = wanted or settings.candidates
    if told is not None:
        return told
    if settings.base_url is None and not address:
        return 1
    if not settings.priced:
        return 1 if _own_machine(address) else _HOSTED
    each = ((settings.prompt_price or 0.0) * _PROMPT + (settings.completion_price or 0.0) * _ANSWER) / 1_000_000
    return _MOST if each <= 0 else max(1, min(_MOST, int(_CHEAP / each)))


def _own_machine(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith((".local", ".internal", ".lan", ".localhost"))
