"""Takes up a complaint: the clause that says most of what went wrong, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafting.writer.reading.complained import torn_off, troubled_clauses
from drafting.writer.reading.likely import SURE, standing
from drafting.writer.reading.little import with_a_wink
from drafting.writer.reading.matter import Telling, grave, telling, weight
from drafting.writer.reading.outcome import did_not_come
from drafting.writer.reading.signals import signals_of
from drafting.writer.reading.troubles import troubles
from drafting.writer.reading.understanding import Understanding
from drafting.writer.reading.wishes import Wish
from drafting.writer.telling.beside import also_liked, also_wished, is_matter, second_matter
from drafting.writer.telling.echo import echoed
from drafting.writer.telling.heard import heard
from drafting.writer.telling.placed import elided, placed
from drafting.writer.telling.stock import Stock
from drafting.writer.words.antecedent import with_its_thing
from drafting.writer.words.completed import completed
from drafting.writer.words.language import Language
from drafting.writer.words.named_things import after, particular, thing_in, thing_owned
from drafting.writer.words.persons import Turned
from drafting.writer.words.restate import told
from drafting.writer.words.text import stems, words

_FAR_LESS = 2
"""What a clause stands lower than the one that cannot be told, from which its thing is better named."""
_FEW_ABOUT = 8
"""Words of a thing that is named: more are a sentence without its full stop."""
_OWN_DEED = re.compile(
    r"you (?!(?:are|were|have|had|can|could|cannot|can't|couldn't|get|got|did|didn't|do|don't|never|still|now|only|"
    r"won't|lost|missed|waited|stood|sat|slept|paid)\b)",
    re.IGNORECASE,
)
"""How a clause begins that tells a deed of the customer's: nobody is sorry that they ordered something."""
_CUSTOMER = ("you ", "you'", "vous ", "sie ", "du ", "tú ", "usted ", "has ", "he ")
"""How a clause begins that tells what customers did themselves."""


def complaint_told(
    post: str, understood: Understanding, wanted: Sequence[Wish], pack: Language, stock: Stock
) -> list[str]:
    """Take up what went wrong: in the words as they stand where the language has sentences for that (`echo.py`), turned
    into a sentence of ours where not, and by the name of the trouble where neither can be done."""
    as_it_stands = echoed(post, understood, pack, stock, wishing=bool(wanted))
    if as_it_stands:
        beside = also_wished(post, pack, stock)[:1] or as_it_stands[1:]
        return [as_it_stands[0], *beside, *also_liked(" ".join(as_it_stands), post, pack, stock)]
    about = after(post, "complains_of", pack)
    if about:
        beside = also_wished(post, pack, stock) or second_matter(about, post, understood, pack, stock)
        return [placed(stock, "take_up_about", about), *beside]
    wanted = tuple(wish for wish in wanted if is_matter(wish, pack))
    told_back = heard(wanted, pack, stock) if pack.echoes else _turned(post, understood, wanted, pack, stock)
    if told_back:
        return told_back
    runs = "device" in understood.topics
    known = troubles(" ".join(understood.problems), pack, device=runs) or troubles(post, pack, device=runs)
    if known:
        trouble = str(pack.phrases["troubles_joined"]).join(known)
        return [elided(stock.say("take_up_trouble", trouble=trouble + particular(post, trouble, pack)), pack)]
    return []


def trouble_beside(post: str, wanted: Sequence[Wish], pack: Language) -> Turned | None:
    """Return what went wrong in a post that asks for something else, turned to the customer; None where nothing did."""
    if pack.echoes:
        return None
    clauses = [part for part in troubled_clauses(post, pack) if not _wishes_for(part, wanted, pack)]
    told_of = [part for part in clauses if grave(part, pack) and not with_a_wink(part, pack)]
    told_of = [part for part in told_of if not signals_of(pack).conditional_on(part)]  # "if I cannot cancel just …"
    return _clause_told(sorted(told_of, key=lambda part: -weight(part, pack)), post, pack)


