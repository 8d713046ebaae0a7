"""Lists of a document as sentences: each item with the heads it stands under, so that none lends its words to the next.

"For gold members:" over "2 bags in economy" and "3 in business" says two things. Read as one running text, the figure
of an item would be about the words of its neighbour.
"""

from __future__ import annotations

import re

_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*•–]|\d{1,2}[.)])[ \t]+(?P<text>\S.*)")
_ENDS = (".", "!", "?", ";")


def unfolded(raw: str) -> str:
    """Return a text in which each item of a list is a sentence of its own, led by the heads over it.

    A line that ends in a colon is the head of the items below it that stand further in, or of a list right after it.
    So is each of several short lines that end in a figure, such as a list of prices. Text without a list is returned as
    it is.
    """
    lines = raw.split("\n")
    items = [_ITEM.fullmatch(line.rstrip()) for line in lines]
    if sum(item is not None for item in items) < _LEAST_ITEMS:
        return _rows(lines)
    heads: list[tuple[int, str]] = []
    said: list[str] = []
    for line, item in zip(lines, items, strict=True):
        depth = len(item["indent"].expandtabs(4)) if item else -1
        heads = [(at, head) for at, head in heads if at < depth]
        text = (item["text"] if item else line).strip()
        if text.endswith(":"):
            heads.append((depth, text))
        elif item:
            led = " ".join([*(head for _, head in heads[-_HEADS:]), text])
            said.append(led if led.endswith(_ENDS) else f"{led}.")
        else:
            said.append(text)
    return "\n".join(said)


_LEAST_ITEMS = 2
_HEADS = 1
"""Heads told with an item: the nearest says whom it is for, those further out name the chapter."""


def _rows(lines: list[str]) -> str:
    """Make each line of a plain list of figures a sentence, led by the line right over the list."""
    figured = [_ROW.fullmatch(line.strip()) is not None for line in lines]
    said, head = [], ""
    for at, line in enumerate(lines):
        if figured[at] and any(figured[max(0, at - 1) : at] + figured[at + 1 : at + 2]):
            said.append(f"{head} {line.strip()}.".lstrip())
            continue
        text = line.strip()
        head = text if len(text) <= _SHORT_LINE and not text.endswith(_ENDS) else ""
        said.append(line)
    return "\n".join(said)


_SHORT_LINE = 60
_ROW = re.compile(
    r"[^\W\d_](?=.{2,59}$).*\d\S*(?: ?(?:[€£$%]|eur|euros?|uhr|h|am|pm|a\.m|p\.m))?(?<![.!?;,:])", re.IGNORECASE
)
