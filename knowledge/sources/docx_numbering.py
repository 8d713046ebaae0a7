"""Counts Word's automatic numbers: "3.2" stands nowhere in the text of a DOCX, only the rule that makes it."""

from __future__ import annotations

import re
from typing import NamedTuple

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class _Level(NamedTuple):
    text: str
    """The pattern, for example `%1.%2.`"""
    form: str
    start: int


class Numbering:
    """Feed it every paragraph in order; it gives each numbered one its number."""

    def __init__(self, document: WordDocument) -> None:
        self._abstract: dict[str, str] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return
        for abstract in root.findall(qn("w:abstractNum")):
            self._levels[abstract.get(qn("w:abstractNumId"))] = {
                int(level.get(qn("w:ilvl"))): _Level(
                    _value(level, "w:lvlText") or "",
                    _value(level, "w:numFmt") or "decimal",
                    int(_value(level, "w:start") or 1),
                )
                for level in abstract.findall(qn("w:lvl"))
            }
        for number in root.findall(qn("w:num")):
            self._abstract[number.get(qn("w:numId"))] = _value(number, "w:abstractNumId") or ""

    def next(self, paragraph: Paragraph) -> str | None:
        """Return the paragraph's number without closing dots, for example `3.2`; None when it has none."""
        found = _own(paragraph)
        if found is None:
            return None
        number, depth = found
        abstract = self._abstract.get(number, "")
        levels = self._levels.get(abstract, {})
        level = levels.get(depth)
        if level is None or level.form in ("bullet", "none"):
            return None
        counts = self._counts.setdefault(abstract, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]

        def shown(match: re.Match[str]) -> str:
            which = int(match[1]) - 1
            rule = levels.get(which, level)
            return _form(counts.get(which, rule.start), rule.form)

        return re.sub(r"%(\d)", shown, level.text).strip(" .)(") or None

    @staticmethod
    def depth(paragraph: Paragraph) -> int | None:
        """How deep in a list the paragraph stands, 0 is the outermost; None when it is in none."""
        found = _own(paragraph)
        return None if found is None else found[1]


def _own(paragraph: Paragraph) -> tuple[str, int] | None:
    """The list and depth of a paragraph, from itself or from its style and the styles that one is based on."""
    properties = paragraph._p.pPr
    style = paragraph.style
    for _ in range(10):
        numbering = properties.find(qn("w:numPr")) if properties is not None else None
        if numbering is not None:
            number = _value(numbering, "w:numId")
            if number in (None, "0"):
                return None
            return str(number), int(_value(numbering, "w:ilvl") or 0)
        if style is None:
            return None
        properties, style = style.element.pPr, style.base_style
    return None


def _value(node: object, name: str) -> str | None:
    child = node.find(qn(name))  # type: ignore[attr-defined]  # an lxml element; python-docx has no types
    return None if child is None else str(child.get(qn("w:val")))


def _form(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        out, rest = "", count
        for value, sign in _ROMAN:
            while rest >= value:
                out, rest = out + sign, rest - value
        return out.upper() if form == "upperRoman" else out
    return str(count)
