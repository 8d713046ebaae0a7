"""What a post tells the company to do, in languages that bend the verb for it: "Rendez-moi l'argent", "Schickt mir eine
neue", "Exijo que me devolváis el dinero". Said back, the verb is ours: "que nous vous rendions l'argent".

English needs none of this: "Send me another one" becomes "You'd like us to send you another one".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from drafting.writer.words.language import Language

_CLAUSE = r"(?:^|(?<=[.!?;:,(–] )|(?<= - )|(?<=¡))"
_ES_WISH = r"(?:quiero|quisiera|querría|exijo|pido|espero|necesito|reclamo|y|o|ni)"
_FR_WISH = r"(?:je (?:veux|voudrais|souhaite|demande|réclame|compte)|j'(?:aimerais|exige|attends)|et|ou)"
_DE_WISH = r"(?:ich (?:will|möchte|erwarte|verlange|fordere|bestehe darauf|hätte gerne?)|und|oder)"
_DE_PARTICLE = r"zurück|ab|an|aus|zu|ein|um|her|weg|mit|nach|vor|wieder|heraus|raus"
_DE_LIKES = r"gef[aä]llt|reicht|tut|passt|fehlt|geht|kommt|scheint|langt|ist|hat|jetzt|erst|fast|sonst|nicht|mit|seit"
"""What stands before "mir" and tells the company nothing: "Gefällt mir", "Tut mir leid"."""


class Request(NamedTuple):
    """One thing that the company is told to do."""

    start: int
    """Where it begins in the sentence."""
    lead: str
    """What comes first of it, said back: "te devolvamos", "nous vous rendions", "wir dir"."""
    rest: str
    """What follows in the customer's words, to be turned."""
    tail: str = ""
    """The verb where it closes the clause."""


def requests_in(sentence: str, pack: Language) -> list[Request]:
    """Return what a sentence tells the company to do, each with the verb as ours; none for English."""
    reader = _READERS.get(pack.code)
    return reader(sentence, pack) if reader else []


def _spanish(sentence: str, pack: Language) -> list[Request]:
    found: list[Request] = []
    for match in _ES.finditer(sentence):
        verb = _we_spanish(match["asked"] or match["told"])
        clitics = (match["clitic"] or match["clitics"]).lower().split()
        whom = " ".join(_ES_WHOM.get(one, (one, one))[pack.second] for one in clitics)
        whom = re.sub(r"^les? (?=l)", "se ", whom)
        if verb:
            found.append(Request(match.start(), f"{whom} {verb}", sentence[match.end() :]))
    return found


_ES = re.compile(
    rf"(?:(?:\b{_ES_WISH} |{_CLAUSE})que (?P<clitic>(?:(?:me|nos) )?l[oa]s?|me|nos) "
    r"(?P<asked>\w+(?:[eéaá]is|[ea]n|[ea]))\b|"
    rf"{_CLAUSE}(?P<told>\w+(?:ad|ed|id)(?=(?:me|nos|l[oa]s?)\b)|\w*[áéíóú]\w*[ae]n?(?=(?:me|nos)\b))"
    r"(?P<clitics>me|nos|l[oa]s?)\b)(?!\w)",
    re.IGNORECASE,
)
_ES_WHOM: Mapping[str, tuple[str, str]] = MappingProxyType({"me": ("te", "le"), "nos": ("os", "les")})
_ES_IRREGULAR: Mapping[str, str] = MappingProxyType(
    {"haced": "hagamos", "haz": "hagamos", "dad": "demos", "poned": "pongamos", "deis": "demos", "decid": "digamos"}
)
_ES_SUBJUNCTIVE = ("v", "hag", "pong", "teng", "dig", "traig", "conozc")
"""How a stem ends whose -a is a subjunctive: "devuélvame", "hágame"."""
_ES_SPELLING = ((r"g$", "gu"), (r"c$", "qu"), (r"z$", "c"))
"""How a stem in -ar is spelt before an e."""


def _we_spanish(verb: str) -> str:
    """The subjunctive of "nosotros" of a verb in the imperative or the subjunctive of those spoken to."""
    plain = _without_accents(verb.lower())
    if plain in _ES_IRREGULAR:
        return _ES_IRREGULAR[plain]
    for ending, ours in (("eis", "emos"), ("ais", "amos")):
        if plain.endswith(ending):
            return plain[:-3] + ours
    if plain.endswith("ad"):
        return _spelt(plain[:-2]) + "emos"
    if plain.endswith(("ed", "id")):
        return plain[:-2] + "amos"
    stem = re.sub(r"ue(?=[^aeiou]*$)", "o", re.sub(r"ie(?=[^aeiou]*$)", "e", plain.rstrip("n")[:-1]))
    told = verb != plain  # "mándame": the imperative of "tú" or "usted" has its accent, the subjunctive none
    vowel = plain.rstrip("n")[-1]
    if told and vowel == "a" and not stem.endswith(_ES_SUBJUNCTIVE):
        return _spelt(stem) + "emos"
    if told and vowel == "e" and stem.endswith("v"):
        return f"{stem}amos"  # "devuélveme"
    return stem + ("amos" if vowel == "a" else "emos")


