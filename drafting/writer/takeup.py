"""Taking up a post: the sentence that shows a customer that this very post was read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafting.writer.antecedent import with_its_thing
from drafting.writer.echo import echoed, idea_asked, verdict_told
from drafting.writer.gravest import mere_verdict, thing_named
from drafting.writer.heard import heard
from drafting.writer.ideas import wished
from drafting.writer.language import Language
from drafting.writer.mask import CODE_WORD, masked
from drafting.writer.matter import Telling, only_verdict, telling, weight
from drafting.writer.persons import Turned
from drafting.writer.pieces import whole_words
from drafting.writer.questions import indirect
from drafting.writer.restate import after, completed, particular, thing_in, told, troubles
from drafting.writer.signals import signals_of
from drafting.writer.stock import Stock
from drafting.writer.subject import thing_of
from drafting.writer.text import kin, sentences, stems, undrawn, words
from drafting.writer.understanding import Understanding
from drafting.writer.wishes import Wish, wishes

_QUOTES = {"praise": "take_up_praise", "idea": "take_up_idea", "question": "take_up_question", "other": "take_up_other"}
_FEW_WORDS = 3
_QUOTED_WORDS = 7
"""A quotation is a short phrase: a customer knows what they wrote."""
_UNQUOTED = re.compile(CODE_WORD.pattern + r"|[@#/]|\([a-z_]{2,12}\)")
_TELLING = 5
"""Words that only this post has, from which one quotation is as good as another."""
_MOST_BESIDE = 2
"""Wishes told beside a trouble."""
_MANY = 9
_MANY_SAID = 12
"""Words of a clause from which it stands at the end of its sentence."""
_FEW_ABOUT = 8
"""Words of a thing that is named: more are a sentence without its full stop."""
_REPROACH = re.compile(
    r"why (?:(?:do|must|should) (?:i|we) (?:have to|need)|(?:can't|couldn't) (?:i|we))\b", re.IGNORECASE
)
_ONE = re.compile(r"\bones?$", re.IGNORECASE)
"""A wish for "the more expensive one" says nothing without the sentence before it."""
_CUSTOMER = ("you ", "you'", "vous ", "sie ", "du ", "tú ", "usted ", "has ", "he ")
"""How a clause begins that tells what customers did themselves."""
_ELIDED = re.compile(r"\b(q)ue (?=[aeiouyàâéèêh])", re.IGNORECASE)
"""French "que" before a vowel."""


def says_little(post: str, understood: Understanding, pack: Language) -> bool:
    """Say whether a post says too little to take up: no word at all, or hardly one and no kind that can be seen."""
    content = len(stems(post, pack.stop))
    return not words(post) or (understood.kind == "other" and content < _FEW_WORDS)


def mere_insult(understood: Understanding) -> bool:
    """Say whether a post attacks and names no matter that could be taken up."""
    return understood.kind == "attack" and not understood.problems


def bare_verdict(post: str, understood: Understanding, pack: Language) -> bool:
    """Say whether a complaint is only a verdict, such as "Worst": nothing in it could be looked into."""
    if understood.kind != "complaint" or troubles(post, pack):
        return False
    return bool(mere_verdict(post, pack)) if pack.echoes else only_verdict(sentences(post), pack)


def names_matter(sentence: str, post: str, pack: Language) -> bool:
    """Say whether a sentence takes up something that only this post says."""
    about = set(stems(post, pack.stop))
    telling = {root for root in about if not pack.is_common(root)} or about
    said = set(stems(sentence, pack.stop))
    return bool(telling & said) or any(kin(root, other) for root in telling for other in said)


def retold(post: str, understood: Understanding, pack: Language, stock: Stock) -> list[str]:
    """Return sentences with the matter in the customer's words, turned to them; none where none can be made."""
    wanted = wishes(post, pack)
    if understood.kind == "question" and wanted and not _asks_plainly(understood, wanted):
        opening = sentences(post)[:1]
        own = set(stems(wanted[0].said, pack.stop))
        hangs = (
            _ONE.search(wanted[0].said)
            and thing_of(wanted[0], pack) is None
            and not own <= set(stems(" ".join(opening), pack.stop))
        )
        said = told(opening, pack) if hangs else None
        before = [_told(stock, "take_up_told", said.text)] if said else []
        return [*before, *heard(wanted, pack, stock, after=bool(before))]
    if understood.kind == "idea":
        idea = wished(post, pack)
        return sentences(_told(stock, idea[1], idea[0])) if idea else idea_asked(understood, pack, stock)
    if understood.kind == "question":
        return _question_told(post, understood, pack, stock) or heard(wanted, pack, stock)
    if understood.kind == "other":
        idea, person = wished(post, pack), after(post, "thanks_to", pack)
        if person or idea:
            key, clause = ("take_up_person", person) if person else (idea[1], idea[0]) if idea else ("", "")
            return sentences(_told(stock, key, clause or ""))
        said = told((*_own(post, pack), *sentences(post)), pack)
        return [_told(stock, "take_up_told", said.text)] if said else []
    if understood.kind == "praise":
        person = after(post, "thanks_to", pack)
        if person and (not pack.echoes or person != person.lower()):  # thanks to "the whole team" name no matter
            return [_told(stock, "take_up_person", person)]
        liked = [part for part in _liked(post, pack) if not pack.has("mere_praise", part)]
        said = told(liked, pack, lambda part: words(part)[:1] not in (["i"], ["we"], ["ich"], ["wir"]))
        said = said or told(liked, pack)
        return [_told(stock, "take_up_praised", said.text)] if said else []
    if understood.kind in ("complaint", "attack"):
        said_of_it = _complaint_told(post, understood, wanted, pack, stock)
        if not said_of_it and understood.kind == "attack":  # nothing but what we are called: that is not told back
            return sentences(stock.say("take_up_attack"))
        return said_of_it
    return []


