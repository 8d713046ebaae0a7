"""Candidates: one model answer each, cleaned, sifted, finished, repaired, checked and scored."""

from __future__ import annotations

import dataclasses
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from drafting.errors import ModelFailed, SmallerModelLeft
from drafting.limits import PRIVATE_CHANNEL
from drafting.model import ChatMessage, ChatModel, Completion
from drafting.model.types import OnText
from drafting.settings import Endpoint
from drafting.writer.choosing.as_written import as_written
from drafting.writer.choosing.changed import changed
from drafting.writer.choosing.guided import Guide
from drafting.writer.choosing.other_ways import other_ways
from drafting.writer.choosing.rank import Score, score
from drafting.writer.grounds.ports import Checker
from drafting.writer.plan.case import CaseAtHand
from drafting.writer.prompting.clean import clean
from drafting.writer.prompting.ledger import Ledger
from drafting.writer.prompting.prompt import Approach, instructions
from drafting.writer.prompting.sieve import Judged, sift, without_the_task
from drafting.writer.reading.little import names_matter, says_little
from drafting.writer.reading.wishes import Wish
from drafting.writer.telling.echo import not_led_on
from drafting.writer.telling.finish import finish, told_apart
from drafting.writer.telling.heard import heard
from drafting.writer.telling.private import own_private_message, parted
from drafting.writer.telling.repair import OwnWords, blocks, repair
from drafting.writer.telling.reply import LAST_OF_SEVERAL, Reply, said_in_less
from drafting.writer.telling.stock import Stock
from drafting.writer.telling.takeup import take_up
from drafting.writer.words.legible import legible
from policy.models import Verdict

_SMALL_TOKENS, _PRIVATE_TOKENS = 110, 120
_PLAIN = "the writer's own"
_STOPS = ("\n\n", "[[")
_QUOTED = re.compile(r"[“«„][^“”«»„]{3,}[”»“]")
_MOST_SENTENCES = 7
"""A public reply with more is not read to its end; what comes after is left out."""


@dataclass(frozen=True)
class Candidate:
    """A reply that was written, checked and scored."""

    reply: Reply
    approach: str
    verdict: Verdict
    first_verdict: Verdict
    """Verdict on what the model wrote, before anything was mended."""
    score: Score
    by_model: bool
    """True when a sentence that a model wrote stands in the reply."""
    steps: tuple[str, ...] = ()
    written: str = ""
    """The reply as a capable model wrote it; empty for one that the writer put together."""
    faults: tuple[str, ...] = ()
    """What a revision is to mend, in plain words."""
    private: str = ""
    """The private message that a capable model wrote beside it."""
    other_way: bool = False
    """True for another way to write a reply that the writer put together: shown after it, whatever its score."""
    torn: bool = False
    """True when mending cut into a capable model's reply or put something in, so that a revision would read better."""


