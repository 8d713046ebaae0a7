"""What a post says is wrong, in words of ours, by the words it uses."""

from __future__ import annotations

from functools import lru_cache

from drafting.writer.words.language import Language
from drafting.writer.words.text import fold, sentences, undrawn


@lru_cache(maxsize=256)
def troubles(text: str, pack: Language, most: int = 2, *, device: bool = True) -> tuple[str, ...]:
    """Return what the text says is wrong, each as a clause to follow "I'm sorry that", by the words it uses.

    `device` is False where nothing that runs is meant: then "slow" is a delivery and "battery" a lamp's.
    """
    found = []
    folded = fold(undrawn(text))
    troubled = " ".join(part for part in sentences(folded) if _goes_wrong(part, pack))
    for number, group in enumerate(pack.phrases["troubles"]):
        if not device and group.get("device"):
            continue
        if pack.entries(f"troubles {number}", group["words"]).search(troubled if group.get("topic") else folded):
            found.append(str(group["say"]))
    return tuple(found[:most])


def _goes_wrong(part: str, pack: Language) -> bool:
    """Whether a sentence says that something is wrong: where it only names a topic, that is no trouble yet."""
    return any(pack.has(cue, part) for cue in ("complaint", "negation", "fails"))
