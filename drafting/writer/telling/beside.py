"""What a complaint tells beside its matter: a second trouble, what is wished, what is liked all the same."""

from __future__ import annotations

import re

from drafting.writer.reading.complained import troubled_clauses
from drafting.writer.reading.likely import SURE, standing
from drafting.writer.reading.matter import Telling, grave, telling, weight
from drafting.writer.reading.signals import signals_of
from drafting.writer.reading.troubles import troubles
from drafting.writer.reading.understanding import Understanding
from drafting.writer.reading.wishes import Wish, wishes
from drafting.writer.telling.heard import heard
from drafting.writer.telling.placed import elided, placed
from drafting.writer.telling.stock import Stock
from drafting.writer.words.language import Language
from drafting.writer.words.plain import plain
from drafting.writer.words.restate import told
from drafting.writer.words.tense import tells_past
from drafting.writer.words.text import sentences, stems, undrawn

_MOST_BESIDE = 2
"""Wishes told beside a trouble."""
_MANY = 9
_FEW_SAID = 4
"""Words of a wish that only says that something is to be said."""
_AGAINST = re.compile(r"(?<=\b(?:war|ist)) (?:aber|dagegen|jedoch|allerdings) ", re.IGNORECASE)
"""What sets praise against a complaint: where both are told, it stands for nothing."""
_ENDS_SAYING = re.compile(
    r"\b(?:gesagt|gemeint|versprochen|said|told (?:me|us|you)|dit|répondu|promis|dijo|dicho|prometi(?:ó|do))$"
)
"""How a clause ends whose matter stands in the next."""


def also_wished(post: str, pack: Language, stock: Stock) -> list[str]:
    """Take up what a complaint wants done, where it says so."""
    wanted = [wish for wish in wishes(post, pack) if is_matter(wish, pack)]
    return heard(wanted[:_MOST_BESIDE], pack, stock, after=True)


def also_liked(said: str, post: str, pack: Language, stock: Stock) -> list[str]:
    """Take up what a complaint likes all the same: "but Ana at the desk was lovely"."""
    if pack.echoes and not (pack.has("but", post) or pack.has("grants", post)):
        return []
    clauses = [clause for part in sentences(post) for clause in signals_of(pack).clauses(part)]
    liked = [part for part in clauses if signals_of(pack).praise(part) and not weight(part, pack)]
    liked = [part for part in liked if not pack.has("ceased", part)]
    if pack.has("over_now", post):
        liked = [part for part in liked if not pack.has("liked_once", part)]
    plain = [part for part in liked if not pack.has("irony", post) and not pack.has("beside_matter", part)]
    also = told([_AGAINST.sub(" ", part) for part in plain], pack)
    if also and _ENDS_SAYING.search(also.text):
        return []  # what was said stands behind it
    return [placed(stock, "take_up_liked", also.text)] if also and also.text not in said else []


def second_matter(clause: str, post: str, understood: Understanding, pack: Language, stock: Stock) -> list[str]:
    """Take up a second matter of the post beside the one already told."""
    known = set(troubles(clause, pack, most=_MANY))
    device = "device" in understood.topics
    for trouble in troubles(" ".join(understood.problems) or post, pack, most=_MANY, device=device):
        if trouble not in known:
            return [elided(stock.say("take_up_second", trouble=trouble), pack)]
    said = set(stems(clause, pack.stop))
    also = (
        part
        for part in (() if pack.echoes else troubled_clauses(post, pack))
        if grave(part, pack) or (standing(part, post, pack) >= SURE and tells_past(plain(part, pack), pack))
    )
    named = ((problem, set(stems(undrawn(problem), pack.stop))) for problem in (*understood.problems, *also))
    others = [problem for problem, roots in named if roots and roots.isdisjoint(said)]
    other = told(
        others,
        pack,
        lambda part: (
            telling(part, pack) is Telling.MATTER
            and not pack.has("beside_matter", part)
            and not pack.has("background", part)
            and not pack.has("aftermath", part)
            and (pack.echoes or standing(part, post, pack) > 0)
        ),
    )
    plainly = other is not None and any(pack.has(cue, other.text) for cue in ("complaint", "negation", "misbehaves"))
    sure = plainly or (other is not None and not pack.echoes and other.acts)
    perhaps_a_name = other is not None and other.text[0].isupper() and pack.code != "de"
    return [placed(stock, "take_up_second_said", other.text)] if other and sure and not perhaps_a_name else []


def is_matter(wish: Wish, pack: Language) -> bool:
    """Whether a complaint's wish says more than that the trouble shall end: "please fix this"."""
    if pack.has("burden", wish.source):
        return False
    if len(wish.said.split()) <= _FEW_SAID and pack.has("says_only", wish.said):
        return False  # "I just have to get this off my chest"
    return not pack.has("plea", f"please {wish.said}") and telling(wish.said, pack) is Telling.MATTER
