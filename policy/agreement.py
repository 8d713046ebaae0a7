"""Whether two texts that name the same figure say the same of it: comparison, polarity, side, unit price, matter."""

from __future__ import annotations

from dataclasses import replace

from policy.matters import matter
from policy.quantities import Quantity
from policy.quantity_words import DURATIONS
from policy.roles import Role

_UNITS = frozenset(matter(word) for word in (*DURATIONS, "person", "persona", "personne"))
"""What anything may be counted by: it names no matter by itself."""
_NO_MATTER = frozenset({"=price", "=payment", "=processing"})
"""What any figure may be called: it names no matter by itself."""
_SAYS_LITTLE = _NO_MATTER | {
    matter(word)
    for word in (
        "open",
        "close",
        "abrimos",
        "abierto",
        "abre",
        "abren",
        "cerramos",
        "cerrado",
        "cierra",
        "cierran",
        "ouvert",
        "ouvre",
        "ouvrent",
        "ouvrons",
        "ouvrez",
        "ferme",
        "ferment",
        "fermons",
        "fermez",
        "offnet",
        "offnen",
        "geoffnet",
        "schliesst",
        "schliessen",
        "geschlossen",
    )
}
"""Words of opening and closing, which go with any time of day."""
_OWN = frozenset(f"={name}" for name in ("refund", "credit", "voucher", "warranty", "trial", "response", "contact"))
"""Matters whose figures are never those of another matter: a sentence about a refund needs evidence about one."""

OPPOSITE_BOUND = "The evidence sets it as a limit in the other direction"
OPPOSITE_POLARITY = "The evidence says the opposite of it"
OTHER_SIDE = "The evidence has it before what the reply has it after"
OTHER_EDGE = "The evidence gives it for the start, and the reply for the end, or the other way round"
OTHER_PER = "The evidence counts it per something else"
OTHER_TENSE = "The evidence tells what was, and the reply what will be"
STRANGE = "The evidence says this of another matter"
OTHER_MATTER = "The evidence says this about something else"


_SPANS = frozenset({"=warranty", "=trial"})
_PROCESSES = frozenset(
    f"={name}" for name in ("return", "delivery", "exchange", "response", "repair", "fix", "contact")
)
_MONEY = frozenset({"=price", "=payment", "=deposit"})


def _claimed(role: Role) -> frozenset[str]:
    """Return the matters that a figure belongs to and to no other."""
    return (role.own or role.clause) & _OWN


def disagreement(said: Quantity, role: Role, given: Quantity, other: Role, around: frozenset[str]) -> str:
    """Return how a reply's figure departs from the same figure of the evidence; empty when it does not.

    around: matters that the sentence may point to with "it"; empty when it points to nothing.
    """
    if _of_another_matter(role, given, said, other, around):
        return OTHER_MATTER
    if role.per and other.per and not role.per & other.per:
        return OTHER_PER
    if role.side and other.side and role.side != other.side:
        return OTHER_SIDE
    if said.kind in ("date", "time") and role.tense == "future" and other.tense == "past":
        return OTHER_TENSE
    shared = len((role.clause & other.clause) - _UNITS - _NO_MATTER)
    if _turned(role, other):
        if _opposed(said, given, shared):
            return OPPOSITE_POLARITY
    elif (shared or _leans(role, other)) and (limit := _other_limit(said, role, given, other)):
        return limit
    return "" if _compatible(role, other) else OTHER_MATTER


def _of_another_matter(role: Role, given: Quantity, said: Quantity, other: Role, around: frozenset[str]) -> bool:
    """Tell whether one of the figures belongs to a matter of its own, of which the other's sentence does not speak."""
    if other.clause and _claimed(role) - other.sentence:
        return True
    foreign = _claimed(other) - role.sentence - around
    if foreign & _SPANS or ("=refund" in foreign and role.own & _PROCESSES):
        return True
    # "insured up to £1,500" is no price
    return bool(given.bound and not said.bound and "=price" in role.own and not _MONEY & other.clause)


def _turned(role: Role, other: Role) -> bool:
    """Tell whether one clause affirms what the other denies; to be free of charge turns a clause as a denial does."""
    both_price = role.free is not None and other.free is not None
    return (role.denied != other.denied) ^ (both_price and role.free != other.free)


