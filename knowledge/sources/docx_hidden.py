"""Whether a run of a Word document can be seen, by its own format and by the styles that it takes it from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from knowledge.sources.color import WHITE, Color, parse, unreadable

_TINY = 4
"""Half points of letter size up to which nobody reads it."""
_SQUEEZED = 10
"""Width of letters in percent up to which they are a line."""
_TURNS = 12
"""Styles that may stand upon each other."""
_SOME = Color(0.5, 0.5, 0.5)
"""Stands for a ground of which only is known that it is no paper."""
_PAPER = ("background1", "light1")
"""The theme's colours that are the paper's own."""


class Sight:
    """Knows the styles of one document."""

    def __init__(self, document: WordDocument) -> None:
        root = document.styles.element
        self._styles: Mapping[str, Any] = {
            style.get(qn("w:styleId")): style for style in root.iterchildren(qn("w:style"))
        }
        self._default = next(
            (
                style.get(qn("w:styleId"))
                for style in self._styles.values()
                if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true")
            ),
            None,
        )

    def hidden(self, run: Any, paragraph: Any) -> bool:
        """True when nobody who looks at the page reads the run, or takes it as said because it is struck out."""
        own = run.find(qn("w:rPr"))
        levels = [level for level in (own, *self._inherited(own, paragraph)) if level is not None]
        if any(_on(levels, name) for name in ("w:vanish", "w:webHidden", "w:specVanish")):
            return True
        if _on(levels, "w:strike") or _on(levels, "w:dstrike"):
            return True
        if _number(levels, "w:sz") <= _TINY or _number(levels, "w:w") <= _SQUEEZED:
            return True
        color = _color(_first(levels, "w:color"))
        if color is None or _first(levels, "w:highlight") is not None:
            return False
        ground = _fill(_first(levels, "w:shd")) or self._ground(paragraph)
        return unreadable(color, ground or WHITE)

    def _ground(self, paragraph: Any) -> Color | None:
        """The colour of the paragraph, or of the cell, table or box around it; None where there is only paper."""
        at = paragraph
        while at is not None:
            for name in ("w:pPr", "w:tcPr", "w:tblPr"):
                properties = at.find(qn(name))
                fill = _fill(properties.find(qn("w:shd"))) if properties is not None else None
                if fill is not None:
                    return fill
            if at.tag == qn("w:txbxContent") or (at.tag == qn("w:tbl") and self._colors_rows(at)):
                return _SOME
            at = at.getparent()
        return None

    def _colors_rows(self, table: Any) -> bool:
        """True when the table's style gives its rows colours, by rules that are not followed here."""
        name = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
        at = self._styles.get(name.get(qn("w:val"))) if name is not None else None
        for _ in range(_TURNS):
            if at is None:
                return False
            if any(_fill(shade) is not None for shade in at.iter(qn("w:shd"))):
                return True
            base = at.find(qn("w:basedOn"))
            at = self._styles.get(base.get(qn("w:val"))) if base is not None else None
        return False

    def _inherited(self, own: Any, paragraph: Any) -> Iterator[Any]:
        yield from self._chain(own, "w:rStyle", None)
        yield from self._chain(paragraph.find(qn("w:pPr")), "w:pStyle", self._default)

    def _chain(self, properties: Any, tag: str, default: str | None) -> Iterator[Any]:
        name = properties.find(qn(tag)) if properties is not None else None
        at = name.get(qn("w:val")) if name is not None else default
        for _ in range(_TURNS):
            style = self._styles.get(at or "")
            if style is None:
                return
            yield style.find(qn("w:rPr"))
            base = style.find(qn("w:basedOn"))
            at = base.get(qn("w:val")) if base is not None else None


def hidden_row(row: Any) -> bool:
    """True when a table's row is not shown."""
    properties = row.find(qn("w:trPr"))
    return properties is not None and _on([properties], "w:hidden")


def comments(document: WordDocument) -> Iterator[str]:
    """The words of margin comments, which are no part of the text."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith("/comments"):
            for comment in relation.target_part.element:
                yield " ".join("".join(node.text or "" for node in comment.iter(qn("w:t"))).split())


def _first(levels: list[Any], name: str) -> Any:
    return next((node for level in levels if (node := level.find(qn(name))) is not None), None)


def _on(levels: list[Any], name: str) -> bool:
    node = _first(levels, name)
    return node is not None and node.get(qn("w:val")) not in ("0", "false", "off")


def _number(levels: list[Any], name: str) -> float:
    node = _first(levels, name)
    value = str(node.get(qn("w:val"))).removesuffix("%") if node is not None else ""
    return float(value) if value.isdigit() else 100.0


def _color(node: Any) -> Color | None:
    if node is None:
        return None
    if node.get(qn("w:themeColor")) in _PAPER and node.get(qn("w:themeShade")) is None:
        return WHITE
    return parse(f"#{node.get(qn('w:val'))}")


def _fill(node: Any) -> Color | None:
    if node is not None and node.get(qn("w:themeFill")):
        return _SOME if node.get(qn("w:themeFill")) not in _PAPER else WHITE
    return None if node is None else parse(f"#{node.get(qn('w:fill'))}")
