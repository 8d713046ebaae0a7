"""German clauses as they stand after "dass", with their verb at the end: "der Griff ist ab" becomes "der Griff ab ist".

Only where the place of every verb is certain. Anything else, two clauses in one or words that stand after a participle,
is left as it is, and the caller says it in a sentence that keeps its order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from drafting.writer.words.language import Language
from drafting.writer.words.text import fold

_FEWEST, _MOST = 3, 18
"""Words of a clause: a longer one would keep its reader waiting for the verb."""
_PARTED = re.compile(r"[,;:()?!\"„“”»«–—]|\s-\s|\S[.…]\s")
_PRONOUNS = frozenset(("du", "wir", "es", "man", "er", "sie", "Sie"))
_SUBJECTS = _PRONOUNS | {"niemand", "keiner", "nichts", "alles", "jemand", "das", "dies"}
"""Words that are a subject by themselves: the verb is the next word."""
_ARTICLES = re.compile(r"(?:der|die|das|dies\w+|jede\w?|alle|beide|(?:[mdsk]?ein|unser|ihr|eu(?:e)?r)(?:e[nmrs]?)?)$")
_PREPOSITIONS = frozenset(
    ("ab", "an", "am", "auf", "aus", "bei", "beim", "bis", "durch", "für", "gegen", "im", "in", "ins", "mit", "nach",
     "ohne", "seit", "trotz", "um", "unter", "von", "vom", "vor", "wegen", "zu", "zum", "zur", "über", "als", "wie")
)  # fmt: skip
_PARTICLES = frozenset(
    ("ab", "an", "auf", "aus", "ein", "her", "hin", "los", "mit", "nach", "vor", "weg", "zu", "zurück", "fest",
     "heraus", "hinaus", "herunter", "wieder", "zusammen")
)  # fmt: skip
"""Parts of a verb that close a main clause, and are written with it at the end: "kommt … an", "ankommt"."""
_HELPS = re.compile(
    r"(?:ha(?:be|st|t|ben|tte|ttest|tten)|bist|ist|sind|war(?:st|en)?|wirst|wird|werden|wurde(?:st|n)?)$"
)
_MODAL = re.compile(
    r"(?:kann(?:st)?|könn(?:t?en)|konnten?|muss(?:t|te|ten)?|müssen|soll(?:en|ten?|st)?|w[io]ll(?:en|ten?|st)?|"
    r"darf(?:st)?|dürfen|durften?)$"
)
_DOUBLE = re.compile(r"(?:lassen|können|müssen|wollen|sollen|dürfen)$")
PARTICIPLE = re.compile(
    r"(?:(?:ab|an|auf|aus|ein|los|mit|nach|vor|weg|zu|zurück|heraus|kaputt|hin|her|weiter|fest|um|durch|über|unter)?"
    r"(?:ge(?!gen$|rn$|nau$)\w{2,}|(?:be|ver|er|zer|ent|miss)\w{3,})(?:t|en)|\w{3,}iert)$"
)
_JOINS = frozenset(("und", "oder", "aber", "sondern"))
_NUMBERS = frozenset(("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "mehrere", "viele"))
_SMALL = re.compile(
    r"(?:d(?:er|ie|as|em|en|ir|ie\w+)|(?:[mdsk]?ein|unser|ihr|eue?r)\w*|du|wir|es|man|sie|mir|jede\w?|alle[ns]?|beide|"
    r"viele|manche|nichts|niemand|keiner|herr|frau|\w+lich|\w+ig|heute|gestern|jetzt|nun|seit\w*|nach\w*|bei\w*|i[mn]|"
    r"a[mnu]f?|vor|zu[mr]?|trotz|während|immer|oft|dort|hier|leider|erst|schon|mehr\w*|zwei|drei|vier|fünf|sechs)$"
)
_FORMAL = re.compile(r"(?:Sie|Ihnen|Ihre?[mnrs]?|Herr|Frau)$")
"""Small words that keep their capital."""
_DROPPED = frozenset(("leider", "also", "und", "aber", "ja", "außerdem", "zudem"))
"""What only leads to a clause."""
_SHADES = frozenset(("ja", "halt", "eben"))
_HANGS = re.compile(r"(?:dass|um|ohne|weil|obwohl|nachdem|bevor|sobald|als ich|als ob)\b")
"""How a clause begins that stays behind the verb, as it stands."""


def verb_last(clause: str, pack: Language) -> str | None:
    """Return a German main clause with its verb at the end; None where its place is not certain."""
    if pack.code != "de":
        return None
    main, comma, hangs = clause.strip(" .").partition(", ")
    if comma and _HANGS.match(hangs) and "," not in hangs:
        moved = verb_last(main, pack)
        return moved and f"{moved}, {hangs}"
    words = [word for word in clause.strip(" .").split() if word not in _SHADES]
    while words and words[0].lower() in _DROPPED:
        words = words[1:]
    if words and _SMALL.match(words[0].lower()) and not _FORMAL.match(words[0]):
        words[0] = words[0].lower()
    if not _FEWEST <= len(words) <= _MOST or _PARTED.search(" ".join(words)):
        return None
    if _finite(words[-1], pack) and not any(_finite(word, pack) for word in words[:-1]) and _is_thing(words):
        return " ".join(words)  # "drei Stangen fehlen"
    at = _verb(words, pack)
    if at is None:
        return None
    verb, front, rest = words[at], words[:at], words[at + 1 :]
    if not rest or any(_finite(word, pack) and not _closes(verb, rest, number) for number, word in enumerate(rest)):
        return None
    if not _ends_well(verb, rest) or _second_verb(verb, rest):
        return None
    if rest[0] in _PRONOUNS and (not front or front[0] not in _SUBJECTS):
        front, rest = [rest[0], *front], rest[1:]  # "seit Mai warten Sie": a pronoun comes first
    if rest[:1] == ["sich"] and not (_is_thing(front) or front[0] in _SUBJECTS):
        front, rest = ["sich", *front], rest[1:]  # "ständig schaltet sich die App ab": so does "sich"
    if rest and rest[-1] in _PARTICLES and not _HELPS.match(verb) and not _MODAL.match(verb):
        verb, rest = rest[-1] + verb, rest[:-1]
    return " ".join((*front, *rest, verb))


def _verb(words: Sequence[str], pack: Language) -> int | None:
    """Return the place of the finite verb: after the subject or after what stands in its place."""
    first = words[0] if words[0] in ("Sie",) else words[0].lower()
    if words[1] in _PRONOUNS and _verbal(words[0], pack):
        return 0  # behind "außerdem", or a clause that stood before it
    if _bare_noun(words):
        return None  # "Vertrag läuft aus" lacks its article, and a name needs none
    if first in _SUBJECTS and words[1][0].islower() and _verbal(words[1], pack):
        return 1
    for at in range(1, len(words) - 1):
        word, before = words[at], words[at - 1]
        if words[at + 1] in _PRONOUNS and at > 1 and word.islower() and _verbal(word, pack):
            return at
        if word in _PRONOUNS and word != "sie":
            return None
        if _finite(word, pack) or (_noun(before) and _right_after_noun(word, words[at + 1]) and _is_thing(words)):
            return at
    return None


def _bare_noun(words: Sequence[str]) -> bool:
    """Whether a clause begins with a noun without its article: a name does, and things of which there are many."""
    return _noun(words[0]) and _SMALL.match(words[0].lower()) is None and not re.search(r"(?:en|er|s)$", words[0])


def _verbal(word: str, pack: Language) -> bool:
    return _finite(word, pack) or re.search(r"(?:st|t|en|te)$", word) is not None


def _finite(word: str, pack: Language) -> bool:
    known = _HELPS.match(word) or _MODAL.match(word) or pack.pattern("finite").match(fold(word))
    return word.islower() and "'" not in word and known is not None


def _noun(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word not in ("Sie", "Ihr", "Ihnen")


def _right_after_noun(word: str, after: str) -> bool:
    """Whether a word behind a noun is its verb, and neither a participle nor a small word."""
    return (
        re.fullmatch(r"[a-zäöüß]{2,}(?:t|te|ten)", word) is not None
        and (PARTICIPLE.match(word) is None or _noun(after) or _ARTICLES.match(after) is not None)
        and word not in ("nicht", "seit", "mit", "laut", "statt", "oft", "fast", "jetzt", "erst", "zuletzt", "samt",
                         "heute", "sofort", "komplett", "direkt", "bitte", "meist", "dort", "halt", "echt")
    )  # fmt: skip


def _is_thing(words: Sequence[str]) -> bool:
    return _ARTICLES.match(words[0].lower()) is not None or words[0].lower() in _NUMBERS or words[0].isdigit()


def _second_verb(verb: str, rest: Sequence[str]) -> bool:
    """Whether what "und" joins may be a verb of its own: "sie drückt am Knöchel und reibt"."""
    for word, after in pairwise(rest):
        if word in _JOINS and not (_noun(after) or _ARTICLES.match(after) or after in _PREPOSITIONS):
            return _HELPS.match(verb) is None or PARTICIPLE.match(after) is not None
    return False


def _closes(verb: str, rest: Sequence[str], number: int) -> bool:
    """Whether a word that looks like a verb is the infinitive or participle that ends the clause."""
    last = number == len(rest) - 1
    return last and (_MODAL.match(verb) or _HELPS.match(verb) or fold(verb).startswith("lass")) is not None


def _ends_well(verb: str, rest: Sequence[str]) -> bool:
    """Whether nothing stands behind the words that close the clause."""
    last = rest[-1].strip(".,")
    if last in _PREPOSITIONS - _PARTICLES:
        return False
    if any(word in _PARTICLES and after in _PREPOSITIONS for word, after in pairwise(rest)):
        return False
    if _MODAL.match(verb):
        return last.islower() and last.endswith("n") and last != "kein"
    if _HELPS.match(verb):
        closing = [
            number
            for number, word in enumerate(rest)
            if word.islower() and PARTICIPLE.match(word) and not _noun((*rest, "")[number + 1])
        ]
        if _DOUBLE.search(last):
            return False
        return not closing or all(PARTICIPLE.match(word) for word in rest[closing[0] :])
    return True
