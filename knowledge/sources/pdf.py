"""PDF policy documents: lines of text with their page, headings by size and numbers, tables by alignment."""

from __future__ import annotations

import logging
import re
import statistics
from collections import Counter
from pathlib import Path

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

from knowledge.anchors import is_internal
from knowledge.models import Skipped
from knowledge.sources import front_matter, text
from knowledge.sources.html_hidden import unseen_note
from knowledge.sources.model import Block, FrontMatter, ReadDocument, Unreadable
from knowledge.sources.pdf_layout import Line, lines_of

MAX_PAGES = 1_500
_TOP = 10
"""Lines at the top of the first page in which a version or a date may stand."""
_BULLET = re.compile(r"^[•▪‣·–-]\s+")
_NUMBER_ONLY = re.compile(r"^(?:§\s*)?(?:\d{1,3}(?:\.\d{1,3}){0,4}[.)]?|\(?[a-z\d]{1,2}\)|[IVX]{1,5}[.)])$")
_FOLIO = re.compile(r"^(\d{1,4})\s|\s(\d{1,4})$")
_LEADERS = re.compile(r"(?:\.\s?){5,}\d*\s*$")
"""A line of a table of contents; what it points to stands in the text."""
_PAGE_NUMBER = re.compile(
    r"^(?:(?:page|seite|página|p\.|s\.)\s+)?[-–]?\s*\d{1,4}(?:\s*(?:/|of|von|de|sur)\s*\d{1,4})?\s*[-–]?$",
    re.IGNORECASE,
)
_BOMB = "would unpack to more than anyone reads, like a bomb"
_PAGE_OF = re.compile(r"^(?:page|seite|página|pagina)\s+\d{1,4}\s*(?:/|of|von|de|sur)\s*\d{1,4}\b", re.IGNORECASE)
# A damaged file makes the parser raise whatever its author did not foresee; a document must never stop an ingest.
_DAMAGE = (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError,
           RecursionError, OverflowError, MemoryError, NotImplementedError, OSError, ZeroDivisionError)  # fmt: skip


