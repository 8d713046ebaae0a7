"""Everything one draft is made from, worked out once before the model is asked."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass

from drafting.models import DraftJob
from drafting.settings import Settings
from drafting.writer.compose import Plan
from drafting.writer.evidence import Evidence
from drafting.writer.finish import CODE_WORD, Frame
from drafting.writer.language import Language
from drafting.writer.private import contact_for, contact_sentence, must_go_private
from drafting.writer.reply import greeting, signature
from drafting.writer.sieve import Grounds
from drafting.writer.text import stems
from drafting.writer.understanding import Understanding
from policy import detect_language, find_personal_data
from policy.models import ChannelSpec, Context, PastReply

_MARGIN = 10
_SENTENCE_WORDS, _FACT_LENGTH = 4, 180


@dataclass(frozen=True)
class CaseAtHand:
    """One post, read and looked up: what the steps of the writer share."""

    job: DraftJob
    pack: Language
    understood: Understanding
    evidence: Evidence
    channel: ChannelSpec
    context: Context
    plan: Plan
    frame: Frame
    grounds: Grounds
    private: bool
    recent: tuple[PastReply, ...]

    def choice(self, salt: str) -> random.Random:
        """Return a source of choices that is the same for the same post, and another for another."""
        seed = hashlib.sha256(f"{salt}\n{self.job.post}\n{self.job.instruction or ''}".encode()).digest()
        return random.Random(seed)  # noqa: S311 - picks words, protects nothing


def prepare(
    job: DraftJob,
    settings: Settings,
    pack: Language,
    understood: Understanding,
    evidence: Evidence,
    channel: ChannelSpec,
    recent: tuple[PastReply, ...],
    *,
    strict: bool,
) -> CaseAtHand:
    """Work out greeting, signature, contact, room and grounds for one draft."""
    found = find_personal_data(job.post)
    private = must_go_private(understood, evidence, channel, personal_data=bool(found))
    contact = contact_for(channel, settings, understood.lang) if private else None
    choose = random.Random(hashlib.sha256(job.post.encode()).digest())  # noqa: S311 - picks words
    signed, agent = signature(job.agent, settings)
    frame = Frame(
        greeting=greeting(job.author, settings, pack, understood.lang, choose),
        signature=signed,
        contact=contact_sentence(contact, pack, choose) if contact else None,
        fact=_fact_sentence(job, understood, pack),
        answered=evidence.answers,
        same_language=understood.lang == pack.code,
        lower=frozenset(pack.phrases["lower_after_greeting"]),
    )
    plan = Plan(
        agent=agent or settings.company.name,
        contact=f"{contact.label or contact.kind}: {contact.value}" if contact else None,
        remedies=tuple(remedy.title for remedy in settings.remedies if not remedy.needs_fact),
        limit=max(80, channel.limit - len(frame.greeting) - len(signed) - _MARGIN),
        post=_masked(job.post),
        thread=tuple(f"{'We' if m.ours else 'They'}: {_masked(m.text)}" for m in job.thread[-6:]),
    )
    return CaseAtHand(
        job=job,
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
        ),
        plan=plan,
        frame=frame,
        grounds=_grounds(job, settings, pack, evidence, strict=strict),
        private=private,
        recent=recent,
    )


def _fact_sentence(job: DraftJob, understood: Understanding, pack: Language) -> str | None:
    """Return the first short fact in the reply's language that reads as a sentence."""
    for fact in job.facts.facts:
        text = " ".join(fact.text.split())
        whole = len(text.split()) >= _SENTENCE_WORDS and len(text) <= _FACT_LENGTH and "\n" not in fact.text
        if whole and detect_language(text) in (understood.lang, "und") and understood.lang == pack.code:
            return text if text[-1] in ".!?" else text + "."
    return None


def _grounds(job: DraftJob, settings: Settings, pack: Language, evidence: Evidence, *, strict: bool) -> Grounds:
    solid = (*evidence.facts, *evidence.notes, *evidence.passages)
    names = " ".join((settings.company.name, *settings.company.products, job.author.name or ""))
    return Grounds(
        post=job.post,
        post_stems=frozenset(stems(" ".join((job.post, *(m.text for m in job.thread))), pack.stop)),
        evidence_stems=frozenset(stems(" ".join(item.text for item in solid), pack.stop)),
        people=frozenset(stems(names)),
        codes=frozenset(word.strip(".,;:!?()#") for word in job.post.split() if CODE_WORD.search(word)),
        fault=job.facts.fault,
        known=bool(job.facts.facts),
        strict=strict,
    )


def _masked(text: str) -> str:
    """Take personal data out of what goes to the model: it need not know it, and cannot repeat it."""
    for datum in sorted(find_personal_data(text), key=lambda datum: -datum.start):
        text = f"{text[: datum.start]}({datum.kind}){text[datum.end :]}"
    return " ".join(word for word in text.split(" ") if not CODE_WORD.search(word))
