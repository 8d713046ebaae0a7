"""What style sheets make of a page's elements: as much of them as decides whether words can be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from knowledge.sources.color import WHITE, Color, parse, unreadable

Style = Mapping[str, str]

_MOST_RULES = 3_000
_LONGEST_SHEET = 1_000_000
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_GROUP = re.compile(r"@(media|supports|layer|container)([^{};]*)\{")
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]*)\}")
_STATE = re.compile(r":(?!root\b|not\b|is\b|where\b|first|last|nth|only|empty)")
"""A state that a page is in now and then (`:hover`), or a part that is no element (`::before`)."""
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
_LENGTH = re.compile(r"^(-?(?:\d+\.?\d*|\.\d+))(px|pt|em|rem|%|vw|vh|ex|ch)?$")
_TINY: Mapping[str, float] = {"px": 2.0, "pt": 1.5, "em": 0.15, "rem": 0.15, "%": 15.0, "vw": 0.2, "vh": 0.2, "": 2.0}
"""Letter sizes up to which nobody reads."""
_FAR: Mapping[str, float] = {"px": 900.0, "pt": 700.0, "em": 60.0, "rem": 60.0, "vw": 100.0, "vh": 100.0, "%": 100.0}
"""How far an element is moved out of sight."""
_NO_CLIP = re.compile(r"rect\(\s*[01](?:px)?(?:[\s,]+[01](?:px)?){3}")
_SHOWN_WHOLE = frozenset(("html", "body", "main", "article"))
"""A rule that hides one of these waits for a script: the page would be empty without it."""
_NAMES = re.compile(
    r"^(?:display|visibility|opacity|color|background.*|font|font-size|filter|position|left|right|top|bottom|text-indent|"
    r"margin-.*|text-decoration|text-decoration-line|clip|clip-path|transform|height|width|max-height|max-width|overflow.*|content-visibility|mso-hide|--.*)$"
)


class Styles:
    """The style of each element, from the page's own sheets and from the element itself."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._of: dict[int, dict[str, str]] = {}
        self._variables: dict[str, str] = {}
        rules = list(_rules(tree))
        opened = {name for selector, style in rules if _opens(style) for name in _subject(selector)}
        for selector, style in rules:
            if selector in (":root", "html", "body"):
                self._variables.update({name: value for name, value in style.items() if name.startswith("--")})
            if _STATE.search(selector) or (_closes(style) and opened.intersection(_subject(selector))):
                continue  # What a click opens is there for readers.
            try:
                nodes = tree.css(selector)
            except SelectolaxError:
                continue
            for node in nodes:
                self._of.setdefault(node.mem_id, {}).update(style)
        for node in tree.css("[style], font[color], [bgcolor], [text]"):
            self._of.setdefault(node.mem_id, {}).update(_own(node))

    def unseen(self, node: LexborNode) -> bool:
        """True when the element's own style hides it, whatever is around it."""
        style = self._style(node)
        if not style or node.tag in _SHOWN_WHOLE:
            return False
        return _gone(style) or _too_small(style) or _moved_away(style) or _cut_off(style) or self._blank(node, style)

    def struck(self, node: LexborNode) -> bool:
        """True when the element's own style draws a line through its words."""
        style = self._of.get(node.mem_id, {})
        return any("line-through" in style.get(name, "") for name in ("text-decoration", "text-decoration-line"))

    def _style(self, node: LexborNode) -> Style:
        found = self._of.get(node.mem_id, {})
        return {name: self._resolved(value) for name, value in found.items()}

    def _resolved(self, value: str) -> str:
        for _ in range(4):
            if "var(" not in value:
                break
            value = _VARIABLE.sub(lambda m: self._variables.get(m[1], m[2] or ""), value)
        return value.strip()

    def _blank(self, node: LexborNode, style: Style) -> bool:
        """Words in the colour of what they stand on."""
        color = parse(style["color"]) if "color" in style else None
        if color is None:
            return False
        if color.alpha <= 0.1:
            return True
        ground = self._ground(node)
        return ground is not None and unreadable(color, ground)

    def _ground(self, node: LexborNode) -> Color | None:
        """The colour behind an element; None when a picture is there."""
        at: LexborNode | None = node
        while at is not None:
            style = self._style(at)
            for name in ("background-color", "background", "background-image"):
                value = style.get(name, "").lower()
                if "url(" in value or "gradient(" in value:
                    return None
                color = parse(value) or next(filter(None, map(parse, value.split())), None)
                if color is not None and color.alpha > 0.1:
                    return color
            at = at.parent
        return WHITE