def _complaint_told(
    post: str, understood: Understanding, wanted: Sequence[Wish], pack: Language, stock: Stock
) -> list[str]:
    """Take up what went wrong: in the words as they stand where the language has sentences for that (`echo.py`), turned
    into a sentence of ours where not, and by the name of the trouble where neither can be done."""
    as_it_stands = echoed(post, understood, pack, stock, wishing=bool(wanted))
    if as_it_stands:
        return as_it_stands
    about = after(post, "complains_of", pack)
    if about:
        return [_told(stock, "take_up_about", about)]
    wanted = tuple(wish for wish in wanted if _is_matter(wish, pack))
    told_back = heard(wanted, pack, stock) if pack.echoes else _turned(post, understood, wanted, pack, stock)
    if told_back:
        return told_back
    runs = "device" in understood.topics
    known = troubles(" ".join(understood.problems), pack, device=runs) or troubles(post, pack, device=runs)
    if known:
        trouble = str(pack.phrases["troubles_joined"]).join(known)
        return [_elided(stock.say("take_up_trouble", trouble=trouble + particular(post, trouble, pack)), pack)]
    return []


def _turned(post: str, understood: Understanding, wanted: Sequence[Wish], pack: Language, stock: Stock) -> list[str]:
    """Tell the clause that says most of what went wrong, with its persons turned round, and what stands beside it."""
    wished_for = tuple(wish.source for wish in wanted)
    clauses = sorted(
        (
            with_its_thing(part, post, pack)
            for part in (*understood.problems, *_troubled(post, pack))
            if not _in_any(part, wished_for)
        ),
        key=lambda part: (pack.has("feeling", part), -weight(part, pack)),
    )
    said, about = _matter(clauses, post, pack)
    bad = said is not None and (said.accuses or pack.has("complaint", said.text) or bool(troubles(said.text, pack)))
    if wanted and not bad:
        return heard(wanted, pack, stock)
    if said:
        by_them = said.text.lower().startswith(_CUSTOMER)  # what they did themselves is not judged
        key = "take_up_reported" if said.accuses else "take_up_said" if bad and not by_them else "take_up_plain"
        if not bad and not pack.has("negation", said.text):
            key = "take_up_told"  # it reports nothing to be sorry for
        first = _told(stock, key, said.text)
        beside = [] if pack.has("grief", post) else _second(said.text, post, understood, pack, stock)
        return [first, *(_also_wished(post, pack, stock) or beside), *_also_liked(said.text, post, pack, stock)]
    return [_told(stock, "take_up_about", about)] if about else []


def _matter(clauses: Sequence[str], post: str, pack: Language) -> tuple[Turned | None, str | None]:
    """Return the clause to tell, or the thing to name: what is plainly wrong before what is only told."""
    bad = [part for part in clauses if pack.has("complaint", part) or troubles(part, pack)]
    wrong = [part for part in bad if weight(part, pack)] or [part for part in bad if not pack.has("background", part)]
    said = _clause_told(wrong, pack)
    about = None if said else _named_thing(wrong, post, pack)
    if said or about:
        return said, about
    rest = [part for part in clauses if not pack.has("background", part)]
    rest.sort(key=lambda part: (_of_themselves(part, pack), not pack.has("lasting", part)))
    said = _clause_told(rest, pack)
    return said, None if said else _named_thing(rest, post, pack)


