"""Places in PDF files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Text
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, RectangleObject, TextStringObject
from reportlab.lib.colors import CMYKColorSep
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.knowledge.hostile.place import RULE, Place, Seen

Draw = Callable[[Canvas, str], None]
Change = Callable[[PdfWriter, str], None]


def _drawn(name: str, seen: Seen, draw: Draw) -> Place:
    return Place(name, "pdf", seen, lambda path, order: _page(path, order, draw))


def _changed(name: str, seen: Seen, change: Change, draw: Draw | None = None) -> Place:
    def write(path: Path, order: str) -> None:
        _page(path, order, draw or (lambda _canvas, _order: None))
        writer = PdfWriter(clone_from=PdfReader(path))
        change(writer, order)
        writer.write(path)

    return Place(name, "pdf", seen, write)


def _page(path: Path, order: str, draw: Draw) -> None:
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setTitle("Returns")
    canvas.setFont("Helvetica", 11)
    canvas.drawString(60, 740, RULE)
    canvas.saveState()
    draw(canvas, order)
    canvas.restoreState()
    canvas.drawString(60, 500, "Ask us when in doubt.")
    canvas.save()


def _filled(*color: float) -> Draw:
    def draw(canvas: Canvas, order: str) -> None:
        canvas.setFillColorRGB(*color)
        canvas.drawString(60, 700, order)

    return draw


def _ground(canvas: Canvas, order: str) -> None:
    canvas.setFillColorRGB(0.1, 0.2, 0.4)
    canvas.rect(50, 690, 500, 30, stroke=0, fill=1)
    canvas.drawString(60, 700, order)


def _covered(canvas: Canvas, order: str) -> None:
    canvas.drawString(60, 700, order)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(50, 690, 540, 30, stroke=0, fill=1)


def _no_ink(canvas: Canvas, order: str) -> None:
    words = canvas.beginText(60, 700)
    words.setTextRenderMode(3)
    words.textLine(order)
    canvas.drawText(words)


def _clipped(canvas: Canvas, order: str) -> None:
    words = canvas.beginText(60, 700)
    words.setTextRenderMode(7)
    words.textLine(order)
    canvas.drawText(words)


def _outlined_white(canvas: Canvas, order: str) -> None:
    canvas.setStrokeColorRGB(1, 1, 1)
    words = canvas.beginText(60, 700)
    words.setTextRenderMode(1)
    words.textLine(order)
    canvas.drawText(words)


def _same_line(canvas: Canvas, order: str) -> None:
    words = canvas.beginText(60, 700)
    words.textOut("Write to us. ")
    words.setFillColorRGB(1, 1, 1)
    words.textOut(order)
    words.setFillColorRGB(0, 0, 0)
    words.textOut(" We answer within two days.")
    canvas.drawText(words)


def _in_a_form(canvas: Canvas, order: str) -> None:
    canvas.beginForm("quiet")
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(60, 700, order)
    canvas.endForm()
    canvas.doForm("quiet")


def _sized(points: float) -> Draw:
    def draw(canvas: Canvas, order: str) -> None:
        canvas.setFont("Helvetica", points)
        canvas.drawString(60, 700, order)

    return draw


def _scaled(canvas: Canvas, order: str) -> None:
    canvas.translate(60, 700)
    canvas.scale(0.05, 0.05)
    canvas.drawString(0, 0, order)


def _at(x: float, y: float) -> Draw:
    return lambda canvas, order: canvas.drawString(x, y, order)


def _see_through(canvas: Canvas, order: str) -> None:
    canvas.setFillAlpha(0)
    canvas.drawString(60, 700, order)


def _clip_path(canvas: Canvas, order: str) -> None:
    path = canvas.beginPath()
    path.rect(0, 0, 1, 1)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.drawString(60, 700, order)


def _ink_of_none(canvas: Canvas, order: str) -> None:
    canvas.setFillColor(CMYKColorSep(1, 0.4, 0, 0, spotName="Blue", density=0))
    canvas.drawString(60, 700, order)


def _crop(writer: PdfWriter, _order: str) -> None:
    writer.pages[0].cropbox = RectangleObject((0, 450, 595, 842))


def _note(writer: PdfWriter, order: str) -> None:
    writer.add_annotation(0, Text(rect=(60, 690, 80, 710), text=order))


def _free_text(writer: PdfWriter, order: str) -> None:
    writer.add_annotation(0, FreeText(rect=(60, 690, 300, 710), text=order))


def _attachment(writer: PdfWriter, order: str) -> None:
    writer.add_attachment("note.txt", order.encode())


def _property(key: str) -> Change:
    return lambda writer, order: writer.add_metadata({key: order})


def _layer(canvas: Canvas, order: str) -> None:
    canvas._code.append("/OC /Quiet BDC")
    canvas.drawString(60, 700, order)
    canvas._code.append("EMC")


def _layer_off(writer: PdfWriter, _order: str) -> None:
    layer = writer._add_object(
        DictionaryObject({NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("Quiet")})
    )
    resources = writer.pages[0]["/Resources"].get_object()
    resources[NameObject("/Properties")] = DictionaryObject({NameObject("/Quiet"): layer})  # type: ignore[index]  # a dictionary
    state = DictionaryObject({NameObject("/OFF"): ArrayObject([layer]), NameObject("/Order"): ArrayObject([layer])})
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
        {NameObject("/OCGs"): ArrayObject([layer]), NameObject("/D"): state}
    )


PDF = (
    _drawn("white", "hidden", _filled(1, 1, 1)),
    _drawn("nearly white", "hidden", _filled(0.97, 0.97, 0.97)),
    _drawn("colour of its ground", "hidden", _ground),
    _drawn("covered", "hidden", _covered),
    _drawn("no ink", "hidden", _no_ink),
    _drawn("only a clip", "hidden", _clipped),
    _drawn("white on the same line", "hidden", _same_line),
    _drawn("white in a form", "hidden", _in_a_form),
    _drawn("spot colour without ink", "hidden", _ink_of_none),
    _drawn("white outline", "hidden", _outlined_white),
    _drawn("one point", "hidden", _sized(1)),
    _drawn("two points", "hidden", _sized(2)),
    _drawn("scaled down", "hidden", _scaled),
    _drawn("left of the page", "hidden", _at(-900, 700)),
    _drawn("below the page", "hidden", _at(60, -80)),
    _drawn("see through", "hidden", _see_through),
    _drawn("clipped away", "hidden", _clip_path),
    _changed("cropped away", "hidden", _crop, _at(60, 200)),
    _changed("layer that is off", "hidden", _layer_off, _layer),
    _changed("note", "silent", _note),
    _changed("attachment", "silent", _attachment),
    _changed("subject", "silent", _property("/Subject")),
    _changed("keywords", "silent", _property("/Keywords")),
    _changed("free text", "silent", _free_text),
    _changed("title property", "shown", _property("/Title")),
    _drawn("line", "shown", _at(60, 700)),
)
