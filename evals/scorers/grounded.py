"""Whether what the reply claims rests on evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from evals.scorers.score import Score, Scorer, Seen
from policy import Traced, trace
from policy.quantities import Quantity
from policy.quantity_readers import find_quantities
from policy.views import Text

_MONEY = ("amount", "percent")


def claims(seen: Seen) -> tuple[tuple[Traced, str], ...]:
    """Return the reply's checkable parts (figures, dates, links, contacts) and their words.

    What the customer wrote and the reply repeats is an echo and no claim, but for money: the customer's own sum is
    never evidence. Names and shared words are left out.
    """
    said = "\n".join((seen.item.post, *(message.text for message in seen.item.thread)))
    parts = trace(seen.reply, seen.result.evidence, seen.scene.contacts)
    pairs = [(part, seen.reply[part.start : part.end]) for part in parts if part.kind not in ("words", "name")]
    echoed = figures(said)
    return tuple(
        (part, words)
        for part, words in pairs
        if part.kind in _MONEY or not (_stands_in(words, said) or _stated(words, echoed, part.kind))
    )


def loose(seen: Seen) -> tuple[str, ...]:
    """Return the claims with nothing behind them: no evidence states the figure, in any language or notation.

    Whether it is said of the same thing ("30 days to return", "refund in 30 days") is the guard's question, which
    holds the reply; here the figure has to stand somewhere in what the draft was given.
    """
    given = [figures(evidence.text) for evidence in seen.result.evidence if not evidence.internal]
    return tuple(
        words
        for part, words in claims(seen)
        if part.evidence is None and not any(_stated(words, known, part.kind) for known in given)
    )


@lru_cache(maxsize=4096)
def figures(text: str) -> tuple[Quantity, ...]:
    """Return the figures of a text, comparable across notations and languages: "6,90 €" is "€6.90"."""
    return tuple(find_quantities(Text(text)))


def _stated(words: str, known: Sequence[Quantity], kind: str) -> bool:
    """True when every figure in the words is among the known ones. Links and contacts are compared by `trace`."""
    said = figures(words)
    if kind in ("link", "contact") or not said:
        return False
    return all(any(one.same(other) for other in known) for one in said)


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
    missing = loose(seen)
    return Score(1 - len(missing) / len(found), f"Nothing bears out: {'; '.join(missing)}." if missing else "")


def _loose(seen: Seen) -> Score | None:
    """Figures, dates, links and contacts with nothing behind them in a reply that is not held.

    Promises and deeds with nothing behind them hold a reply, so they show under "not held". Range 0 and up, lower
    is better.
    """
    if not seen.written or seen.result.verdict.verdict not in ("pass", "warn"):
        return None
    missing = loose(seen)
    return Score(float(len(missing)), "; ".join(missing))


GROUNDED = Scorer("grounded", "Claims borne out", _share, headline=True)
UNGROUNDED = Scorer("ungrounded", "Loose claims in passing drafts", _loose, unit="count", better="lower")
