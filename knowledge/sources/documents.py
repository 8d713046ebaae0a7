"""Reads a policy document by its ending."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from knowledge.sources import docx, html, markdown, pdf, text
from knowledge.sources.model import ReadDocument, Unreadable

READERS: Mapping[str, Callable[[Path, str], ReadDocument]] = {
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".txt": text.read,
    ".html": html.read,
    ".htm": html.read,
    ".pdf": pdf.read,
    ".docx": docx.read,
}


def read_document(path: Path, name: str, max_bytes: int) -> ReadDocument:
    """Read one document; `name` is its path below `documents/`. Raises Unreadable, whatever is wrong
    with it.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise Unreadable(f"has an ending that is not read ({', '.join(sorted(READERS))} are)")
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise Unreadable(f"has {size / 1e6:,.0f} MB; the limit is {max_bytes / 1e6:,.0f} MB. Split it.")
        document = reader(path, name)
    except OSError as error:
        raise Unreadable(f"cannot be read ({error.strerror or error})") from None
    if not any(block.text.strip() for block in document.blocks):
        raise Unreadable("has no text")
    return document
