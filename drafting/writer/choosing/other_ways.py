"""Other ways to write a reply that was put together without a model: they differ in approach, and not in synonyms."""

from __future__ import annotations

from drafting.writer.plan.case import CaseAtHand
from drafting.writer.prompting.sieve import role_of
from drafting.writer.reading.little import names_matter
from drafting.writer.telling.finish import answers_in, finish
from drafting.writer.telling.reply import Reply
from drafting.writer.telling.substance import led
from drafting.writer.words.text import sentences

_NEAREST = "with the nearest rule, if it fits"
_LEFT_OPEN = "left open, if the rule does not answer"
_BRIEF = 0.75
"""Part of the reply that a brief one has at the most: one that only leaves out a word of candour is the same reply."""


def other_ways(reply: Reply, case: CaseAtHand) -> list[tuple[str, Reply]]:
    """Return the other ways, each with the name of its approach; none where the reply has only one part."""
    if case.job.facts.facts or not case.frame.same_language:
        return []
    if case.understood.kind == "question":
        found = _to_a_question(reply, case)
    elif case.understood.kind in ("complaint", "attack") and reply.body:
        found = _to_a_complaint(reply, case)
    else:
        found = []
    return [(name, way) for name, way in found if way.text != reply.text]


def _to_a_question(reply: Reply, case: CaseAtHand) -> list[tuple[str, Reply]]:
    frame = case.frame
    rules = answers_in(reply, frame)
    step = frame.contact_in_full or frame.contact
    found: list[tuple[str, Reply]] = []
    if frame.openly and frame.openly[1:] in reply.text:
        found.append((_LEFT_OPEN, _left_open(case)))
    if frame.near:
        rule = led(case.stock("nearest"), "rule", frame.near)
        found.append((_NEAREST, _of(reply, (rule,), step or _onward(reply, case))))
    if rules and reply.body:
        found.append(("answer first", _of(reply, rules, step)))
    if step and len(reply.body) + len(reply.added) > 1:
        found.append(("in private", _of(reply, (), step)))
    elif (onward := _onward(reply, case)) and not rules and len(reply.body) + len(reply.added) > 2:
        found.append(("in brief", _of(reply, _in_brief(reply, case), onward)))
    return found


def _left_open(case: CaseAtHand) -> Reply:
    """The honest reply without the rule that comes nearest."""
    frame = case.frame.model_copy(update={"openly": None})
    return finish((), case.job, case.understood, frame, case.pack, case.stock("left open"))


def _to_a_complaint(reply: Reply, case: CaseAtHand) -> list[tuple[str, Reply]]:
    frame, brief = case.frame, _in_brief(reply, case)
    asks = next((one for one in reply.added if role_of(one, case.pack) == "question"), None)
    onward = frame.contact or _onward(reply, case)
    found: list[tuple[str, Reply]] = []
    if onward and onward in reply.added and not case.wanted:
        found.append(("asks here", _of(reply, brief, case.stock("asks here").say("ask_meaning"))))
    elif asks and frame.onward:
        found.append(("in private", _of(reply, brief, frame.onward)))
    last = onward if onward in reply.added else asks
    shorter = _of(reply, brief, last)
    if last and len(shorter.text) <= _BRIEF * len(reply.text):
        found.append(("in brief", shorter))
    return found


def _onward(reply: Reply, case: CaseAtHand) -> str | None:
    """The sentence of the reply that says where to go on."""
    return next((one for one in (case.frame.onward, case.frame.where_to_ask) if one and one in reply.added), None)


def _in_brief(reply: Reply, case: CaseAtHand) -> tuple[str, ...]:
    """The sentence that names the matter, and the one that says sorry where that is another."""
    named = [one for one in reply.body if names_matter(one, case.job.post, case.pack)][:1] or list(reply.body[:1])
    sorry = [one for one in reply.body if case.pack.has("apology", one)][:1]
    return tuple(dict.fromkeys((*named, *(sorry if not case.pack.has("apology", named[0]) else ()))))


def _of(reply: Reply, first: tuple[str, ...], step: str | None) -> Reply:
    body = (*first, *(sentences(step) if step else ()))
    return reply.model_copy(update={"body": body, "added": ()})
