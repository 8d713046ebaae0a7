"""Undo the writing tricks that change letters: l33t, s p a c e d letters, d.o.t.t.e.d and split words.

Only readings whose words the rulebook knows are taken, so that "24/7", "mp3" and "a b c" stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import product

_LEET = {
    "0": "o", "1": "il", "2": "z", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g",
    "@": "a", "$": "s", "€": "e", "£": "l", "!": "i", "|": "li", "+": "t", "(": "c", "¢": "c", "¥": "y", "*": "",
}  # fmt: skip
_LEETED = re.compile(r"[a-z][0-9@$€£|!+(*]|[0-9@$€£|!+(*][a-z]")
_LEET_SIGN = r"0-9@$€£|!+(*¢¥"
_LEET_RUN = re.compile(rf"(?<![a-z{_LEET_SIGN}])[a-z]*+[{_LEET_SIGN}][a-z{_LEET_SIGN}]*+")
"""A whole run of letters and signs with a sign in it."""
_SPACED = re.compile(r"(?<![^\W_])[^\W\d_](?:[ .\-_*·~/|]{1,3}+[^\W\d_](?![^\W_])){2,}+")
_SPLIT = re.compile(r"(?<![^\W_])([^\W\d_]++)[\-._~*/|]{1,2}([^\W\d_]++)(?:[\-._~*/|]{1,2}([^\W\d_]++))?+(?![^\W_])")
_UNIT = re.compile(
    r"[$€£+(]*\d+(?:st|nd|rd|th|s|am|pm|h|x|k|m|g|l|p|v|w|kb|gb|mb|tb|kg|km|mm|cm|ml|mg|kw|kwh|oz|lbs?|ft|hz|min|hrs|er|e)?[!+|(*]*"
)
_MAX_CHOICES = 5
_ENDING = 4
"""Letters that may complete the beginning of a word."""
_SHORTEST_STEM = 4
Edit = tuple[int, int, str]
"""Start, end and the text that stands there instead."""


def reveal(
    folded: str, known_words: Callable[[], frozenset[str]], edits: Sequence[Edit] = ()
) -> tuple[str, list[int]] | None:
    """Return the revealed text with an offset in `folded` for each character; None when nothing is hidden.

    known_words: asked for only when something looks like a trick. edits: what else to read otherwise.
    """
    edits = list(edits)
    if _LEETED.search(folded):
        edits += _leet_edits(folded, known_words())
    if _SPACED.search(folded):
        edits += _spaced_edits(folded, known_words())
    if _SPLIT.search(folded):
        edits += _split_edits(folded, known_words())
    return _apply(folded, edits) if edits else None


def _known(word: str, vocabulary: frozenset[str]) -> bool:
    """Tell whether the rulebook knows `word`, or a beginning of it that an ending of up to four letters completes."""
    if word in vocabulary:
        return True
    size = len(word)
    if size > 4:
        for n in range(max(4, size - _ENDING), size + 1):
            if word[:n] + "*" in vocabulary:
                return True
    return False


_WORD, _STEM = 1, 2


@lru_cache(maxsize=4)
def _beginnings(vocabulary: frozenset[str]) -> dict[str, int]:
    """Return every beginning of every word, told whether it is a word and whether any ending completes it."""
    found: dict[str, int] = {}
    for word in vocabulary:
        for n in range(1, len(word) + (word[-1] != "*")):
            found.setdefault(word[:n], 0)
    for word in vocabulary:
        if word[-1] != "*":
            found[word] |= _WORD
        elif len(word) > _SHORTEST_STEM:
            found[word[:-1]] |= _STEM
    return found


def _leet_edits(folded: str, vocabulary: frozenset[str]) -> list[Edit]:
    edits = []
    for match in _LEET_RUN.finditer(folded):
        run = match.group()
        if run.isdigit() or len(run) > 24 or not any(c.isalpha() for c in run) or _UNIT.fullmatch(run):
            continue
        if "@" in run and folded[match.end() : match.end() + 1] == ".":
            continue  # an e-mail address
        start = match.start()
        body = run
        # A mark at the very end is usually punctuation: "refund!" but also "w1ll!".
        while body and body[-1] in "!(*+|":
            body = body[:-1]
        while body and body[0] in "(*+|!":
            body, start = body[1:], start + 1
        word = _unleet(body, vocabulary) if body and not body.isalpha() else None
        if word is not None:
            edits.append((start, start + len(body), word))
    return edits


@lru_cache(maxsize=4096)
def _unleet(run: str, vocabulary: frozenset[str]) -> str | None:
    choices = [_LEET.get(char, char) or ("",) for char in run]
    many = sum(1 for choice in choices if len(choice) > 1)
    if many > _MAX_CHOICES:
        return None
    for letters in product(*choices):
        word = "".join(letters)
        if len(word) >= 2 and word.isalpha() and _known(word, vocabulary):
            return word
    return None


def _spaced_edits(folded: str, vocabulary: frozenset[str]) -> list[Edit]:
    edits = []
    for match in _SPACED.finditer(folded):
        run = match.group()
        # A wider gap between words than between letters keeps the words apart.
        pieces = re.split(r"[^\w]{2,}+", run) if re.search(r"\w[^\w]\w", run) else [run]
        words: list[str] = []
        for piece in pieces:
            letters = "".join(c for c in piece if c.isalpha())
            words += segment(letters, vocabulary) or [letters]
        if any(len(word) >= 3 and _known(word, vocabulary) for word in words):
            edits.append((match.start(), match.end(), " ".join(words)))
    return edits


def _split_edits(folded: str, vocabulary: frozenset[str]) -> list[Edit]:
    edits = []
    for match in _SPLIT.finditer(folded):
        parts = [part for part in match.groups() if part]
        word = "".join(parts)
        if (
            len(word) >= 5
            and parts[0] != "e"
            and _known(word, vocabulary)
            and not all(_known(p, vocabulary) and len(p) > 2 for p in parts)
        ):
            edits.append((match.start(), match.end(), word))
    return edits


def segment(letters: str, vocabulary: frozenset[str], longest: int = 20) -> list[str] | None:
    """Split letters without spaces into known words, fewest words first; None when it cannot be done."""
    best: list[tuple[int, int] | None] = [None] * (len(letters) + 1)
    best[0] = (0, 0)
    beginnings = _beginnings(vocabulary)
    for start in range(len(letters)):
        before = best[start]
        if before is None:
            continue
        for size in _sizes(letters[start : start + longest], beginnings):
            cost = before[0] + (1 if size > 1 else 2)
            old = best[start + size]
            if old is None or cost < old[0]:
                best[start + size] = (cost, start)
    if best[-1] is None:
        return None
    words: list[str] = []
    end = len(letters)
    while end:
        step = best[end]
        assert step is not None  # every reached end has a step
        words.append(letters[step[1] : end])
        end = step[1]
    return words[::-1]


def _sizes(letters: str, beginnings: dict[str, int]) -> list[int]:
    """Return the sizes of the known words that `letters` begin with."""
    sizes: list[int] = []
    stem = 0
    for size in range(1, len(letters) + 1):
        kind = beginnings.get(letters[:size])
        if kind is None:
            if not stem or size > stem + _ENDING:
                break
        elif kind & _STEM:
            stem = size
        if (kind and kind & _WORD) or (stem and 4 < size <= stem + _ENDING):
            sizes.append(size)
    return sizes


def _apply(folded: str, edits: list[Edit]) -> tuple[str, list[int]]:
    parts: list[str] = []
    offsets: list[int] = []
    at = 0
    for start, end, text in sorted(edits):
        if start < at:
            continue
        parts.append(folded[at:start])
        offsets.extend(range(at, start))
        parts.append(text)
        offsets.extend(start + (i * (end - start - 1)) // max(1, len(text) - 1) for i in range(len(text)))
        at = end
    parts.append(folded[at:])
    offsets.extend(range(at, len(folded)))
    return "".join(parts), offsets
