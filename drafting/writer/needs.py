"""What the agent should find out: facts without which the draft had to leave something open."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from drafting.models import DraftJob, Need
from drafting.writer.evidence import Evidence
from drafting.writer.language import Language
from drafting.writer.takeup import bare_verdict, mere_insult
from drafting.writer.text import clip, stems
from drafting.writer.understanding import Understanding
from drafting.writer.wishes import wishes

_STATES = {
    "order": "What is the state of the order: placed, shipped, delivered, returned?",
    "booking": "What does the booking say: dates, fare or class, what was changed?",
    "account": "What does the account show: its state, what was changed, and when?",
    "billing": "What was charged, when, and is the charge right?",
}
_DEEDS = {
    ("cancel", "booking"): "When was it booked, which fare or class is it, is it insured, and has any part been used?",
    ("cancel", "order"): "What is the state of the order: can it still be stopped, or has it been packed or sent?",
    (
        "change",
        "booking",
    ): "Which fare or class is it, what is free for the change they want, and what is the difference?",
    (
        "change",
        "order",
    ): "What is the state of the order, is what they want available, and what is the difference in price?",
    ("exchange", "order"): "Was the order delivered, is what they want available, and what is the difference in price?",
    ("return", "order"): "When was it delivered, is it unused, and how was it paid?",
    ("refund", "order"): "What was paid, how and when, and does one of our rules give it back?",
    ("refund", "booking"): "What was paid, which fare or class is it, is it insured, and does a rule give it back?",
    ("add", "booking"): "What does the fare or membership include already, and what does the addition cost?",
}
"""What must be known before a deed can be granted, by what it is done to."""

_LONGEST = 140
_STAYED = 30
"""Characters of a statement by which it is found again in a reply."""
_KNOWN = "They write often and were given something before: do the facts earn a remedy? Goodwill needs an approver."
_TELLING = 2
"""Words of content from which a clause says what is wrong, rather than how the customer feels."""


def needs_of(
    job: DraftJob,
    understood: Understanding,
    evidence: Evidence,
    pack: Language,
    answered: Collection[str] | None = None,
) -> tuple[Need, ...]:
    """Return the open questions to the agent, the most telling first. Empty when facts answer them all.

    answered: the customer's questions that the reply answers from the policy; None when a model that reads the passages
    is to find the answers there.
    """
    if mere_insult(understood) and not evidence.facts:
        return (
            Need(id="left-alone", question="This names no matter to answer: is a reply wanted, or is it left alone?"),
        )
    found: list[Need] = []
    if job.known_author and understood.demands:
        found.append(Need(id="known-author", question=_KNOWN))
    facts = " ".join(item.text for item in (*evidence.facts, *evidence.notes))
    if understood.own_case and not evidence.facts and understood.kind not in ("praise", "idea"):
        deed = pack.deed_named(
            " ".join((*(wish.said for wish in wishes(job.post, pack)), *understood.asked, *understood.demands))
        )
        found += [
            Need(id=topic, question=_DEEDS.get((deed, topic), _STATES[topic]))
            for topic in _STATES
            if topic in understood.topics
        ]
    if understood.kind in ("complaint", "attack") and not bare_verdict(job.post, understood, pack):
        if not evidence.facts:
            telling = [problem for problem in understood.problems if len(stems(problem, pack.stop)) >= _TELLING]
            problem = next(iter((*telling, *understood.problems)), clip(job.post, 80))
            found.append(Need(id="found", question=f"What did you find out about “{problem}”?"))
        if job.facts.fault == "unknown":
            found.append(Need(id="fault", question="Was it our mistake: ours, theirs, or not known?"))
    for number, question in enumerate(understood.asked, 1):
        if not _answered(question, facts, evidence, pack, answered):
            found.append(_answer_to(question, number, request=understood.request))
    if understood.demands and not pack.has("demand", facts):
        asked = clip(understood.demands[0], 100)
        found.append(Need(id="remedy", question=f"They ask for something (“{asked}”): what is granted, and by whom?"))
    if understood.kind == "praise" and not evidence.facts:
        found.append(Need(id="passed-on", question="Has the praise been passed on to the people it is for?"))
    if understood.kind == "idea" and not evidence.facts:
        found.append(Need(id="idea", question="Is this already planned, or was it decided against?"))
    return tuple(found)


def left_open(asked: Sequence[str], told: Mapping[str, str], reply: str) -> tuple[Need, ...]:
    """Return a need for each question whose answer from the policy did not stay in the reply, the guard being against.

    told: statement by question.
    """
    flat = reply.casefold()
    return tuple(
        _answer_to(question, number, request=False)
        for number, question in enumerate(asked, 1)
        if question in told and told[question][1:_STAYED].casefold() not in flat
    )


def _answer_to(question: str, number: int, *, request: bool) -> Need:
    name = "answer" if number == 1 else f"answer-{number}"
    asks = "Can we do this, and on what condition" if request else "What is the answer"
    return Need(id=name, question=f"{asks}: “{clip(question, _LONGEST)}”?")


def _answered(question: str, facts: str, evidence: Evidence, pack: Language, answered: Collection[str] | None) -> bool:
    """True when the reply answers the question, or facts or policy share most of what it is about."""
    wanted = set(stems(question, pack.stop))
    if not wanted:
        return bool(evidence.answers)
    passages = (item.text for item in evidence.passages) if answered is None else ()
    return question in (answered or ()) or any(
        len(wanted & set(stems(text, pack.stop))) / len(wanted) >= 0.5 for text in (facts, *passages)
    )
