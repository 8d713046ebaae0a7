"""Everything one draft is made from, worked out once before the model is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from drafting.models import DraftJob, Need
from drafting.settings import Settings
from drafting.writer.grounds.evidence import Evidence
from drafting.writer.grounds.fitting import Fitting
from drafting.writer.grounds.nearness import Similar
from drafting.writer.grounds.needs import needs_of
from drafting.writer.grounds.told_facts import private_facts
from drafting.writer.plan.asked import asked_in
from drafting.writer.plan.clauses_told import ClausesTold, clauses_told, resting_on
from drafting.writer.plan.framing import Framing
from drafting.writer.plan.going_private import where_to
from drafting.writer.prompting.prompt import Plan
from drafting.writer.prompting.sieve import Grounds
from drafting.writer.prompting.unwrap import unwrap
from drafting.writer.reading.understanding import Understanding
from drafting.writer.reading.wishes import Wish
from drafting.writer.telling.frame import Frame
from drafting.writer.telling.heard import heard
from drafting.writer.telling.private import private_message
from drafting.writer.telling.reply import first_name
from drafting.writer.telling.stock import Stock
from drafting.writer.words.language import Language
from drafting.writer.words.mask import codes_of
from drafting.writer.words.plain import respelt
from drafting.writer.words.text import fold, stems
from policy.models import ChannelSpec, Context, PastReply

_REPLIES_READ = 60


@dataclass(frozen=True)
class CaseAtHand:
    """One post, read and looked up: what the steps of the writer share."""

    job: DraftJob
    company: str
    pack: Language
    understood: Understanding
    evidence: Evidence
    channel: ChannelSpec
    context: Context
    plan: Plan
    frame: Frame
    grounds: Grounds
    private: bool
    wanted: tuple[Wish, ...]
    """What the post wishes for, turned to the customer."""
    recent: tuple[PastReply, ...]
    needs: tuple[Need, ...]
    told: Mapping[str, str]
    """What the policy says to each question of the post, by question."""
    said: tuple[str, ...]
    """Recent replies and drafts, folded: no sentence of the stock that stands in one is taken before others."""
    slots: Mapping[str, str]
    """What fills the slots of the writer's own sentences."""
    small: bool
    """True when the draft is for a small model: prompts are short, and the writer arranges what it writes."""

    def out_of(self, answer: str) -> str:
        """Return the reply alone out of a capable model's answer."""
        return unwrap(
            answer,
            agent=self.plan.agent,
            company=self.company,
            customer=first_name(self.job.author),
            greeted=bool(self.frame.greeting),
        )

    def private_message(self) -> str:
        """Return the private message that goes with the public reply: what is wished, and what we need to know."""
        stock = self.stock("private")
        asks = self.wanted if self.understood.kind == "question" else ()
        told = private_facts(self.job, self.understood, self.pack)
        return private_message(self.job, self.frame.signature, stock, heard(asks, self.pack, stock), told)

    def stock(self, salt: str) -> Stock:
        """Return the writer's own sentences for this post; another salt chooses others."""
        seed = f"{salt}\n{self.job.post}\n{self.job.instruction or ''}"
        return Stock(self.pack, seed, self.said, self.slots)


def prepare(
    job: DraftJob,
    settings: Settings,
    pack: Language,
    understood: Understanding,
    evidence: Evidence,
    channel: ChannelSpec,
    recent: tuple[PastReply, ...],
    drafted: tuple[str, ...],
    similar: Similar,
    *,
    small: bool,
) -> CaseAtHand:
    """Work out greeting, signature, contact, room and grounds for one draft.

    `drafted` are the last drafts of this process, folded: the next one is to sound different.
    """
    fitting = Fitting(job) if small else None
    if fitting is not None and fitting.job != job:
        job, kept = fitting.job, {fact.id for fact in fitting.job.facts.facts}
        evidence = evidence.model_copy(update={"facts": tuple(item for item in evidence.facts if item.id in kept)})
    said = drafted + tuple(fold(reply.text) for reply in recent[:_REPLIES_READ])
    asked = asked_in(job.post, understood, evidence, pack)
    ours = job.facts.fault == "ours"
    clauses = ClausesTold()
    if small:
        clauses = clauses_told(asked, job.post, understood, evidence, pack, similar, ours=ours, fitting=fitting)
    needs = needs_of(
        job,
        understood,
        evidence,
        pack,
        clauses.to_questions if small and not understood.request else None,
        wanted=asked.wanted,
        topics=asked.topics,
        rules=clauses.rules,
        openly=clauses.openly,
        refused=clauses.refused,
    )
    evidence = resting_on(clauses, evidence, understood)
    secrets = private_facts(job, understood, pack)
    where = where_to(
        job.post, understood, asked, clauses, evidence, channel, settings, small=small, secrets=bool(secrets)
    )
    stock = Stock(pack, f"frame\n{job.post}", said, asked.slots)
    framing = Framing(job, settings, pack, understood, evidence, channel, asked, clauses, where, stock, small)
    frame = framing.frame()
    return CaseAtHand(
        job=job,
        company=settings.company.name,
        pack=pack,
        understood=understood,
        evidence=evidence,
        channel=channel,
        context=Context(
            channel=channel.name,
            post=job.post,
            thread=tuple(message.text for message in job.thread),
            lang=understood.lang,
            kind=understood.kind,
            facts=job.facts.model_copy(update={"author": job.author}),
            evidence=evidence.items,
            recent=recent,
            signed_later=not frame.signature,
        ),
        plan=framing.plan(needs),
        frame=frame,
        grounds=_grounds(job, settings, pack, evidence),
        private=where.private,
        wanted=asked.wanted,
        recent=recent,
        needs=needs,
        told={asks: said.text for asks, said in clauses.to_questions.items() if asks in understood.asked},
        said=said,
        slots=asked.slots,
        small=small,
    )


def _grounds(job: DraftJob, settings: Settings, pack: Language, evidence: Evidence) -> Grounds:
    solid = (*evidence.facts, *evidence.notes, *evidence.passages)
    names = " ".join((settings.company.name, *settings.company.products, job.author.name or ""))
    said = (message.text for message in job.thread)
    return Grounds(
        post=job.post,
        post_stems=frozenset(stems(" ".join((job.post, respelt(job.post, pack), *said)), pack.stop)),
        evidence_stems=frozenset(stems(" ".join(item.text for item in solid), pack.stop)),
        people=frozenset(stems(names)),
        codes=codes_of(job.post),
        fault=job.facts.fault,
        known=bool(job.facts.facts),
    )
