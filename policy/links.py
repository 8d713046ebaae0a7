"""Links in comparable form."""

from __future__ import annotations

import re

_HOST = re.compile(r"(?i)^(?:[a-z]+://)?(?:[^/?#@]*@)?([^/?#:]+)")


def host(url: str) -> str:
    """Return the host of a link, lower case, without `www.`."""
    match = _HOST.match(url)
    name = match.group(1).lower() if match else url.lower()
    return name.removeprefix("www.")


def plain_link(url: str) -> str:
    """Return a link in the form in which two that lead to one page are equal."""
    text = re.sub(r"(?i)^https?://(?:www\.)?|^www\.", "", url.strip())
    name = _HOST.match(text)
    head = name.group(1).lower() if name else ""
    return (head + text[len(head) :]).rstrip("/.,;)")
