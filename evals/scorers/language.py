"""Whether the reply is in the post's language, and whether the writer understood the post."""

from __future__ import annotations

from evals.scorers.score import Score, Scorer, Seen
from policy import detect_language


def _language(seen: Seen) -> Score | None:
    """1 when the reply is in the language that the item names. Range 0 or 1, higher is better.

    Left out when the item names none, or when the reply is too short to tell.
    """
    if seen.item.lang is None or not seen.written:
        return None
    found = detect_language(seen.reply)
    if found == "und":
        return None
    return Score(
        float(found == seen.item.lang), "" if found == seen.item.lang else f"Reads as {found}, not {seen.item.lang}."
    )


def _kind(seen: Seen) -> Score | None:
    """1 when the writer read the post as the kind the item names. Range 0 or 1, higher is better."""
    if seen.item.kind is None:
        return None
    right = seen.result.kind == seen.item.kind
    return Score(float(right), "" if right else f"Read as {seen.result.kind}, is {seen.item.kind}.")


LANGUAGE = Scorer("language", "Right language", _language, headline=True)
KIND = Scorer("kind", "Right kind of post", _kind)
