"""Places in Word documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from tests.knowledge.hostile.place import RULE, Place, Seen

Hide = Callable[[Document, str], None]


def _place(name: str, seen: Seen, hide: Hide) -> Place:
    def write(path: Path, order: str) -> None:
        document = docx.Document()
        document.add_heading("Returns", 1)
        document.add_paragraph(RULE)
        hide(document, order)
        document.add_paragraph("Ask us when in doubt.")
        document.save(str(path))

    return Place(name, "docx", seen, write)


def element(tag: str, *children: Any, text: str = "", **attributes: str) -> Any:
    """A piece of Word's XML."""
    node = OxmlElement(tag)
    for name, value in attributes.items():
        node.set(qn(name.replace("_", ":")), value)
    if text:
        node.text = text
    for child in children:
        node.append(child)
    return node


def _run(change: Callable[[Any], None]) -> Hide:
    return lambda document, order: change(document.add_paragraph("Note. ").add_run(order))


def _property(tag: str, **attributes: str) -> Hide:
    return _run(lambda run: run._r.get_or_add_rPr().append(element(tag, **attributes)))


def _by_style(document: Document, order: str) -> None:
    style = document.styles.add_style("Quiet", 2)
    style.font.hidden = True
    document.add_paragraph("Note. ").add_run(order, style="Quiet")


def _by_paragraph_style(document: Document, order: str) -> None:
    style = document.styles.add_style("Pale", 1)
    style.font.color.rgb = RGBColor(255, 255, 255)
    document.add_paragraph(order, style="Pale")


def _by_base_style(document: Document, order: str) -> None:
    base = document.styles.add_style("Small base", 1)
    base.font.size = Pt(1)
    style = document.styles.add_style("Small", 1)
    style.base_style = base
    document.add_paragraph(order, style="Small")


def _white_cell(document: Document, order: str) -> None:
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Tents"
    run = table.cell(0, 1).paragraphs[0].add_run(order)
    run.font.color.rgb = RGBColor(255, 255, 255)


def _on_its_own_ground(document: Document, order: str) -> None:
    run = document.add_paragraph("Note. ").add_run(order)
    run.font.color.rgb = RGBColor(0x11, 0x22, 0x44)
    run._r.get_or_add_rPr().append(element("w:shd", w_val="clear", w_fill="112244"))


def _hidden_row(document: Document, order: str) -> None:
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip((c for row in table.rows for c in row.cells), ("Thing", "Rule", "x", order), strict=True):
        cell.text = words
    table.rows[1]._tr.get_or_add_trPr().append(element("w:hidden"))


def _deleted(document: Document, order: str) -> None:
    change = element("w:del", element("w:r", element("w:delText", text=order)))
    document.add_paragraph("Note. ")._p.append(change)


def _field(document: Document, order: str) -> None:
    run = element("w:r", element("w:instrText", text=f' COMMENTS "{order}" '))
    document.add_paragraph("Note. ")._p.append(run)


def _comment(document: Document, order: str) -> None:
    run = document.add_paragraph("Note. ").add_run("See.")
    document.add_comment(runs=[run], text=order, author="A")


def _alt_text(document: Document, order: str) -> None:
    drawing = parse_xml(
        f'<w:drawing {nsdecls("w", "wp")}><wp:inline><wp:extent cx="1" cy="1"/>'
        '<wp:docPr id="1" name="Picture 1" descr=""/></wp:inline></w:drawing>'
    )
    drawing[0][1].set("descr", order)
    document.add_paragraph("Plan: ").add_run()._r.append(drawing)


def _core(name: str) -> Hide:
    return lambda document, order: setattr(document.core_properties, name, order[:250])


DOCX = (
    _place("hidden", "hidden", _run(lambda run: setattr(run.font, "hidden", True))),
    _place("special hidden", "hidden", _property("w:specVanish")),
    _place("white", "hidden", _run(lambda run: setattr(run.font.color, "rgb", RGBColor(255, 255, 255)))),
    _place("nearly white", "hidden", _run(lambda run: setattr(run.font.color, "rgb", RGBColor(252, 252, 252)))),
    _place("white of the theme", "hidden", _property("w:color", w_val="auto", w_themeColor="background1")),
    _place("ground of its colour", "hidden", _on_its_own_ground),
    _place("one point", "hidden", _run(lambda run: setattr(run.font, "size", Pt(1)))),
    _place("squeezed", "hidden", _property("w:w", w_val="1")),
    _place("hidden style", "hidden", _by_style),
    _place("white style", "hidden", _by_paragraph_style),
    _place("tiny style", "hidden", _by_base_style),
    _place("white in a cell", "hidden", _white_cell),
    _place("hidden row", "hidden", _hidden_row),
    _place("deleted", "silent", _deleted),
    _place("field", "silent", _field),
    _place("comment", "hidden", _comment),
    _place("alt text", "silent", _alt_text),
    _place("subject", "silent", _core("subject")),
    _place("keywords", "silent", _core("keywords")),
    _place("comments property", "silent", _core("comments")),
    _place("title property", "shown", _core("title")),
    _place("heading", "shown", lambda document, order: void(document.add_heading(order, 2))),
    _place("paragraph", "shown", lambda document, order: void(document.add_paragraph(order))),
)


def void(_: object) -> None:
    """Drop a value."""
