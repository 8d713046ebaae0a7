"""Takes up a complaint: the clause that says most of what went wrong, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafting.writer.reading.little import with_a_wink
from drafting.writer.reading.matter import Telling, grave, telling, weight
from drafting.writer.reading.outcome import did_not_come
from drafting.writer.reading.signals import signals_of
from drafting.writer.reading.troubles import troubles
from drafting.writer.reading.understanding import Understanding
from drafting.writer.reading.wishes import Wish, wishes
from drafting.writer.telling.echo import echoed
from drafting.writer.telling.heard import heard
from drafting.writer.telling.placed import elided, placed
from drafting.writer.telling.stock import Stock
from drafting.writer.words.antecedent import with_its_thing
from drafting.writer.words.completed import completed
from drafting.writer.words.language import Language
from drafting.writer.words.named_things import after, particular, thing_in
from drafting.writer.words.persons import Turned
from drafting.writer.words.restate import told
from drafting.writer.words.text import sentences, stems, undrawn, words

_MOST_BESIDE = 2
"""Wishes told beside a trouble."""
_MANY = 9
_FEW_ABOUT = 8
"""Words of a thing that is named: more are a sentence without its full stop."""
_REPROACH = re.compile(
    r"why (?:(?:do|must|should) (?:i|we) (?:have to|need)|(?:can't|couldn't) (?:i|we))\b", re.IGNORECASE
)
_AGAINST = re.compile(r"(?<=\b(?:war|ist)) (?:aber|dagegen|jedoch|allerdings) ", re.IGNORECASE)
"""What sets praise against a complaint: where both are told, it stands for nothing."""
_ENDS_SAYING = re.compile(
    r"\b(?:gesagt|gemeint|versprochen|said|told (?:me|us|you)|dit|répondu|promis|dijo|dicho|prometi(?:ó|do))$"
)
"""How a clause ends whose matter stands in the next."""
_CUSTOMER = ("you ", "you'", "vous ", "sie ", "du ", "tú ", "usted ", "has ", "he ")
"""How a clause begins that tells what customers did themselves."""


def complaint_told(
    post: str, understood: Understanding, wanted: Sequence[Wish], pack: Language, stock: Stock
) -> list[str]:
    """Take up what went wrong: in the words as they stand where the language has sentences for that (`echo.py`), turned
    into a sentence of ours where not, and by the name of the trouble where neither can be done."""
    as_it_stands = echoed(post, understood, pack, stock, wishing=bool(wanted))
    if as_it_stands:
        beside = _also_wished(post, pack, stock)[:1] or as_it_stands[1:]
        return [as_it_stands[0], *beside, *_also_liked(" ".join(as_it_stands), post, pack, stock)]
    about = after(post, "complains_of", pack)
    if about:
        beside = _also_wished(post, pack, stock) or _second(about, post, understood, pack, stock)
        return [placed(stock, "take_up_about", about), *beside]
    wanted = tuple(wish for wish in wanted if _is_matter(wish, pack))
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
    clauses = [part for part in _troubled(post, pack) if not _wishes_for(part, wanted, pack)]
    told_of = [part for part in clauses if grave(part, pack) and not with_a_wink(part, pack)]
    told_of = [part for part in told_of if not signals_of(pack).conditional_on(part)]  # "if I cannot cancel just …"
    return _clause_told(sorted(told_of, key=lambda part: -weight(part, pack)), pack)


def _turned(post: str, understood: Understanding, wanted: Sequence[Wish], pack: Language, stock: Stock) -> list[str]:
    """Tell the clause that says most of what went wrong, with its persons turned round, and what stands beside it."""
    clauses = sorted(
        (
            with_its_thing(part, post, pack)
            for part in (*did_not_come(post, pack), *understood.problems, *_troubled(post, pack))
            if not _wishes_for(part, wanted, pack) and not with_a_wink(part, pack) and not _only_was(part, pack)
        ),
        key=lambda part: (pack.has("feeling", part), -weight(part, pack), pack.has("reported", part)),
    )
    said, about = _plainly_wrong(clauses, post, pack)
    bad = said is not None
    if not (said or about):
        said, about = _only_told(clauses, post, pack)
        bad = said is not None and said.accuses
    if wanted and not bad:
        return heard(wanted, pack, stock)
    if said:
        by_them = said.text.lower().startswith(_CUSTOMER)  # what they did themselves is not judged
        key = "take_up_reported" if said.accuses else "take_up_said" if bad and not by_them else "take_up_plain"
        if not bad and not pack.has("negation", said.text):
            key = "take_up_told"  # it reports nothing to be sorry for
        first = placed(stock, key, said.text)
        beside = [] if pack.has("grief", post) else _second(said.text, post, understood, pack, stock)
        return [first, *(_also_wished(post, pack, stock) or beside), *_also_liked(said.text, post, pack, stock)]
    return [placed(stock, "take_up_about", about)] if about else []


def _plainly_wrong(clauses: Sequence[str], post: str, pack: Language) -> tuple[Turned | None, str | None]:
    """Return the clause to tell, or the thing to name, of those that say that something is wrong."""
    bad = [part for part in clauses if weight(part, pack) or pack.has("complaint", part) or troubles(part, pack)]
    wrong = [part for part in bad if weight(part, pack)] or [part for part in bad if not pack.has("background", part)]
    said = _clause_told(wrong, pack)
    return said, None if said else _named_thing(wrong, post, pack)


def _only_told(clauses: Sequence[str], post: str, pack: Language) -> tuple[Turned | None, str | None]:
    """Return the clause to tell, or the thing to name, where none says plainly that something is wrong."""
    rest = [part for part in clauses if not pack.has("background", part)]
    rest.sort(
        key=lambda part: (
            pack.has("reported", part) or pack.has("burden", part),
            _of_themselves(part, pack),
            not pack.has("lasting", part),
        )
    )
    said = _clause_told(rest, pack)
    return said, None if said else _named_thing(rest, post, pack)


def _of_themselves(part: str, pack: Language) -> bool:
    """Whether customers speak of themselves, which says less of what went wrong than what others did."""
    first = words(completed(part, pack))[:1]
    return bool(first) and first[0] in pack.words["first_person"]


def _clause_told(clauses: Sequence[str], pack: Language) -> Turned | None:
    return told(clauses, pack, lambda part: telling(part, pack) is Telling.MATTER, wrong=True)


def _named_thing(clauses: Sequence[str], post: str, pack: Language) -> str | None:
    about = after(post, "dislikes", pack) or thing_in(clauses, pack)
    short = about is not None and len(about.split()) <= _FEW_ABOUT
    return about if about and short and telling(about, pack) is Telling.MATTER else None


def _is_matter(wish: Wish, pack: Language) -> bool:
    """Whether a complaint's wish says more than that the trouble shall end: "please fix this"."""
    if pack.has("burden", wish.source):
        return False
    return not pack.has("plea", f"please {wish.said}") and telling(wish.said, pack) is Telling.MATTER


