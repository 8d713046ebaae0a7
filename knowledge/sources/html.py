"""HTML policy documents: what a reader of the page sees, less its navigation."""

from __future__ import annotations

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from knowledge.models import Skipped
from knowledge.sources import front_matter
from knowledge.sources.decoding import decode
from knowledge.sources.html_blocks import blocks_of
from knowledge.sources.html_hidden import take_hidden, unseen_note
from knowledge.sources.model import ReadDocument

_FURNITURE = "nav, header nav, footer, aside, [role=navigation], [role=banner], [role=contentinfo]"
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_META = {"version": "version", "effective": "effective", "supersedes": "supersedes", "internal": "internal"}


def read(path: Path, name: str) -> ReadDocument:
    """Read an HTML file. Raises Unreadable."""
    data = path.read_bytes()
    text, encoding = _decode(data)
    notes = () if encoding.startswith("UTF-8") else (Skipped(file=name, reason=f"was read as {encoding}."),)
    front, body, problems = front_matter.split(text, name)
    tree = LexborHTMLParser(body)
    hidden = [found.strip() for found in _COMMENT.findall(body) if found.strip()]
    styled, other = take_hidden(tree)
    raw = _meta(tree)
    for node in reversed(tree.css(_FURNITURE)):
        node.decompose()
    root = tree.css_first("main") or tree.css_first("article") or tree.body
    blocks = tuple(blocks_of(root)) if root is not None else ()
    front, more = front_matter.complete(front, (block.text for block in blocks[:12]), name, raw)
    words = "\n".join(block.text for block in blocks)
    said = (*notes, *problems, *more, *unseen_note(name, styled, (*hidden, *other)))
    return ReadDocument(front=front, blocks=blocks, text=words, notes=said, hidden=(*hidden, *styled, *other))


def _decode(data: bytes) -> tuple[str, str]:
    declared = _CHARSET.search(data[:4096])
    if declared:
        codec = declared[1].decode("ascii", "replace").lower()
        if codec not in ("utf-8", "utf8"):
            try:
                return data.decode(codec), codec
            except (LookupError, UnicodeDecodeError):
                pass
    return decode(data)


def _meta(tree: LexborHTMLParser) -> dict[str, object]:
    raw: dict[str, object] = {}
    title = tree.css_first("title")
    if title is not None and title.text(strip=True):
        raw["title"] = title.text(strip=True)
    html = tree.css_first("html")
    if html is not None and html.attributes.get("lang"):
        raw["lang"] = html.attributes["lang"]
    for node in tree.css("meta[name]"):
        field = _META.get((node.attributes.get("name") or "").lower())
        if field and node.attributes.get("content"):
            raw[field] = node.attributes["content"]
    return raw
