"""Words for the lexical index: folded, lightly stemmed, with pairs of characters for scripts without
spaces.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+"
)
_MARKS = re.compile(r"[\u0300-\u036f]")
_ENGLISH = """
    a an the and or but if of to in on at by for with from as is are was were be been being am do does
    did have has had having i me my mine myself you your yours he him his she her it its we us our ours
    they them their theirs this that these those there here not no nor so than then too very can could
    will would shall should may might must just get gets getting got what which who whom whose when
    where why how all any some each every both such own same other another s t don im ive id ll re ve
    doesnt didnt cant wont isnt arent wasnt havent hasnt couldnt wouldnt shouldnt
    after before since until till while during about above below into onto over under through between
    against within without upon per also again ever still already yet now only even really quite rather
    much many more most because though although whether else instead maybe perhaps however therefore
    let lets go going gonna want wanna u ur pls plz ok okay yes
    please hi hello thanks thank
"""
_OTHERS = """
    der die das den dem des und oder aber ist sind war waren bist seid ich du er sie es wir ihr ein
    eine einen einem einer eines mein meine meinen meinem meiner dein deine ihre ihren unser unsere mich
    mir dich dir sich uns euch euer mit von vom zu zum zur auf aus bei nach vor unter durch
    ohne gegen seit bis im am an als wie was wer wann wo warum
    welche welcher welches welchen wieviel wenn weil dass daß ob denn doch noch
    schon nur auch nicht kein keine keinen keiner hab habe haben hatte wird werden wurde würde kann kannst können konnte
    muss müssen soll sollte darf dürfen wollen dann da hier dort jetzt immer mal
    le la les un une des de du et ou mais est sont était je tu il elle nous vous ils elles on ne pas que qui
    quoi quel quelle quels quelles combien dont où quand comment pourquoi
    si dans pour sur avec sans chez par en au aux ce cet cette
    ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs me te se lui y as ont avez
    avons avoir être suis peux peut puis faut très bien encore déjà aussi alors donc
    el la los las un una unos unas lo y e o u pero ni que quien cuando como donde porque cual cuales cuanto
    cuanta cuantos cuantas si no sí ya
    se me te le les nos os mi mis tu tus su sus este esta estos estas ese esa eso esto con de del
    al a en por para desde hasta entre sobre es son era fue soy ser estar está están estoy he ha han haber
    tengo tiene puedo puede muy más también todavía
    os um uma e da dos em na nao não com yang dan di ke ini itu saya untuk dengan tidak ada
"""

_LIGHT = """
    back off out up down away around along
    see saw seen know knew known keep kept take took taken give gave given make made come came put
    say said tell told think thought look looking need
"""
"""English particles and verbs that say nothing of the subject: alone, "back" found every text with "get back to you" in
it for "send the mug back", and took the first place from the clause on returns that meaning had found."""


def terms(text: str) -> list[str]:
    """Return the index terms of `text`, in order, repeats included."""
    out: list[str] = []
    for run in _split_scripts(_fold(text)):
        if _UNSPACED.match(run):
            out.extend(run[i : i + 2] for i in range(len(run) - 1)) if len(run) > 1 else out.append(run)
        else:
            out.extend(_term(_bare(word)) for word in _WORD.findall(run))
    return [term for term in out if term]


def query_terms(text: str) -> dict[str, str]:
    """Return term -> the word as written, without words that say nothing, each term once, in order."""
    found: dict[str, str] = {}
    for run in _split_scripts(unicodedata.normalize("NFC", text)):
        if _UNSPACED.match(run):
            run = _fold(run)
            for part in [run[i : i + 2] for i in range(len(run) - 1)] or [run]:
                found.setdefault(part, part)
            continue
        for written in _WORD.findall(run):
            for word in _WORD.findall(_fold(written)):
                bare = _bare(word)
                if bare not in STOP and word not in STOP:
                    found.setdefault(_term(bare), written)
    found.pop("", None)
    return found


def english(text: str) -> float:
    """How far the small words of `text` are English ones, 0 to 1; 1 when none is of another language."""
    words = _WORD.findall(_fold(text))
    ours, others = (sum(word in known for word in words) for known in (ENGLISH_STOP, OTHER_STOP))
    return (ours + 1) / (ours + others + 1)


def known(familiar: float, text: str) -> float:
    """How far the cosines of `text` may be believed, by what `Embedder.familiar` says of it.

    An embedder for all languages says 1, and is believed; one for English is doubted by the small words.
    """
    return familiar if familiar == 1.0 else familiar * english(text)


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", _MARKS.sub("", decomposed))


def _split_scripts(text: str) -> list[str]:
    out: list[str] = []
    end = 0
    for match in _UNSPACED.finditer(text):
        out += [text[end : match.start()], match[0]]
        end = match.end()
    return [*out, text[end:]]


ENGLISH_STOP = frozenset(_fold(_ENGLISH).split())
OTHER_STOP = frozenset(_fold(_OTHERS).split()) - ENGLISH_STOP
"""Words that show that a text is not English."""
STOP = ENGLISH_STOP | OTHER_STOP | frozenset(_LIGHT.split())
"""Words that say nothing about the subject, in the languages that posts come in most often, folded as queries are.
Left out: what is such a word in one language and the name of a thing in another, as "für" and fur, "plus" and Plus."""


_ELISIONS = "l d n j m t s c qu jusqu lorsqu puisqu dell nell dall sull all"
_ELIDED = frozenset(_ELISIONS.split())


def _bare(word: str) -> str:
    """The part of a word with an apostrophe that says something: "achat" of "l'achat", "boss" of "boss's"."""
    if "'" not in word and "’" not in word:
        return word
    before, apostrophe, after = word.replace("’", "'").partition("'")
    return after if apostrophe and before in _ELIDED and len(after) > 1 else before


@lru_cache(maxsize=50_000)
def _term(word: str) -> str:
    """Strip what English inflection adds; too little is better than too much, for other languages' sake."""
    if not word.isascii() or len(word) < 4 or not word.isalpha():
        return word
    for ending, shortest, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            word = word[: len(word) - len(ending)] + instead
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] in "bdgmnprt":
        word = word[:-1]
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1]
    return word


_ENDINGS = (
    ("ations", 3, "at"), ("ation", 3, "at"), ("ments", 4, ""), ("ment", 4, ""), ("nesses", 4, ""),
    ("ness", 4, ""),
    ("ingly", 3, ""), ("edly", 3, ""), ("ings", 3, ""), ("ies", 2, "y"), ("ied", 2, "y"), ("ing", 3, ""),
    ("sses", 2, "ss"), ("ers", 4, "er"), ("ss", 1, "ss"), ("us", 2, "us"), ("is", 2, "is"),
    ("es", 4, "e"), ("ed", 3, ""), ("ly", 4, ""), ("s", 3, ""),
)  # fmt: skip
