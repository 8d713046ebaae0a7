"""What the agent should find out: facts without which the draft had to leave something open."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from drafting.models import DraftJob, Need
from drafting.writer.grounds.evidence import Evidence
from drafting.writer.grounds.fitting import whether_it_answers
from drafting.writer.grounds.openly import Nearest
from drafting.writer.grounds.told_facts import foreign_facts
from drafting.writer.reading.deeds import STATES, state_needs, wish_needs
from drafting.writer.reading.little import bare_verdict, mere_insult
from drafting.writer.reading.understanding import Understanding
from drafting.writer.reading.wishes import Wish, wish_sources
from drafting.writer.words.language import Language
from drafting.writer.words.questions import asked_apart
from drafting.writer.words.text import clip, stems

_LONGEST, _LONGEST_DEMAND, _LONGEST_RULE = 140, 100, 170
_MOST = 3
"""Questions that an agent is asked before a reply: more are not answered."""
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
_OF_KIND: Mapping[str, Need] = MappingProxyType(
    {
        "praise": Need(id="passed-on", question="Has the praise been passed on to the people it is for?"),
        "idea": Need(id="idea", question="Is this already planned, or was it decided against?"),
    }
)
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
    refused: Collection[str] = (),
) -> tuple[Need, ...]:
    """Return the open questions to the agent, in the order in which the answers are found: what the order or booking
    says, then what our rules make of it. Empty when facts answer them all.

    answered: the customer's questions that the reply answers from the policy; None when a model that reads the passages
    is to find the answers there. topics: what the wishes, or else the post, are about. rules: what the reply tells of
    the policy, by wish. openly: the clause that it tells as a rule, without saying that it answers. refused: the rules
    by which it says no: then only what could turn that is asked.
    """
    if mere_insult(understood) and not evidence.facts:
        return (Need(id="left-alone", question=_ANSWERED_ONCE if job.attack_answered else _NO_MATTER),)
    case = _Unknown(job, understood, evidence, pack, answered, tuple(wanted), tuple(topics), rules, openly)
    if refused and not evidence.facts:
        return (*case.of_the_author(), *case.of_the_no(tuple(refused)), *case.of_the_fault())
    found = [*case.of_the_rule(), *case.of_the_author(), *case.of_the_state(), *case.of_what_happened()]
    found += [*case.in_their_language(), *case.of_the_wishes()]
    found += case.of_the_questions(sum(1 for need in found if need.id.startswith("answer")))
    found += [] if any(need.id == "remedy" for need in found) else case.of_the_demand()
    return _most_telling([*found, *case.of_the_kind()])


def _most_telling(found: Sequence[Need]) -> tuple[Need, ...]:
    """Return no more needs than an agent answers before a reply: the general ones go first, then the last."""
    kept = list(found)
    states = [need for need in kept if need.id.partition("-")[0] in STATES]
    # What the order says is what is found out; of two such questions the first settles more.
    general = [need for need in kept if need.id == "found" and states] + states[1:]
    for need in general:
        if len(kept) > _MOST:
            kept.remove(need)
    return tuple(kept[:_MOST])


@dataclass(frozen=True)
class _Unknown:
    """A case, and what is asked about each side of it."""

    job: DraftJob
    understood: Understanding
    evidence: Evidence
    pack: Language
    answered: Collection[str] | None
    wanted: tuple[Wish, ...]
    topics: tuple[str, ...]
    rules: Mapping[str, str]
    openly: Nearest | None

    @property
    def facts(self) -> str:
        return " ".join(item.text for item in (*self.evidence.facts, *self.evidence.notes))

    @property
    def of_wishes(self) -> frozenset[str]:
        """Sentences that are asked about as wishes, as the reading of the post cuts them."""
        sources = wish_sources(self.job.post, self.pack) if self.wanted else ()
        return frozenset(clip(source, _CLIPPED) for source in sources)

    def of_the_rule(self) -> list[Need]:
        """Whether the clause that is told as a rule answers."""
        return [_of_rule(self.openly, self.evidence)] if self.openly is not None else []

    def of_the_author(self) -> list[Need]:
        """What an author is due who was answered, or given something, before."""
        found: list[Need] = []
        if self.understood.kind == "attack" and self.job.attack_answered:
            found.append(Need(id="left-alone", question=_ANSWERED_ONCE))
        if self.job.known_author and self.understood.demands:
            found.append(Need(id="known-author", question=_KNOWN))
        return found

    def of_the_state(self) -> list[Need]:
        """What the desk's systems say of the customer's own order, booking or account."""
        if not self.understood.own_case or self.evidence.facts or self.understood.kind in ("praise", "idea"):
            return []
        if self.wanted:
            return state_needs(self.wanted, self.topics)
        return [Need(id=topic, question=STATES[topic]) for topic in self.topics if topic in STATES]

    def of_what_happened(self) -> list[Need]:
        """What was behind a complaint, and whose mistake it was."""
        post, understood = self.job.post, self.understood
        if understood.kind not in ("complaint", "attack") or bare_verdict(post, understood, self.pack):
            return []
        found: list[Need] = []
        if not self.evidence.facts:
            problems = [one for one in understood.problems if clip(one, _CLIPPED) not in self.of_wishes]
            telling = [one for one in problems if len(stems(one, self.pack.stop)) >= _TELLING]
            problem = _LETTER.sub("", next(iter((*telling, *problems, *understood.problems)), clip(post, 80)))
            found.append(Need(id="found", question=f"What did you find out about “{problem}”?"))
        return [*found, *self.of_the_fault()]

    def of_the_fault(self) -> list[Need]:
        """Whose mistake it was, where something is complained of and nobody said."""
        complains = self.understood.kind in ("complaint", "attack")
        unknown = complains and self.job.facts.fault == "unknown"
        return [Need(id="fault", question="Was it our mistake: ours, theirs, or not known?")] if unknown else []

    def of_the_no(self, rules: Sequence[str]) -> list[Need]:
        """Whether the rule by which the reply says no holds in this case."""
        said = clip(rules[0], _LONGEST_RULE)
        return [
            Need(id="refusal", question=f"The reply says no by “{said}”: does anything in this case speak against it?")
        ]

    def in_their_language(self) -> list[Need]:
        """A fact that the reply cannot tell, being in another language."""
        if self.answered is None or self.understood.lang != self.pack.code:
            return []
        foreign = foreign_facts(self.job, self.pack)[:1]
        language = _IN[self.pack.code]
        return [
            Need(id="in-language", question=f"In {language}, so that the reply can say it: “{fact}”")
            for fact in foreign
        ]

    def of_the_wishes(self) -> list[Need]:
        """What is to be decided or answered, wish by wish."""
        return [] if self.evidence.facts else wish_needs(self.wanted, self.rules, self.pack)

    def of_the_questions(self, before: int) -> list[Need]:
        """The answers that are missing; `before`: how many are asked for already."""
        asked = [question for question in self.understood.asked if question not in self.of_wishes]
        left = ((number, self._left_of(question)) for number, question in enumerate(asked, before + 1))
        return [_answer_to(question, number, request=self.understood.request) for number, question in left if question]

    def _left_of(self, question: str) -> str:
        """What of a question is left to be answered: all of it, the second one in its sentence, or nothing."""
        told_openly = self.openly is not None and question == self.openly.question
        if told_openly or question in self.understood.demands or self._only_scolds(question):
            return ""
        if not _answered(question, self.facts, self.evidence, self.pack, self.answered):
            return question
        return _part_left_open(question, self.answered, self.pack)

    def _only_scolds(self, question: str) -> bool:
        """Whether a question of a complaint wants no answer of its own: "What am I to do now?"."""
        scolds = any(self.pack.has(cue, question) for cue in ("reproach", "what_now", "plea"))
        return self.understood.kind in ("complaint", "attack") and scolds

    def of_the_demand(self) -> list[Need]:
        """What is granted of a demand that is no wish with words of its own."""
        other = [demand for demand in self.understood.demands if demand not in self.of_wishes][:1]
        if not other or self.pack.has("demand", self.facts):
            return []
        said = clip(other[0], _LONGEST_DEMAND)
        return [Need(id="remedy", question=f"They ask for something (“{said}”): what is granted, and by whom?")]

    def of_the_kind(self) -> list[Need]:
        """What praise and ideas leave open."""
        kind = self.understood.kind
        return [] if self.evidence.facts or kind not in _OF_KIND else [_OF_KIND[kind]]


def _part_left_open(question: str, answered: Collection[str] | None, pack: Language) -> str:
    """Return the second question of a sentence where the reply answers the other alone; empty where it does not."""
    parts = asked_apart(question, pack)
    told = [part for part in parts if part in (answered or ())]
    return next((part for part in parts if part not in told), "") if told else ""


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
