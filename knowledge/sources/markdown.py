"""Markdown policy documents."""

from __future__ import annotations

import re
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from knowledge.models import Skipped
from knowledge.sources import front_matter
from knowledge.sources.decoding import decode
from knowledge.sources.model import Block, ReadDocument

_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_PLACEHOLDER = re.compile(r"\[([^\]\n]{1,200})\]\(\{\{[^)\n]{0,200}\}\}\)")
_TAG = re.compile(r"<[^>]{1,500}>")
_EXPLICIT_ID = re.compile(r"\s*\{#([\w.:-]+)\}\s*$")


def read(path: Path, name: str) -> ReadDocument:
    """Read a Markdown file; `name` is how reports call it. Raises Unreadable."""
    text, encoding = decode(path.read_bytes())
    notes = () if encoding.startswith("UTF-8") else (Skipped(file=name, reason=f"was read as {encoding}."),)
    return parse(text, name, notes)


def parse(text: str, name: str, notes: tuple[Skipped, ...] = ()) -> ReadDocument:
    """Turn Markdown text into blocks. HTML comments are not seen by a reader and do not count as policy."""
    front, body, problems = front_matter.split(text.replace("\r\n", "\n").replace("\r", "\n"), name)
    hidden = tuple(found.strip() for found in _COMMENT.findall(body) if found.strip())
    # Site generators fill these in later; the label is all that a reader can use.
    visible = _PLACEHOLDER.sub(r"\1", _COMMENT.sub("", body))
    tokens = MarkdownIt("commonmark").enable("table").parse(visible)
    return ReadDocument(front=front, blocks=tuple(_blocks(tokens)), text=visible, notes=notes + problems, hidden=hidden)


def _blocks(tokens: list[Token]) -> list[Block]:
    blocks: list[Block] = []
    numbers: list[str | None] = []
    heading: int | None = None
    rows: list[list[str]] | None = None
    fresh_item = False
    for token in tokens:
        match token.type:
            case "heading_open":
                heading = int(token.tag[1])
            case "heading_close":
                heading = None
            case "bullet_list_open":
                numbers.append(None)
            case "ordered_list_open":
                numbers.append("")
            case "bullet_list_close" | "ordered_list_close":
                numbers.pop()
            case "list_item_open":
                if numbers[-1] is not None:
                    numbers[-1] = _next_number(numbers[-1], token.info)
                fresh_item = True
            case "table_open":
                rows = []
            case "tr_open" if rows is not None:
                rows.append([])
            case "table_close" if rows is not None:
                blocks.append(Block(kind="table", text="\n".join(" | ".join(row) for row in rows)))
                rows = None
            case "inline":
                words = _words(token)
                if rows is not None:
                    rows[-1].append(words)
                elif words:
                    blocks.append(_inline(words, heading, numbers, fresh_item))
                    fresh_item = False
            case "fence" | "code_block":
                blocks.append(Block(kind="text", text=token.content.rstrip("\n")))
            case "html_block":
                words = _TAG.sub(" ", token.content).strip()
                if words:
                    blocks.append(Block(kind="text", text=words))
            case _:
                pass
    return blocks


def _inline(words: str, heading: int | None, numbers: list[str | None], fresh_item: bool) -> Block:
    if heading is not None:
        explicit = _EXPLICIT_ID.search(words)
        anchor = explicit[1] if explicit else None
        return Block(kind="heading", text=_EXPLICIT_ID.sub("", words), level=heading, anchor=anchor)
    if not numbers:
        return Block(kind="text", text=words)
    # Only an item's first paragraph carries its number; what follows belongs to the same item.
    number = ".".join(part for part in numbers if part) or None
    return Block(kind="item", text=words, level=len(numbers), number=number if fresh_item else None)


def _next_number(before: str, written: str) -> str:
    """The number as written; counted where the author left counting to Markdown (1. 1. 1.)."""
    return str(int(before) + 1) if before and int(written) <= int(before) else written


def _words(token: Token) -> str:
    """Text of a line without its markup; link targets that are addresses stay, they are facts."""
    out: list[str] = []
    target: str | None = None
    label = 0
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            out.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            out.append("\n" if child.type == "hardbreak" else " ")
        elif child.type == "link_open":
            target, label = str(child.attrs.get("href", "")), len(out)
        elif child.type == "link_close" and target is not None:
            shown = "".join(out[label:])
            if target.startswith(("http://", "https://", "mailto:", "tel:")):
                address = target.removeprefix("mailto:").removeprefix("tel:")
                if address not in shown and not address.startswith("{{"):
                    out.append(f" ({address})")
            target = None
        elif child.type == "image":
            out.append(child.content)
    return "".join(out).strip()