def _of_themselves(part: str, pack: Language) -> bool:
    """Whether customers speak of themselves, which says less of what went wrong than what others did."""
    first = words(completed(part, pack))[:1]
    return bool(first) and first[0] in pack.words["first_person"]


def _clause_told(clauses: Sequence[str], pack: Language) -> Turned | None:
    return told(clauses, pack, lambda part: telling(part, pack) is Telling.MATTER)


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
    clauses = [clause for part in sentences(post) for clause in signals_of(pack).clauses(part)]
    liked = [part for part in clauses if signals_of(pack).praise(part) and not weight(part, pack)]
    plain = [part for part in liked if not pack.has("irony", post) and not pack.has("beside_matter", part)]
    also = told(plain, pack)
    return [_told(stock, "take_up_liked", also.text)] if also and also.text not in said else []


def _in_any(part: str, sources: Sequence[str]) -> bool:
    """Whether a clause stands in one of the sentences."""
    return any(part.strip(" .,;:!?") in source for source in sources)


def _question_told(post: str, understood: Understanding, pack: Language, stock: Stock) -> list[str]:
    """Tell back what is asked; where that cannot be turned, what the customer tells beside it."""
    for question in understood.asked:
        asked = indirect(question, pack) if "?" in question or signals_of(pack).questions(question) else None
        if asked:
            return sentences(stock.say("unknown_asked", asked=asked, asked_up=asked[0].upper() + asked[1:]))
    said = told([part for part in sentences(post) if "?" not in part], pack)
    return [_told(stock, "take_up_told", said.text)] if said else []


def _second(clause: str, post: str, understood: Understanding, pack: Language, stock: Stock) -> list[str]:
    """Take up a second matter of the post beside the one already told."""
    known = set(troubles(clause, pack, most=_MANY))
    device = "device" in understood.topics
    for trouble in troubles(" ".join(understood.problems) or post, pack, most=_MANY, device=device):
        if trouble not in known:
            return [_elided(stock.say("take_up_second", trouble=trouble), pack)]
    said = set(stems(clause, pack.stop))
    named = ((problem, set(stems(undrawn(problem), pack.stop))) for problem in understood.problems)
    others = [problem for problem, roots in named if roots and roots.isdisjoint(said)]
    other = told(
        others,
        pack,
        lambda part: (
            telling(part, pack) is Telling.MATTER
            and not pack.has("beside_matter", part)
            and not pack.has("background", part)
        ),
    )
    sure = other is not None and (pack.has("complaint", other.text) or pack.has("negation", other.text))
    perhaps_a_name = other is not None and other.text[0].isupper() and pack.code != "de"
    return [_told(stock, "take_up_second_said", other.text)] if other and sure and not perhaps_a_name else []


def _own(post: str, pack: Language) -> list[str]:
    """Return the sentences in which customers speak of themselves."""
    return [part for part in sentences(post) if words(part)[:1] and words(part)[0] in pack.words["first_person"]]


def _troubled(post: str, pack: Language) -> list[str]:
    """Return the sentences that say what is wrong, the plainest first: in a complaint any may, in whatever words."""
    sentences_told = sentences(post.replace(" ,", ", "))
    parts = [part for part in sentences_told if not _asks(part, pack) and not pack.has("praise", part)]
    parts = [piece for part in parts for piece in dict.fromkeys((part, *signals_of(pack).clauses(part)))]
    wrong = [
        part for part in parts if pack.has("complaint", part) or pack.has("negation", part) or troubles(part, pack)
    ]
    mine = set(pack.words["first_person"])
    theirs = [part for part in parts if mine & set(words(part)) or completed(part, pack) != part]
    return list(dict.fromkeys((*wrong, *theirs, *(part for part in parts if telling(part, pack) is Telling.MATTER))))


def _asks(part: str, pack: Language) -> bool:
    """Whether a sentence asks something: "why do I have to …?" only reproaches."""
    return ("?" in part or signals_of(pack).questions(part)) and _REPROACH.match(part) is None


def _liked(post: str, pack: Language) -> list[str]:
    """Return the sentences of praise that say what is liked, those with a word of praise first."""
    parts = [part for part in sentences(post) if len(_telling(part, pack)) >= 1 and not pack.has("regrets", part)]
    return sorted(parts, key=lambda part: not pack.has("praise", part))


def _asks_plainly(understood: Understanding, wanted: Sequence[Wish]) -> bool:
    """Whether a post puts a question, and what it wishes beside it does not say more."""
    return any("?" in question for question in understood.asked) and not any(wish.deed for wish in wanted)


