"""Whether good that was told turned sour: in its own sentence, or by what is told after it.

"They put one aside for me" pleases, "… and then sold it" takes it back. Every recogniser of praise asks here.
"""

from __future__ import annotations

from collections.abc import Iterable

from drafting.writer.reading.signals import signals_of
from drafting.writer.words.language import Language

_STRONG = 2
"""What a word of trouble weighs."""


def turned_sour(told: str, pack: Language) -> bool:
    """Say whether words that tell of a kindness take it back themselves: "put one aside, only to sell it"."""
    return pack.has("soured", told) or pack.has("belittled", told) or undoes(told, pack)


def undoes(clause: str, pack: Language) -> bool:
    """Say whether a clause leaves nothing of the good told before it, without a word of trouble: the thing is gone, or
    it turns with a "but" or a "when I came" to what was not so."""
    signals = signals_of(pack)
    if signals.praise(clause):
        return False
    turns = pack.has("contrast", clause) or pack.has("turns_back", clause)
    return pack.has("undone", clause) or (turns and signals.denies(clause) and not signals.helped(clause))


def taken_back(after: Iterable[str], pack: Language) -> bool:
    """Say whether a clause after something good undoes it or tells that something went wrong."""
    signals = signals_of(pack)
    return any(signals.troubles(clause) >= _STRONG or undoes(clause, pack) for clause in after)
