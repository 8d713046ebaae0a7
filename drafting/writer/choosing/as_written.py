"""A capable model's reply: left as it was written where the guard lets it pass, and told what is wrong where not.

Nothing is added to a good reply and no sentence of it is judged for its taste. What has to be taken out or put in,
because the guard blocks or the case demands it, is named as a fault, so that the model can be asked to mend it
itself: what it writes again reads better than what a sentence was cut out of.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from drafting.models import Frozen
from drafting.writer.choosing.heeded import unheeded
from drafting.writer.plan.case import CaseAtHand
from drafting.writer.prompting.rests_on_nothing import RestsOnNothing
from drafting.writer.prompting.sieve import REPEATS_THE_TASK, Leaks, role_of
from drafting.writer.telling.repair import OwnWords, blocks, repair
from drafting.writer.telling.reply import Reply, going_on
from drafting.writer.words.text import joined, pieces, stems
from policy import detect_language
from policy.models import Verdict

Check = Callable[[Reply], Verdict]
_RECITED = 2
"""Sentences that repeat the instructions, from which the whole answer is taken for a recital of the prompt."""
_TOO_LONG = 1.4
"""Times the length that was asked for, from which a reply is written again."""
_ENDLESS = 2.0
"""Times that length, from which a reply that stayed so long is cut."""


class Mended(Frozen):
    """What became of one answer."""

    reply: Reply
    verdict: Verdict
    first_verdict: Verdict
    """On the reply as it was written."""
    written: str
    """The model's reply alone, without what it put around it."""
    faults: tuple[str, ...] = ()
    """What is to be mended in `written`, in plain words for the model."""
    kept: float = 1.0
    """Share of its sentences that stand in `reply`."""
    torn: bool = False
    """True when something was cut out of its middle, or put in, or it does not do as the agent wishes: such a reply is
    worth another try."""
    heeded: bool = True
    """False when it is not as the agent asked for it to be."""
    steps: tuple[str, ...] = ()


def as_written(
    text: str, case: CaseAtHand, task: str, check: Check, fit: Callable[[Reply], Reply], own: OwnWords
) -> Mended:
    """Take a reply out of an answer and mend only what must be.

    task: the instructions, none of which may reach a customer. fit: shortens to the channel's limit. own: what the
    writer says itself where a rule demands words.
    """
    said = case.out_of(text)
    body = tuple(pieces(said))
    whole = Reply(
        greeting=case.frame.greeting,
        body=body,
        signature=case.frame.signature,
        lower=going_on(said, case.frame.lower, case.job.post, case.pack),
    )
    first = check(whole)
    reply, faults = _without_leaks(whole, case, task)
    left_out = [f"Mended: left out {fault}" if fault.startswith("“") else fault for fault in faults]
    faults += [finding.message for finding in blocks(first)]
    faults += _of_the_whole(said, case)
    reply, verdict, steps = repair(fit(_not_endless(reply, case)), check, lambda mended: mended, own, gently=True)
    left = unheeded(whole.text, case.job, case.plan, case.pack)
    complete, missing = _with_what_is_missing(reply, case)
    complete = _beginning_small(complete, body, case)
    if complete != reply:
        reply = fit(complete)
        verdict = check(reply)
    stays = [sentence for sentence in body if sentence in reply.body]
    return Mended(
        reply=reply,
        verdict=verdict,
        first_verdict=first,
        written=said,
        faults=tuple(faults + missing + ([left] if left else [])),
        kept=len(stays) / len(body) if body else 0.0,
        heeded=left is None,
        torn=bool(missing)
        or left is not None
        or tuple(reply.body) != body[: max(1, len(reply.body))]
        or _foreign(said, case),
        steps=(*left_out, *steps),
    )


def _beginning_small(reply: Reply, written: Sequence[str], case: CaseAtHand) -> Reply:
    """Let what now comes first go on after the greeting, where the sentence that did so was left out."""
    if not reply.body or not written or reply.body[0] == written[0]:
        return reply
    said = joined(reply.body)
    return reply.model_copy(update={"lower": going_on(said, case.frame.lower, case.job.post, case.pack)})


