"""PDF policy documents: lines of text with their page, headings by size and numbers."""

from __future__ import annotations

import logging
import re
import statistics
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from knowledge.models import Skipped
from knowledge.sources import front_matter, text
from knowledge.sources.model import Block, FrontMatter, ReadDocument, Unreadable

MAX_PAGES = 1_500
_BULLET = re.compile(r"^[•▪‣·–-]\s+")
_PAGE_NUMBER = re.compile(r"^(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?$", re.IGNORECASE)
# A damaged file makes the parser raise whatever its author did not foresee; a document must never stop an ingest.
_DAMAGE = (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError,
           RecursionError, OverflowError, MemoryError, NotImplementedError, OSError, ZeroDivisionError)  # fmt: skip


class _Line(NamedTuple):
    text: str
    size: float
    gap: bool
    """True when there is more space above it than between lines of a paragraph."""


def read(path: Path, name: str) -> ReadDocument:
    """Read a PDF. Raises Unreadable when it is encrypted, damaged, too long, or holds pictures of text only."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = _open(path)
    pages: list[list[_Line]] = []
    notes: list[Skipped] = []
    for number, page in enumerate(_pages(reader), start=1):
        try:
            pages.append(_lines(page))
        except _DAMAGE:
            pages.append([])
            notes.append(Skipped(file=name, place=f"page {number}", reason="is damaged and was left out."))
    empty = [str(i) for i, lines in enumerate(pages, start=1) if not lines]
    if len(empty) == len(pages):
        raise Unreadable(
            "has no text: it is probably scanned. Run it through text recognition (OCR) and save it again."
        )
    if empty and not notes:
        listed = ", ".join(empty[:20])
        notes.append(Skipped(file=name, place=f"page {listed}", reason="has no text; it may be a scanned page."))
    pages = _without_furniture(pages)
    front, problems = _front(reader, pages, name)
    body = statistics.median(line.size for lines in pages for line in lines) if any(pages) else 0.0
    blocks = [b for number, lines in enumerate(pages, start=1) for b in _blocks(lines, number, body)]
    words = "\n".join(line.text for lines in pages for line in lines)
    return ReadDocument(front=front, blocks=tuple(blocks), text=words, notes=(*problems, *notes))


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


def _lines(page: PageObject) -> list[_Line]:
    """Lines of a page, with the size of their letters: pieces that stand at the same height make a line."""
    pieces: list[tuple[float, float, float, str]] = []

    def visit(words: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if words.strip():
            height = tm[5] * cm[3] + cm[5]
            pieces.append((height, tm[4] * cm[0] + cm[4], abs(size * (tm[3] or 1.0) * (cm[3] or 1.0)), words))

    plain = page.extract_text(visitor_text=visit)
    if not plain.strip():
        return []
    sizes = _sizes(pieces)
    out: list[_Line] = []
    gap = False
    for raw in plain.split("\n"):
        words = " ".join(raw.split())
        if not words:
            gap = True
            continue
        out.append(_Line(words, sizes(words), gap))
        gap = False
    return out


def _sizes(pieces: list[tuple[float, float, float, str]]) -> Callable[[str], float]:
    """Return a function that tells the size of a line's letters, by the pieces that make it up."""
    known: list[tuple[str, float]] = [(" ".join(words.split()), size) for _, _, size, words in pieces]
    usual = statistics.median(size for _, size in known) if known else 0.0
    exact: dict[str, float] = {}
    for words, size in known:
        exact[words] = max(size, exact.get(words, 0.0))

    def of(line: str) -> float:
        if line in exact:
            return exact[line]
        starts = [size for words, size in known if words and line.startswith(words)]
        return starts[0] if starts else usual

    return of


def _without_furniture(pages: list[list[_Line]]) -> list[list[_Line]]:
    """Leave out running heads, running feet and page numbers: lines that begin or end most pages."""
    counts: Counter[str] = Counter()
    for lines in pages:
        counts.update({re.sub(r"\d+", "#", line.text) for line in (*lines[:2], *lines[-2:])})
    often = {words for words, count in counts.items() if count >= 3 and count > 0.6 * len(pages)}
    return [
        [
            line
            for i, line in enumerate(lines)
            if not (
                (i < 2 or i >= len(lines) - 2)
                and (re.sub(r"\d+", "#", line.text) in often or _PAGE_NUMBER.match(line.text))
            )
        ]
        for lines in pages
    ]


def _blocks(lines: list[_Line], page: int, body: float) -> list[Block]:
    out: list[Block] = []
    held: list[str] = []

    def flush() -> None:
        if held:
            out.extend(text.blocks(held, page))
            held.clear()

    for line in lines:
        large = body > 0 and line.size >= 1.15 * body and len(line.text) <= 120
        if large and not text.is_heading(line.text):
            flush()
            level = 1 if line.size >= 1.6 * body else 2
            out.append(Block(kind="heading", text=line.text, level=level, page=page))
            continue
        starts = line.gap or _BULLET.match(line.text) or (held and held[-1].endswith((".", ":", ";")) and large)
        if starts:
            flush()
        held.append(line.text)
    flush()
    return out


def _front(reader: PdfReader, pages: list[list[_Line]], name: str) -> tuple[FrontMatter, tuple[Skipped, ...]]:
    """PDFs carry no front matter; a title in their properties and lines like "Version: 2.1" on page 1 do."""
    raw: dict[str, object] = {}
    try:
        title = reader.metadata.title if reader.metadata else None
    except _DAMAGE:
        title = None
    if title and title.strip() and title.strip().lower() not in ("untitled", "(anonymous)", "anonymous"):
        raw["title"] = title.strip()
    return front_matter.complete(FrontMatter(), (line.text for line in pages[0]), name, raw)
