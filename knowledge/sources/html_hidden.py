"""Takes out what a person who looks at the page does not see, and hands it on for a look at what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from knowledge.models import Skipped

_UNSEEN = (
    "script, style, noscript, template, svg, iframe, object, button, select, textarea, [hidden], [aria-hidden=true]"
)
_SILENT = frozenset(("script", "style"))
"""Unseen, but no words for people or models stand in them."""
_TELLING = 4
"""Words from which a hidden text is worth a note; menus and labels are shorter."""
_INVISIBLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*[01](?:\.\d+)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)"
    r"|opacity\s*:\s*0(?:\.0\d*)?\s*(?:;|!|$)|(?:left|top|right|text-indent)\s*:\s*-\d{3,}"
    r"|clip\s*:\s*rect\(\s*0|(?:^|;)\s*(?:max-)?(?:height|width)\s*:\s*0(?:px)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
_COLOR = re.compile(r"(?:^|;)\s*color\s*:\s*([^;!]+)", re.IGNORECASE)
_GROUND = re.compile(r"(?:^|;)\s*background(?:-color)?\s*:\s*([^;!]+)", re.IGNORECASE)
_WHITE = frozenset(("white", "#fff", "#ffffff", "#fefefe", "rgb(255,255,255)", "transparent", "rgba(0,0,0,0)"))
_RULE = re.compile(r"([^{}]{1,200})\{([^{}]{0,2000})\}")
_SIMPLE = re.compile(r"^(?:[a-zA-Z][\w-]*)?(?:[.#][\w-]+)*$")


def take_hidden(tree: LexborHTMLParser) -> tuple[list[str], list[str]]:
    """Remove unseen elements from `tree`.

    Returns the words that a style hides, which somebody may have meant to be read, and those that no page shows.
    """
    styled: list[str] = []
    other: list[str] = []
    for selector in _hiding_selectors(tree):
        _take(tree.css(selector), styled)
    _take([n for n in tree.css("[style]") if _unseen(n.attributes.get("style") or "", n)], styled)
    _take([n for n in tree.css("font[color]") if _unseen(f"color:{n.attributes.get('color')}", n)], styled)
    _take(tree.css(_UNSEEN), other)
    return styled, other


def unseen_note(name: str, styled: Sequence[str]) -> list[Skipped]:
    """Say what was left out because its style hides it, in case that is a mistake."""
    told = [words for words in styled if len(words.split()) >= _TELLING]
    if not told:
        return []
    more = f" and {len(told) - 1} more" if len(told) > 1 else ""
    reason = f"words that its readers do not see were left out: “{told[0][:80]}”{more}."
    return [Skipped(file=name, place="hidden text", reason=reason)]


def _hiding_selectors(tree: LexborHTMLParser) -> list[str]:
    """Simple selectors of the page's own style sheet whose rule hides what they select."""
    out: list[str] = []
    for sheet in tree.css("style"):
        for selectors, rule in _RULE.findall((sheet.text() or "")[:200_000]):
            if _unseen(rule):
                out += [one for part in selectors.split(",") if (one := part.strip()) and _SIMPLE.match(one)]
    # A rule for the whole page is a theme, not a hiding place.
    return [one for one in out if one.lower() not in ("html", "body", "main", "article", "p", "div")]


def _unseen(style: str, node: LexborNode | None = None) -> bool:
    if _INVISIBLE.search(style):
        return True
    color, ground = _COLOR.search(style), _GROUND.search(style)
    shown = _plain(color[1]) if color else None
    behind = _plain(ground[1]) if ground else None
    if shown is None or behind is not None:
        return shown is not None and shown == behind
    # White words are unseen on a page, which is white unless an element around them says otherwise.
    return shown in _WHITE and not (node is not None and _on_color(node))


def _on_color(node: LexborNode) -> bool:
    above = node.parent
    while above is not None:
        attributes = above.attributes
        ground = _GROUND.search(attributes.get("style") or "")
        behind = attributes.get("bgcolor") or (ground[1] if ground else None)
        if behind is not None:
            return _plain(behind) not in _WHITE
        above = above.parent
    return False


def _plain(color: str) -> str:
    return "".join(color.lower().split())


def _take(nodes: Sequence[LexborNode], found: list[str]) -> None:
    # The innermost first: an element that is gone must not be asked for its words.
    for node in reversed(nodes):
        words = "" if node.tag in _SILENT else " ".join((node.text(separator=" ") or "").split())
        node.decompose()
        if words and words not in found:
            found.append(words)