def _of_the_whole(said: str, case: CaseAtHand) -> list[str]:
    """Return what is wrong with a reply as a whole: its length, its language."""
    words, faults = case.pack.prompt["revision"], []
    if len(said) > _TOO_LONG * case.plan.length:
        faults.append(words["long"].replace("{{ limit }}", str(case.plan.length)))
    if _foreign(said, case):
        faults.append(words["language"])
    return faults


def _foreign(said: str, case: CaseAtHand) -> bool:
    return case.frame.same_language and detect_language(said) not in (case.understood.lang, "und")


def _not_endless(reply: Reply, case: CaseAtHand) -> Reply:
    """Cut a reply that runs on and on: nobody reads that, and the model has lost its thread."""
    if len(reply.text) <= _ENDLESS * case.plan.length:
        return reply
    body = reply.body
    while len(body) > 1 and len(joined(body)) > _TOO_LONG * case.plan.length:
        body = body[:-1]
    return reply.model_copy(update={"body": body})


def _without_leaks(reply: Reply, case: CaseAtHand, task: str) -> tuple[Reply, list[str]]:
    """Leave out what repeats the instructions or a code of the post, or speaks of something else."""
    past = [reply for _, reply in case.evidence.past]
    leaks = Leaks(case.grounds, task, (*case.plan.pages, *case.plan.remedies, *past), case.pack)
    loose = _loose(case)
    leaking = {s: why for s in reply.body if (why := leaks.of(s) or (loose and loose.of(s))) is not None}
    if sum(why == REPEATS_THE_TASK for why in leaking.values()) >= _RECITED:
        return reply.model_copy(update={"body": ()}), [case.pack.prompt["revision"]["recited"]]
    for sentence in leaking:
        reply = reply.without(sentence)
    return reply, [f"“{sentence.strip()}” {why}." for sentence, why in leaking.items()]


def _loose(case: CaseAtHand) -> RestsOnNothing | None:
    """Return what looks for deeds that nothing bears out; None for a language whose forms the writer does not know."""
    if not case.frame.same_language:
        return None
    found = case.evidence
    facts = " ".join(item.text for item in (*found.facts, *found.notes))
    return RestsOnNothing(facts, " ".join(item.text for item in found.passages), case.pack)


def _with_what_is_missing(reply: Reply, case: CaseAtHand) -> tuple[Reply, list[str]]:
    """Put in what the case demands and the reply does not say in any words: a contact, the facts, condolence."""
    pack, frame, words = case.pack, case.frame, case.pack.prompt["revision"]
    text = joined(reply.body)
    faults: list[str] = []
    added: list[str] = []
    if pack.has("grief", case.job.post) and not (pack.has("condolence_said", text) or pack.has("apology", text)):
        faults.append(words["condolence"])
        reply = reply.model_copy(update={"body": (case.stock("frame").say("condolence"), *reply.body)})
    told = frame.told_facts
    if told and not any(_tells(text, fact, case) for fact in told):
        faults.append(words["facts"])
        added += told
        reply = reply.model_copy(update={"body": tuple(s for s in reply.body if role_of(s, pack) != "unknown")})
    if frame.contact is not None and not _invites(text, case):
        faults.append(words["contact"])
        added.append(frame.contact)
    return reply.model_copy(update={"added": tuple(added)}), faults


def _tells(text: str, fact: str, case: CaseAtHand) -> bool:
    """Say whether a reply tells a fact in its own words: all its figures, and a word that the post does not give."""
    pack = case.pack
    new = set(stems(fact, pack.stop)) - set(stems(case.job.post, pack.stop))
    said = set(stems(text, pack.stop))
    figures = {root for root in new if root.isdigit()}
    return figures <= said and bool(figures or said & new or not new)


def _invites(text: str, case: CaseAtHand) -> bool:
    address = case.frame.address
    named = bool(address) and str(address).lower() in text.lower()
    return named or case.pack.has("invites", text) or case.pack.has("goes_private", text)
