"""Whether what the reply claims rests on evidence."""

from __future__ import annotations

import re

from evals.scorers.score import Score, Scorer, Seen
from policy import Traced, trace


def claims(seen: Seen) -> tuple[tuple[Traced, str], ...]:
    """Return the reply's checkable parts (figures, dates, links, contacts) and their words.

    What the customer wrote and the reply repeats is an echo and no claim; names and shared words are left out.
    """
    said = seen.item.post
    parts = trace(seen.reply, seen.result.evidence, seen.scene.contacts)
    pairs = [(part, seen.reply[part.start : part.end]) for part in parts if part.kind not in ("words", "name")]
    return tuple((part, words) for part, words in pairs if not _stands_in(words, said))


def _stands_in(words: str, text: str) -> bool:
    """True when the words stand in the text as whole words: "3 days" is no echo of "13 days"."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None


def _share(seen: Seen) -> Score | None:
    """Share of the reply's claims that evidence or the contact registry bears out.

    Range 0 to 1, higher is better; left out for a reply that claims nothing.
    """
    if not seen.written:
        return None
    found = claims(seen)
    if not found:
        return None
    loose = [words for part, words in found if part.evidence is None]
    return Score(1 - len(loose) / len(found), f"Nothing bears out: {'; '.join(loose)}." if loose else "")


def _loose(seen: Seen) -> Score | None:
    """Figures, dates, links and contacts with nothing behind them in a reply that is not held.

    Promises and deeds with nothing behind them hold a reply, so they show under "not held". Range 0 and up, lower
    is better.
    """
    if not seen.written or seen.result.verdict.verdict not in ("pass", "warn"):
        return None
    loose = [words for part, words in claims(seen) if part.evidence is None]
    return Score(float(len(loose)), "; ".join(loose))


GROUNDED = Scorer("grounded", "Claims borne out", _share, headline=True)
UNGROUNDED = Scorer("ungrounded", "Loose claims in passing drafts", _loose, unit="count", better="lower")
