"""What did not come of what a customer did: "Ordered a lamp three weeks ago. Nothing."."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from drafting.writer.words.language import Language
from drafting.writer.words.text import sentences


def did_not_come(post: str, pack: Language) -> list[str]:
    """Return a clause for each sentence that only says that nothing came, with what the customer did before it.

    Empty in a language without words for it (`outcomes` in its `phrases.toml`).
    """
    if not pack.phrases["outcome_missing"]:
        return []
    parts = sentences(post)
    missing = _whole(str(pack.phrases["outcome_missing"]))
    found: list[str] = []
    for before, part in pairwise(parts):
        outcome = _outcome_of(before, pack) if missing.fullmatch(part.strip(" .!?…-")) else None
        if outcome:
            found.append(f"{before.rstrip(' .,;:!?…')} and {outcome}")
    return found


def _outcome_of(before: str, pack: Language) -> str | None:
    """What was to come of a deed: goods of an order, an answer to a letter."""
    return next(
        (str(group["say"]) for group in pack.phrases["outcomes"] if _within(group["after"]).search(before)), None
    )


@cache
def _whole(shape: str) -> re.Pattern[str]:
    return re.compile(shape, re.IGNORECASE)


@cache
def _within(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
