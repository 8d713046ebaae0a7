"""From judged sentences to a whole reply: what the case demands and the model left out is added, plainly."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.models import DraftJob, Frozen
from drafting.writer.details import asks_again, named_details, still_open
from drafting.writer.echo import asked_about
from drafting.writer.ideas import wished
from drafting.writer.language import Language
from drafting.writer.reply import Reply, said_in_less
from drafting.writer.restate import after
from drafting.writer.sieve import Judged, role_of
from drafting.writer.stock import Stock, question_about
from drafting.writer.takeup import bare_verdict, mere_insult, names_matter, says_little, take_up
from drafting.writer.text import stems, words
from drafting.writer.understanding import Understanding

_MOST_QUESTIONS = 1
_SHARED_WITH_FACT = 2
_PART_FOR_MATTERS = 0.95
"""Part of the room that taking up what was written may fill: what is wished comes before what is said beside it."""
_LABEL = 40
"""Characters within which a colon says that a rule has a heading of its own."""
_OF_A_THING = frozenset(("order", "booking", "visit"))
"""What is bought, booked or visited runs on no device, though the post may speak of a telephone."""


class Frame(Frozen):
    """What stands around the body, and what the body must say."""

    greeting: str = ""
    signature: str = ""
    contact: str | None = None
    """The sentence that invites to a contact, when the matter must go private."""
    onward: str | None = None
    """The sentence that says where a complaint can be gone into, when nothing in it must go private."""
    runs: bool = False
    """True where whatever is reviewed runs on a device."""
    where_to_ask: str | None = None
    """The sentence that says where a question can be put that nobody could answer here."""
    contact_in_full: str | None = None
    """The same with the matter named, for a reply that names it nowhere else."""
    address: str | None = None
    """What that contact is called: an address, a number, or the channel's word for a direct message."""
    told_facts: tuple[str, ...] = ()
    """What was found out, as sentences to the customer: said by the writer when the model leaves one out."""
    page: str | None = None
    """The sentence that links a helpful page, when one fits the post."""
    rules: tuple[str, ...] = ()
    """What the policy says to this post, as sentences to the customer, the most telling first."""
    wished: bool = False
    """True when something is to be done: that is said back, whatever the policy answers."""
    refused: frozenset[str] = frozenset()
    """Those of `rules` that plainly say no to what is asked."""
    hangs: frozenset[str] = frozenset()
    """Those of `rules` that say on what a wish hangs."""
    answers_asked: bool = False
    """True when `rules` are what answers the questions asked, one for each."""
    tips: tuple[str, ...] = ()
    """Harmless steps that several past replies to such posts suggest."""
    answered: bool = False
    """True when facts or policy speak to the post, so that the reply need not say "I do not know"."""
    same_language: bool = True
    """False when the writer has no sentences in the post's language."""
    lower: frozenset[str] = frozenset()
    """Words that go on in lower case after "Hi Ann,"."""
    room: int = 600
    """Characters for everything between greeting and signature."""


def finish(
    judged: Sequence[Judged], job: DraftJob, understood: Understanding, frame: Frame, pack: Language, stock: Stock
) -> Reply:
    """Build the reply out of the sentences that stayed and what is still missing."""
    kept = [sentence.text for sentence in judged if sentence.dropped is None]
    if not frame.same_language:
        return Reply(greeting=frame.greeting, body=tuple(kept), signature=frame.signature)
    troubled = understood.kind in ("complaint", "attack")
    added: list[str] = []
    if says_little(job.post, understood, pack):
        kept = [stock.say("short_post")]
    else:
        known = bool(frame.contact or job.facts.facts or mere_insult(understood))
        kept = _few_questions(kept, job.post, pack, allowed=0 if known else _MOST_QUESTIONS)
        if not any(names_matter(text, job.post, pack) for text in (*kept, *_answer(understood, frame))):
            kept = [*_within(take_up(job.post, understood, pack, stock), frame), *kept]
        added = [] if mere_insult(understood) else _substance(kept, job, understood, frame, pack, stock)
    kept += [fact for fact in frame.told_facts if not any(rests_on(text, fact, job.post, pack) for text in kept)]
    text = " ".join(kept)
    if pack.has("grief", job.post) and not pack.has("condolence_said", text):
        kept.insert(0, stock.say("condolence"))
    if job.facts.fault == "ours" and not pack.has("admission", text):
        sorry = pack.has("apology", " ".join(kept))
        kept.insert(min(1, len(kept)), stock.say("own_mistake_alone" if sorry else "own_mistake"))
    elif troubled and not mere_insult(understood) and not pack.has("apology", " ".join(kept)):
        kept.insert(min(1, len(kept)), stock.say("sorry"))
    if frame.contact is not None and not (frame.address and frame.address.lower() in text.lower()):
        added.append(frame.contact)
    if frame.page is not None and len(" ".join((*kept, *added, frame.page))) < frame.room:
        asks = bool(added) and role_of(added[-1], pack) == "question"
        added.insert(len(added) - asks, frame.page)
    return Reply(
        greeting=frame.greeting, body=tuple(kept), added=tuple(added), signature=frame.signature, lower=frame.lower
    )


