"""Takes up a post that may praise or complain: what it tells, with neither thanks nor regret."""

from __future__ import annotations

from drafting.writer.reading.good_turns import good_turn
from drafting.writer.reading.signals import signals_of
from drafting.writer.telling.placed import placed
from drafting.writer.telling.quotation import quoted_whole
from drafting.writer.telling.stock import Stock
from drafting.writer.words.language import Language
from drafting.writer.words.restate import told
from drafting.writer.words.text import sentences


def told_either_way(post: str, pack: Language, stock: Stock, *, only_quoted: bool = False) -> list[str]:
    """Return a sentence with what stands beside the praise, turned to the customer or else quoted whole; empty where
    nothing of it is short enough."""
    parts = [part for part in sentences(post) if not pack.has("grief", part)]
    plain = [part for part in parts if not _pleases(part, pack)]
    said = None if only_quoted else told(plain or parts, pack)
    if said:
        return [placed(stock, "take_up_told", said.text)]
    clauses = [clause for part in parts for clause in signals_of(pack).clauses(part)]
    beside = [clause for clause in clauses if not _pleases(clause, pack)]
    rests = [post[post.find(beside[0]) :]] if beside and not pack.has("grief", post) else []
    longest_first = sorted(beside, key=lambda clause: -len(clause.split()))
    what = quoted_whole((*rests, *longest_first, *clauses))
    return [stock.say("take_up_other", what=what)] if what else []


def _pleases(text: str, pack: Language) -> bool:
    return bool(signals_of(pack).praise(text)) or good_turn(text, pack) is not None
