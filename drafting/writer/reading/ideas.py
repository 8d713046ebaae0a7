"""What somebody who has an idea wishes for, in their words, turned to them."""

from __future__ import annotations

import re
from functools import cache

from drafting.writer.words.language import Language
from drafting.writer.words.mask import masked
from drafting.writer.words.persons import turn_round
from drafting.writer.words.text import sentences

_LONGEST = 120
_END = re.compile(
    r"[.!?;:…(]|,\s+(?:ce serait|ça serait|das wäre|sería|eso sería|por favor|bitte|s'il (?:vous|te) plaît|it would)\b|"
    r",?\s+so (?=(?:i|we|you|people|they|it) (?:can|could|don't|won't|do not)\b)|,?\s+before \w+ing\b|"
    r",?\s+(?:because|since|so that|instead of|weil|denn|damit|porque|para que|car|parce)\b",
    re.IGNORECASE,
)
_SMILEY = re.compile(r"[^\w\s,.'’%€$&+/-]+$")


def wished(post: str, pack: Language) -> tuple[str, str] | None:
    """Return the wish and the stock's key for saying it; None where the post's words for it are not known."""
    aside = _asides(pack.code, tuple(pack.phrases["idea_asides"]))
    for sentence in sentences(masked(post)):
        for number, group in enumerate(pack.phrases["ideas"]):
            found = _starts(pack.code, number, tuple(group["starts"])).search(sentence)
            if found is None:
                continue
            rest = sentence[found.end() :].strip()
            end = min(filter(None, (_END.search(rest), aside.search(rest))), key=lambda one: one.start(), default=None)
            wish = _SMILEY.sub("", rest[: end.start()] if end else rest).strip(" ,.-")
            said = turn_round(wish, pack.code, second=pack.second)
            if said and len(said.text.split()) >= group.get("fewest", 1) and len(said.text) <= _LONGEST:
                return said.text, str(group["say"])
    return None


@cache
def _asides(_code: str, starts: tuple[str, ...]) -> re.Pattern[str]:
    """What goes on after a comma and is no part of the wish: "…, loads of us can't come in the morning"."""
    return re.compile(rf",\s+(?:{'|'.join(starts)})\b" if starts else r"(?!)", re.IGNORECASE)


@cache
def _starts(_code: str, _number: int, starts: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(starts)})\s*", re.IGNORECASE)
