"""Posts and replies that an export gives as HTML, as support tools keep mails and chats."""

from __future__ import annotations

import html
import re

from selectolax.lexbor import LexborHTMLParser

from knowledge.sources.html_blocks import blocks_of
from knowledge.sources.html_hidden import take_hidden

_TAG = re.compile(
    r"<(?:p|div|br|span|b|strong|em|i|u|a|ul|ol|li|table|tr|td|blockquote|h[1-6]|img|font)(?:\s[^<>]{0,2000})?/?>", re.I
)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{2,5}|#x[0-9a-f]{2,5});", re.I)


def plain(text: str) -> tuple[str, bool]:
    """Return what a reader sees of a text that may be HTML, and whether words were left out that nobody sees."""
    if not _TAG.search(text):
        return (html.unescape(text) if _ENTITY.search(text) else text), False
    tree = LexborHTMLParser(text)
    styled, other = take_hidden(tree)
    if tree.body is None:
        return "", bool(styled)
    return "\n".join(block.text for block in blocks_of(tree.body) if block.text), bool(styled or other)
