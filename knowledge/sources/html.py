"""HTML policy documents: what a reader of the page sees, less its navigation."""

from __future__ import annotations

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from knowledge.models import Skipped
from knowledge.sources import front_matter
from knowledge.sources.decoding import decode
from knowledge.sources.model import Block, FrontMatter, ReadDocument

_UNSEEN = "script, style, noscript, template, svg, iframe, object, form, button, [hidden], [aria-hidden=true]"
_FURNITURE = "nav, header nav, footer, aside, [role=navigation], [role=banner], [role=contentinfo]"
_INVISIBLE_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?:\.0*)?\s*(?:;|$)"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_META = {"version": "version", "effective": "effective", "supersedes": "supersedes", "internal": "internal"}
_BLOCKS = frozenset(
    ("p", "div", "section", "article", "main", "blockquote", "pre", "dd", "dt", "address", "figure", "body")
)
_MAX_DEPTH = 200


def read(path: Path, name: str) -> ReadDocument:
    """Read an HTML file. Raises Unreadable."""
    data = path.read_bytes()
    text, encoding = _decode(data)
    notes = () if encoding.startswith("UTF-8") else (Skipped(file=name, reason=f"was read as {encoding}."),)
    front, body, problems = front_matter.split(text, name)
    tree = LexborHTMLParser(body)
    if front == FrontMatter():
        front, problems = _meta(tree, name)
    hidden = [found.strip() for found in _COMMENT.findall(body) if found.strip()]
    for node in tree.css("[style]"):
        if _INVISIBLE_STYLE.search(node.attributes.get("style") or ""):
            hidden.append(node.text(separator=" ", strip=True))
            node.decompose()
    for selector in (_UNSEEN, _FURNITURE):
        for node in tree.css(selector):
            if selector == _UNSEEN and node.tag not in ("script", "style"):
                hidden.append(node.text(separator=" ", strip=True))
            node.decompose()
    root = tree.css_first("main") or tree.css_first("article") or tree.body
    blocks = tuple(_blocks(root)) if root is not None else ()
    words = "\n".join(block.text for block in blocks)
    return ReadDocument(
        front=front, blocks=blocks, text=words, notes=notes + problems, hidden=tuple(filter(None, hidden))
    )


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


def _meta(tree: LexborHTMLParser, name: str) -> tuple[FrontMatter, tuple[Skipped, ...]]:
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
    front, _, notes = front_matter.from_mapping(raw, name, "")
    return front, notes


def _blocks(root: LexborNode) -> list[Block]:
    out: list[Block] = []
    held: list[str] = []

    def flush() -> None:
        text = _tidy("".join(held))
        held.clear()
        if text:
            out.append(Block(kind="text", text=text))

    def walk(node: LexborNode, depth: int) -> None:
        child = node.child
        while child is not None:
            tag = child.tag or ""
            if tag == "-text":
                held.append(child.text(deep=False) or "")
            elif re.fullmatch(r"h[1-6]", tag):
                flush()
                text = _tidy(child.text(separator=" "))
                if text:
                    anchor = child.attributes.get("id")
                    out.append(Block(kind="heading", text=text, level=int(tag[1]), anchor=anchor))
            elif tag in ("ul", "ol"):
                flush()
                out.extend(_items(child, 1))
            elif tag == "table":
                flush()
                table = _table(child)
                if table:
                    out.append(Block(kind="table", text=table))
            elif tag == "br":
                held.append("\n")
            elif tag in _BLOCKS and depth < _MAX_DEPTH:
                flush()
                walk(child, depth + 1)
                flush()
            elif depth < _MAX_DEPTH:
                walk(child, depth + 1)
                link = child.attributes.get("href") or "" if tag == "a" else ""
                if link.startswith(("http://", "https://")) and link not in (child.text() or ""):
                    held.append(f" ({link})")
            child = child.next

    walk(root, 0)
    flush()
    return out


def _items(node: LexborNode, level: int) -> list[Block]:
    out: list[Block] = []
    start = node.attributes.get("start") or "1"
    number = int(start) if start.isdigit() else 1
    for child in node.iter():
        if child.tag != "li":
            continue
        inner = [c for c in child.iter() if c.tag in ("ul", "ol")]
        own = child.text(separator=" ")
        for nested in inner:
            own = own.replace(nested.text(separator=" "), " ")
        text = _tidy(own)
        if text:
            shown = str(number) if node.tag == "ol" else None
            out.append(Block(kind="item", text=text, level=level, number=shown))
        for nested in inner:
            if level < 20:
                out.extend(_items(nested, level + 1))
        number += 1
    return out


def _table(node: LexborNode) -> str:
    rows = []
    for row in node.css("tr"):
        cells = [_tidy(cell.text(separator=" ")) for cell in row.iter() if cell.tag in ("td", "th")]
        if any(cells):
            rows.append(" | ".join(cells))
    return "\n".join(rows)


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return " ".join(line for line in lines if line)
