"""The writer: evidence, candidates under the guard, ranking, one revision, and an account of all of it."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import rfc8785

from drafting.errors import ModelFailed, SmallerModelLeft
from drafting.model import ChatModel
from drafting.model.types import OnText
from drafting.models import Alternative, Citation, DraftJob, DraftResult, Recipe
from drafting.settings import Settings
from drafting.writer.choosing.candidates import Candidate, Draftsman
from drafting.writer.choosing.mended import follow_up, given
from drafting.writer.choosing.rounds import Rounds
from drafting.writer.grounds.evidence import Evidence, gather
from drafting.writer.grounds.needs import left_open
from drafting.writer.grounds.ports import Checker, Recent, Retriever
from drafting.writer.plan.case import CaseAtHand, prepare
from drafting.writer.prompting.asked_kind import bears_out, read_kind
from drafting.writer.prompting.ledger import Ledger
from drafting.writer.prompting.prompt import fence
from drafting.writer.reading.understanding import APP_STORES, Understanding, corrected, fitting_both, understand
from drafting.writer.rehearsed import REHEARSED, REHEARSED_ON
from drafting.writer.telling.heard import left_out
from drafting.writer.telling.stock import Memory
from drafting.writer.words.introduced import unintroduced
from drafting.writer.words.language import KNOWN, NAMES, language, language_of, prompts_sha256
from drafting.writer.words.legible import legible
from drafting.writer.words.register import second_form
from drafting.writer.words.text import stems
from policy import trace
from policy.models import ChannelSpec, Context, EvidenceItem, Finding, PastReply

_MOST_ALTERNATIVES = 3
_SURE, _SURE_SMALL = 0.7, 0.5
"""How clearly the rules must see a kind, for the model not to be asked; a small model is asked only where they see
none."""
_ENOUGH_TO_READ = 3
"""Words of content below which no reader could tell the kind."""
_NO_MODEL = (
    "No model was asked: the desk put the reply together from the post, the policy, the facts and its own sentences."
)


class Writer:
    """Writes drafts. Safe to use from several threads.

    Between calls it holds the last drafts, so that the next one does not use the same sentences.
    """

    def __init__(
        self, model: ChatModel, guard: Checker, knowledge: Retriever, settings: Settings, recent: Recent
    ) -> None:
        self._model = model
        self._guard = guard
        self._knowledge = knowledge
        self._settings = settings
        self._recent = recent
        self._drafted = Memory()

    def understand(self, job: DraftJob) -> Understanding:
        """Read a post: language, kind, problems, questions. Rules only; no model is asked."""
        post = legible(job.post)
        lang = job.lang or language_of(post, self._settings.company.languages)
        seen = understand(post, lang, language(lang), job.kind)
        unlikely = ("other", "idea") if job.facts.fault == "ours" else ("other",)
        if seen.kind in unlikely and job.kind is None and job.facts.fault != "unknown":
            # Somebody looked into whose fault it was: then there is something to be at fault for.
            seen = understand(post, lang, language(lang), "complaint")
        seen = corrected(seen, job.read_as, language(lang))
        if self._guard.channel(job.channel).name in APP_STORES and "device" not in seen.topics:
            seen = seen.model_copy(update={"topics": (*seen.topics, "device")})
        return seen

    def _read(self, job: DraftJob, ledger: Ledger) -> Understanding:
        """Read a post by rules; ask the model for its kind where they see none."""
        seen = self.understand(job)
        pack = language(seen.lang)
        if (
            seen.sure >= (_SURE_SMALL if self._model.small else _SURE)
            or len(stems(job.post, pack.stop)) < _ENOUGH_TO_READ
            or (self._model.small and seen.lang not in KNOWN)
        ):
            return seen
        if any(not finding.draft_allowed for finding in self._guard.triage(job.post, Context(post=job.post))):
            return seen
        kind = read_kind(self._model, job.post, fence(), ledger)
        if kind is None or kind == seen.kind:
            return seen
        if kind == "idea" and (seen.asked or seen.demands or seen.own_case):
            # Whoever wants something done in their own case gives no idea, whatever the model takes it for.
            ledger.note("The model took it for an idea; it asks for something, and is answered as a question.")
            kind = "question"
        elif self._model.small and not bears_out(kind, seen.asked, job.post, pack):
            if kind == "praise":
                ledger.note("The model took it for praise; nothing in it praises, and it is read as the rules saw it.")
                return seen
            ledger.note(
                f"The model took it for: {kind}. It neither asks nor wishes, and something is wrong: a complaint."
            )
            kind = "complaint"
        ledger.note(f"The rules saw no clear kind of post; the model reads it as {kind}.")
        again = self.understand(job.model_copy(update={"kind": kind}))
        return again.model_copy(update={"sure": _SURE, "doubtful": seen.doubtful and self._model.small})

    def draft(self, job: DraftJob, on_text: OnText | None = None) -> DraftResult:
        """Write a draft. `on_text` gets the text as it grows.

        Raises ModelFailed when the model gives nothing usable or is too small for the post's language, UnknownChannel
        for a channel nobody knows.
        """
        budget = self._settings.model
        ledger = Ledger(budget.budget_seconds, budget.budget_tokens, budget.budget_cost)
        try:
            return self._draft(job, ledger, on_text)
        except SmallerModelLeft as left:
            ledger.note(str(left))
            return self._draft(job, ledger, on_text)

    def _draft(self, job: DraftJob, ledger: Ledger, on_text: OnText | None) -> DraftResult:
        channel = self._guard.channel(job.channel)
        if self._model.small:
            job = job.model_copy(update={"post": unintroduced(job.post)})
        understood = self._read(job, ledger)
        recent = self._recent()
        first_look = Context(
            channel=channel.name,
            post=job.post,
            thread=tuple(message.text for message in job.thread),
            lang=understood.lang,
            kind=understood.kind,
            facts=job.facts,
        )
        routing = self._guard.triage(job.post, first_look)
        refused = next((finding for finding in routing if not finding.draft_allowed), None)
        if refused is not None or (understood.kind == "spam" and job.kind is None):
            why = (
                f"No draft is written: {refused.title}." if refused else "This looks like spam: no reply is suggested."
            )
            ledger.note(why)
            return self._without_draft(job, understood, first_look, routing, ledger)
        job = job.model_copy(update={"post": legible(job.post)})
        small = self._model.small
        if small and understood.lang not in KNOWN:
            tongue = NAMES.get(understood.lang, f"a language ({understood.lang})")
            raise ModelFailed(
                "refused",
                f"No draft is written: the post is in {tongue}, which the small model does not write well enough. "
                "Configure an endpoint that does.",
            )
        if small:
            understood = fitting_both(understood)
        mended = job.mended
        evidence = given(job) if mended else self._gathered(job, understood, small=small)
        case = self._case(job, understood, evidence, channel, recent, small=small)
        ledger.note(
            f"Read as: {understood.kind}, in {NAMES.get(understood.lang, understood.lang)}. Found: "
            f"{_many(len(case.evidence.passages), 'passage of the policy', 'passages of the policy')}, "
            f"{_many(len(evidence.precedents), 'earlier case')}, {_many(len(evidence.facts), 'fact')}."
        )
        for words in understood.in_words():
            ledger.note(words)
        if job.known_author:
            ledger.note("By the policy for authors who complain often: no goodwill is offered, the facts come plainly.")
        if job.attack_answered and understood.kind == "attack":
            ledger.note(
                "An attack of theirs was answered before: by one calm answer, then silence, no reply is needed."
            )
        draftsman = Draftsman(self._model, self._guard, self._settings.model, case, ledger)
        if mended:
            ledger.note("A follow-up: it tells what was mended since the customer was answered.")
            candidate, needs = follow_up(case, mended, draftsman.check, draftsman.fitted)
            case = replace(case, private=False)
            return self._result(case, [candidate], routing, ledger, 0, None).model_copy(update={"needs": needs})
        rounds = Rounds(self._model, draftsman, case, self._settings, ledger)
        candidates, revisions = rounds.run(on_text)
        own = draftsman.private_message(candidates)
        return self._result(case, candidates, routing, ledger, revisions, own)

    def rehearse(self, lang: str) -> None:
        """Write a reply to a made-up post that nobody sees, without a model, so that no customer's draft waits for what
        is read once: the language, the rules, the policy. Raises KnowledgeError.
        """
        budget = self._settings.model
        for post in REHEARSED[lang]:
            job = DraftJob(post=post, channel=REHEARSED_ON, lang=lang)
            understood = self.understand(job)
            self._guard.triage(job.post, Context(post=job.post, lang=lang, kind=understood.kind))
            small = self._model.small
            evidence = self._gathered(job, understood, small=small)
            case = self._case(job, understood, evidence, self._guard.channel(job.channel), self._recent(), small=small)
            ledger = Ledger(budget.budget_seconds, budget.budget_tokens, budget.budget_cost)
            Draftsman(self._model, self._guard, budget, case, ledger).put_together(0)

    def _case(
        self,
        job: DraftJob,
        understood: Understanding,
        evidence: Evidence,
        channel: ChannelSpec,
        recent: tuple[PastReply, ...],
        *,
        small: bool,
    ) -> CaseAtHand:
        lang = understood.lang
        ours = [message.text for message in job.thread if message.ours]
        past = [reply for _, reply in evidence.past]
        return prepare(
            job,
            self._settings,
            language(lang, second=second_form(lang, self._settings.voice, past, ours)),
            understood,
            evidence,
            channel,
            recent,
            self._drafted.texts(),
            self._knowledge.similarities,
            small=small,
        )

    def _gathered(self, job: DraftJob, understood: Understanding, *, small: bool) -> Evidence:
        pack = language(understood.lang)
        return gather(job, understood, self._knowledge, pack, wide=not small)

    def _result(
        self,
        case: CaseAtHand,
        candidates: list[Candidate],
        routing: tuple[Finding, ...],
        ledger: Ledger,
        revisions: int,
        own: str | None,
    ) -> DraftResult:
        ranked = sorted(candidates, key=lambda candidate: (candidate.other_way, -candidate.score.total))
        best = ranked[0]
        text = best.reply.text
        ledger.steps += best.steps
        if not ledger.calls:
            ledger.note(_NO_MODEL)
        elif not best.by_model:
            ledger.note("No sentence of the model was used: the reply is put together by the desk.")
        for wish in left_out(case.wanted, text, case.pack):
            ledger.note(f"Asked for, and not told in the reply: “{wish.said}”.")
        if not best.verdict.approvable:
            ledger.note("Held: no draft passed the policy's rules; the best one is shown with what was found.")
        message = own
        # To an open question the model writes none where the public reply answers all of it.
        if own is None and case.private and not case.plan.open_question and (case.channel.dm or case.frame.contact):
            message = case.private_message()
            if case.plan.private_items and not case.small:
                ledger.note(
                    "No private message of the model's passed the policy's rules: this one is put together by the desk."
                )
        self._drafted.keep("\n".join((text, message or "")))
        traced = trace(text, case.evidence.items, self._settings.contacts)
        # What was cut out of the middle of a reply leaves one that nobody wrote: no other way to answer. One that is
        # held all the same is shown, with what is wrong with it.
        shown = [c for c in ranked[1:] if c.reply.text != text and not (c.torn and c.verdict.approvable)]
        others = {candidate.reply.text: candidate for candidate in shown}
        return DraftResult(
            reply=text,
            private_message=message,
            needs=(*case.needs, *left_open(case.understood.asked, case.told, text)),
            citations=tuple(Citation(start=t.start, end=t.end, evidence=t.evidence) for t in traced if t.evidence),
            verdict=best.verdict,
            evidence=case.evidence.items,
            alternatives=tuple(
                Alternative(reply=c.reply.text, approach=c.approach, verdict=c.verdict)
                for c in list(others.values())[:_MOST_ALTERNATIVES]
            ),
            recipe=self._recipe(
                case.job, case.understood, ledger, case.evidence, candidates, revisions, by_model=best.by_model
            ),
            kind=case.understood.kind,
            lang=case.understood.lang,
            routing=routing,
        )

    def _without_draft(
        self,
        job: DraftJob,
        understood: Understanding,
        context: Context,
        routing: tuple[Finding, ...],
        ledger: Ledger,
    ) -> DraftResult:
        return DraftResult(
            reply="",
            verdict=self._guard.check("", context),
            recipe=self._recipe(job, understood, ledger, Evidence(), [], 0, by_model=False),
            kind=understood.kind,
            lang=understood.lang,
            routing=routing,
            drafted=False,
        )

    def _recipe(
        self,
        job: DraftJob,
        understood: Understanding,
        ledger: Ledger,
        evidence: Evidence,
        candidates: list[Candidate],
        revisions: int,
        *,
        by_model: bool,
    ) -> Recipe:
        first = candidates[0].first_verdict if candidates else None
        return Recipe(
            source="model",
            model=(ledger.model or self._model.name or None) if by_model else None,
            endpoint=(ledger.endpoint or self._model.endpoint) if by_model else None,
            prompts=prompts_sha256(understood.lang),
            rulebook=self._guard.rulebook_sha,
            index=self._knowledge.fingerprint,
            evidence=_evidence_sha256(evidence.items),
            usage=ledger.usage,
            candidates=len(candidates),
            revisions=revisions,
            first_verdict=first.verdict if first else None,
            first_rules=tuple(sorted({f.rule for f in first.findings if f.target == "reply"})) if first else (),
            instruction=job.instruction,
            steps=tuple(ledger.steps),
            seconds=ledger.seconds,
            overhead_seconds=max(0.0, ledger.seconds - ledger.model_seconds),
        )


def _evidence_sha256(items: tuple[EvidenceItem, ...]) -> str:
    return hashlib.sha256(rfc8785.dumps([item.model_dump(mode="json") for item in items])).hexdigest()


def _many(count: int, one: str, several: str | None = None) -> str:
    return f"{count or 'no'} {one if count == 1 else several or one + 's'}"