def _turned(post: str, understood: Understanding, wanted: Sequence[Wish], pack: Language, stock: Stock) -> list[str]:
    """Tell the clause that says most of what went wrong, with its persons turned round, and what stands beside it."""
    clauses = sorted(
        (
            with_its_thing(part, post, pack)
            for part in (*did_not_come(post, pack), *understood.problems, *troubled_clauses(post, pack))
            if not (_wishes_for(part, wanted, pack) or with_a_wink(part, pack) or _only_was(part, pack))
            and not torn_off(part, post, pack)
        ),
        key=lambda part: (
            pack.has("feeling", part),
            -standing(part, post, pack),
            pack.has("reported", part),
            -weight(part, pack),
            post.find(part),
        ),
    )
    said, about = _plainly_wrong(clauses, post, pack)
    bad = said is not None
    if not (said or about):
        said, about = _only_told(clauses, post, pack)
        bad = said is not None and said.accuses
    if wanted and not bad:
        return heard(wanted, pack, stock)
    if said:
        # What they did themselves is not judged, nor an illness or a death.
        by_them = said.text.lower().startswith(_CUSTOMER) or any(pack.has(fate, said.text) for fate in ("ill", "grief"))
        key = "take_up_reported" if said.accuses else "take_up_said" if bad and not by_them else "take_up_plain"
        own_deed = by_them and not pack.echoes and _OWN_DEED.match(said.text) is not None
        if own_deed or (not bad and not pack.has("negation", said.text)):
            key = "take_up_told"  # it reports nothing to be sorry for
        first = placed(stock, key, said.text)
        beside = [] if pack.has("grief", post) else second_matter(said.text, post, understood, pack, stock)
        return [first, *(also_wished(post, pack, stock) or beside), *also_liked(said.text, post, pack, stock)]
    return [placed(stock, "take_up_about", about)] if about else []


def _plainly_wrong(clauses: Sequence[str], post: str, pack: Language) -> tuple[Turned | None, str | None]:
    """Return the clause to tell, or the thing to name, of those that say that something is wrong."""
    bad = [part for part in clauses if weight(part, pack) or pack.has("complaint", part) or troubles(part, pack)]
    sure = [
        part
        for part in clauses
        if (stands := standing(part, post, pack)) >= SURE or (stands > 0 and weight(part, pack))
    ]
    wrong = sure or [part for part in bad if not pack.has("background", part) and standing(part, post, pack) > 0]
    for part in wrong:
        said = _clause_told([part], post, pack)
        if said:
            stands = standing(part, post, pack)
            beside = not pack.echoes and stands < min(SURE, standing(wrong[0], post, pack) - _FAR_LESS)
            thing = thing_owned(wrong[:1], pack) if beside else None  # of the matter no clause can be told
            return (None, thing) if thing else (said, None)
    return None, _named_thing(wrong, post, pack)


def _only_told(clauses: Sequence[str], post: str, pack: Language) -> tuple[Turned | None, str | None]:
    """Return the clause to tell, or the thing to name, where none says plainly that something is wrong."""
    rest = [part for part in clauses if not pack.has("background", part) or pack.has("measured", part)]
    rest = [part for part in rest if pack.echoes or standing(part, post, pack) >= -1]
    rest.sort(
        key=lambda part: (
            pack.has("reported", part) or pack.has("burden", part),
            -standing(part, post, pack) if not pack.echoes else 0,
            _of_themselves(part, pack),
            not pack.has("lasting", part),
        )
    )
    said = _clause_told(rest, post, pack)
    return said, None if said else _named_thing(rest, post, pack)


def _of_themselves(part: str, pack: Language) -> bool:
    """Whether customers speak of themselves, which says less of what went wrong than what others did."""
    first = words(completed(part, pack))[:1]
    return bool(first) and first[0] in pack.words["first_person"]


def _clause_told(clauses: Sequence[str], post: str, pack: Language) -> Turned | None:
    worth = lambda part: telling(part, pack) is Telling.MATTER  # noqa: E731
    return told(clauses, pack, worth, wrong=True, standing=lambda part: standing(part, post, pack))


def _named_thing(clauses: Sequence[str], post: str, pack: Language) -> str | None:
    about = after(post, "dislikes", pack) or thing_in(clauses, pack)
    short = about is not None and len(about.split()) <= _FEW_ABOUT
    return about if about and short and telling(about, pack) is Telling.MATTER else None


def _only_was(part: str, pack: Language) -> bool:
    """Whether a clause only tells how good something was: "It used to be a lovely inn"."""
    return pack.has("liked_once", part) and not grave(part, pack)


def _wishes_for(part: str, wanted: Sequence[Wish], pack: Language) -> bool:
    """Whether a clause is one in which something is wished, and not what is told in the same sentence."""
    roots = set(stems(part, pack.stop))
    for wish in wanted:
        own = set(stems(wish.said, pack.stop))
        if part.strip(" .,;:!?") in wish.source and len(own & roots) > len(own) / 2:
            return True
    return False
