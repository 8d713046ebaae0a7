"""Markdown policy documents: rendered as a reader sees them, then read like a page."""

from __future__ import annotations

import re
from pathlib import Path

from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from knowledge.models import Skipped
from knowledge.sources import front_matter
from knowledge.sources.decoding import decode
from knowledge.sources.html_blocks import blocks_of
from knowledge.sources.html_hidden import take_hidden, unseen_note
from knowledge.sources.model import Block, ReadDocument

_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_PLACEHOLDER = re.compile(r"\[([^\]\n]{1,200})\]\(\s*\{[{%][^)\n]{0,200}[}%]\}[^)\n]{0,200}\)")
_SHORTCODE = re.compile(r"\{\{[^{}\n]{0,600}\}\}|\{%[^%{}\n]{0,600}%\}")
_ARGUMENT = re.compile(r"\b(text|href|url)\s*=\s*\"([^\"]{1,300})\"")
_FOOTNOTE = re.compile(r"^\[\^([\w-]{1,20})\]:[ \t]*", re.MULTILINE)
_FOOTNOTE_MARK = re.compile(r"\[\^([\w-]{1,20})\]")
_EXPLICIT_ID = re.compile(r"\s*\{#([\w.:-]+)\}\s*$")


def read(path: Path, name: str) -> ReadDocument:
    """Read a Markdown file; `name` is how reports call it. Raises Unreadable."""
    text, encoding = decode(path.read_bytes())
    notes = () if encoding.startswith("UTF-8") else (Skipped(file=name, reason=f"was read as {encoding}."),)
    return parse(text, name, notes)


def parse(text: str, name: str, notes: tuple[Skipped, ...] = ()) -> ReadDocument:
    """Turn Markdown text into blocks. HTML comments are not seen by a reader and do not count as policy."""
    front, body, problems = front_matter.split(text.replace("\r\n", "\n").replace("\r", "\n"), name)
    hidden = [found.strip() for found in _COMMENT.findall(body) if found.strip()]
    # Site generators fill these in later; the words in them are all that a reader can use.
    visible = _SHORTCODE.sub(_argument, _PLACEHOLDER.sub(r"\1", _COMMENT.sub("", body)))
    visible = _FOOTNOTE_MARK.sub(r" \\[\1\\]", _FOOTNOTE.sub(r"\\[\1\\] ", visible))
    tree = LexborHTMLParser(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(visible))
    styled, other = take_hidden(tree)
    blocks = tuple(_block(block) for block in blocks_of(tree.body)) if tree.body is not None else ()
    front, more = front_matter.complete(front, (block.text for block in blocks[:12]), name)
    said = (*notes, *problems, *more, *unseen_note(name, styled, (*hidden, *other)))
    return ReadDocument(front=front, blocks=blocks, text=visible, notes=said, hidden=(*hidden, *styled, *other))


def _argument(match: re.Match[str]) -> str:
    found = dict(_ARGUMENT.findall(match[0]))
    address = found.get("href") or found.get("url")
    label = found.get("text", "")
    return f"[{label}]({address})" if label and address else label


def _block(block: Block) -> Block:
    explicit = _EXPLICIT_ID.search(block.text) if block.kind == "heading" else None
    if explicit is None:
        return block
    return block.model_copy(update={"text": _EXPLICIT_ID.sub("", block.text), "anchor": explicit[1]})
