"""What may praise or complain, seen by how a post is built and not by a word for it.

Nobody is thanked for such a post and nobody is told that we are sorry: the reply fits both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafting.writer.reading.good_turns import good_turns
from drafting.writer.reading.signals import Signals
from drafting.writer.reading.soured import turned_sour, undoes
from drafting.writer.reading.troubled import STRONG
from drafting.writer.words.language import Language
from drafting.writer.words.named_people import deed_of_somebody
from drafting.writer.words.text import fold, words

_HEADLINE = 6
"""Words up to which praise is a mere headline: "Great service"."""
_TWO = 2
_SCARE_QUOTES = re.compile(r"(?<!\w)[\"“”„«'‘]\s?(?P<word>[^\W\d_]{4,}(?:[ -][^\W\d_]{2,})?)\s?[\"“”»'’](?!\w)")
"""One word or two in quotation marks: 'your "waterproof" jacket'."""


def cut_short(parts: Sequence[str], signals: Signals, pack: Language) -> bool:
    """Say whether something gave out or kept waiting after a few days, uses or trips: "Three walks and the sole …"."""
    for part in parts:
        if pack.has("held_for_few", part):
            return True
        begins = pack.pattern("after_few").match(fold(part).lstrip(" \"'“„«¡¿-–—"))
        came = pack.has("came_here", part) and not signals.denies(part)
        good = came or signals.praise(part) or signals.helped(part) or good_turns([part], pack)
        if begins and not good:
            return True
    return False


def at_odds(clauses: Sequence[str], signals: Signals, pack: Language) -> bool:
    """Say whether praise is a mere headline and after it stands how long it took: "Great service, 40 minutes"."""
    praising = [place for place, clause in enumerate(clauses) if signals.praise(clause)]
    if not praising or any(len(clauses[place].split()) > _HEADLINE for place in praising):
        return False
    rest = [clause for place, clause in enumerate(clauses) if place > praising[0] and place not in praising]
    if good_turns(clauses, pack) or any(signals.helped(clause) or pack.has("in_no_time", clause) for clause in rest):
        return False
    return any(pack.has("span", clause) for clause in rest) or _two_days_named(rest, pack)


def undone_later(clauses: Sequence[str], signals: Signals, pack: Language) -> bool:
    """Say whether something good is told and a later clause leaves nothing of it."""
    good = [place for place, clause in enumerate(clauses) if signals.praise(clause) or signals.helped(clause)]
    good += [place for place, clause in enumerate(clauses) if good_turns([clause], pack)]
    return bool(good) and any(undoes(clause, pack) for clause in clauses[max(good) + 1 :])


def in_quotes(post: str, signals: Signals) -> bool:
    """Say whether a word that recommends a thing stands in quotation marks, and nothing in them is praise itself."""
    return any(not signals.praise(found["word"]) for found in _SCARE_QUOTES.finditer(post))


def help_after_trouble(clauses: Sequence[str], signals: Signals, pack: Language) -> bool:
    """Say whether the last clause that names a trouble is followed by, or itself tells, what somebody did for the
    customer or how long a thing has served: the trouble may be what it was good for."""
    troubled = [place for place, clause in enumerate(clauses) if signals.troubles(clause) >= STRONG]
    after = clauses[max(troubled, default=len(clauses)) :]
    return any(_did_good(clause, signals, pack) or pack.has("long_use", clause) for clause in after)


def of_a_nuisance(clauses: Sequence[str], signals: Signals, pack: Language) -> bool:
    """Say whether praise is for what nobody likes, "five stars for the hold music", or "how you spoke" is left open."""
    manner = any(pack.has("manner_left_open", clause) and not signals.helped(clause) for clause in clauses)
    return manner or any(signals.praise(clause) and pack.has("nuisance", clause) for clause in clauses)


def denies_vaguely(clauses: Sequence[str], signals: Signals, pack: Language) -> bool:
    """Say whether nothing is denied but by a "never" or a "without", which may be said of something bad, or by
    customers of themselves in a tale of what somebody did for them."""
    left = [pack.pattern("absolute").sub(" ", fold(clause)) for clause in clauses]
    denied = [clause for clause in left if signals.denies(clause)]
    own = all(words(clause)[:1] and words(clause)[0] in pack.words["first_person"] for clause in denied)
    return not denied or (own and any(_did_good(clause, signals, pack) for clause in clauses))


def _did_good(clause: str, signals: Signals, pack: Language) -> bool:
    if pack.has("unkind", clause) or turned_sour(clause, pack):
        return False
    did = deed_of_somebody(clause, pack)
    kind = signals.helped(clause) or pack.has("good_deed", clause)
    return kind or (did is not None and pack.has("benefits", did))


def _two_days_named(clauses: Sequence[str], pack: Language) -> bool:
    return len(set(pack.pattern("weekday").findall(fold(" ".join(clauses))))) >= _TWO