class Draftsman:
    """Writes candidates for one case."""

    def __init__(self, model: ChatModel, guard: Checker, settings: Endpoint, case: CaseAtHand, ledger: Ledger) -> None:
        self._model = model
        self._guard = guard
        self._settings = settings
        self._case = case
        self._ledger = ledger
        self._verdicts: dict[str, Verdict] = {}

    def write(
        self, messages: Sequence[ChatMessage], approach: Approach, number: int, on_text: OnText | None
    ) -> Candidate:
        """Ask the model and make the most of the answer. Raises ModelFailed."""
        case = self._case
        if self._case.small and says_little(case.job.post, case.understood, case.pack):
            return self._finished((), approach.name, number)
        asked = changed(case) if self._case.small else None
        if asked is not None:
            return self._arranged(asked, approach.name)
        if self._case.small and not case.job.instruction:
            guide = Guide(self._model, self._settings, self._case, self._ledger)
            return self._finished(guide.write(messages, approach, number, on_text), approach.name, number)
        before = time.perf_counter()
        try:
            done = self.ask(messages, number, on_text)
        finally:
            self._ledger.waited(time.perf_counter() - before)
        self._ledger.booked(done)
        return self.made_of(done, messages, approach, number)

    def ask(self, messages: Sequence[ChatMessage], number: int, on_text: OnText | None) -> Completion:
        """Ask the model, and book nothing: candidates may be asked for at the same time. Raises ModelFailed."""
        return self._model.complete(
            messages,
            max_tokens=self._most_tokens(),
            temperature=self._settings.temperature + 0.15 * number,
            stop=_STOPS if self._case.small else (),
            seed=number + 1,
            on_text=self._public(on_text),
            timeout=max(1.0, self._ledger.left),
            brief=self._case.small,
        )

    def made_of(
        self, done: Completion, messages: Sequence[ChatMessage], approach: Approach, number: int = 0
    ) -> Candidate:
        """Make the most of an answer to `messages`."""
        text = legible(done.text if done.finish == "stop" else _cut_back(done.text))
        if not self._case.small:
            return self._as_written(text, instructions(messages), approach.name)
        sentences = clean(text, self._case.pack, self._case.plan.agent)[:_MOST_SENTENCES]
        judged = sift(sentences, self._case.grounds, self._case.pack)
        return self._finished(without_the_task(judged, instructions(messages)), approach.name, number)

    def private_message(self, candidates: Sequence[Candidate]) -> str | None:
        """Return the first private message that a model wrote and the guard lets pass; None without one."""
        case = self._case
        context = case.context.model_copy(update={"channel": PRIVATE_CHANNEL, "recent": ()})
        return own_private_message(
            [candidate.private for candidate in candidates if candidate.private],
            Reply(greeting=case.frame.greeting, signature=case.frame.signature, lower=case.frame.lower),
            case.out_of,
            lambda message: self._guard.check(message.text, context),
        )

    def _most_tokens(self) -> int:
        if self._case.small:
            return min(self._settings.max_tokens, _SMALL_TOKENS)
        return self._settings.max_tokens + (_PRIVATE_TOKENS if self._case.plan.private_items else 0)

    def _public(self, on_text: OnText | None) -> OnText | None:
        """Show the reply as it grows, and not the private message below it."""
        return None if on_text is None else lambda text: on_text(parted(text)[0])

    def other_ways(self, usual: Candidate) -> list[Candidate]:
        """Return other ways to write a reply that was put together, those that the guard lets pass as they are."""
        found = [
            dataclasses.replace(self._arranged(way, name), other_way=True)
            for name, way in other_ways(usual.reply, self._case)
        ]
        return [candidate for candidate in found if candidate.first_verdict.approvable]

    def _arranged(self, reply: Reply, approach: str) -> Candidate:
        """Check, mend and score a whole reply that no model wrote."""
        case = self._case
        reply = self._rules_apart(reply)
        first = self.check(reply)
        mended, verdict, steps = repair(
            self.fitted(reply), self.check, lambda same: self._about_something(same, approach), self._own_words()
        )
        rated = score(mended, verdict, case.job.post, case.understood, case.grounds, case.recent, case.pack)
        return Candidate(mended, approach, verdict, first, rated, by_model=False, steps=steps)

    def put_together(self, number: int) -> Candidate:
        """Return a plain reply of the writer's own, for when the guard holds all that a capable model wrote."""
        return self._finished((), _PLAIN, number)

    def _as_written(self, text: str, task: str, approach: str) -> Candidate:
        case = self._case
        text, private = parted(text)
        done = as_written(text, case, task, self.check, self.fitted, self._own_words())
        rated = score(
            done.reply,
            done.verdict,
            case.job.post,
            case.understood,
            case.grounds,
            case.recent,
            case.pack,
            kept=done.kept,
            heeded=done.heeded,
        )
        return Candidate(
            done.reply,
            approach,
            done.verdict,
            done.first_verdict,
            rated,
            by_model=bool(done.reply.body),
            steps=done.steps,
            written=done.written,
            faults=done.faults,
            torn=done.torn,
            private=private,
        )

    def fitted(self, reply: Reply) -> Reply:
        """Return the reply as far as its channel has room."""
        return _fit(reply, self._case.channel.limit, lambda text: self._guard.length(text, self._case.channel.name))

    def _finished(self, judged: tuple[Judged, ...], approach: str, number: int) -> Candidate:
        case = self._case
        raw = Reply(
            greeting=case.frame.greeting,
            body=tuple(sentence.text for sentence in judged),
            signature=case.frame.signature,
        )
        judged = self._own_contact(judged)
        whole = finish(judged, case.job, case.understood, case.frame, case.pack, case.stock(f"{approach} {number}"))
        whole = self._rules_apart(whole)
        first = self.check(raw if judged else whole)
        whole = self.fitted(whole)
        mended, verdict, steps = repair(
            whole, self.check, lambda reply: self._about_something(reply, approach), self._own_words()
        )
        left_out = [f"Left out “{s.text}”: {s.dropped}." for s in judged if s.dropped]
        rated = score(mended, verdict, case.job.post, case.understood, case.grounds, case.recent, case.pack)
        # A first sentence may have gone on in lower case, and a last one may have lost its full stop.
        by_model = any(s.text[1:-1] in mended.text for s in judged if s.dropped is None)
        return Candidate(mended, approach, verdict, first, rated, by_model, (*left_out, *steps))

    def _rules_apart(self, reply: Reply) -> Reply:
        """Let the rules stand apart where the guard holds a reply for the words that lead over to them."""
        apart = told_apart(reply, self._case.frame)
        return apart if apart != reply and blocks(self.check(reply)) and not blocks(self.check(apart)) else reply

    def _about_something(self, reply: Reply, approach: str) -> Reply:
        """Take up the customer's matter, and say sorry for our mistake, again when mending took it out."""
        case = self._case
        alone = next((s for s in reply.body if s in case.pack.phrases["own_mistake_alone"]), None)
        if alone is not None and not any(case.pack.has("apology", s) for s in reply.body if s != alone):
            sorry = case.stock(f"again {approach}").say("own_mistake")
            reply = reply.model_copy(update={"body": tuple(sorry if s == alone else s for s in reply.body)})
        if not case.frame.same_language or says_little(case.job.post, case.understood, case.pack):
            return reply
        if case.frame.answers_asked and case.frame.contact is None and not reply.added:
            honest = case.stock(f"again {approach}").say("honest_answer")
            reply = reply.model_copy(update={"added": (honest,)})
        reply = reply.model_copy(update={"body": not_led_on(reply.body, case.pack, case.stock(f"again {approach}"))})
        if any(names_matter(sentence, case.job.post, case.pack) for sentence in reply.body):
            return reply
        if reply.body and case.understood.kind == "attack" and not case.understood.problems:
            return reply
        again = case.stock(f"again {approach}")
        said = take_up(
            case.job.post, case.understood, case.pack, again, only_quoted=True, passing=self._passing(reply, again)
        )
        if len(reply.body) >= len(said) and reply.body[: len(said)] == tuple(said):
            return reply
        if any(quoted in " ".join(reply.body) for sentence in said for quoted in _QUOTED.findall(sentence)):
            return reply  # the same words stand there already
        plain = case.understood.kind == "question" and not (case.understood.request or case.frame.rules)
        plain = plain and not case.frame.openly
        if plain and not case.pack.has("unknown", " ".join((*reply.body, *reply.added))):
            said = [*said, case.stock(f"again {approach}").say("honest_answer")]
        again_sorry = case.pack.phrases["sorry"] if case.pack.has("apology", " ".join(said)) else ()
        return reply.model_copy(update={"body": (*said, *(one for one in reply.body if one not in again_sorry))})

    def _passing(self, reply: Reply, stock: Stock) -> list[Wish]:
        """Return the wishes that the guard lets a reply say back beside those before them."""
        case = self._case
        asks = case.wanted if case.understood.kind == "question" else ()
        found: list[Wish] = []
        for wish in asks:
            said = tuple(heard((*found, wish), case.pack, stock))
            if self.check(reply.model_copy(update={"body": said})).approvable:
                found.append(wish)
        return found

    def _own_words(self) -> OwnWords:
        """What the writer adds for a rule, instead of the rulebook's English words."""
        case = self._case
        stock = case.stock("own words")
        words = {
            "substance.names-problem": "",
            "substance.own-mistake": stock.say("own_mistake"),
            # Beside a rule that answers, "I don't know yet" would be two voices in one reply.
            "substance.question-answered": stock.say("rule_openly_onward" if case.told else "honest_answer"),
            "substance.contact": case.frame.contact or "",
        }
        if case.understood.lang != "en":
            words["foreign"] = "yes"
        return words if case.frame.same_language else {"foreign": "yes"}

    def check(self, reply: Reply) -> Verdict:
        """Judge a reply in the case's context; the same words are judged once in a draft."""
        text = reply.text
        if text not in self._verdicts:
            self._verdicts[text] = self._guard.check(text, self._case.context)
        return self._verdicts[text]

    def _own_contact(self, judged: tuple[Judged, ...]) -> tuple[Judged, ...]:
        """Where the writer names a contact itself, a sentence of the model that does so too is one too many."""
        if self._case.frame.contact is None:
            return judged
        pattern = self._case.pack.pattern("invites")
        return tuple(
            sentence.model_copy(update={"dropped": "the contact is named anyway"})
            if sentence.dropped is None and pattern.search(sentence.text.lower())
            else sentence
            for sentence in judged
        )


def usable(failure: ModelFailed) -> bool:
    """Say whether another candidate may still succeed after this failure."""
    if isinstance(failure, SmallerModelLeft):
        return False
    return failure.kind in ("empty", "nonsense", "refused", "cut", "timeout")


def _fit(reply: Reply, limit: int, length: Callable[[str], int]) -> Reply:
    """Drop sentences until the reply fits its channel: what was added first, then the end of the body; the last
    sentence, which is the next step, stays longest."""
    while length(reply.text) > limit and len(reply.added) > 1:
        reply = reply.model_copy(update={"added": reply.added[1:]})
    while length(reply.text) > limit and len(reply.body) > 1:
        reply = reply.model_copy(update={"body": said_in_less(reply.body)})
    while length(reply.text) > limit and reply.body and (shorter := LAST_OF_SEVERAL.sub("", reply.body[0])):
        if shorter == reply.body[0]:
            break
        reply = reply.model_copy(update={"body": (f"{shorter.rstrip(' ,.')}.", *reply.body[1:])})
    return reply


def _cut_back(text: str) -> str:
    """Take off a last sentence that the token limit broke off."""
    ends = [text.rfind(mark) for mark in ".!?…。"]
    return text[: max(ends) + 1] if max(ends) > 20 else text
