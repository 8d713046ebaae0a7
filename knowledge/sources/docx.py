"""Word documents: headings by style, automatic clause numbers counted as Word does, tables row by row."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from knowledge.anchors import is_internal
from knowledge.models import Skipped
from knowledge.sources import front_matter
from knowledge.sources.archives import checked
from knowledge.sources.docx_hidden import Sight, comments, hidden_row
from knowledge.sources.docx_numbering import Numbering
from knowledge.sources.docx_text import NOTE_MARKS, Words, number_notes, words_of
from knowledge.sources.html_hidden import unseen_note
from knowledge.sources.model import Block, FrontMatter, ReadDocument, Unreadable
from knowledge.sources.tables import Cell, one_line, table_text

_HEADING = re.compile(r"^(?:heading|überschrift|titre|título)\s*(\d)$", re.IGNORECASE)
_LIST = re.compile(r"^list.*?(\d)?$", re.IGNORECASE)
_CHANGES = tuple(map(qn, ("w:ins", "w:del", "w:moveFrom")))
_TITLES = ("title", "titel", "titre", "título")
# lxml's errors are syntax errors.
_DAMAGE = (OpcError, SyntaxError, KeyError, ValueError, AttributeError, TypeError, zipfile.BadZipFile, OSError,
           RecursionError)  # fmt: skip


def read(path: Path, name: str) -> ReadDocument:
    """Read a DOCX file. Raises Unreadable."""
    checked(path, "DOCX")
    try:
        document = docx.Document(str(path))
        hidden: list[str] = []
        blocks = tuple(_Body(document, hidden).blocks())
        margin = tuple(comments(document))
        about = _about(document, blocks)
    except _DAMAGE:
        raise Unreadable("is damaged, or is no DOCX file. Save it again.") from None
    front, notes = front_matter.complete(FrontMatter(), (block.text for block in blocks[:12]), name, about)
    words = "\n".join(f"{block.number} {block.text}" if block.number else block.text for block in blocks)
    said: tuple[Skipped, ...] = (*notes, *_undecided(document, name), *unseen_note(name, hidden, margin))
    return ReadDocument(front=front, blocks=blocks, text=words, notes=said, hidden=(*hidden, *margin))


def _undecided(document: WordDocument, name: str) -> Iterator[Skipped]:
    """Say that a document is not finished: nobody has accepted or rejected the changes in it."""
    changes = sum(1 for _ in document.element.body.iter(*_CHANGES))
    if changes:
        holds = "a change that was" if changes == 1 else f"{changes} changes that were"
        reason = f"holds {holds} not accepted or rejected in Word; it was read as if all were accepted."
        yield Skipped(file=name, place="changes", reason=reason)


def _about(document: WordDocument, blocks: tuple[Block, ...]) -> dict[str, object]:
    """What the file says of itself outside its text; a running head that says "internal" counts."""
    about: dict[str, object] = {}
    title = (document.core_properties.title or "").strip()
    titles = [block.text for block in blocks if block.kind == "heading" and block.level == 0]
    if title.lower() not in ("", "word document", "untitled") or titles:
        about["title"] = titles[0] if titles else title
    edges = [p.text for s in document.sections for part in (s.header, s.footer) for p in part.paragraphs]
    if any(front_matter.is_confidential(words) or is_internal(words) for words in edges):
        about["internal"] = True
    return about


class _Body:
    """Walks through the document in order, also into content controls and text boxes."""

    def __init__(self, document: WordDocument, hidden: list[str]) -> None:
        self._document = document
        self._hidden = hidden
        self._numbering = Numbering(document)
        self._sight = Sight(document)
        self._heading = 1
        self._notes = number_notes(document)
        self._marks: list[str] = []
        """Numbers of notes that are still to be told."""

    def blocks(self) -> Iterator[Block]:
        for block in self._children(self._document.element.body):
            if block.kind in ("heading", "text"):
                # A note belongs to the section that it is in, but not between a list and what leads into it.
                yield from self._told()
            yield block
        yield from self._told()

    def _told(self) -> Iterator[Block]:
        """The notes whose marks were met since the last time."""
        for number in self._marks:
            if words := self._notes[number]:
                yield Block(kind="text", text=f"[{number}] {words}")
        self._marks.clear()

    def _children(self, node: object) -> Iterator[Block]:
        for child in node:  # type: ignore[attr-defined]  # an lxml element; python-docx has no types
            if child.tag == qn("w:p"):
                yield from self._paragraph(Paragraph(child, self._document))
            elif child.tag == qn("w:tbl"):
                text = self._table(Table(child, self._document))
                if text:
                    yield Block(kind="table", text=text)
            elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins")):
                yield from self._children(child)

    def _paragraph(self, paragraph: Paragraph) -> Iterator[Block]:
        number = self._numbering.next(paragraph)
        words = words_of(paragraph._p, self._document.part, self._sight, self._hidden)
        if words.text:
            yield self._block(paragraph, words, number)
        self._marks += [str(mark.get(qn("w:id"))) for mark in paragraph._p.iter(*NOTE_MARKS)]
        for box in words.boxes:
            yield from self._children(box)

    def _block(self, paragraph: Paragraph, words: Words, number: str | None) -> Block:
        style = (paragraph.style.name if paragraph.style is not None else "") or ""
        text = words.text
        heading = _HEADING.match(style)
        if heading:
            self._heading = int(heading[1])
            return Block(kind="heading", text=text, level=self._heading, number=number)
        if style.lower() in _TITLES:
            return Block(kind="heading", text=text, level=0)
        listed = _LIST.match(style)
        depth = Numbering.depth(paragraph)
        if (listed and "paragraph" not in style.lower()) or depth is not None:
            plain = number if number and re.fullmatch(r"[\w.]+", number) else None
            dotted = plain is not None and "." in plain
            level = max(1 + (depth or 0), int(listed[1] or 1) if listed else 1)
            return Block(kind="text" if dotted else "item", text=text, level=0 if dotted else level, number=plain)
        if words.bold and len(text) <= 80 and not text.endswith((".", ",", ";")):
            return Block(kind="heading", text=text, level=self._heading + 1, topic=True)
        return Block(kind="text", text=text, topic=words.topic)

    def _table(self, table: Table) -> str:
        rows: list[list[Cell]] = []
        open_cells: dict[int, tuple[int, int]] = {}
        for at, row in enumerate(row for row in table._tbl.tr_lst if not self._take_hidden(row)):
            cells: list[Cell] = []
            column = 0
            for cell in row.tc_lst:
                span = cell.grid_span
                if cell.vMerge == "continue" and column in open_cells:
                    first, index = open_cells[column]
                    above = rows[first][index]
                    rows[first][index] = above._replace(rows=at - first + 1)
                else:
                    cells.append(Cell(self._cell(cell), span))
                    open_cells[column] = (at, len(cells) - 1)
                column += span
            rows.append(cells)
        return table_text(rows)

    def _take_hidden(self, row: Any) -> bool:
        if not hidden_row(row):
            return False
        self._hidden.append(" ".join("".join(node.text or "" for node in row.iter(qn("w:t"))).split()))
        return True

    def _cell(self, cell: object) -> str:
        return one_line(self._children(cell))