def _substance(
    kept: list[str], job: DraftJob, understood: Understanding, frame: Frame, pack: Language, stock: Stock
) -> list[str]:
    """What helps: the rule that applies, a step to try, an honest "not known yet", a question. As much as fits."""
    if says_little(job.post, understood, pack):
        return []
    added: list[str] = []
    kind, text = understood.kind, " ".join(kept)
    unsure = pack.has("unknown", text)
    troubled = kind in ("complaint", "attack")
    room = frame.room - len(text) - len(frame.contact or "")
    bare = bare_verdict(job.post, understood, pack)
    if kind in ("complaint", "question", "attack", "other"):
        rule = next((rule for rule in frame.rules if len(rule) + 40 < room and rule not in text), None)
        if rule is not None and not job.facts.facts:
            added.append(_led(stock, _lead_to(rule, frame), rule))
            left = room - len(added[-1])
            more = frame.rules[1:] if frame.answers_asked else ()
            added += [other for other in more if stems(other) != stems(rule) and len(other) + 1 < left][:1]
        elif frame.tips and troubled and stock.dice("tip").random() < _CANDOUR:
            added.append(_led(stock, "tip", stock.pick(frame.tips, "tips")))
    helped = bool(added) or bool(job.facts.facts) or (frame.answered and not troubled and bool(kept[1:]))
    if understood.demands and not helped and not (kind == "question" and unsure):
        added.append(stock.say("undecided"))
    elif kind == "question" and not understood.request and not helped and not unsure:
        added.append(stock.say("honest_answer"))
    elif troubled and not bare and not helped and not unsure and stock.dice("candour").random() < _CANDOUR:
        added.append(stock.say("honest"))
    if kind == "praise" and len(kept) == 1:
        added.append(stock.pick(_other_thanks(pack.phrases["thanks_again"], text), "thanks_again"))
    if kind == "idea" and not unsure and not frame.answered:
        added.append(stock.say("idea_open"))
    asks = any(role_of(sentence, pack) == "question" for sentence in kept) or (
        kind == "other" and (wished(job.post, pack) or after(job.post, "thanks_to", pack)) is not None
    )  # an idea and a word of thanks, though not read as such, need no question
    if frame.contact is None and not asks and (troubled or kind == "other") and not (job.facts.facts or frame.rules):
        asked = _question(kept, understood, frame, job.post, pack, stock)
        if asked is not None:
            added.append(asked)
        elif troubled and not helped and not unsure and not added:
            added.append(stock.say("honest"))
    elif frame.contact is None and understood.request and kind != "idea" and not asks and not helped:
        added.append(stock.say("honest_answer"))
    unanswered = kind == "question" and not helped and frame.contact is None
    return [*added, frame.where_to_ask] if unanswered and frame.where_to_ask else added


_CANDOUR = 0.6
"""How often a complaint without an answer is told that the cause is not known: always would sound canned, and the
question that follows says it too."""


def _other_thanks(options: Sequence[str], said: str) -> list[str]:
    """Return the thanks that do not begin like thanks already said."""
    spoken = set(words(said))
    return [option for option in options if words(option)[0] not in spoken] or list(options)


def answers_in(reply: Reply, frame: Frame) -> tuple[str, ...]:
    """Return the sentences of a finished reply that tell what the policy says."""
    return tuple(one for one in reply.added if any(rule[1:] in one for rule in frame.rules))


def _lead_to(rule: str, frame: Frame) -> str:
    return "refusal" if rule in frame.refused else "rule_hangs" if rule in frame.hangs else "rule"


def _led(stock: Stock, key: str, sentence: str) -> str:
    """Lead over to a rule or a step; after a colon it goes on in lower case where the language does so."""
    leads = stock.pack.phrases[key]
    slot = "{tip}" if key == "tip" else "{rule}"
    template = slot if ":" in sentence[:_LABEL] and slot in leads else stock.pick(leads, f"{key} lead")
    if not template.startswith(slot) and stock.pack.code != "de" and not sentence.split()[0][1:].isupper():
        first = sentence.split()[0]
        if first in stock.pack.phrases["lower_after_colon"]:
            sentence = sentence[0].lower() + sentence[1:]
    return template.replace(slot, sentence)


def _answer(understood: Understanding, frame: Frame) -> tuple[str, ...]:
    """The rules that answer what was asked: where one does, the question need not be told back."""
    return frame.rules if understood.kind == "question" and not (understood.request or frame.wished) else ()


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


def rests_on(sentence: str, fact: str, post: str, pack: Language) -> bool:
    """Say whether a sentence tells a fact: it shares words with it that the post does not give, and all its figures."""
    new = set(stems(fact, pack.stop)) - set(stems(post, pack.stop))
    said = set(stems(sentence, pack.stop))
    figures = {root for root in new if root.isdigit()}
    return len(said & new) >= min(_SHARED_WITH_FACT, len(new)) and figures <= said


def _question(
    kept: Sequence[str], understood: Understanding, frame: Frame, post: str, pack: Language, stock: Stock
) -> str | None:
    """What is still to be asked about the matter that was taken up; None when the post tells all of it."""
    if bare_verdict(post, understood, pack):
        return stock.say("ask_bare")
    if "device" in understood.topics and not _OF_A_THING & set(understood.topics):
        taken_up = [sentence for sentence in kept if names_matter(sentence, post, pack)]
        texts = taken_up if taken_up and not pack.echoes else asked_about(post, understood, pack)
        if frame.runs or frame.onward is None or any(pack.has("device", text) for text in texts):
            options = question_about(pack, named_details(post, pack), *texts)
            return stock.pick(options, "ask about") if options else None
    if frame.onward and understood.kind in ("complaint", "attack"):
        return frame.onward
    if "visit" in understood.topics:
        return stock.say("ask_visit")
    if understood.kind != "complaint":
        return stock.say("ask_meaning")
    return stock.pick(still_open(pack.phrases["ask_open"], named_details(post, pack), pack), "ask_open")
