"""Says wishes back: each in its own words, shortly, and all of them in as few sentences as they take."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.writer.reading.wishes import Wish
from drafting.writer.telling.stock import Stock
from drafting.writer.words.language import Language
from drafting.writer.words.text import stems

_TOGETHER = 190
"""Characters that wishes told in one sentence may have."""


def heard(wanted: Sequence[Wish], pack: Language, stock: Stock, *, after: bool = False) -> list[str]:
    """Return sentences that say the wishes back, in their order.

    after: they follow a sentence about something else.
    """
    found: list[str] = []
    for group in _groups(wanted, pack):
        said = joined([wish.said for wish in group], pack)
        kind = group[0].kind
        first = not found and not after
        key = f"take_up_{kind}" if first else f"take_up_{kind}_also"
        found.append(stock.say(key, str(len(found)), said=said))
    return found


def left_out(wanted: Sequence[Wish], reply: str, pack: Language) -> list[Wish]:
    """Return the wishes that a reply does not take up, for want of room or for the guard's sake, so that the agent sees
    them: those of whose words it has less than half."""
    said = set(stems(reply, pack.stop))
    roots = [(wish, set(stems(wish.said, pack.stop))) for wish in wanted]
    return [wish for wish, own in roots if own and len(own & said) < len(own) / 2]


def joined(said: Sequence[str], pack: Language) -> str:
    """Join wishes: "cancel two flights and change a third"; beside an "and": "return A and B, and to change C"."""
    word = f" {pack.phrases['and']} "
    if len(said) == 1:
        return said[0]
    if pack.phrases["wish_link"] and any(word in one or ", " in one for one in said[:-1]):
        return f",{word}{pack.phrases['wish_link']} ".join(said)
    return ", ".join(said[:-1]) + word + said[-1]


def _groups(wanted: Sequence[Wish], pack: Language) -> list[list[Wish]]:
    """Wishes that can share a sentence: of one form, and together not too long."""
    groups: list[list[Wish]] = []
    for wish in wanted:
        last = groups[-1] if groups else []
        fits = sum(len(one.said) for one in (*last, wish)) <= _TOGETHER
        kinds = {one.kind for one in (*last, wish)}
        alike = kinds <= {"do", "know"} or (kinds == {"us"} and pack.code == "en")  # elsewhere "dass wir …" closes it
        if last and fits and alike:
            last.append(wish)
        else:
            groups.append([wish])
    return groups