def _rules(tree: LexborHTMLParser) -> Iterator[tuple[str, dict[str, str]]]:
    left = _MOST_RULES
    for sheet in tree.css("style"):
        text = _COMMENT.sub(" ", (sheet.text() or "")[:_LONGEST_SHEET])
        for group in reversed(list(_GROUP.finditer(text))):
            # Rules for paper or for narrow screens hide what others see; all else is in force.
            if group[1] == "media" and re.search(r"\bprint\b|max-width|max-height", group[2]):
                text = text[: group.start()] + text[_end(text, group.end()) :]
        for selectors, body in _RULE.findall(_GROUP.sub(" ", text)):
            style = declarations(body)
            for selector in selectors.split(",") if style else ():
                one = selector.replace("}", " ").strip()
                if one and not one.startswith("@"):
                    yield one, style
                    left -= 1
                    if left <= 0:
                        return


def _end(text: str, at: int) -> int:
    """Where the group of rules that was opened before `at` ends."""
    depth = 1
    while at < len(text) and depth:
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        at += 1
    return at


def declarations(body: str) -> dict[str, str]:
    """The declarations that can hide words, in lower case, without `!important`."""
    out: dict[str, str] = {}
    for part in _COMMENT.sub(" ", body).split(";"):
        name, colon, value = part.partition(":")
        name = name.strip().lower()
        if colon and _NAMES.match(name):
            out[name] = value.replace("!important", "").strip().lower()
    return out


def _own(node: LexborNode) -> dict[str, str]:
    attributes = node.attributes
    out: dict[str, str] = {}
    if attributes.get("bgcolor"):
        out["background-color"] = attributes["bgcolor"] or ""
    color = attributes.get("color") if node.tag == "font" else attributes.get("text")
    if color:
        out["color"] = color
    return out | declarations(attributes.get("style") or "")


def _subject(selector: str) -> list[str]:
    """Classes and ids of the element that a selector chooses."""
    return re.findall(r"[.#][\w-]+", re.split(r"[\s>+~]+", selector.strip())[-1])


def _closes(style: Style) -> bool:
    return _gone(style) or style.get("max-height") in ("0", "0px") or style.get("height") in ("0", "0px")


def _opens(style: Style) -> bool:
    shown = style.get("display", "none") != "none" or style.get("visibility") == "visible"
    tall = style.get("max-height") or style.get("height") or "0"
    return not _closes(style) and (shown or _part(style.get("opacity", "0")) > 0.1 or not tall.startswith("0"))


def _gone(style: Style) -> bool:
    faint = re.search(r"opacity\(\s*(\d*\.?\d+)(%?)", style.get("filter", ""))
    return (
        style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or style.get("content-visibility") == "hidden"
        or style.get("mso-hide") == "all"
        or _part(style.get("opacity", "1")) <= 0.1
        or (faint is not None and _part(faint[1] + faint[2]) <= 0.1)
    )


def _too_small(style: Style) -> bool:
    size = style.get("font-size") or next(
        (part.split("/")[0] for part in style.get("font", "").split() if _LENGTH.match(part.split("/")[0])), ""
    )
    measured = _LENGTH.match(size)
    return measured is not None and 0 <= float(measured[1]) <= _TINY.get(measured[2] or "", 0.0)


def _moved_away(style: Style) -> bool:
    back = [style[name] for name in ("text-indent", "margin-left", "margin-top") if name in style]
    if style.get("position") in ("absolute", "fixed", "relative"):
        back += [style[name] for name in ("left", "top", "right", "bottom") if name in style]
    pushed = re.findall(r"translate\w*\(([^()]*)\)", style.get("transform", ""))
    anywhere = [part.strip() for one in pushed for part in one.split(",") if not part.strip().endswith("%")]
    return any(shift.startswith("-") and _far(shift) for shift in back) or any(map(_far, anywhere))


def _far(length: str) -> bool:
    measured = _LENGTH.match(length)
    return measured is not None and abs(float(measured[1])) >= _FAR.get(measured[2] or "px", 900.0)


def _cut_off(style: Style) -> bool:
    clip = style.get("clip-path", "").replace(" ", "")
    scale = re.search(r"scale\w*\(\s*([\d.]+)", style.get("transform", ""))
    if re.match(r"inset\((?:50|100)%|circle\(0|polygon\(0(?:px)?0", clip) or _NO_CLIP.match(style.get("clip", "")):
        return True
    if scale is not None and _part(scale[1]) <= 0.05:
        return True
    small = any(_low(style[name]) for name in ("height", "max-height", "width") if name in style)
    return small and any(name.startswith("overflow") and value == "hidden" for name, value in style.items())


def _low(length: str) -> bool:
    measured = _LENGTH.match(length)
    return measured is not None and (measured[2] or "px") != "%" and float(measured[1]) <= 1.0


def _part(value: str) -> float:
    measured = _LENGTH.match(value)
    if measured is None or measured[2] not in (None, "%"):
        return 1.0
    return float(measured[1]) / (100.0 if measured[2] else 1.0)
