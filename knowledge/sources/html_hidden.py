"""Takes out what a person who looks at the page does not see, and hands it on for a look at what it says."""

from __future__ import annotations

from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from knowledge.models import Skipped
from knowledge.sources.css import Styles

_UNSEEN = (
    "script, style, noscript, template, svg, iframe, object, button, select, textarea, [hidden], [aria-hidden=true]"
)
_STRUCK = frozenset(("del", "s", "strike"))
"""What is struck out holds no more, as far as its readers are told."""
_SILENT = frozenset(("script", "style"))
"""Unseen, but no words for people or models stand in them."""
_SIGN = 3
"""Words up to which a picture's description is the sign that the picture shows: a tick, "yes", a face."""
_TELLING = 4
"""Words from which a hidden text is worth a note; menus and labels are shorter."""
_ENDS = (".", "!", "?", "…")
_CLOSING = " \n\t\"'”’»)*_"


def take_hidden(tree: LexborHTMLParser) -> tuple[list[str], list[str]]:
    """Remove unseen elements from `tree`, and what only a picture's description says.

    Returns the words that a reader does not see though they look like text, or that are struck out, and those that no
    page shows.
    """
    styled: list[str] = []
    other: list[str] = []
    styles = Styles(tree)
    _take([node for node in tree.css("body *") if styles.unseen(node)], styled)
    _take([node for node in tree.css("body *") if node.tag in _STRUCK or styles.struck(node)], styled)
    _take(tree.css(_UNSEEN), other)
    for picture in tree.css("img[alt]"):
        alt = " ".join((picture.attributes.get("alt") or "").split())
        if len(alt.split()) > _SIGN:
            picture.attrs["alt"] = ""
            styled.append(alt)
    return styled, other


def unseen_note(name: str, styled: Sequence[str], other: Sequence[str] = ()) -> list[Skipped]:
    """Say what was left out because readers do not see it, in case that is a mistake; of what no page shows (`other`),
    only whole sentences.
    """
    told = [words for words in styled if len(words.split()) >= _TELLING]
    told += [words for words in other if len(words.split()) >= _TELLING and words.rstrip(_CLOSING)[-1:] in _ENDS]
    if not told:
        return []
    more = f" and {len(told) - 1} more" if len(told) > 1 else ""
    reason = f"words that its readers do not see, or that are struck out, were left out: “{told[0][:80]}”{more}."
    return [Skipped(file=name, place="hidden text", reason=reason)]


def _take(nodes: Sequence[LexborNode], found: list[str]) -> None:
    # The innermost first: an element that is gone must not be asked for its words.
    for node in reversed(nodes):
        inside = _content(node) if node.tag == "template" else node
        words = "" if node.tag in _SILENT or inside is None else " ".join((inside.text(separator=" ") or "").split())
        node.decompose()
        if words and words not in found:
            found.append(words)


def _content(template: LexborNode) -> LexborNode | None:
    """What a template holds, which is no part of the page's tree."""
    return LexborHTMLParser((template.html or "").replace("<template", "<div", 1)).body
