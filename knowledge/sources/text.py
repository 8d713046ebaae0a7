"""Plain text documents: blank lines separate paragraphs, short numbered or underlined lines are headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from knowledge.models import Skipped
from knowledge.sources import front_matter
from knowledge.sources.decoding import decode
from knowledge.sources.model import Block, ReadDocument

_UNDERLINE = re.compile(r"^\s*([=\-~])\1{2,}\s*$")
_RULE = re.compile(r"^[=\-~*#^_+|]{3,}(?:[ =\-~*#^_+|]*)$")
"""A line of nothing but signs: above or below a title, between parts, or in a table."""
_COLUMNS = re.compile(r"(?<=[^\s.!?:;,]) {2,}(?=\S)")
"""Space within a line that sets columns apart; after the end of a sentence it is only a habit."""
_NUMBERED = re.compile(r"^(?:§\s*)?\d{1,3}(?:\.\d{1,3}){0,4}[.)]?\s+\S")
_LETTERED = re.compile(r"^(?:\((?:[a-z]|\d{1,2}|[ivx]{1,5})\)|[a-z]\))\s+\S")
_NAMED = re.compile(
    r"^(?:article|art\.|artikel|artículo|section|sección|clause|chapter|chapitre|kapitel|abschnitt|part|teil|annex|anhang)"
    r"\s+(?:\d{1,3}|[IVX]{1,5})\b|^[IVX]{1,5}\.\s+\S",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*[-*•◦▪▫■□●○‣·–➢✓]\s+")
_FIGURE = re.compile(r"^(\d{1,3}(?:[.,]\d{1,3})?)\s+")
_ITEM = re.compile(r"^(\d{1,2})[.)]\s+(?=[a-zà-öø-ÿ])")
"""An item of a list: headings and clauses begin with a capital."""
_SMALL = re.compile(r"^\d[\d.,]*[.)]?\s+[a-zà-öø-ÿ]")
_WRAPPED = 50
"""Characters from which a line was broken for want of room; after a shorter one "3 Returns" is a heading."""
_SENTENCE = 5
"""Words from which a line before a figure is a sentence rather than a heading."""
_BROKEN = re.compile(r"[^\W\d_]{2,}-$")
_LONGEST_WORD = 60
"""Characters at the end of a line among which its last word stands."""


def read(path: Path, name: str) -> ReadDocument:
    """Read a text file. Raises Unreadable."""
    text, encoding = decode(path.read_bytes())
    front, body, problems = front_matter.split(text.replace("\r\n", "\n").replace("\r", "\n"), name)
    notes = () if encoding.startswith("UTF-8") else (Skipped(file=name, reason=f"was read as {encoding}."),)
    found = tuple(blocks(body.split("\n")))
    front, more = front_matter.complete(front, body.split("\n", 60)[:60], name)
    return ReadDocument(front=front, blocks=found, text=body, notes=(*notes, *problems, *more))


def blocks(lines: Iterable[str], page: int | None = None) -> list[Block]:
    """Turn lines into blocks. Also used for the text of PDF pages."""
    out: list[Block] = []
    paragraph: list[str] = []

    bordered = False

    def flush() -> None:
        nonlocal bordered
        if paragraph:
            out.append(_table(paragraph, page) if _is_table(paragraph, bordered) else _paragraph(paragraph, page))
            paragraph.clear()
        bordered = False

    rows = list(lines)
    for line, following in zip(rows, [*rows[1:], ""], strict=True):
        stripped = line.strip()
        if not stripped:
            flush()
        elif _UNDERLINE.match(line) and len(paragraph) == 1:
            level = 1 if stripped[0] == "=" else 2
            out.append(Block(kind="heading", text=paragraph.pop(), level=level, page=page))
        elif _RULE.match(stripped):
            if " " in stripped:  # with gaps it is the border of a table, whose rows stay together
                bordered = True
            else:
                flush()
        else:
            if paragraph and begins_anew(stripped) and not _goes_on(paragraph, stripped):
                flush()
            paragraph.append(stripped)
            # A line that goes on in small letters is the first of a paragraph.
            if is_heading(stripped) and not _is_begun(stripped, following.strip()):
                flush()
    flush()
    return out


def _is_begun(line: str, following: str) -> bool:
    """True when a line that looks like a heading is the beginning of a sentence."""
    figure = _SMALL.match(following) is not None and len(line.split()) >= _SENTENCE and _goes_on([line], following)
    return following[:1].islower() or figure


def _goes_on(paragraph: Sequence[str], line: str) -> bool:
    """True when a line that begins with a figure goes on with a sentence: "may check in bags of / 21 kg each"."""
    figure = _FIGURE.match(line)
    if figure is None or paragraph[-1][-1:] in ".:;!?)":
        return False
    if "." in figure[1] or "," in figure[1]:
        return line[figure.end() :][:1].islower() or not line[figure.end() :][:1].isalpha()
    if line[figure.end() :][:1].isupper() and len(paragraph[-1]) < _WRAPPED:
        return False
    earlier = (_FIGURE.match(one) for one in paragraph)
    return not any(one is not None and one[1] == str(int(figure[1]) - 1) for one in earlier)


def begins_anew(line: str) -> bool:
    """True when a line begins a clause, a part of one or an item of a list, whatever stands before it."""
    return bool(_NUMBERED.match(line) or _LETTERED.match(line) or _BULLET.match(line) or _NAMED.match(line))


def is_heading(line: str) -> bool:
    """A short line that ends like a title and is numbered or in capitals."""
    if len(line) > 80 or line.endswith((".", ";", ",", ":")) or "@" in line or "://" in line:
        return False
    if _SMALL.match(line):
        return False
    numbered = bool(_NUMBERED.match(line) or _NAMED.match(line)) and len(line.split()) <= 9
    letters = [c for c in line if c.isalpha()]
    return numbered or (len(letters) > 3 and all(c.isupper() for c in letters))


def join_lines(lines: Sequence[str]) -> str:
    """Make one line of several; a word that was broken at the end of a line becomes whole again."""
    out = ""
    for line in lines:
        broken = _BROKEN.search(out[-_LONGEST_WORD:])
        if out.endswith("\u00ad") or (broken and line[:1].islower()):
            out = out[:-1] + line
        elif broken and line[:1].isupper():
            out += line
        else:
            out += f" {line}" if out else line
    return out


def _is_table(lines: Sequence[str], bordered: bool) -> bool:
    apart = sum(_COLUMNS.search(line) is not None for line in lines)
    return len(lines) > 1 and (apart == len(lines) or (bordered and apart > 0))


def _table(lines: Sequence[str], page: int | None) -> Block:
    return Block(kind="table", text="\n".join(_COLUMNS.sub(" | ", line) for line in lines), page=page)


def _paragraph(lines: list[str], page: int | None) -> Block:
    text = join_lines(lines)
    if len(lines) == 1 and is_heading(text):
        depth = text.split()[0].strip("§.)").count(".") + 1 if _NUMBERED.match(text) else 1
        return Block(kind="heading", text=text, level=depth, page=page)
    if _BULLET.match(text):
        return Block(kind="item", text=_BULLET.sub("", text), level=1, page=page)
    item = _ITEM.match(text)
    if item is not None:
        return Block(kind="item", text=text[item.end() :], level=1, number=item[1], page=page)
    return Block(kind="text", text=text, page=page)
