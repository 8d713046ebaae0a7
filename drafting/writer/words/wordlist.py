"""Lists of words compiled into one pattern that looks at each place of a text once, however long the list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from drafting.writer.words.text import fold

_WHOLE = r"(?!\w)"
_WHOLE_TO = 3
"""Letters up to which an entry is a whole word."""
_GAP = r"(?:\S+\s+){0,4}?"
_NO_START = "n'"
"""What stands inside a word: French "n'"."""


def starts(entries: Iterable[str]) -> re.Pattern[str]:
    """Compile words to look for in folded text: from a word's start; whole when short or ending in a blank.

    " * " stands for up to four words; an entry between slashes is a pattern of its own. Of two entries that begin
    alike the longer one is taken.
    """
    tree: dict[str, Any] = {}
    others: list[str] = []
    for entry in entries:
        if len(entry) > _WHOLE_TO and entry.startswith("/") and entry.endswith("/"):
            others.append(rf"(?<!\w)(?:{entry[1:-1]})")
            continue
        whole = len(entry.strip()) <= _WHOLE_TO or entry.endswith(" ")
        parts = [_symbol(char) for char in re.sub(r"\s+", " ", fold(entry).strip().replace(" * ", "*"))]
        if entry.startswith(_NO_START):
            others.append("".join(parts) + (_WHOLE if whole else ""))
            continue
        node = tree
        for part in parts:
            node = node.setdefault(part, {})
        node[_WHOLE if whole else ""] = {}
    known = [rf"(?<!\w)(?:{_pattern(tree)})"] if tree else []
    return re.compile("|".join((*known, *others)) or r"(?!)")


def _symbol(char: str) -> str:
    return {" ": r"\s+", "*": rf"\s+{_GAP}"}.get(char) or re.escape(char)


def _pattern(node: dict[str, Any]) -> str:
    """Return the pattern of a tree; an entry's end comes after everything longer."""
    ends = [end for end in ("", _WHOLE) if end in node]
    paths = [part + _pattern(after) for part, after in node.items() if part not in ends]
    options = [*paths, *(ends[:1] if ends[:1] == [""] else ends)]
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
