"""The words of a Word paragraph as a reader sees them: with changes taken in, links and notes, less what is hidden."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from knowledge.sources.docx_hidden import Sight

_INSIDE = frozenset(
    qn(name) for name in ("w:ins", "w:moveTo", "w:smartTag", "w:sdt", "w:sdtContent", "w:fldSimple", "w:customXml")
)
"""Elements that only wrap runs. What is in `w:del` and `w:moveFrom` is no longer part of the text."""

NOTE_MARKS = (qn("w:footnoteReference"), qn("w:endnoteReference"))


class Words(NamedTuple):
    """What a paragraph says, and how."""

    text: str
    bold: bool
    topic: bool
    """True when bold words open it as its subject."""
    boxes: tuple[Any, ...]
    """Text boxes that hang on it."""


def words_of(paragraph: Any, part: Any, sight: Sight, hidden: list[str]) -> Words:
    """Return the visible words of a paragraph element; hidden ones are added to `hidden`."""
    pieces: list[tuple[str, bool]] = []
    unseen: list[str] = []
    boxes: list[Any] = []
    for run, link in _runs(paragraph, part):
        if run is None:
            pieces.append((f" ({link})", False))
            continue
        text = _text(run)
        if text.strip() and sight.hidden(run, paragraph):
            unseen.append(text)
        else:
            pieces.append((text, _on(run.find(qn("w:rPr")), "w:b")))
        boxes += _boxes(run)
    if "".join(unseen).strip():
        hidden.append(" ".join("".join(unseen).split()))
    told = [(words, bold) for words, bold in pieces if words.strip()]
    text = "\n".join(filter(None, (" ".join(line.split()) for line in "".join(w for w, _ in pieces).split("\n"))))
    opening = ""
    for words, bold in told:
        if not bold:
            break
        opening += words
    all_bold = bool(told) and all(bold for _, bold in told)
    topic = not all_bold and 0 < len(opening) <= 100 and opening.rstrip()[-1:] in (".", ":", "?")
    return Words(text, all_bold, topic, tuple(boxes))


def number_notes(document: WordDocument) -> Mapping[str, str]:
    """Give the marks of footnotes and endnotes the numbers that readers see, and return number -> words.

    In the file they carry ids of their own, of which both kinds may have the same.
    """
    words = {kind: _notes(document, kind) for kind in ("/footnotes", "/endnotes")}
    out: dict[str, str] = {}
    for mark in document.element.body.iter(*NOTE_MARKS):
        kind = "/footnotes" if mark.tag == NOTE_MARKS[0] else "/endnotes"
        number = str(len(out) + 1)
        out[number] = words[kind].get(str(mark.get(qn("w:id"))), "")
        mark.set(qn("w:id"), number)
    return out


def _notes(document: WordDocument, kind: str) -> Mapping[str, str]:
    out: dict[str, str] = {}
    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(kind):
            continue
        root = parse_xml(relation.target_part.blob)
        for note in root:
            if note.get(qn("w:type")) in ("separator", "continuationSeparator", "continuationNotice"):
                continue
            words = " ".join("".join(node.text or "" for node in note.iter(qn("w:t"))).split())
            if words:
                out[str(note.get(qn("w:id")))] = words
    return out


def _runs(node: Any, part: Any) -> Iterator[tuple[Any, str]]:
    """Runs in order; after the runs of a link (None, its address)."""
    for child in node:
        if child.tag == qn("w:r"):
            yield child, ""
        elif child.tag == qn("w:hyperlink"):
            yield from _runs(child, part)
            relation = part.rels.get(child.get(qn("r:id")) or "")
            shown = "".join(node.text or "" for node in child.iter(qn("w:t")))
            address = relation.target_ref if relation is not None and relation.is_external else ""
            plain = address.removeprefix("mailto:").removeprefix("tel:")
            if address.startswith(("http://", "https://", "mailto:", "tel:")) and plain not in shown:
                yield None, plain
        elif child.tag in _INSIDE:
            yield from _runs(child, part)


def _text(run: Any) -> str:
    out = []
    for node in run:
        if node.tag == qn("w:t"):
            out.append(node.text or "")
        elif node.tag in (qn("w:br"), qn("w:cr")):
            out.append("\n" if node.get(qn("w:type")) in (None, "textWrapping") else " ")
        elif node.tag == qn("w:tab"):
            out.append(" ")
        elif node.tag == qn("w:noBreakHyphen"):
            out.append("-")
        elif node.tag in NOTE_MARKS:
            out.append(f" [{node.get(qn('w:id'))}]")
    return "".join(out)


def _boxes(run: Any) -> list[Any]:
    """Text boxes of a run; the older form that Word writes beside each is passed over."""
    found = list(run.iter(qn("w:txbxContent")))
    return found[:1] if len(found) == 2 else found


def _on(properties: Any, name: str) -> bool:
    node = None if properties is None else properties.find(qn(name))
    return node is not None and node.get(qn("w:val")) not in ("0", "false", "off")
