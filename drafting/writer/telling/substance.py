"""What helps a customer: the rule that applies, a step to try, an honest "not known yet", a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafting.models import DraftJob
from drafting.writer.prompting.sieve import role_of
from drafting.writer.reading.ideas import wished
from drafting.writer.reading.little import bare_verdict, names_matter
from drafting.writer.reading.understanding import Understanding
from drafting.writer.telling.echo import asked_about
from drafting.writer.telling.frame import Frame
from drafting.writer.telling.stock import Stock, question_about
from drafting.writer.words.details import named_details, still_open
from drafting.writer.words.language import Language
from drafting.writer.words.named_things import after
from drafting.writer.words.text import stems, words

_LABEL = 40
"""Characters within which a colon says that a rule has a heading of its own."""
_AROUND_A_RULE = 40
"""Characters that lead over to a rule and stand around it."""
_OF_A_THING = frozenset(("order", "booking", "visit"))
"""What is bought, booked or visited runs on no device, though the post may speak of a telephone."""
_HELPED = ("complaint", "question", "attack", "other")
"""Kinds of post that a rule or a step to try may help."""
_CANDOUR = 0.6
"""How often a complaint without an answer is told that the cause is not known: always would sound canned, and the
question that follows says it too."""


@dataclass(frozen=True)
class _SoFar:
    """A reply as far as it is written, with the case it answers."""

    kept: Sequence[str]
    job: DraftJob
    understood: Understanding
    frame: Frame
    pack: Language
    stock: Stock

    @property
    def text(self) -> str:
        return " ".join(self.kept)

    @property
    def troubled(self) -> bool:
        return self.understood.kind in ("complaint", "attack")

    @property
    def unsure(self) -> bool:
        """Whether it says already that something is not known."""
        return self.pack.has("unknown", self.text)

    @property
    def grieves(self) -> bool:
        """Whether the post tells of a death."""
        return self.pack.has("grief", self.job.post)

    @property
    def suffers(self) -> bool:
        """Whether the post tells of a death or an illness: nobody is told that its cause is not known."""
        return self.grieves or self.pack.has("ill", self.job.post)

    @property
    def found_out(self) -> bool:
        return bool(self.job.facts.facts)

    @property
    def asks(self) -> bool:
        """Whether nothing is left to be asked: a question stands there, or a death, an idea or thanks need none."""
        if any(role_of(sentence, self.pack) == "question" for sentence in self.kept):
            return True
        if self.understood.kind != "other":
            return False
        if self.understood.doubtful:
            return self.grieves
        post = self.job.post  # a death, an idea and a word of thanks, though not read as such
        return self.grieves or wished(post, self.pack) is not None or after(post, "thanks_to", self.pack) is not None


def substance(
    kept: Sequence[str], job: DraftJob, understood: Understanding, frame: Frame, pack: Language, stock: Stock
) -> list[str]:
    """Return the sentences to add to `kept`, as many as the channel has room for."""
    so_far = _SoFar(kept, job, understood, frame, pack, stock)
    help_ = (_rules(so_far) or _rule_openly(so_far) or _tip(so_far)) if understood.kind in _HELPED else []
    answered = frame.answered and not so_far.troubled and len(kept) > 1
    helped = bool(help_) or so_far.found_out or answered
    added = [*help_, *_candour(so_far, helped), *_thanks_again(so_far), *_idea_left_open(so_far)]
    added += _next_step(so_far, helped, alone=not added)
    unanswered = understood.kind == "question" and not helped and frame.contact is None
    return [*added, frame.where_to_ask] if unanswered and frame.where_to_ask else added


def _rules(so_far: _SoFar) -> list[str]:
    """The rule that applies, and the next one where each answers a question of its own."""
    frame = so_far.frame
    text = so_far.text
    room = frame.room - len(text) - len(frame.contact or "")
    # Where a no has no room, what stands beside it would be read as a yes.
    first = frame.rules[:1] if set(frame.rules[:1]) & frame.refused else frame.rules
    rule = next((rule for rule in first if len(rule) + _AROUND_A_RULE < room and rule not in text), None)
    if rule is None or so_far.found_out or bare_verdict(so_far.job.post, so_far.understood, so_far.pack):
        return []
    told = led(so_far.stock, _lead_to(rule, so_far), rule)
    more = frame.rules[1:] if frame.answers_asked else ()
    others = [other for other in more if not _same(other, rule) and len(other) + 1 < room - len(told)]
    return [told, *others[:1]]


def _same(rule: str, other: str) -> bool:
    """Whether one rule says no more than another: the same words, or a part of them."""
    return stems(rule) == stems(other) or rule in other or other in rule


def _rule_openly(so_far: _SoFar) -> list[str]:
    """What our rules say that comes nearest, told as that, with where to ask on: nobody knows that it answers."""
    frame, stock = so_far.frame, so_far.stock
    if frame.openly is None or frame.rules or so_far.found_out:
        return []
    onward = [] if frame.contact else [frame.where_to_ask or stock.say("rule_openly_onward")]
    return [led(stock, "rule_openly", frame.openly), *onward]


def _tip(so_far: _SoFar) -> list[str]:
    """A step to try, to some of those whom something went wrong for."""
    frame, stock = so_far.frame, so_far.stock
    if not frame.tips or not so_far.troubled or stock.dice("tip").random() >= _CANDOUR:
        return []
    return [led(stock, "tip", stock.pick(frame.tips, "tips"))]


def _candour(so_far: _SoFar, helped: bool) -> list[str]:
    """An honest word where nothing helps: not decided, not known, the cause not seen."""
    if helped:
        return []
    understood, stock = so_far.understood, so_far.stock
    asked, unsure = understood.kind == "question", so_far.unsure
    if understood.demands and not (asked and unsure):
        return [stock.say("undecided")]
    if unsure:
        return []
    if _wants_an_answer(understood, so_far.pack):
        return [stock.say("honest_answer")]
    bare = bare_verdict(so_far.job.post, understood, so_far.pack)
    candid = so_far.troubled and not (bare or so_far.suffers) and stock.dice("candour").random() < _CANDOUR
    return [stock.say("honest")] if candid else []


def _wants_an_answer(understood: Understanding, pack: Language) -> bool:
    """Whether a post puts a question that an answer is due to: a complaint may, beside what went wrong."""
    if understood.kind == "question":
        return not understood.request
    scolds = ("reproach", "what_now")
    asked = (part for part in understood.asked if "?" in part) if pack.echoes else ()
    complains = understood.kind in ("complaint", "attack")
    return complains and any(not any(pack.has(cue, part) for cue in scolds) for part in asked)


def _thanks_again(so_far: _SoFar) -> list[str]:
    """Thanks in other words, for praise that one sentence answered; none that begin like those said."""
    if so_far.understood.kind != "praise" or len(so_far.kept) != 1 or so_far.grieves:
        return []
    options = so_far.pack.phrases["thanks_again"]
    spoken = set(words(so_far.text))
    other = [option for option in options if words(option)[0] not in spoken]
    return [so_far.stock.pick(other or list(options), "thanks_again")]


def _idea_left_open(so_far: _SoFar) -> list[str]:
    is_open = so_far.understood.kind == "idea" and not (so_far.unsure or so_far.frame.answered or so_far.grieves)
    return [so_far.stock.say("idea_open")] if is_open else []


def _next_step(so_far: _SoFar, helped: bool, *, alone: bool) -> list[str]:
    """A question about what the post leaves open, where no contact is offered; else an honest word.

    alone: nothing else was added.
    """
    understood, frame, stock = so_far.understood, so_far.frame, so_far.stock
    if frame.contact is not None or so_far.asks:
        return []
    told = frame.rules and not bare_verdict(so_far.job.post, understood, so_far.pack)
    if (so_far.troubled or understood.kind == "other") and not (so_far.found_out or told):
        asked = _question(so_far)
        if asked is not None:
            return [asked]
        silent = helped or so_far.unsure or so_far.suffers
        return [stock.say("honest")] if so_far.troubled and alone and not silent else []
    to_do = understood.request and understood.kind != "idea"
    return [stock.say("honest_answer")] if to_do and not helped else []


def _question(so_far: _SoFar) -> str | None:
    """What is still to be asked about the matter that was taken up; None when the post tells all of it."""
    understood, pack, stock, post = so_far.understood, so_far.pack, so_far.stock, so_far.job.post
    if bare_verdict(post, understood, pack):
        return stock.say("ask_bare")
    named = named_details(post, pack)
    if "device" in understood.topics and not _OF_A_THING & set(understood.topics):
        texts = _asked_of(so_far)
        if so_far.frame.runs or so_far.frame.onward is None or any(pack.has("device", text) for text in texts):
            options = question_about(pack, named, *texts)
            return stock.pick(options, "ask about") if options else None
    if so_far.frame.onward and so_far.troubled:
        return so_far.frame.onward
    if "visit" in understood.topics:
        return stock.say("ask_visit")
    if understood.doubtful or (understood.kind == "other" and not understood.asked):
        return stock.say("fits_both")
    if understood.kind != "complaint":
        return stock.say("ask_meaning")
    return stock.pick(still_open(pack.phrases["ask_open"], named, pack), "ask_open")


def _asked_of(so_far: _SoFar) -> Sequence[str]:
    """The sentences that a question about a device must fit: those that took the matter up, or else the post's."""
    post, pack = so_far.job.post, so_far.pack
    taken_up = [sentence for sentence in so_far.kept if names_matter(sentence, post, pack)]
    return taken_up if taken_up and not pack.echoes else asked_about(post, so_far.understood, pack)


def _lead_to(rule: str, so_far: _SoFar) -> str:
    frame = so_far.frame
    if rule in frame.refused:
        return "refusal_after_regret" if so_far.troubled else "refusal"  # a complaint is told that we are sorry anyway
    return "rule_hangs" if rule in frame.hangs else "rule"


def led(stock: Stock, key: str, sentence: str) -> str:
    """Lead over to a rule or a step; after a colon it goes on in lower case where the language does so.

    key: "rule", "rule_openly", "refusal", "refusal_after_regret" and "rule_hangs" for a rule, "tip" for a step.
    """
    leads = stock.pack.phrases[key]
    slot = "{tip}" if key == "tip" else "{rule}"
    template = slot if ":" in sentence[:_LABEL] and slot in leads else stock.pick(leads, f"{key} lead")
    first = sentence.split()[0]
    goes_on = not template.startswith(slot) and stock.pack.code != "de" and not first[1:].isupper()
    if goes_on and first in stock.pack.phrases["lower_after_colon"]:
        sentence = sentence[0].lower() + sentence[1:]
    return template.replace(slot, sentence)
