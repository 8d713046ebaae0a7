"""Tells customers' words back to them: "I want to cancel my flight" becomes "cancel your flight".

Only where words can be exchanged without touching the sense. Whatever would need another form of a verb, or leave
unclear who did what, is not turned, and the caller quotes or asks a model instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from drafting.writer.language import Language
from drafting.writer.mask import masked
from drafting.writer.text import fold, longest_run

_LONGEST = 110
_FEWEST_WORDS = 3
_LONGEST_RUN = 11
"""Words in a row that may be the customer's own: the guard takes thirteen for a copy."""
_CODE_OF = re.compile(
    r"(?:\b(?:my|mi|meine[nr]?|ma)\s+)?\b(reservation|order|booking|r[ée]servation|commande|reserva|pedido|Bestellung|"
    r"Buchung)(s?)\b\s*(?:ids?|numbers?|no\.?|nr\.?|n[°º]\.?|#)*\s*\((?:code|reference|order|booking)\)"
    r"(?:\s*(?:,|and|or|y|et|und)\s*#?\((?:code|reference|order|booking)\))*",
    re.IGNORECASE,
)
_TO_CODE = re.compile(
    r"(?:\s+(?:to|for|with|of|in|from|under|as|at|number|the|my))*(?:\s+(?:item|product|flight|user))?"
    r"(?:\s+(?:ids?|numbers?))?\s*#?\([a-z_]{2,12}\)",
    re.IGNORECASE,
)
_MASK = re.compile(r"\([a-z_]{2,12}\)")
_BROKEN = re.compile(r"…|[.!?]\S|[:;]-?[()/]|(.)\1{3}")
"""Cut short, two sentences in one, a smiley, a word drawn out: nothing to say again."""
_ONLY_IT = re.compile(r"\w+ (?:it|them|this|that|lo|la|los|las|es|sie)", re.IGNORECASE)
_YOU_WAS = re.compile(r"\byou was\b")
_SHOUTED = re.compile(r"\b[A-ZÄÖÜÉÈÀÑ]{4,}\b")
_CLAUSE_START = re.compile(
    r"(?:^|[.!?;:,(–—\n-]|\b(?:and|then|so|but|also|first|y|et|und|aber|pero|mais|dann))\s*$", re.IGNORECASE
)
_JOINED = ("and ", "y ", "et ", "und ")
_MINE = {"en": "my", "es": "mi", "fr": "ma", "de": "meine"}
_END = re.compile(
    r"[.!?;:…\n({\[<]|,?\s+please\b|,?\s+(?:because|but|since|so that|aber|weil|denn|pero|porque|mais|car|parce)\b|"
    r",\s+(?:and|y|et|und|so|as|which|who)\s|\s+and (?:get|receive|obtain|refund)\s|"
    r"\s+(?:even )?(?:if|though|and i|and it|unless)\b|"
    r"\s+(?:by|within|in|out|um|por|de)\s+(?:\d+|an?|one|two|three|four|five|zwei|drei|dos|tres|deux|trois)\s+"
    r"(?:day|hour|week|month|tag|stunde|woche|d[ií]a|hora|semana|jour|heure|semaine)\w*|"
    r"\s+(?:on|from|by|until|am|vom|el|le|du)\s+(?=\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d)",
    re.IGNORECASE,
)
_SOFTER_END = re.compile(r",\s+|\s+(?:and|or|for|with|y|para|con|et|pour|avec|und|mit)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def wishes(post: str, pack: Language) -> tuple[str, ...]:
    """Return what the post wants done, each as words to follow "You would like to"; empty when none can be turned."""
    text = _plain(post, pack)
    found: list[str] = []
    for match in _beginnings(tuple(pack.phrases["wish_starts"])).finditer(text):
        if not match[0].lower().startswith(_JOINED) and not _CLAUSE_START.search(text[: match.start()]):
            continue
        rest = text[match.end() :].lstrip()
        end = _END.search(rest)
        wish = turned(_shortened(rest[: end.start()] if end else rest), pack)
        wish = _uncopied(wish, text) if wish else None
        if (
            wish
            and not wish.lower().startswith("ask ")
            and _infinitive(wish, pack)
            and all(wish.lower() not in other.lower() for other in found)
        ):
            found.append(wish)
    return tuple(wish for wish in found if len(found) == 1 or not _ONLY_IT.fullmatch(wish))


def told(clauses: Iterable[str], pack: Language) -> str | None:
    """Return the first clause that can stand after "You tell us that", turned to the customer; None when none can."""
    for clause in (part for whole in clauses for part in _parts(whole)):
        text = _plain(clause, pack).strip(" .,;:!?\"'“”«»")
        words = _WORD.findall(text)
        finite = pack.pattern("finite").search(fold(text))
        begins = words and _begins(
            [word.lower().replace("’", "'") for word in words[:2]], pack.phrases["clause_starts"]
        )
        if len(text) > _LONGEST + 30 or len(words) < _FEWEST_WORDS or not finite or not begins:
            continue
        said = turned(text, pack)
        said = _uncopied(said, text) if said else None
        if said and len(said.split()) >= _FEWEST_WORDS:
            return said if words[0].isupper() and len(words[0]) > 1 else said[0].lower() + said[1:]
    return None


def troubles(text: str, pack: Language, most: int = 2) -> tuple[str, ...]:
    """Return what the text says is wrong, each as a clause to follow "I'm sorry that", by the words it uses."""
    found = []
    folded = fold(text)
    for number, group in enumerate(pack.phrases["troubles"]):
        if pack.entries(f"troubles {number}", group["words"]).search(folded):
            found.append(str(group["say"]))
    return tuple(found[:most])


def turned(text: str, pack: Language) -> str | None:
    """Exchange the words for the speaker; None when a word stands there that cannot be exchanged alone."""
    if not text or _MASK.search(text) or _BROKEN.search(text):
        return None
    if pack.has("unturnable", text):
        return None
    turn = pack.phrases["turn"]

    def other(match: re.Match[str]) -> str:
        return str(turn.get(match[0].lower().replace("’", "'"), match[0]))

    text = _SHOUTED.sub(lambda match: match[0].lower(), text)
    said = " ".join(_WORD.sub(other, text).split()).strip(" .,;:!?\"'")
    return _YOU_WAS.sub("you were", said) or None


def _parts(clause: str) -> tuple[str, ...]:
    """The clause, and what it says after "because": that is often the matter itself."""
    _, found, after = clause.partition(" because ")
    return (clause, after) if found and len(after.split()) > _FEWEST_WORDS + 1 else (clause,)


def _begins(first: Sequence[str], starts: Sequence[str]) -> bool:
    return " ".join(first) in starts or first[0] in starts or first[0].partition("'")[0] + "'" in starts


@lru_cache(maxsize=16)
def _beginnings(entries: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(entries, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def _plain(text: str, pack: Language) -> str:
    """The text with "reservation (code)" as "my reservation"."""
    mine = _MINE[pack.code]
    named = _CODE_OF.sub(lambda m: f"{mine} {m[1].lower()}{m[2]}", masked(text))
    return " ".join(_TO_CODE.sub("", named).split())


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    cuts = [match.start() for match in _SOFTER_END.finditer(text) if 30 < match.start() <= _LONGEST]
    return text[: cuts[-1]] if cuts else ""


def _uncopied(said: str, text: str) -> str | None:
    """Shorten what repeats too many words of the post in a row."""
    while longest_run(said, text) > _LONGEST_RUN:
        cuts = [cut.start() for cut in _SOFTER_END.finditer(said)]
        if not cuts:
            return None
        said = said[: cuts[-1]]
    return said


def _infinitive(wish: str, pack: Language) -> bool:
    """Whether the words can follow "You would like to": a bare verb where the language has one."""
    words = wish.split()
    if len(words) < 2:
        return False
    ends = pack.phrases["infinitive_ends"]
    word = words[-1] if pack.code == "de" else words[0]
    return not ends or word.lower().endswith(tuple(ends))
