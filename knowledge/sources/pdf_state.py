"""What a PDF's names stand for while a page is drawn: its colour spaces, its transparency and its layers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pypdf import PageObject
from pypdf.generic import IndirectObject

from knowledge.sources.color import Color

_DEPTH = 3
"""Forms within forms whose names are looked up."""
_GRAYS = frozenset(("/DeviceGray", "/CalGray", "/G"))


class Names:
    """The names of one page and of the forms on it."""

    def __init__(self, page: PageObject) -> None:
        self._resources = list(_all_resources(page.get("/Resources"), _DEPTH))
        self._off = _layers_off(page)

    def form(self, name: str) -> Any:
        """The form that `Do` draws; None when it is a picture or nothing."""
        found = self._named("/XObject", name)
        return found if found is not None and found.get("/Subtype") == "/Form" else None

    def alpha(self, name: str) -> float | None:
        """How dense a graphics state fills, 0 to 1; None when it leaves that as it is."""
        state = self._named("/ExtGState", name)
        value = state.get("/ca") if state is not None else None
        return float(value) if isinstance(value, int | float) else None

    def is_ink(self, space: str) -> bool:
        """True for a colour space whose one number says how much of an ink is laid on."""
        if space in _GRAYS:
            return False
        found = self._named("/ColorSpace", space)
        return isinstance(found, list) and bool(found) and str(found[0]) in ("/Separation", "/DeviceN")

    def is_off(self, name: str) -> bool:
        """True when the named layer is not shown."""
        return self.layer_off(self._named("/Properties", name, raw=True))

    def layer_off(self, layer: Any) -> bool:
        """The same for a layer, or a group of them, that is at hand."""
        if isinstance(layer, IndirectObject) and layer.idnum in self._off:
            return True
        group = _plain(layer)
        inside = group.get("/OCGs") if isinstance(group, dict) else None
        if inside is None:
            return False
        members = inside if isinstance(inside, list) else [inside]
        return bool(members) and all(isinstance(m, IndirectObject) and m.idnum in self._off for m in members)

    def _named(self, kind: str, name: str, *, raw: bool = False) -> Any:
        for resources in self._resources:
            names = _plain(resources.get(kind))
            if isinstance(names, dict) and name in names:
                return names.raw_get(name) if raw and hasattr(names, "raw_get") else names[name]
        return None


def color_of(values: list[float], *, ink: bool) -> Color | None:
    """The colour that an operator sets; None when it is a pattern or depends on a profile of more inks."""
    if len(values) == 1:
        gray = 1.0 - values[0] if ink else values[0]
        return Color(gray, gray, gray)
    if len(values) == 3:
        return Color(*values)
    if len(values) == 4:
        black = 1.0 - values[3]
        return Color(*((1.0 - value) * black for value in values[:3]))
    return None


def _all_resources(resources: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    found = _plain(resources)
    if not isinstance(found, dict):
        return
    yield found
    for form in (_plain(found.get("/XObject")) or {}).values() if depth else ():
        inside = _plain(form)
        if isinstance(inside, dict) and inside.get("/Subtype") == "/Form":
            yield from _all_resources(inside.get("/Resources"), depth - 1)


def _layers_off(page: PageObject) -> frozenset[int]:
    root = getattr(page.pdf, "root_object", None) or {}
    layers = _plain(root.get("/OCProperties"))
    state = _plain(layers.get("/D")) if isinstance(layers, dict) else None
    if not isinstance(state, dict):
        return frozenset()
    off = {entry.idnum for entry in _plain(state.get("/OFF")) or () if isinstance(entry, IndirectObject)}
    if state.get("/BaseState") == "/OFF":
        on = {entry.idnum for entry in _plain(state.get("/ON")) or () if isinstance(entry, IndirectObject)}
        every = {entry.idnum for entry in _plain(layers.get("/OCGs")) or () if isinstance(entry, IndirectObject)}
        off |= every - on
    return frozenset(off)


def _plain(value: Any) -> Any:
    return value.get_object() if isinstance(value, IndirectObject) else value
