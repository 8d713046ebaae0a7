"""From judged sentences to a whole reply: what the case demands and the model left out is added, plainly."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.models import DraftJob
from drafting.writer.prompting.sieve import Judged, role_of
from drafting.writer.reading.little import mere_insult, names_matter, says_little
from drafting.writer.reading.understanding import Understanding
from drafting.writer.telling.complaint import trouble_beside
from drafting.writer.telling.frame import Frame
from drafting.writer.telling.placed import placed
from drafting.writer.telling.reply import Reply, going_on, said_in_less
from drafting.writer.telling.stock import Stock
from drafting.writer.telling.substance import substance
from drafting.writer.telling.takeup import take_up
from drafting.writer.words.details import asks_again, named_details
from drafting.writer.words.language import Language
from drafting.writer.words.text import stems

_MOST_QUESTIONS = 1
_SHARED_WITH_FACT = 2
_PART_FOR_MATTERS = 0.95
"""Part of the room that taking up what was written may fill: what is wished comes before what is said beside it."""


def finish(
    judged: Sequence[Judged], job: DraftJob, understood: Understanding, frame: Frame, pack: Language, stock: Stock
) -> Reply:
    """Build the reply out of the sentences that stayed and what is still missing."""
    kept = [sentence.text for sentence in judged if sentence.dropped is None]
    if not frame.same_language:
        return Reply(greeting=frame.greeting, body=tuple(kept), signature=frame.signature)
    added: list[str] = []
    if says_little(job.post, understood, pack):
        kept = [stock.say("short_post")]
    else:
        kept = _about_the_matter(kept, job, understood, frame, pack, stock)
        nothing_told = mere_insult(understood) or _asked_back(kept, pack)
        added = [] if nothing_told else substance(kept, job, understood, frame, pack, stock)
    kept += [fact for fact in frame.told_facts if not any(rests_on(text, fact, job.post, pack) for text in kept)]
    text = " ".join(kept)
    if frame.contact is not None and not (frame.address and frame.address.lower() in text.lower()):
        added.append(frame.contact)
    kept = _regretted(kept, job, understood, pack, stock)
    return Reply(
        greeting=frame.greeting,
        body=tuple(kept),
        added=tuple(_with_page(added, kept, frame, pack)),
        signature=frame.signature,
        lower=going_on((*kept, *added, "")[0], frame.lower, "", pack),
    )


def answers_in(reply: Reply, frame: Frame) -> tuple[str, ...]:
    """Return the sentences of a finished reply that tell what the policy says."""
    return tuple(one for one in reply.added if any(rule[1:] in one for rule in frame.rules))


def told_apart(reply: Reply, frame: Frame) -> Reply:
    """Return a reply whose rules stand as sentences of their own, without what leads over to them: word for word a rule
    is policy, and joined to other words it may read as a promise to this customer."""
    added: list[str] = []
    for one in reply.added:
        rule = next((rule for rule in frame.rules if rule[1:] in one), None)
        lead, openly, _ = one.partition(frame.openly[1:]) if frame.openly else ("", "", "")
        if frame.openly and openly:
            added += [lead[:-1].rstrip(" :") + ".", frame.openly]
        else:
            added.append(rule or one)
    return reply.model_copy(update={"added": tuple(added)})


def rests_on(sentence: str, fact: str, post: str, pack: Language) -> bool:
    """Say whether a sentence tells a fact: it shares words with it that the post does not give, and all its figures."""
    new = set(stems(fact, pack.stop)) - set(stems(post, pack.stop))
    said = set(stems(sentence, pack.stop))
    figures = {root for root in new if root.isdigit()}
    return len(said & new) >= min(_SHARED_WITH_FACT, len(new)) and figures <= said


def _about_the_matter(
    kept: list[str], job: DraftJob, understood: Understanding, frame: Frame, pack: Language, stock: Stock
) -> list[str]:
    """Return the sentences with few questions among them, led by one that takes the matter up where none did."""
    known = bool(frame.contact or job.facts.facts or mere_insult(understood))
    kept = _few_questions(kept, job.post, pack, allowed=0 if known else _MOST_QUESTIONS)
    answer = _answer(understood, frame)
    told = understood.kind == "question" and bool(frame.rules or frame.openly)
    if answered := bool(answer or told or frame.told_facts):
        # "I can't say yet" beside what answers would be two voices in one reply.
        kept = [text for text in kept if not pack.has("unknown", text)]
    if answer and not kept:  # a trouble is heard before a rule answers the question behind it
        trouble = trouble_beside(job.post, (), pack)
        kept = [placed(stock, "take_up_plain", trouble.text)] if trouble else []
    if any(names_matter(text, job.post, pack) for text in (*kept, *answer)):
        return kept
    return [*_within(take_up(job.post, understood, pack, stock, answered=answered), frame), *kept]


def _answer(understood: Understanding, frame: Frame) -> tuple[str, ...]:
    """The rules that answer what was asked: where one does, the question need not be told back."""
    if understood.kind != "question" or understood.request or frame.wished:
        return ()
    return frame.rules or ((frame.openly,) if frame.openly else ())


def _within(said: list[str], frame: Frame) -> list[str]:
    """Take up a second matter only where the channel leaves room for it and what follows."""
    room = frame.room - len(frame.contact or "") - sum(len(fact) for fact in frame.told_facts)
    while len(said) > 1 and len(" ".join(said)) > room * _PART_FOR_MATTERS:
        said = list(said_in_less(said))
    return said


def _few_questions(kept: Sequence[str], post: str, pack: Language, allowed: int) -> list[str]:
    """Keep one question at most, none beside an invitation to a contact, none for what the post says."""
    few: list[str] = []
    named = named_details(post, pack)
    for sentence in kept:
        if role_of(sentence, pack) == "question":
            if allowed == 0 or asks_again(sentence, named, pack):
                continue
            allowed -= 1
        few.append(sentence)
    return few


def _regretted(
    kept: Sequence[str], job: DraftJob, understood: Understanding, pack: Language, stock: Stock
) -> list[str]:
    """Return the sentences with what is due and not said yet: a condolence first, then our mistake or a regret."""
    text = " ".join(kept)
    said = list(kept)
    if pack.has("grief", job.post) and not pack.has("condolence_said", text):
        said.insert(0, stock.say("condolence"))
    sorry = pack.has("apology", " ".join(said))
    if job.facts.fault == "ours" and not pack.has("admission", text):
        said.insert(min(1, len(said)), stock.say("own_mistake_alone" if sorry else "own_mistake"))
    elif understood.kind in ("complaint", "attack") and not (
        mere_insult(understood) or sorry or _asked_back(said, pack)
    ):
        said.insert(min(1, len(said)), stock.say("sorry"))
    return said


def _asked_back(said: Sequence[str], pack: Language) -> bool:
    """Whether an attack is only asked what is behind it: nothing is regretted that nobody told."""
    return any(sentence in option for sentence in said for option in pack.phrases["take_up_attack"])


def _with_page(added: Sequence[str], kept: Sequence[str], frame: Frame, pack: Language) -> list[str]:
    """Return what is added with the helpful page, before a question, where there is room for it."""
    if frame.page is None or len(" ".join((*kept, *added, frame.page))) >= frame.room:
        return list(added)
    asks = bool(added) and role_of(added[-1], pack) == "question"
    before = len(added) - asks
    return [*added[:before], frame.page, *added[before:]]
