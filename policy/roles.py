"""What a figure is about: the concept named nearest to it in its clause.

"30 days to return" is about returning; it does not support "refund in 30 days". Concepts cover the matters that
replies put figures to, in four languages; words of no concept are compared as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from policy.views import Text

_STEMS: dict[str, str] = {
    "refund": "refund reimburs reembols rembours erstatt ruckerstatt zuruckerstatt ruckzahl moneyback repay "
    "repaid repayment",
    "credit": "credit gutschrift gutgeschrieben bono avoir",
    "voucher": "voucher coupon gutschein cupon giftcard bon",
    "return": "return retour ruckgabe rucksend zuruckgeb zuruckgeschick devolucion devolver devolv renvo "
    "rückgabe unworn",
    "exchange": "exchang replac swap cambio cambiar umtausch echang ersatz remplac substitu reemplaz",
    "delivery": "deliver ship dispatch arriv courier parcel entreg envio enviar livrais livr liefer versand "
    "versend zustell "
    "expedi shipment ankunft",
    "response": "repl respond respons answer conteste respuest reponse repondr antwort",
    "contact": "call callback phone ring llamar llamad appel rappel anruf contact contacter kontakt",
    "warranty": "warrant guarant garant gewahrleist",
    "cancel": "cancel stornier annul kundig kundigung resili terminat",
    "trial": "trial prueba essai probezeit test",
    "repair": "repair mend reparatur reparac reparar repar reparier",
    "fix": "fix patch resolv solv arregl corrig beheb outage",
    "payment": "pay paid payment bill invoic charg debit pago pagar cobr paiement payer factur zahl bezahl "
    "rechnung abbuch "
    "salary",
    "price": "price cost fee fare rate precio cuesta coste tarif prix cout preis kost gebuhr",
    "discount": "discount rabatt descuent remis reduc sale nachlass promo",
    "opening": "open clos opening abr abiert cerrad ouvr ferm offn geoffnet geschloss schliess",
    "booking": "book reserv buch check-in checkin checkout appointment termin cita rendez",
    "delay": "late delay retras retard verspat verzoger behind",
    "storage": "storage memory disk speicher almacenamiento stockage",
    "weight": "weigh weight pes poids gewicht wieg",
    "size": "size height width length long wide tall tamano taille grosse",
    "capacity": "capacity hold seat capacidad capacite kapazitat",
    "investigation": "investigat review inspect examin untersuch investig enquet pruf",
    "renewal": "renew renov renouvel verlanger subscription subscrib abonnement suscrip",
    "battery": "battery bateria batterie akku",
    "speed": "speed mbps velocidad vitesse geschwindigkeit",
    "age": "age aged old edad",
    "wait": "wait queue espera attent attend wart",
    "staff": "staff employee colleague team mitarbeiter empleados",
    "member": "member membership mitglied socio membre",
    "baggage": "baggage luggage bag suitcase gepack equipaje bagage",
    "update": "update upgrade version release aktualis actualiz mise",
    "claim": "claim complaint reclam beschwerde",
    "deposit": "deposit kaution fianza caution anzahlung",
    "processing": "process bearbeit procesa trait",
    "expiry": "expir valid gultig validez valable lauft",
    "notice": "notice preaviso preavis frist",
    "data": "delete erase data datos donnees daten retention keep",
    "preparation": "bake cook prepar brew made make",
}
_EXACT: dict[str, str] = {
    "money": "refund", "back": "", "send": "", "off": "discount", "post": "delivery", "posted": "delivery", "arrive":
    "delivery",
    "arrives": "delivery", "reach": "delivery", "days": "", "working": "", "hours": "", "day": "", "get": "", "team":
    "", "call": "contact",
    "calls": "contact", "called": "contact", "old": "age", "hold": "capacity", "holds": "capacity", "keep": "data",
    "test": "", "made": "",
    "make": "", "long": "", "size": "size", "fix": "fix", "fixed": "fix", "rate": "price", "rated": "", "rating": "",
    "make it": "",
    "review": "", "reviews": "", "reviewed": "investigation", "return": "return", "returns": "return", "updated":
    "update",
}  # fmt: skip
_PREFIXES: dict[str, str] = {stem: concept for concept, stems in _STEMS.items() for stem in stems.split()}
_LONGEST = max(map(len, _PREFIXES))
_WORD = re.compile(r"[^\W\d_]+(?:-in)?")
_CLAUSE_END = re.compile(r"[.!?;:\n](?=\s|$)|,(?!\d)| but | while | whereas | pero | mais | aber | sondern ")
_AND = re.compile(r" and | y | et | und ")


@lru_cache(maxsize=4096)
def concept(word: str) -> str:
    """Return the concept that a folded word belongs to; nothing when it belongs to none."""
    if word in _EXACT:
        return _EXACT[word]
    for size in range(min(len(word), _LONGEST), 2, -1):
        found = _PREFIXES.get(word[:size])
        if found is not None and (size > 3 or len(word) <= size + 2):
            return found
    return ""


@dataclass(frozen=True, slots=True)
class Role:
    """What a figure is about in its text."""

    nearest: frozenset[str]
    """The concept named nearest to it; two when both sides are equally near."""
    all: frozenset[str]
    """Every concept that heads something in its clause."""


def role_of(text: Text, start: int, end: int) -> Role:
    """Return the role of the figure at a span of the folded text."""
    folded = text.folded
    left, right = _clause(folded, start, end)
    heads: list[tuple[int, str]] = []
    complements: list[tuple[int, str]] = []
    for word in _WORD.finditer(folded, left, right):
        if word.start() < end and start < word.end():
            continue
        name = concept(word.group())
        if name and name not in _LIGHT:
            distance = start - word.end() if word.end() <= start else word.start() - end
            # "within 30 days of delivery", "the refund of the price": what follows "of" is not what the figure is
            # about.
            attached = _ATTACHED.search(folded[max(left, word.start() - 14) : word.start()])
            (complements if attached else heads).append((distance, name))
    found = heads or complements
    if not found:
        return _NOTHING
    least = min(distance for distance, _ in found)
    return Role(
        frozenset(name for distance, name in found if distance <= least + 1), frozenset(name for _, name in found)
    )


_NOTHING = Role(frozenset(), frozenset())
_ATTACHED = re.compile(
    r"\b(?:of|after|from|since|following|on|de|del|tras|desde|apres|depuis|du|des|nach|ab|seit|von) (?:the |your |"
    r"our |a |an |any |la |el |le |der |dem )?$"
)
_LIGHT = frozenset({"payment", "processing"})
"""Concepts that come along with others and distinguish nothing."""


_REACH = 200
"""Characters on each side of a figure within which its clause is looked for."""


def _clause(folded: str, start: int, end: int) -> tuple[int, int]:
    """Return the clause around a span: up to a mark or a joint; over a comma when there is nothing before it."""
    left = max(0, start - _REACH)
    for mark in _CLAUSE_END.finditer(folded, left, start):
        left = mark.end()
    stop = _CLAUSE_END.search(folded, end, end + _REACH)
    right = stop.start() if stop else min(len(folded), end + _REACH)
    # "Returns within 30 days and refunds within 5": a joint between two figures divides them.
    for joint in _AND.finditer(folded, left, start):
        if any(map(str.isdigit, folded[left : joint.start()])):
            left = joint.end()
    for joint in _AND.finditer(folded, end, right):
        if any(map(str.isdigit, folded[joint.end() : right])):
            right = joint.start()
            break
    return left, right


def compatible(one: Role, other: Role) -> bool:
    """Tell whether two figures can be about the same thing: each one's nearest concept is among the other's."""
    if not one.nearest or not other.nearest:
        return True
    return bool(one.nearest & other.all) and bool(other.nearest & one.all)
