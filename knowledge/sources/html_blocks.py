"""A tree of HTML elements to blocks. Markdown goes the same way, so that both know the same structure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from knowledge.sources.model import Block
from knowledge.sources.tables import Cell, one_line, table_text

_HEADING = re.compile(r"h[1-6]")
_BLOCKS = frozenset(
    ("p", "div", "section", "article", "main", "blockquote", "dd", "dt", "dl", "address", "figure", "figcaption")
)
_PARTS = frozenset(("body", "header", "details", "summary"))
_DATA_WORDS = 30
_MAX_DEPTH = 200
_TITLE_LENGTH = 80
"""A line of bold words that is longer is a sentence that somebody wanted to stress."""
_TOPIC_LENGTH = 100
_ROMAN = [
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
    "xvi",
    "xvii",
    "xviii",
    "xix",
    "xx",
]
_TARGETS = ("http://", "https://", "mailto:", "tel:")


def blocks_of(root: LexborNode) -> list[Block]:
    """Return what a reader sees below `root`, in its order."""
    walk = _Walk()
    walk.children(root, 0)
    walk.flush()
    return walk.out


class _Walk:
    """Holds the words of the paragraph at hand and the list that it stands in."""

    def __init__(self) -> None:
        self.out: list[Block] = []
        self._held: list[tuple[str, bool]] = []
        self._bold = 0
        self._level = 0
        self._heading = 1
        self._number: str | None = None
        self._above: list[str] = []

    def children(self, node: LexborNode, depth: int) -> None:
        child = node.child
        while child is not None:
            self._node(child, depth)
            child = child.next

    def flush(self) -> None:
        """End the paragraph at hand."""
        text = tidy("".join(words for words, _ in self._held))
        bold = [strong for words, strong in self._held if words.strip()]
        topic = _topic(self._held)
        self._held.clear()
        if not text:
            return
        if self._level:
            # Only an item's first paragraph carries its number; what follows belongs to the same item.
            self.out.append(Block(kind="item", text=text, level=self._level, number=self._number, topic=topic))
            self._number = None
        elif all(bold) and len(text) <= _TITLE_LENGTH and not text.endswith((".", ",", ";")):
            # A line of bold words is a heading that somebody made without saying so.
            self.out.append(Block(kind="heading", text=text, level=self._heading + 1, topic=True))
        else:
            self.out.append(Block(kind="text", text=text, topic=topic))

    def _node(self, node: LexborNode, depth: int) -> None:
        tag = node.tag or ""
        if tag == "-text":
            self._held.append((node.text(deep=False) or "", self._bold > 0))
        elif _HEADING.fullmatch(tag):
            self._take_heading(node, int(tag[1]))
        elif tag in ("ul", "ol"):
            self.flush()
            self._list(node, depth)
        elif tag == "table":
            self.flush()
            self._table(node, depth)
        elif tag == "br":
            self._held.append(("\0", self._bold > 0))
        elif depth >= _MAX_DEPTH:
            self._held.append((node.text(separator=" "), False))
        elif tag == "pre":
            self.flush()
            self._held.append(((node.text() or "").replace("\n", "\0"), False))
            self.flush()
        elif tag in _BLOCKS or tag in _PARTS:
            self.flush()
            self.children(node, depth + 1)
            self.flush()
        else:
            self._inline(node, tag, depth)

    def _inline(self, node: LexborNode, tag: str, depth: int) -> None:
        strong = tag in ("b", "strong")
        self._bold += strong
        before = len(self._held)
        self.children(node, depth + 1)
        link = (node.attributes.get("href") or "") if tag == "a" else ""
        shown = "".join(words for words, _ in self._held[before:])
        address = link.removeprefix("mailto:").removeprefix("tel:")
        if link.startswith(_TARGETS) and shown.strip() and address not in shown:
            self._held.append((f" ({address})", self._bold > 0))
        elif tag == "img" and node.attributes.get("alt"):
            self._held.append((node.attributes["alt"] or "", False))
        elif tag == "sup" and re.fullmatch(r"\[?\d{1,3}\]?", shown.strip()):
            self._held[before:] = [(f" [{shown.strip(' []')}]", False)]
        self._bold -= strong

    def _take_heading(self, node: LexborNode, level: int) -> None:
        self.flush()
        text = tidy(node.text(separator="") or "")
        if text:
            self._heading = level
            anchor = node.attributes.get("id") or None
            self.out.append(Block(kind="heading", text=text, level=level, anchor=anchor))

    def _list(self, node: LexborNode, depth: int) -> None:
        number = _count(node.attributes.get("start"))
        self._level += 1
        for child in node.iter():
            if child.tag == "li" and depth < _MAX_DEPTH:
                number = _count(child.attributes.get("value"), number)
                mark = _mark(number, node.attributes.get("type") or "1") if node.tag == "ol" else ""
                self._number = ".".join(filter(None, (*self._above, mark))) if mark else None
                self._above.append(mark)
                self.children(child, depth + 1)
                self.flush()
                self._above.pop()
                number += 1
        self._level -= 1
        self._number = None

    def _table(self, node: LexborNode, depth: int) -> None:
        rows = list(_own_rows(node))
        if any(_lays_out(cell) for row in rows for cell in row.iter()) and depth < _MAX_DEPTH:
            # Such tables lay out a page; they hold no data of their own.
            for row in rows:
                for cell in row.iter():
                    self.children(cell, depth + 1)
                    self.flush()
            return
        cells = [[_cell(cell) for cell in row.iter() if cell.tag in ("td", "th")] for row in rows]
        caption = node.css_first("caption")
        text = table_text(cells)
        if caption is not None and tidy(caption.text()):
            self.out.append(Block(kind="text", text=tidy(caption.text()).rstrip(":") + ":"))
        if text:
            self.out.append(Block(kind="table", text=text))


def tidy(text: str) -> str:
    """One line with single spaces; only where the author broke the line does it break (`\\0` marks that)."""
    lines = (" ".join(line.split()) for line in text.split("\0"))
    return "\n".join(line for line in lines if line)


def _topic(held: list[tuple[str, bool]]) -> bool:
    """True when bold words open the paragraph, as in "**Late parcels.** We send …"."""
    opening = ""
    for words, strong in held:
        if not words.strip():
            continue
        if not strong:
            return bool(opening) and len(opening) <= _TOPIC_LENGTH and opening.rstrip()[-1:] in (".", ":", "?")
        opening += words
    return False


def _own_rows(table: LexborNode) -> Iterator[LexborNode]:
    for child in table.iter():
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child.iter() if row.tag == "tr")


def _lays_out(cell: LexborNode) -> bool:
    """True when a cell holds a table and more words than a cell of data has."""
    return cell.css_first("table") is not None and len((cell.text(separator=" ") or "").split()) > _DATA_WORDS


def _cell(node: LexborNode) -> Cell:
    walk = _Walk()
    walk.children(node, 1)
    walk.flush()
    return Cell(one_line(walk.out), _span(node, "colspan"), _span(node, "rowspan"))


def _span(node: LexborNode, name: str) -> int:
    value = node.attributes.get(name) or ""
    return min(int(value), 100) if value.isascii() and value.isdigit() and int(value) > 0 else 1


def _count(written: str | None, otherwise: int = 1) -> int:
    value = written or ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else otherwise


def _mark(number: int, form: str) -> str:
    if form in ("a", "A") and 1 <= number <= 26:
        return chr(ord(form) + number - 1)
    if form in ("i", "I") and 1 <= number <= len(_ROMAN):
        return _ROMAN[number - 1] if form == "i" else _ROMAN[number - 1].upper()
    return str(number)
