"""Whether what the reply claims rests on evidence."""

from __future__ import annotations

from evals.scorers.score import Score, Scorer, Seen
from policy import Traced, trace


def claims(seen: Seen) -> tuple[tuple[Traced, str], ...]:
    """Return the reply's checkable parts (figures, dates, links, contacts) and their words.

    What the customer wrote and the reply repeats is an echo and no claim; names and shared words are left out.
    """
    said = seen.item.post.casefold()
    parts = trace(seen.reply, seen.result.evidence, seen.scene.contacts)
    pairs = [(part, seen.reply[part.start : part.end]) for part in parts if part.kind not in ("words", "name")]
    return tuple((part, words) for part, words in pairs if words.casefold() not in said)


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
    """Claims with nothing behind them in a reply that is not held. Range 0 and up, lower is better."""
    if not seen.written or seen.result.verdict.verdict not in ("pass", "warn"):
        return None
    loose = [words for part, words in claims(seen) if part.evidence is None]
    return Score(float(len(loose)), "; ".join(loose))


GROUNDED = Scorer("grounded", "Claims borne out", _share, headline=True)
UNGROUNDED = Scorer("ungrounded", "Loose claims in passing drafts", _loose, unit="count", better="lower")
