"""Taking up a post: the sentence that shows a customer that this very post was read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafting.writer.reading.ideas import wished
from drafting.writer.reading.likely import SURE, standing
from drafting.writer.reading.little import bare_verdict, mere_insult, with_a_wink
from drafting.writer.reading.signals import signals_of
from drafting.writer.reading.subject import thing_of
from drafting.writer.reading.understanding import Understanding
from drafting.writer.reading.wishes import Wish, wishes
from drafting.writer.telling.complaint import complaint_told, trouble_beside
from drafting.writer.telling.compliment import compliment_told
from drafting.writer.telling.echo import idea_asked, verdict_told
from drafting.writer.telling.either_way import told_either_way
from drafting.writer.telling.heard import heard
from drafting.writer.telling.placed import ended, placed
from drafting.writer.telling.quotation import quoted
from drafting.writer.telling.stock import Stock
from drafting.writer.words.language import Language
from drafting.writer.words.named_things import after, thing_owned
from drafting.writer.words.questions import indirect
from drafting.writer.words.restate import told
from drafting.writer.words.text import pieces, sentences, stems, words

_ONE = re.compile(r"\bones?$", re.IGNORECASE)
"""A wish for "the more expensive one" says nothing without the sentence before it."""


def take_up(
    post: str,
    understood: Understanding,
    pack: Language,
    stock: Stock,
    *,
    only_quoted: bool = False,
    passing: Sequence[Wish] = (),
    answered: bool = False,
) -> list[str]:
    """Return sentences that take up the matter: turned to the customer, or else with a few words quoted.

    `only_quoted` when the words turned to the customer did not pass: then only a few of their own are repeated, or
    those of the wishes that do, `passing`. `answered` when the reply goes on to answer: then nothing is unknown.
    """
    if only_quoted and understood.doubtful:
        return told_either_way(post, pack, stock, only_quoted=True)
    said = heard(passing, pack, stock) if only_quoted else retold(post, understood, pack, stock, answered=answered)
    if said:
        return said
    if understood.kind == "attack" and not understood.problems:
        return pieces(stock.say("take_up_attack"))  # nothing but insult: that is not taken up
    if bare_verdict(post, understood, pack):
        return [verdict_told(post, understood, pack, stock) or stock.say("take_up_bare")]
    thing = _thing_named(post, understood, pack, stock)
    if thing:
        return thing
    general = (pack.phrases["matter"], pack.phrases["own_request"])
    if understood.kind == "question" and stock.values.get("matter") not in general:
        return [ended(stock.say("take_up_matter"))]
    return quoted(post, understood, pack, stock)


def retold(post: str, understood: Understanding, pack: Language, stock: Stock, *, answered: bool = False) -> list[str]:
    """Return sentences with the matter in the customer's words, turned to them; none where none can be made."""
    if understood.doubtful:
        return told_either_way(post, pack, stock)
    if understood.kind == "question":
        return _question_told(post, understood, pack, stock, answered=answered)
    if understood.kind == "idea":
        return _idea_told(post, pack, stock) or idea_asked(understood, pack, stock)
    if understood.kind == "other":
        said = _other_told(post, pack, stock)
        if said or with_a_wink(post, pack):
            return said
        return _thing_named(post, understood, pack, stock) or told_either_way(post, pack, stock)
    if understood.kind == "praise":
        return compliment_told(post, pack, stock)
    if mere_insult(understood) and pack.has("curse", post):
        return pieces(stock.say("take_up_attack"))  # what somebody wishes on us is not told back
    if understood.kind in ("complaint", "attack"):
        said = complaint_told(post, understood, wishes(post, pack), pack, stock)
        if not said and understood.kind == "attack":  # nothing but what we are called: that is not told back
            return pieces(stock.say("take_up_attack"))
        return said or _thing_named(post, understood, pack, stock)
    return []


def _thing_named(post: str, understood: Understanding, pack: Language, stock: Stock) -> list[str]:
    """Name the thing that an English post is about: where no clause can be told it is truer than words cut out of one,
    or than a small model's."""
    if pack.echoes or understood.kind not in ("complaint", "other"):
        return []
    if pack.has("grief", post) or bare_verdict(post, understood, pack):
        return []
    thing = thing_owned((*understood.problems, *sentences(post)), pack)
    if thing and understood.kind == "other" and thing.startswith("the "):
        return []  # that may be anything
    key = "take_up_mentioned" if understood.kind == "other" else "take_up_thing"
    return [stock.say(key, said=thing)] if thing else []


def _question_told(post: str, understood: Understanding, pack: Language, stock: Stock, *, answered: bool) -> list[str]:
    """Tell back what is wished or asked; where neither can be turned, what the customer tells beside it."""
    wanted = wishes(post, pack)
    if wanted and not _asks_plainly(understood, wanted):
        before = _thing_of_it(post, wanted[0], pack, stock)
        trouble = trouble_beside(post, wanted, pack)
        beside = [placed(stock, "take_up_second_said", trouble.text)] if trouble else []
        return [*before, *heard(wanted, pack, stock, after=bool(before)), *beside]
    for question in understood.asked:
        asked = indirect(question, pack) if "?" in question or signals_of(pack).questions(question) else None
        if asked:
            key = "told_asked" if answered else "unknown_asked"
            return pieces(stock.say(key, asked=asked, asked_up=asked[0].upper() + asked[1:]))
    said = told([part for part in sentences(post) if "?" not in part], pack)
    return [placed(stock, "take_up_told", said.text)] if said else heard(wanted, pack, stock)


def _asks_plainly(understood: Understanding, wanted: Sequence[Wish]) -> bool:
    """Whether a post puts a question, and what it wishes beside it does not say more."""
    return any("?" in question for question in understood.asked) and not any(wish.deed for wish in wanted)


def _thing_of_it(post: str, wish: Wish, pack: Language, stock: Stock) -> list[str]:
    """Tell how a post opens, where a wish for "the more expensive one" says nothing without it."""
    if not _ONE.search(wish.said) or thing_of(wish, pack) is not None:
        return []
    opening = sentences(post)[:1]
    if set(stems(wish.said, pack.stop)) <= set(stems(" ".join(opening), pack.stop)):
        return []
    said = told(opening, pack)
    return [placed(stock, "take_up_told", said.text)] if said else []


def _idea_told(post: str, pack: Language, stock: Stock) -> list[str]:
    idea = wished(post, pack)
    return pieces(placed(stock, idea[1], idea[0])) if idea else []


def _other_told(post: str, pack: Language, stock: Stock) -> list[str]:
    """Tell back thanks or an idea, though the post was not read as such; else what customers say of themselves."""
    person = after(post, "thanks_to", pack)
    if person:
        return pieces(placed(stock, "take_up_person", person))
    idea = _idea_told(post, pack, stock)
    if idea:
        return idea
    if with_a_wink(post, pack):
        return []
    parts = [part for part in sentences(post) if not pack.has("introduces", part)]
    own = [part for part in parts if words(part)[:1] and words(part)[0] in pack.words["first_person"]]
    if not pack.echoes:  # who tells what we did tells more than who tells of themselves
        likely = [part for part in parts if standing(part, post, pack) >= SURE]
        own = sorted(likely, key=lambda part: -standing(part, post, pack)) + own
    said = told((*own, *parts), pack)
    return [placed(stock, "take_up_told", said.text)] if said else []
