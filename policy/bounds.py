"""How a figure is bounded: at most or at least, before or after what, and per what."""

from __future__ import annotations

import re
from typing import Literal

Bound = Literal["most", "least", ""]
Side = Literal["before", "after", ""]
Edge = Literal["start", "end", ""]

_MOST = (
    "within", "up to", "at most", "at the most", "maximum", "maximum of", "max", "max.", "less than", "fewer than",
    "under", "below", "inside", "menores de", "menor de", "moins que", "junger als", "less", "until", "till",
    "before", "by", "younger than", "earlier than", "sooner than",
    "shorter than", "smaller than", "in under", "hasta", "como maximo", "maximo", "menos de", "antes de", "antes del",
    "en menos de", "en un plazo de", "dentro de", "jusqu'a", "jusqu'au", "au plus", "moins de", "avant", "avant le",
    "sous", "dans les", "au maximum", "bis", "bis zu", "bis zum", "hochstens", "maximal", "innerhalb von",
    "innerhalb", "binnen", "unter", "vor", "vor dem", "weniger als", "spatestens", "spatestens am",
)  # fmt: skip
_LEAST = (
    "at least", "minimum", "minimum of", "min", "min.", "more than", "over", "from", "exceed", "exceeds", "exceeding",
    "above", "after", "since", "later than", "longer than", "older than", "bigger than", "larger than", "past",
    "starting at", "starting from", "beyond", "al menos", "como minimo", "mas de", "mayores de", "mayor de",
    "alter als", "superar", "superan", "supera",
    "superiores a", "superior a", "a partir de", "desde", "desde el", "despues de", "pasados", "pasado", "au moins",
    "minimum de", "plus de", "a partir du", "depuis", "depuis le", "apres", "passe", "des le", "mindestens",
    "mehr als", "uber", "ab", "ab dem", "seit", "seit dem", "nach", "nach dem", "erst nach", "fruhestens", "langer als",
)  # fmt: skip
_FILL = r"(?: (?:the|next|first|last|a|an|of|los|las|les|den|de|el|la|le|un|una|une|age of|level|version|about)){0,2}"
BOUND = re.compile(
    r"(?<![a-z])(?:(not?|never|nicht|pas|nunca|ne|can't|cannot|don't|won't|n'est) )?(?:("
    + "|".join(map(re.escape, sorted(_MOST, key=len, reverse=True)))
    + ")|("
    + "|".join(map(re.escape, sorted(_LEAST, key=len, reverse=True))).replace("|over|", "|over(?! the (?:next|last))|")
    + rf")){_FILL} ?[-(]?$"
)
_MORE_AFTER = re.compile(
    r" ?(?:\+|(?:[a-z]+ )?(?:or (?:more|later|over|above|older|longer|newer|higher|greater)|and (?:over|up|above|"
    r"older|newer|later)|upwards|plus\b|minimum|at least|at the earliest|o mas|en adelante|ou plus|oder mehr|oder "
    r"alter|oder spater|oder neuer|und mehr|und alter))"
)
_LESS_AFTER = re.compile(
    r" ?(?:[a-z]+ )?(?:or (?:less|fewer|under|below|younger|earlier|older versions|shorter|lower)|and (?:under|below|"
    r"younger)|maximum|max\b|at most|at the latest|tops\b|o menos|ou moins|oder weniger|oder junger|hochstens|"
    r"au plus|au maximum|como maximo)"
)
_MOST_IS = re.compile(
    r"\b(?:most|maximum|max|limit|limited|longest|highest|hochstens|maximo|plafond|limite)\b[^.;,]{0,30}"
    r"\b(?:is|are|to|of|ist|es|est|a) $"
)
_BEFORE_SIDE = re.compile(
    r"(?: of notice)? ?(?:,? )?(?:before|prior to|ahead of|in advance|beforehand|antes|avant|vor\b|vorher|im voraus)"
)
_EARLY = frozenset(
    ("at least", "minimum", "min", "min.", "more than", "al menos", "como minimo", "mas de", "au moins", "plus de",
     "mindestens", "mehr als")
)  # fmt: skip
_SHORT = frozenset(
    (
        "less than",
        "fewer than",
        "under",
        "within",
        "inside",
        "menos de",
        "moins de",
        "weniger als",
        "unter",
        "at most",
        "at the most",
        "maximum",
        "max",
        "como maximo",
        "au plus",
        "au maximum",
        "hochstens",
        "maximal",
    )
)
"""Told of a span before an event these turn round: "at least 2 hours before" ends where "until 2 hours before" does."""
_AFTER_SIDE = re.compile(
    r" ?(?:after|following|from (?:the )?(?:date|day|delivery|purchase|receipt|order|arrival)|of (?:the |your |its "
    r")?(?:date|day|delivery|purchase|receipt|order|arrival|accident|bill|booking|buying)|once|later|despues|tras|"
    r"desde|apres|depuis|nach|ab (?:dem )?(?:kauf|lieferung|erhalt))\b"
)
_PER = re.compile(
    r"(?:\bper|\ba|\ban|\beach|\bevery|\bfor each|\bfor every|/|\bpro|\bpar|\bpor|\bje|\bal|\bim|\band|\ba la|\by|\bet)"
    r" ?([a-z]+)"
)
_PER_NAMES = {
    word: name
    for name, said in {
        "month": "month monthly mo mes mois monat",
        "year": "year yearly annum ano an jahr",
        "day": "day daily dia jour tag",
        "night": "night noche nuit nacht",
        "week": "week semana semaine woche",
        "hour": "hour hora heure stunde",
        "minute": "minute min minuto",
        "person": "person passenger guest head adult traveller traveler persona personne voyageur kopf reisenden",
        "booking": "booking reservation reserva buchung order bestellung commande pedido",
        "flight": "flight leg way vuelo vol flug",
        "item": "item piece unit seat user bag parcel bottle ticket transaction payment note kwh fuel room vehicle "
        "car articulo paquete article colis paket stuck",
        "group": "group party family household groupe familia familie",
    }.items()
    for word in said.split()
}
_OPENING = re.compile(
    r"\b(?:(?:re-?)?open(?:s|ing|ed)?|start(?:s|ing|ed)?|beg[aiu]n(?:s|ning)?|leaves?|left|depart(?:s|ed)?|"
    r"departure at|"
    r"abr[aeio]n?|abrimos|empieza|comienza|sale|ouvr\w+|ouvert\w*|commence|part|"
    r"offne[nt]\w*|geoffnet|beginnt|startet|macht auf)\b"
)
_CLOSING = re.compile(
    r"\b(?:clos(?:e|es|ing|ed)|ends?|ended|ending|finish(?:es|ed)?|shuts?|arriv(?:e|es|ed|al)|lands?|landed|expires?|"
    r"cierra|cerramos|termina|llega|ferm\w+|termine|arrive|schlie(?:ss|ß)\w*|geschlossen|endet|macht zu|kommt an)\b"
)


