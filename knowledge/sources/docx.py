"""Word documents: headings by style, automatic clause numbers counted as Word does, tables row by row."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph

from knowledge.sources import front_matter
from knowledge.sources.archives import checked
from knowledge.sources.docx_numbering import Numbering
from knowledge.sources.model import Block, FrontMatter, ReadDocument, Unreadable

_HEADING = re.compile(r"^(?:heading|überschrift|titre|título)\s*(\d)$", re.IGNORECASE)
# lxml's errors are syntax errors.
_DAMAGE = (OpcError, SyntaxError, KeyError, ValueError, AttributeError, TypeError, zipfile.BadZipFile, OSError)


def read(path: Path, name: str) -> ReadDocument:
    """Read a DOCX file. Raises Unreadable."""
    checked(path, "DOCX")
    try:
        document = docx.Document(str(path))
        hidden: list[str] = []
        blocks = tuple(_blocks(document, hidden))
        title = (document.core_properties.title or "").strip()
    except _DAMAGE:
        raise Unreadable("is damaged, or is no DOCX file. Save it again.") from None
    raw: dict[str, object] = {"title": title} if title else {}
    front, notes = front_matter.complete(FrontMatter(), (block.text for block in blocks[:12]), name, raw)
    words = "\n".join(f"{block.number} {block.text}" if block.number else block.text for block in blocks)
    return ReadDocument(front=front, blocks=blocks, text=words, notes=notes, hidden=tuple(hidden))


def _blocks(document: WordDocument, hidden: list[str]) -> list[Block]:
    out: list[Block] = []
    numbering = Numbering(document)
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            rows = _rows(part)
            if rows:
                out.append(Block(kind="table", text="\n".join(rows)))
            continue
        number = numbering.next(part)
        text = _visible(part, hidden)
        if text:
            out.append(_block(part, text, number))
    return out


def _block(paragraph: Paragraph, text: str, number: str | None) -> Block:
    style = (paragraph.style.name if paragraph.style is not None else "") or ""
    match = _HEADING.match(style)
    if match:
        return Block(kind="heading", text=text, level=int(match[1]), number=number)
    if style.lower() == "title":
        return Block(kind="heading", text=text, level=1)
    if style.lower().startswith("list") or number is not None:
        plain = number if number and re.fullmatch(r"[\w.]+", number) else None
        dotted = plain is not None and "." in plain
        return Block(kind="text" if dotted else "item", text=text, level=0 if dotted else 1, number=plain)
    return Block(kind="text", text=text)


def _visible(paragraph: Paragraph, hidden: list[str]) -> str:
    """The paragraph's text less what is formatted as hidden or white."""
    if not any(run.font.hidden or _white(run) for run in paragraph.runs):
        return " ".join(paragraph.text.split())
    shown: list[str] = []
    for run in paragraph.runs:
        (hidden if run.font.hidden or _white(run) else shown).append(run.text)
    return " ".join("".join(shown).split())


def _white(run: object) -> bool:
    color = run.font.color  # type: ignore[attr-defined]  # python-docx has no types
    return color is not None and color.rgb is not None and str(color.rgb).upper() == "FFFFFF"


def _rows(table: Table) -> list[str]:
    out = []
    for row in table.rows:
        cells: list[str] = []
        for cell in row.cells:
            words = " ".join(cell.text.split())
            # A merged cell is given once for each column that it spans.
            if not cells or words != cells[-1] or not words:
                cells.append(words)
        if any(cells):
            out.append(" | ".join(cells))
    return out