def _spelt(stem: str) -> str:
    for end, before_e in _ES_SPELLING:
        if re.search(end, stem):
            return re.sub(end, before_e, stem)
    return stem


def _french(sentence: str, _pack: Language) -> list[Request]:
    found: list[Request] = []
    for match in _FR.finditer(sentence):
        verb, clitic = match["asked"] or match["told"], (match["clitic"] or match["after"]).lower().rstrip("'’")
        whom = {"me": "vous", "m": "vous", "moi": "vous", "nous": "vous"}.get(clitic, clitic)
        also = f"vous {whom} " if match["also"] else f"{whom} "  # "rendez-le-moi"
        found.append(Request(match.start(), f"nous {also}{_we_french(verb)}", sentence[match.end() :]))
    return found


_FR = re.compile(
    rf"(?:(?:\b{_FR_WISH} |{_CLAUSE})qu(?:e |['’])vous (?P<clitic>me|nous|le|la|les|m['’]|l['’]) ?"
    r"(?P<asked>\w+iez|fassiez)\b|"
    rf"{_CLAUSE}(?P<told>\w{{2,}}ez|faites)-(?P<after>moi|nous|le|la|les)(?P<also>-(?:moi|nous))?(?!\w))",
    re.IGNORECASE,
)


def _we_french(verb: str) -> str:
    """The subjunctive of "nous" of a verb in the imperative or the subjunctive of "vous"."""
    low = verb.lower()
    if low in ("faites", "fassiez"):
        return "fassions"
    return low[:-3] + "ions" if low.endswith("iez") else low[:-2] + "ions"


def _german(sentence: str, pack: Language) -> list[Request]:
    found: list[Request] = []
    for match in _DE.finditer(sentence):
        verb, words = match["asked"] or match["told"], (match["between"] or match["after"] or "").strip()
        whom, _, rest = words.partition(" ")
        whom = _DE_WHOM.get(whom.lower(), whom)[pack.second] if whom.lower() in _DE_WHOM else whom
        rest = re.sub(r"\bbitte\b ?", "", rest).strip()
        particle = "" if match["asked"] else next(iter(re.findall(rf" ({_DE_PARTICLE})$", f" {rest}")), "")
        if particle:
            rest = rest[: -len(particle)].strip()
        found.append(Request(match.start(), f"wir {whom}", rest, tail=particle + _we_german(verb)))
    return found


_DE_WHOM: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"mir": ("Ihnen", "dir"), "mich": ("Sie", "dich"), "uns": ("Ihnen", "euch")}
)
_DE = re.compile(
    rf"(?:\b{_DE_WISH},? dass (?:ihr|sie) (?P<between>(?:mir|mich|uns|ihn|sie|es|das|die|den|meine?\w*)\b[^.!?;,:]*?) "
    r"(?P<asked>\w+[tn])(?=\s*(?:[.!?;,:]|$))|"
    rf"{_CLAUSE}(?!(?:{_DE_LIKES})\b)(?P<told>\w+t|\w+en(?= Sie\b))(?: Sie)? "
    r"(?P<after>(?:mir|uns)\b[^.!?;,:]*|(?:ihn|sie|es) bitte\b[^.!?;,:]*|bitte (?:ihn|sie|es|mir|uns)\b[^.!?;,:]*))",
    re.IGNORECASE,
)


def _we_german(verb: str) -> str:
    """The infinitive, which is also the form of "wir", of a verb in the form of "ihr" or "Sie"."""
    low = verb.lower()
    if not low.endswith("t"):
        return low
    if low.endswith(("elt", "ert")) and not low.endswith("iert"):
        return low[:-1] + "n"
    return (low[:-2] if low.endswith(("tet", "det")) else low[:-1]) + "en"


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(mark for mark in decomposed if unicodedata.combining(mark) == 0 or mark == "\u0303")


_READERS: Mapping[str, Callable[[str, Language], list[Request]]] = MappingProxyType(
    {"es": _spanish, "fr": _french, "de": _german}
)