def _leans(role: Role, other: Role) -> bool:
    """Tell whether a clause names so little that it may be about what the other is about."""
    return role.pointing or not role.clause - _SAYS_LITTLE or not other.clause


def _other_limit(said: Quantity, role: Role, given: Quantity, other: Role) -> str:
    """Return how a limit departs from the one in the evidence: its direction, or start for end."""
    if _limits_apart(said, given) and not _other_side(role, other):
        return OPPOSITE_BOUND
    return OTHER_EDGE if role.edge and other.edge and role.edge != other.edge else ""


def _opposed(said: Quantity, given: Quantity, shared: int) -> bool:
    """Tell whether clauses that turn each other round speak of the same: "not within 30 days" and "after 30 days" do
    not contradict each other."""
    return not _limits_apart(said, given) and shared >= (1 if said.bound and said.bound == given.bound else 2)


def _limits_apart(said: Quantity, given: Quantity) -> bool:
    return bool(said.bound and given.bound and said.bound != given.bound)


def _other_side(role: Role, other: Role) -> bool:
    """Tell whether a reply may tell the other side of a limit, which the evidence goes on with: "below that"."""
    same = role.free is not None and role.free == other.free
    return other.both and not same and not any(name[0] == "#" for name in role.own & other.own)


def _compatible(one: Role, other: Role) -> bool:
    """Tell whether two figures can be about the same thing: each one's nearest concept is among the other's.

    Where their clauses share another matter, the words nearest to the figures need not be the same.
    """
    if not one.nearest or not other.nearest or (one.clause & other.clause) - _UNITS - _NO_MATTER:
        return True
    if one.own and one.own <= _NO_MATTER and (one.sentence & other.sentence) - _UNITS - _NO_MATTER:
        return True  # "your bags are free; more cost 50 each": what costs so much stands before the joint
    return bool(one.nearest & other.all) and bool(other.nearest & one.all)


def strange(
    role: Role,
    other: Role,
    around: frozenset[str],
    post: frozenset[str],
    passage: frozenset[str],
    *,
    time: bool,
    sure: bool,
) -> bool:
    """Tell whether the sentences around two equal figures have no matter in common.

    around: matters of the rest of reply and post, to which a sentence that speaks of "it" may point.
    post: matters of the post; evidence that takes up one of them answers it, in whatever words the reply does.
    passage: matters of all that the evidence says.
    time: true for times of day, which say little by "open" and "closed".
    sure: true where equal figures are seldom of two matters: dates, and prices of the same span.
    """
    little = _SAYS_LITTLE if time else _NO_MATTER
    own = role.sentence - _UNITS - little
    given = other.sentence - _UNITS - little
    if not own - _SAYS_LITTLE or not given - _SAYS_LITTLE or own & given or given & post:
        return False
    if own & passage and (role.pointing or sure):
        return False
    clause = {name for name in role.own - _UNITS - _SAYS_LITTLE if name[0] != "#"}
    if not clause or (len(clause) == 1 and own & passage and not clause & passage):
        return False  # a clause of little more than figures leans on the rest of its sentence
    return not role.pointing or (len(own) > 2 and not around & given)


def likeness(role: Role, one: Role, other: Role) -> float:
    """Return how much of what only `one` clause of two is about stands in a reply's clause.

    What a clause takes over from the head of its sentence counts half, and what the other only takes over a quarter.
    """
    said = role.own or role.clause
    alone = sum(1.0 if name in (one.own or one.clause) else 0.5 for name in said & one.clause - other.clause)
    return alone + min(0.5, 0.25 * len(said & one.own & (other.clause - other.own)))


MARGIN = 0.5
"""So much more a figure must fit a rival's clause than the clause that has its value."""


def swapped(role: Role, supporter: Role, rival: Role, beside: Role | None) -> bool:
    """Tell whether a figure fits a rival's clause better than that of the evidence which has its value.

    beside: role in which the reply states the rival's figure, when it states both.
    """
    if role.edge and role.edge == supporter.edge:  # it closes when the evidence has it close, in whatever words
        role = replace(role, own=role.own - _SAYS_LITTLE, clause=role.clause - _SAYS_LITTLE)
    gain = likeness(role, rival, supporter) - likeness(role, supporter, rival)
    if beside is None:
        return gain >= MARGIN
    return gain + likeness(beside, supporter, rival) - likeness(beside, rival, supporter) >= 2 * MARGIN
