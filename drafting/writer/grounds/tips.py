"""Steps that past replies suggest for the same trouble: a resolution may be learned from precedents, a fact never."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from drafting.writer.words.language import Language
from drafting.writer.words.mask import nameless
from drafting.writer.words.text import fold, sentences, stems

_RISKY = re.compile(
    r"\d|https?:|www\.|@|[#^~*]|"
    r"\b(?:refund|rating|review|stars?|update your|uninstall|reinstall|delete|contact|email|write)\b",
    re.I,
)
_LEANS = re.compile(r"(?:\w+ ){1,4}(?:them|it|this|that|these|those|one)\b", re.I)
"""A step that means nothing without the sentence before it: "clear them in the settings"."""
_ALSO = re.compile(r"^((?:you can |you could |please )?)(?:also|additionally|then) ", re.I)
_LONGEST = 150
_SAME = 0.5
"""Share of words of content from which two sentences suggest the same step."""
_TWICE = 2


def tips(past: Iterable[tuple[str, str]], pack: Language) -> tuple[str, ...]:
    """Return sentences that suggest a harmless step and have a like in another past reply, the most often said first.

    None with a number, link, address or name of a thing to buy or judge: those would need evidence.
    """
    starts = tuple(fold(start) for start in pack.phrases["tip_starts"])
    said: list[tuple[int, str, frozenset[str]]] = []
    for number, (_, reply) in enumerate(past):
        for sentence in sentences(nameless(unescape(reply))):
            fits = len(sentence) <= _LONGEST and not _RISKY.search(sentence) and sentence[-1:] in ".!"
            if fits and fold(sentence).startswith(starts) and not _LEANS.match(sentence):
                sentence = _ALSO.sub(r"\1", sentence)
                sentence = sentence[0].upper() + sentence[1:]
                said.append((number, sentence, frozenset(stems(sentence, pack.stop))))
    liked: list[tuple[int, str]] = []
    for number, sentence, content in said:
        others = {n for n, _, other in said if n != number and _alike(content, other)}
        if len(others) + 1 >= _TWICE:
            liked.append((-len(others), sentence.rstrip("!") + "." if sentence.endswith("!") else sentence))
    return tuple(dict.fromkeys(sentence for _, sentence in sorted(liked)))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and len(one & other) / len(one | other) >= _SAME