def read(path: Path, name: str) -> ReadDocument:
    """Read a PDF. Raises Unreadable when it is encrypted, damaged, too long, or holds pictures of text only."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = _open(path)
    pages: list[list[Line]] = []
    notes: list[Skipped] = []
    for number, page in enumerate(_pages(reader), start=1):
        try:
            pages.append(lines_of(page))
        except LimitReachedError:
            pages.append([])
            notes.append(Skipped(file=name, place=f"page {number}", reason=f"{_BOMB}, so it was left out."))
        except _DAMAGE:
            pages.append([])
            notes.append(Skipped(file=name, place=f"page {number}", reason="is damaged and was left out."))
    empty = [str(i) for i, lines in enumerate(pages, start=1) if not lines]
    if len(empty) == len(pages):
        if notes:
            raise Unreadable("has no page that could be read: " + notes[0].reason, notes[0].place)
        raise Unreadable(
            "has no text: it is probably scanned. Run it through text recognition (OCR) and save it again."
        )
    if empty and not notes:
        listed = ", ".join(empty[:20])
        notes.append(Skipped(file=name, place=f"page {listed}", reason="has no text; it may be a scanned page."))
    hidden = [line.text for lines in pages for line in lines if line.unseen]
    pages, furniture = _without_furniture([[line for line in lines if not line.unseen] for lines in pages])
    front, problems = _front(reader, pages, furniture, name)
    body = statistics.median(line.size for lines in pages for line in lines) if any(pages) else 0.0
    blocks = tuple(_joined([_blocks(lines, number, body) for number, lines in enumerate(pages, start=1)]))
    words = "\n".join(block.text for block in blocks)
    said = (*problems, *notes, *unseen_note(name, hidden))
    return ReadDocument(front=front, blocks=blocks, text=words, notes=said, hidden=tuple(hidden))


def _open(path: Path) -> PdfReader:
    try:
        reader = PdfReader(path, strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("is encrypted. Save it without a password.")
        count = len(reader.pages)
    except Unreadable:
        raise
    except DependencyError:
        raise Unreadable("is encrypted. Save it without a password.") from None
    except _DAMAGE:
        raise Unreadable("is damaged, or is no PDF. Save it again.") from None
    if count > MAX_PAGES:
        raise Unreadable(f"has {count:,} pages; the limit is {MAX_PAGES:,}. Split it.")
    if count == 0:
        raise Unreadable("has no pages")
    return reader


def _pages(reader: PdfReader) -> list[PageObject]:
    try:
        return list(reader.pages)
    except _DAMAGE:
        raise Unreadable("is damaged: its pages cannot be found. Save it again.") from None


def _without_furniture(pages: list[list[Line]]) -> tuple[list[list[Line]], list[str]]:
    """Leave out running heads, running feet and page numbers; return the rest, and what was left out."""
    # What stands there only once: the rows of a table that fills the page are alike, too.
    once = [{words for words, n in Counter(map(_pattern, lines)).items() if n == 1} for lines in pages]
    at_edge = (
        {_pattern(line) for line in lines if _at_edge(line)} & alone for lines, alone in zip(pages, once, strict=True)
    )
    counts = Counter(words for found in at_edge for words in found)
    often = {words for words, count in counts.items() if count >= 2 and count > 0.5 * len(pages)}
    numbers = Counter(
        d for at, lines in enumerate(pages) for d in {_offset(line, at) for line in lines} if d is not None
    )
    usual = {offset for offset, count in numbers.most_common(1) if count >= 3 and count > 0.5 * len(pages)}
    left: list[str] = []
    out: list[list[Line]] = []
    for at, (lines, alone) in enumerate(zip(pages, once, strict=True)):
        kept = []
        for line in lines:
            repeated = _pattern(line) in often & alone or _offset(line, at) in usual
            if _at_edge(line) and (repeated or _PAGE_NUMBER.match(line.text) or _PAGE_OF.match(line.text)):
                left += _said(line)
            elif not _LEADERS.search(line.text):
                kept.append(line)
        out.append(kept)
    return out, left


def _said(line: Line) -> list[str]:
    """The words of a line, and of its cells by themselves."""
    return [line.text, *line.cells] if len(line.cells) > 1 else [line.text]


def _offset(line: Line, at: int) -> int | None:
    """How far the number at the end or the beginning of a line at the edge is from the count of pages."""
    found = _FOLIO.search(line.text) if _at_edge(line) else None
    return int(found[1] or found[2]) - at if found else None


def _at_edge(line: Line) -> bool:
    return line.height > 0.9 or line.height < 0.1


def _pattern(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _blocks(lines: list[Line], page: int, body: float) -> list[Block]:
    out: list[Block] = []
    held: list[str] = []
    rows: list[Line] = []

    def flush() -> None:
        if len(rows) > 1:
            out.append(Block(kind="table", text="\n".join(" | ".join(row.cells) for row in rows), page=page))
        else:
            held.extend(row.text for row in rows)
        rows.clear()
        if held:
            out.extend(text.blocks(held, page))
            held.clear()

    for line in lines:
        if len(line.cells) > 1 and not _BULLET.match(line.cells[0] + " ") and not _NUMBER_ONLY.match(line.cells[0]):
            if not rows:
                flush()
            rows.append(line)
            continue
        if rows:
            flush()
        large = body > 0 and line.size >= 1.15 * body and len(line.text) <= 120
        strong = line.bold and line.gap and len(line.text) <= 80 and not line.text.endswith((".", ";", ","))
        if (large or strong) and not text.is_heading(line.text):
            flush()
            level = 1 if line.size >= 1.6 * body else 2 if large else 3
            out.append(Block(kind="heading", text=line.text, level=level, page=page, topic=not large))
            continue
        if line.gap or _BULLET.match(line.text):
            flush()
        held.append(line.text)
    flush()
    return out


def _joined(pages: list[list[Block]]) -> list[Block]:
    """Put together what a page's end tore apart: a sentence, and a table whose head stands on the page before."""
    out: list[Block] = []
    for blocks in pages:
        rest = list(blocks)
        if out and rest:
            last, first = out[-1], rest[0]
            if last.kind == first.kind == "table":
                rest[0] = _with_head(last, first)
            elif last.kind in ("text", "item") and first.kind == "text" and _goes_on(last.text, first.text):
                out[-1] = last.model_copy(update={"text": text.join_lines([last.text, first.text])})
                rest.pop(0)
        out += rest
    return out


def _with_head(table: Block, following: Block) -> Block:
    head = table.text.split("\n", 1)[0]
    same = head.count(" | ") == following.text.split("\n", 1)[0].count(" | ")
    if following.text.startswith(head) or not same:
        return following
    return following.model_copy(update={"text": f"{head}\n{following.text}"})


def _goes_on(before: str, after: str) -> bool:
    return before[-1:] not in ".!?:;)" and not text.begins_anew(after)


def _front(
    reader: PdfReader, pages: list[list[Line]], furniture: list[str], name: str
) -> tuple[FrontMatter, tuple[Skipped, ...]]:
    """PDFs carry no front matter; a title in their properties, lines like "Version: 2.1" on page 1 and what stands at
    the edge of every page do.
    """
    about: dict[str, object] = {}
    try:
        title = reader.metadata.title if reader.metadata else None
    except _DAMAGE:
        title = None
    if title and title.strip() and title.strip().lower() not in ("untitled", "(anonymous)", "anonymous"):
        about["title"] = title.strip()
    edge = [words for words in dict.fromkeys(furniture) if front_matter.is_confidential(words) or is_internal(words)]
    if edge:
        about["internal"] = True
    top = [words for line in pages[0][:_TOP] for words in _said(line)]
    lines = [*top[:_TOP], *dict.fromkeys(words for words in furniture if front_matter.is_about(words))]
    return front_matter.complete(FrontMatter(), lines, name, about)
