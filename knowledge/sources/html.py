"""HTML policy documents: what a reader of the page sees, less its navigation."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from knowledge.models import Skipped
from knowledge.sources import front_matter
from knowledge.sources.decoding import decode
from knowledge.sources.html_blocks import blocks_of
from knowledge.sources.html_hidden import take_hidden, unseen_note
from knowledge.sources.model import ReadDocument

_FURNITURE = (
    "nav, header nav, footer, aside, [role=navigation], [role=banner], [role=contentinfo], [role=doc-backlink], "
    "div[title=header], div[title=footer]"
)
"""What stands around the text; LibreOffice marks running heads and feet by title."""
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|breadcrumbs?|sidebar|side-?nav|nav(?:bar|igation)?|menu|skip-?(?:link|to|nav)|related|"
    r"helpful|feedback|share|sharing|social|pagination|pager|newsletter|popup|modal|toc|table-of-contents|search)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Classes and ids of what stands around the text of a page on every site."""
_MAIN = "main, [role=main], article, #main-content, #main, #content"
_TITLE_BAR = re.compile(r"\s+[|–—·»:-]\s+")
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
    _take_named(tree)
    root = next((node for node in tree.css(_MAIN) if node.css_first("h1, h2, p") is not None), tree.body)
    blocks = tuple(blocks_of(root)) if root is not None else ()
    front, more = front_matter.complete(front, (block.text for block in blocks[:12]), name, raw)
    words = "\n".join(block.text for block in blocks)
    said = (*notes, *problems, *more, *unseen_note(name, styled, (*hidden, *other)))
    return ReadDocument(front=front, blocks=blocks, text=words, notes=said, hidden=(*hidden, *styled, *other))


def _take_named(tree: LexborHTMLParser) -> None:
    """Take out banners, menus and boxes by their names; never what holds the page's title or most of its words."""
    whole = len(_words(tree.body)) if tree.body is not None else 0
    for node in reversed(tree.css("body [class], body [id]")):
        named = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
        if not _NAMED.search(named) or node.tag in ("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "table"):
            continue
        if node.css_first("h1, main, article") is None and len(_words(node)) < 0.4 * whole:
            node.decompose()


def _words(node: LexborNode) -> str:
    return node.text(separator=" ") or ""


def _without_site(title: str, tree: LexborHTMLParser) -> str:
    """The title of the page without the name of the site, which its own heading does not say."""
    heading = tree.css_first("h1")
    said = " ".join((heading.text() or "").split()) if heading is not None else ""
    return said if said and said in _TITLE_BAR.split(title) else title


def _decode(data: bytes) -> tuple[str, str]:
    declared = _CHARSET.search(data[:4096])
    if declared:
        codec = declared[1].decode("ascii", "replace").lower()
        if codec not in ("utf-8", "utf8"):
            try:
                # Browsers read a page that says it is Latin-1 as Windows-1252, which has "€" and curly quotes beside.
                codec = "windows-1252" if codecs.lookup(codec).name in ("iso8859-1", "ascii") else codec
                return data.decode(codec), codec
            except (LookupError, UnicodeDecodeError):
                pass
    return decode(data)


def _meta(tree: LexborHTMLParser) -> dict[str, object]:
    raw: dict[str, object] = {}
    title = tree.css_first("title")
    if title is not None and title.text(strip=True):
        raw["title"] = _without_site(" ".join(title.text().split()), tree)
    html = tree.css_first("html")
    if html is not None and html.attributes.get("lang"):
        raw["lang"] = html.attributes["lang"]
    for node in tree.css("meta[name]"):
        field = _META.get((node.attributes.get("name") or "").lower())
        if field and node.attributes.get("content"):
            raw[field] = node.attributes["content"]
    return raw
