"""What the agent should find out: facts without which the draft had to leave something open."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from drafting.models import DraftJob, Need
from drafting.writer.grounds.evidence import Evidence
from drafting.writer.grounds.fitting import whether_it_answers
from drafting.writer.grounds.likely import Nearest
from drafting.writer.grounds.told_facts import foreign_facts
from drafting.writer.reading.deeds import STATES, state_needs, wish_needs
from drafting.writer.reading.little import bare_verdict, mere_insult
from drafting.writer.reading.understanding import Understanding
from drafting.writer.reading.wishes import Wish, wish_sources
from drafting.writer.words.language import Language
from drafting.writer.words.text import clip, stems

_LONGEST = 140
_CLIPPED = 200
"""Characters to which the reading of a post cuts a sentence."""
_NO_RULES: Mapping[str, str] = MappingProxyType({})
_LETTER = re.compile(
    r"^i(?: am|'m)? (?:contact|writ|call|reach)\w*(?: \w+){0,2}? (?:to complain )?(?:about|because)\s+(?:of )?",
    re.IGNORECASE,
)
"""How a letter begins before it comes to the matter."""
_IN: Mapping[str, str] = MappingProxyType({"en": "English", "de": "German", "fr": "French", "es": "Spanish"})
_STAYED = 30
"""Characters of a statement by which it is found again in a reply."""
_NO_MATTER = "This names no matter to answer: is a reply wanted, or is it left alone?"
_ANSWERED_ONCE = (
    "An attack of theirs was answered before, and one calm answer is enough: is this one left alone, with no reply?"
)
_KNOWN = "They write often and were given something before: do the facts earn a remedy? Goodwill needs an approver."
_TELLING = 2
"""Words of content from which a clause says what is wrong, rather than how the customer feels."""


def needs_of(
    job: DraftJob,
    understood: Understanding,
    evidence: Evidence,
    pack: Language,
    answered: Collection[str] | None = None,
    *,
    wanted: Sequence[Wish] = (),
    topics: Sequence[str] = (),
    rules: Mapping[str, str] = _NO_RULES,
    openly: Nearest | None = None,
) -> tuple[Need, ...]:
    """Return the open questions to the agent, in the order in which the answers are found: what the order or booking
    says, then what our rules make of it. Empty when facts answer them all.

    answered: the customer's questions that the reply answers from the policy; None when a model that reads the passages
    is to find the answers there. topics: what the wishes, or else the post, are about. rules: what the reply tells of
    the policy, by wish. openly: the clause that it tells as a rule, without saying that it answers.
    """
    if mere_insult(understood) and not evidence.facts:
        return (Need(id="left-alone", question=_ANSWERED_ONCE if job.attack_answered else _NO_MATTER),)
    found: list[Need] = [_of_rule(openly, evidence)] if openly is not None else []
    if understood.kind == "attack" and job.attack_answered:
        found.append(Need(id="left-alone", question=_ANSWERED_ONCE))
    if job.known_author and understood.demands:
        found.append(Need(id="known-author", question=_KNOWN))
    facts = " ".join(item.text for item in (*evidence.facts, *evidence.notes))
    if understood.own_case and not evidence.facts and understood.kind not in ("praise", "idea"):
        if wanted:
            found += state_needs(wanted, topics)
        else:
            found += [Need(id=topic, question=STATES[topic]) for topic in topics if topic in STATES]
    if understood.kind in ("complaint", "attack") and not bare_verdict(job.post, understood, pack):
        if not evidence.facts:
            telling = [problem for problem in understood.problems if len(stems(problem, pack.stop)) >= _TELLING]
            problem = _LETTER.sub("", next(iter((*telling, *understood.problems)), clip(job.post, 80)))
            found.append(Need(id="found", question=f"What did you find out about “{problem}”?"))
        if job.facts.fault == "unknown":
            found.append(Need(id="fault", question="Was it our mistake: ours, theirs, or not known?"))
    if answered is not None and understood.lang == pack.code and (foreign := foreign_facts(job, pack)):
        language = _IN[pack.code]
        found.append(Need(id="in-language", question=f"In {language}, so that the reply can say it: “{foreign[0]}”"))
    of_wishes = {clip(source, _CLIPPED) for source in wish_sources(job.post, pack)} if wanted else set()
    if not evidence.facts:
        found += wish_needs(wanted, rules, pack)
    asked = [question for question in understood.asked if question not in of_wishes]
    for number, question in enumerate(asked, sum(1 for need in found if need.id.startswith("answer")) + 1):
        if openly is not None and question == openly.question:
            continue
        if not _answered(question, facts, evidence, pack, answered):
            found.append(_answer_to(question, number, request=understood.request))
    other = [demand for demand in understood.demands if demand not in of_wishes]
    if other and not pack.has("demand", facts) and not any(need.id == "remedy" for need in found):
        said = clip(other[0], 100)
        found.append(Need(id="remedy", question=f"They ask for something (“{said}”): what is granted, and by whom?"))
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


def _of_rule(nearest: Nearest, evidence: Evidence) -> Need:
    items = (*evidence.notes, *evidence.passages, *evidence.also)
    item = next((item for item in items if item.id == nearest.clause.source), None)
    where = ", ".join(part for part in (item.document, item.section) if part) if item else ""
    return Need(id="rule", question=whether_it_answers(nearest.clause.text, where, nearest.question))


def _answer_to(question: str, number: int, *, request: bool) -> Need:
    name = "answer" if number == 1 else f"answer-{number}"
    asks = "Can we do this, and on what condition" if request else "What is the answer"
    return Need(id=name, question=f"{asks}: “{clip(question, _LONGEST)}”?")


def _answered(question: str, facts: str, evidence: Evidence, pack: Language, answered: Collection[str] | None) -> bool:
    """True when the reply answers the question, or facts or policy share most of what it is about."""
    wanted = set(stems(question, pack.stop))
    if not wanted:  # "Do I get that back?"
        return bool(evidence.answers) if answered is None or evidence.facts else question in answered
    passages = (item.text for item in evidence.passages) if answered is None else ()
    return question in (answered or ()) or any(
        len(wanted & set(stems(text, pack.stop))) / len(wanted) >= 0.5 for text in (facts, *passages)
    )
