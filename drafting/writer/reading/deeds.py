"""What must be known before a wish can be granted: what the order or booking says, and whether our rule holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafting.models import Need
from drafting.writer.reading.wishes import Wish
from drafting.writer.words.language import Language
from drafting.writer.words.text import clip

STATES: Mapping[str, str] = {
    "order": "What is the state of the order: placed, shipped, delivered, returned?",
    "booking": "What does the booking say: dates, fare or class, what was changed?",
    "account": "What does the account show: its state, what was changed, and when?",
    "billing": "What was charged, when, and is the charge right?",
}
"""What the desk's systems say of a customer's matter, by what it is about."""
_DEEDS = {
    ("cancel", "booking"): "When was it booked, which fare or class is it, is it insured, and has any part been used?",
    ("cancel", "order"): "What is the state of the order: can it still be stopped, or has it been packed or sent?",
    ("cancel", "account"): "Since when does the contract run, which notice applies, and what is still open?",
    ("change", "booking"): "Which fare or class is it, is what they want free, and what is the difference in price?",
    (
        "change",
        "order",
    ): "What is the state of the order, is what they want available, and at what difference in price?",
    ("exchange", "order"): "Was the order delivered, is what they want available, and at what difference in price?",
    ("return", "order"): "When was it delivered, is it unused, and how was it paid?",
    ("refund", "order"): "What was paid, how and when, and does one of our rules give it back?",
    ("refund", "booking"): "What was paid, which fare or class is it, is it insured, and does a rule give it back?",
    ("add", "booking"): "What does the fare or membership include already, and what does the addition cost?",
    ("add", "order"): "What is the state of the order: can anything still be added to it?",
    ("remove", "booking"): "What does the booking hold, and may this be taken out of it?",
    ("remove", "order"): "What is the state of the order: can a part of it still be taken out?",
    ("compensation", "booking"): "What happened, on which date, and what does the booking say: class, member, insured?",
    ("compensation", "order"): "What happened, on which date, and was it our mistake?",
}
"""The same for one deed."""
_LONGEST, _LONGEST_RULE, _MOST_STATES = 110, 170, 2


def state_needs(wanted: Sequence[Wish], topics: Sequence[str]) -> list[Need]:
    """Return what the desk's systems must say before the wishes can be granted, one need for each that differs."""
    known = [topic for topic in topics if topic in STATES]
    if not known:
        return []
    found: dict[str, Need] = {}
    for deed in dict.fromkeys(wish.deed for wish in wanted if wish.deed):
        question = _DEEDS.get((deed, known[0]), STATES[known[0]])
        found.setdefault(
            question, Need(id=known[0] if not found else f"{known[0]}-{len(found) + 1}", question=question)
        )
    if not found:
        found[STATES[known[0]]] = Need(id=known[0], question=STATES[known[0]])
    for topic in known[1:]:
        found.setdefault(STATES[topic], Need(id=topic, question=STATES[topic]))
    return list(found.values())[:_MOST_STATES]


def wish_needs(wanted: Sequence[Wish], rules: Mapping[str, str], pack: Language) -> list[Need]:
    """Return what is to be decided or answered, wish by wish; a rule that the reply tells is named, so that it can be
    held against the case.

    rules: what the reply tells of the policy, by the words of the wish.
    """
    found: list[Need] = []
    told: set[str] = set()
    for wish in wanted:
        rule = rules.get(wish.said)
        if rule in told:
            continue
        if rule is not None:
            told.add(rule)
            if not pack.has("conditional", rule) and not pack.has("hangs", rule):
                continue  # it says all there is to say
        name = "remedy" if wish.remedy and not any(need.id == "remedy" for need in found) else _numbered(found)
        found.append(Need(id=name, question=_question(wish, rule)))
    return found


def _numbered(found: Sequence[Need]) -> str:
    taken = sum(1 for need in found if need.id.startswith("answer"))
    return "answer" if not taken else f"answer-{taken + 1}"


def _question(wish: Wish, rule: str | None) -> str:
    said = clip(wish.said, _LONGEST)
    if rule is not None:
        return f"“{said}”: does our rule hold here, “{clip(rule, _LONGEST_RULE)}”?"
    if wish.kind == "know":
        return f"What is the answer to “{said}”?"
    if wish.remedy:
        return f"“{said}”: does a rule or a fact give it, and who may grant it?"
    return f"“{said}”: can we do this, and on what condition?"
