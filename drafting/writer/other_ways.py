"""Other ways to write a reply that was put together without a model: they differ in approach, and not in synonyms."""

from __future__ import annotations

from drafting.writer.case import CaseAtHand
from drafting.writer.finish import answers_in
from drafting.writer.little import names_matter
from drafting.writer.reply import Reply
from drafting.writer.sieve import role_of
from drafting.writer.text import sentences


def other_ways(reply: Reply, case: CaseAtHand) -> list[tuple[str, Reply]]:
    """Return the other ways, each with the name of its approach; none where the reply has only one part."""
    frame = case.frame
    if case.job.facts.facts or not frame.same_language:
        return []
    rules = answers_in(reply, frame)
    step = frame.contact_in_full or frame.contact
    onward = next((one for one in (frame.onward, frame.where_to_ask) if one and one in reply.added), None)
    asks = next((one for one in reply.added if role_of(one, case.pack) == "question"), None)
    found: list[tuple[str, Reply]] = []
    if case.understood.kind == "question":
        if rules and reply.body:
            found.append(("answer first", _of(reply, rules, step)))
        if step and len(reply.body) + len(reply.added) > 1:
            found.append(("in private", _of(reply, (), step)))
        elif onward and not rules and len(reply.body) + len(reply.added) > 2:
            found.append(("in brief", reply.model_copy(update={"body": _in_brief(reply, case), "added": (onward,)})))
    elif case.understood.kind in ("complaint", "attack") and reply.body:
        last = frame.contact or asks or onward
        if last and last in reply.added:
            found.append(("ask first", reply.model_copy(update={"body": (last, *reply.body), "added": ()})))
            brief = _in_brief(reply, case)
            found.append(("in brief", reply.model_copy(update={"body": brief, "added": (last,)})))
    return [(name, way) for name, way in found if way.text != reply.text]


def _in_brief(reply: Reply, case: CaseAtHand) -> tuple[str, ...]:
    """The sentence that names the matter, and the one that says sorry where that is another."""
    named = [one for one in reply.body if names_matter(one, case.job.post, case.pack)][:1] or list(reply.body[:1])
    sorry = [one for one in reply.body if case.pack.has("apology", one)][:1]
    return tuple(dict.fromkeys((*named, *(sorry if not case.pack.has("apology", named[0]) else ()))))


def _of(reply: Reply, first: tuple[str, ...], step: str | None) -> Reply:
    body = (*first, *(sentences(step) if step else ()))
    return reply.model_copy(update={"body": body, "added": ()})