def _also_wished(post: str, pack: Language, stock: Stock) -> list[str]:
    """Take up what a complaint wants done, where it says so."""
    wanted = [wish for wish in wishes(post, pack) if _is_matter(wish, pack)]
    return heard(wanted[:_MOST_BESIDE], pack, stock, after=True)


def _also_liked(said: str, post: str, pack: Language, stock: Stock) -> list[str]:
    """Take up what a complaint likes all the same: "but Ana at the desk was lovely"."""
    if pack.echoes and not (pack.has("but", post) or pack.has("grants", post)):
        return []
    clauses = [clause for part in sentences(post) for clause in signals_of(pack).clauses(part)]
    liked = [part for part in clauses if signals_of(pack).praise(part) and not weight(part, pack)]
    if pack.has("over_now", post):
        liked = [part for part in liked if not pack.has("liked_once", part)]
    plain = [part for part in liked if not pack.has("irony", post) and not pack.has("beside_matter", part)]
    also = told([_AGAINST.sub(" ", part) for part in plain], pack)
    if also and _ENDS_SAYING.search(also.text):
        return []  # what was said stands behind it
    return [placed(stock, "take_up_liked", also.text)] if also and also.text not in said else []


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


def _second(clause: str, post: str, understood: Understanding, pack: Language, stock: Stock) -> list[str]:
    """Take up a second matter of the post beside the one already told."""
    known = set(troubles(clause, pack, most=_MANY))
    device = "device" in understood.topics
    for trouble in troubles(" ".join(understood.problems) or post, pack, most=_MANY, device=device):
        if trouble not in known:
            return [elided(stock.say("take_up_second", trouble=trouble), pack)]
    said = set(stems(clause, pack.stop))
    also = () if pack.echoes else (part for part in _troubled(post, pack) if grave(part, pack))
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
        ),
    )
    sure = other is not None and any(pack.has(cue, other.text) for cue in ("complaint", "negation", "misbehaves"))
    perhaps_a_name = other is not None and other.text[0].isupper() and pack.code != "de"
    return [placed(stock, "take_up_second_said", other.text)] if other and sure and not perhaps_a_name else []


def _troubled(post: str, pack: Language) -> list[str]:
    """Return the sentences that say what is wrong, the plainest first: in a complaint any may, in whatever words."""
    sentences_told = sentences(post.replace(" ,", ", "))
    parts = [part for part in sentences_told if not _asks(part, pack)]
    parts = [piece for part in parts for piece in dict.fromkeys((part, *signals_of(pack).clauses(part)))]
    parts = [part for part in parts if not pack.has("praise", part)]
    wrong = [
        part for part in parts if pack.has("complaint", part) or pack.has("negation", part) or troubles(part, pack)
    ]
    mine = set(pack.words["first_person"])
    theirs = [part for part in parts if mine & set(words(part)) or completed(part, pack) != part]
    return list(dict.fromkeys((*wrong, *theirs, *(part for part in parts if telling(part, pack) is Telling.MATTER))))


def _asks(part: str, pack: Language) -> bool:
    """Whether a sentence asks something: "why do I have to …?" only reproaches."""
    return ("?" in part or signals_of(pack).questions(part)) and _REPROACH.match(part) is None
