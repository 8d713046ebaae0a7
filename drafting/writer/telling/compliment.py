"""Takes up praise: who did what for a customer, what lasts, or what else is liked."""

from __future__ import annotations

import re

from drafting.writer.reading.little import names_matter
from drafting.writer.reading.signals import signals_of
from drafting.writer.telling.placed import placed
from drafting.writer.telling.praised import praise_told, thanks_told
from drafting.writer.telling.quotation import only_here, quotable, quoted_whole
from drafting.writer.telling.stock import Stock
from drafting.writer.words.language import Language
from drafting.writer.words.mask import masked
from drafting.writer.words.named_people import name_of
from drafting.writer.words.named_things import after
from drafting.writer.words.restate import told
from drafting.writer.words.text import fold, sentences, words

_OF_OURSELVES = (["i"], ["we"], ["ich"], ["wir"])
"""How a sentence begins in which customers speak of themselves, and less of what they liked."""
_CUSTOMER = ("you ", "you'", "vous ", "sie ", "du ", "tú ", "usted ")
"""How a clause begins that tells what customers did themselves."""
_HANDLE = re.compile(r"@\w+\s*")
_MOST_MATTERS = 2


def compliment_told(post: str, pack: Language, stock: Stock) -> list[str]:
    """Return sentences that take praise up: the deed and the name of who did it, or what is liked; a joke is quoted."""
    post = _HANDLE.sub("", post)
    praise = praise_told(post, pack)
    if praise:
        first = placed(stock, "take_up_praised", praise.said)
        key = "praise_for" if pack.has("thanks_said", first) else "praise_for_thanked"
        return [first, stock.say(key, name=praise.name)] if praise.name else [first]
    if pack.has("grief", post):
        return []
    joke = next((part for part in sentences(post) if pack.has("mock_grief", part)), None)
    if joke:
        return [stock.say("take_up_praise", what=quotable(masked(joke)))]
    thanked = thanks_told(post, pack)
    if thanked:
        return [placed(stock, "take_up_thanked", thanked)]
    person = after(post, "thanks_to", pack)
    if person and (not pack.echoes or person != person.lower()):  # thanks to "the whole team" name no matter
        return [placed(stock, "take_up_person", person)]
    return _liking_told(post, pack, stock)


def _liking_told(post: str, pack: Language, stock: Stock) -> list[str]:
    """Tell what is liked: a clause of theirs, or what pleased by its name where the clause is about themselves."""
    liked = [part for part in _liked(post, pack) if not (pack.has("mere_praise", part) or pack.has("grief", part))]
    said = told(liked, pack, lambda part: words(part)[:1] not in _OF_OURSELVES) or told(liked, pack)
    if said and (pack.has("praise", said.text) or not said.text.lower().startswith(_CUSTOMER)):
        return [placed(stock, "take_up_praised", _with_its_name(said.text, liked, pack))]
    return _matters_told(post, pack, stock) or _words_of_praise(post, pack, stock)


def _words_of_praise(post: str, pack: Language, stock: Stock) -> list[str]:
    """Quote the clause that praises, where it is short enough to stand whole."""
    if pack.echoes:
        return []  # those are quoted by their pieces
    clauses = (clause for part in sentences(post) for clause in signals_of(pack).clauses(part))
    what = quoted_whole(clause for clause in clauses if pack.has("praise", clause))
    return [stock.say("take_up_praise", what=what)] if what and only_here(what, pack) else []


def _with_its_name(said: str, liked: list[str], pack: Language) -> str:
    """Give a clause its capital back where it begins with the name of somebody."""
    name = next((name for part in liked if (name := name_of(part, pack)) and fold(said).startswith(fold(name))), "")
    return name + said[len(name) :]


def _liked(post: str, pack: Language) -> list[str]:
    """Return the sentences of praise that say what is liked, those with a word of praise first."""
    own = [_unthanked(part, pack) for part in sentences(post)] if pack.echoes else sentences(post)
    parts = [part for part in own if only_here(part, pack) and not pack.has("regrets", part)]
    return sorted(parts, key=lambda part: not (pack.has("praise", part) or (pack.echoes and pack.has("helped", part))))


def _unthanked(part: str, pack: Language) -> str:
    """Return what a sentence goes on with behind its thanks: "Bravo to the workshop, my tent is as new"."""
    thanked = rf"^(?:{'|'.join(pack.phrases['thanks_to'])})(?!\w)[^,:;.!]*[,:;]\s+(?=(?:\S+\s+){{3}})"
    return re.sub(thanked, "", part, flags=re.IGNORECASE)


def _matters_told(post: str, pack: Language, stock: Stock) -> list[str]:
    """Tell what pleased by the words that the post uses for it: a quick parcel, a friendly team. Where only "it" would
    be praised, of which nobody sees what it is, a few words are quoted."""
    groups = enumerate(pack.phrases["praised"])
    found = [one for n, one in groups if pack.entries(f"praised {n}", one["words"]).search(fold(post))][:_MOST_MATTERS]
    if not found:
        return []
    said = f" {pack.phrases['and']} ".join(str(one["say"]) for one in found)
    told_so = placed(stock, "take_up_praised", said)
    if all(one.get("unnamed") for one in found) and not names_matter(told_so, post, pack):
        return [stock.say("take_up_praise", what=quotable(masked(post)))]
    return [told_so]
