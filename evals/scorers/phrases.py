"""Stock phrases that make a dissatisfied customer angrier. A list of its own, so that it stays the same measure
when a company changes its rulebook."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from evals.scorers.score import Score, Scorer, Seen
from evals.scorers.words import plain


def _wrapped(text: str) -> str:
    return f" {' '.join(plain(text))} "


@cache
def _known() -> tuple[tuple[str, str], ...]:
    """The phrases of `phrases.txt`, as written and as matched: whole folded words, anywhere in the reply."""
    text = (files("evals.scorers") / "phrases.txt").read_text(encoding="utf-8")
    return tuple((phrase, _wrapped(phrase)) for phrase in text.splitlines() if phrase.strip())


def _judge(seen: Seen) -> Score | None:
    """Stock phrases in the reply. Range 0 and up, lower is better; the aim is none in a whole run."""
    if not seen.written:
        return None
    reply = _wrapped(seen.reply)
    found = [phrase for phrase, words in _known() if words in reply]
    return Score(float(len(found)), "; ".join(found))


CANNED_PHRASES = Scorer("canned_phrases", "Canned phrases a draft", _judge, unit="count", better="lower")