def bound_of(folded: str, start: int, end: int) -> Bound:
    """Return whether the figure at a span is the most or the least of something."""
    before = BOUND.search(folded[max(0, start - 34) : start])
    if before is not None:
        found: Bound = "most" if before.group(2) else "least"
        turned = (before.group(2) or before.group(3)) in (_EARLY | _SHORT) and _BEFORE_SIDE.match(folded, end)
        if bool(before.group(1)) != bool(turned):
            found = "least" if found == "most" else "most"
        return found
    if _MOST_IS.search(folded[max(0, start - 60) : start]):
        return "most"
    after = folded[end : end + 30]
    if _LESS_AFTER.match(after):
        return "most"
    return "least" if _MORE_AFTER.match(after) else ""


def side_of(folded: str, end: int) -> Side:
    """Return on which side of an event a span of time lies: "2 hours before", "30 days of delivery"."""
    after = folded[end : end + 28]
    if _BEFORE_SIDE.match(after):
        return "before"
    return "after" if _AFTER_SIDE.match(after) else ""


def per_of(folded: str, end: int) -> tuple[frozenset[str], int]:
    """Return what an amount is counted by, and where that ends: "a month", "per person and night"."""
    after = folded[end : end + 40]
    cut = re.search(r"[.;:!?]|, | to | until | for (?!each|every)|\d", after)
    text = after[: cut.start()] if cut else after
    found = [m for m in _PER.finditer(text) if m.group(1) in _PER_NAMES]
    return frozenset(_PER_NAMES[m.group(1)] for m in found), end + (found[-1].end() if found else 0)


def edge_of(folded: str, left: int, start: int) -> Edge:
    """Return whether the verb before a time opens or closes something."""
    opens = [m.start() for m in _OPENING.finditer(folded, left, start)]
    closes = [m.start() for m in _CLOSING.finditer(folded, left, start)]
    if not opens and not closes:
        return ""
    return "start" if (opens or [-1])[-1] > (closes or [-1])[-1] else "end"