def take_up(
    post: str,
    understood: Understanding,
    pack: Language,
    stock: Stock,
    *,
    quoted: bool = False,
    passing: Sequence[Wish] = (),
) -> list[str]:
    """Return sentences that take up the matter: turned to the customer, or else with a few words quoted.

    `quoted` when the words turned to the customer did not pass: then only a few of their own are repeated, or those of
    the wishes that do, `passing`.
    """
    said = heard(passing, pack, stock) if quoted else retold(post, understood, pack, stock)
    if said:
        return said
    if understood.kind == "attack" and not understood.problems:
        return sentences(stock.say("take_up_attack"))  # nothing but insult: that is not taken up
    if bare_verdict(post, understood, pack):
        return [verdict_told(post, understood, pack, stock) or stock.say("take_up_bare")]
    if understood.kind == "question" and stock.values.get("matter") not in (
        pack.phrases["matter"],
        pack.phrases["own_request"],
    ):
        return [_ended(stock.say("take_up_matter"))]
    if understood.kind == "question" and understood.asked:
        what = masked(understood.asked[0])
    else:
        parts = [masked(part) for part in (*understood.problems, *sentences(post))]
        what = max(
            parts, key=lambda part: (telling(part, pack), min(len(_telling(part, pack)), _TELLING)), default=post
        )
    asks_to_do = understood.kind == "question" and understood.request
    key = "take_up_request" if asks_to_do else _QUOTES.get(understood.kind, "take_up")
    whole = pack.echoes and not _UNQUOTED.search(what)
    few = (whole_words(what, pack, praising=understood.kind == "praise") if whole else "") or _quotable(what)
    if (
        few
        and pack.echoes
        and what.endswith("?")
        and not few.endswith("…")
        and len(what.split()) <= len(few.split()) + 1
    ):
        few = what  # a whole question keeps its marks
    thing = thing_named(post, pack) if pack.echoes and few.endswith("…") and key == "take_up" else ""
    if thing:
        return [stock.say("take_up_about", said=thing)]
    return [stock.say(key, what=few)] if few else []


def _telling(text: str, pack: Language) -> set[str]:
    return {root for root in stems(text, pack.stop) if not pack.is_common(root) and not pack.has("bare_anger", root)}


def _told(stock: Stock, key: str, clause: str) -> str:
    options = stock.pack.phrases[key]
    if clause[0].isupper() and stock.pack.code == "en":  # perhaps a name, perhaps not: at the start both are right
        options = [option for option in options if option.startswith("{said_up}")] or options
    elif clause[0].islower() and not _may_open(clause, stock.pack):
        options = [option for option in options if not option.startswith("{said_up}")] or options
    if len(clause.split()) > _MANY_SAID:  # what comes after many words is not seen to belong to what stands before them
        options = [option for option in options if option.endswith("{said}.")] or options
    said = stock.fill(stock.pick(options, f"{key} "), said=clause, said_up=clause[0].upper() + clause[1:])
    return _elided(said, stock.pack)


def _may_open(clause: str, pack: Language) -> bool:
    """Whether a clause can go on in small letters after "Hi Ann,": a noun there may be taken for a name."""
    first = words(clause)[0]
    known = {start.partition(" ")[0] for start in pack.phrases["clause_starts"]} | pack.stop
    return first.partition("'")[0] in known or first.capitalize() in pack.phrases["lower_after_greeting"]


def _elided(sentence: str, pack: Language) -> str:
    return _ended(_ELIDED.sub(r"\1u'", sentence) if pack.code == "fr" else sentence)


def _ended(sentence: str) -> str:
    return sentence if sentence[-1] in ".!?" else sentence + "."


def _quotable(text: str) -> str:
    """The first words in a row that a public reply may repeat, letter for letter: no codes, numbers, addresses."""
    runs: list[list[str]] = [[]]
    for word in text.split():
        if _UNQUOTED.search(word):
            runs.append([])
        else:
            runs[-1].append(word)
    run = next((run for run in runs if len(run) >= _FEW_WORDS), max(runs, key=len))
    comma = next((at for at, word in enumerate(run, 1) if word[-1] in ",;:–—" and at > _FEW_WORDS), len(run))
    run, most = (run[:comma], comma) if comma <= _QUOTED_WORDS + 1 else (run, _QUOTED_WORDS)
    short = " ".join(run[:most]).strip(' .,;:!?"“”«»„')
    return short + "…" if len(run) > most else short
