"""Everything one draft is made from, worked out once before the model is asked."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass

from drafting.models import DraftJob, Need
from drafting.settings import Settings
from drafting.writer.answers import Similar, answers, helps
from drafting.writer.compose import Plan, fence, shorter
from drafting.writer.evidence import Evidence
from drafting.writer.finish import Frame
from drafting.writer.heard import heard
from drafting.writer.language import Language
from drafting.writer.mask import codes_of, masked
from drafting.writer.needs import needs_of
from drafting.writer.pages import page_for, page_sentence
from drafting.writer.private import (
    contact_for,
    contact_sentence,
    items_of,
    must_go_private,
    onward_sentence,
    pages_for,
    private_message,
)
from drafting.writer.reply import first_name, greeting, signature
from drafting.writer.rules import rules_for, unwanted
from drafting.writer.sieve import Grounds
from drafting.writer.statements import Statement
from drafting.writer.stock import Stock, matter_of
from drafting.writer.subject import in_full, items_for, matter_in, topics_of
from drafting.writer.text import fold, stems
from drafting.writer.tips import tips
from drafting.writer.understanding import Understanding
from drafting.writer.unwrap import unwrap
from drafting.writer.wishes import Wish, wishes
from policy import detect_language, find_personal_data
from policy.models import ChannelSpec, Contact, Context, PastReply, Remedy

_MARGIN = 10
_REPLIES_READ = 60
_LONGEST_REPLY = 600
_SPOKEN_TO = ("question", "complaint", "attack", "other")
"""Kinds of post to which a rule of the policy is told."""
_SENTENCE_WORDS, _FACT_LENGTH, _MOST_FACTS = 4, 180, 3
_FILED_UNDER = re.compile(r"^\W*(?:[^\W\d_]+\W+){0,2}#?\w*\d\w*\s*:\s+")
"""What stands before a fact in a file: "Order 4471: "."""


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
        return private_message(self.job, self.frame.signature, stock, heard(asks, self.pack, stock))

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
    found = find_personal_data(job.post)
    said = drafted + tuple(fold(reply.text) for reply in recent[:_REPLIES_READ])
    about = (*understood.asked, *understood.demands, *understood.problems, job.post)
    wanted = wishes(job.post, pack) if understood.kind in _SPOKEN_TO else ()
    topics = topics_of(job.post, understood, wanted, evidence.passages + evidence.also, pack)
    asks = understood.kind == "question" and bool(wanted)
    to_be_done = asks and any(wish.kind != "know" for wish in wanted)
    slots = {
        **matter_of(pack, *about),
        **(matter_in(wanted, pack) if asks else {}),
        **(items_for(topics, wanted, pack) if asks else items_of(understood, pack)),
    }
    told = _told(evidence, job.post, pack, understood, similar) if small else {}
    ruled = small and understood.lang == pack.code and (asks or understood.request)
    to_wishes = rules_for(wanted, job.post, evidence, pack, similar) if ruled else {}
    rules = {said: statement.text for said, statement in to_wishes.items()}
    needs = needs_of(
        job,
        understood,
        evidence,
        pack,
        told if small and not understood.request else None,
        wanted=wanted,
        topics=topics,
        rules=rules,
    )
    answering = tuple(dict.fromkeys((*to_wishes.values(), *told.values())))
    if answering:
        sources = {statement.source for statement in answering}
        read = {passage.id: passage for passage in evidence.also + evidence.passages}
        behind = tuple(passage for passage in read.values() if passage.id in sources)
        # The reply to a question rests on what answers it, and on nothing else that was found.
        alone = understood.kind == "question" and not rules
        others = () if alone else tuple(p for p in evidence.passages if p not in behind)
        evidence = evidence.model_copy(update={"passages": behind + others})
    by_question = {question: statement.text for question, statement in told.items()}
    every_rule = tuple(dict.fromkeys(statement.text for statement in answering))
    refused = unwanted({**rules, **by_question}, wanted, job.post, pack)
    told_no = bool(refused) and refused == frozenset(every_rule) and len(rules) == len(wanted)
    own = must_go_private(understood, evidence, channel, own_case=to_be_done and small, personal_data=bool(found))
    private = own and not told_no
    open_to = contact_for(channel, settings, understood.lang)
    answered = understood.kind == "question" and not (understood.request or understood.demands or found)
    open_question = private and answered and not small and bool(evidence.answers or evidence.passages)
    contact = open_to if private and not open_question else None
    stock = Stock(pack, f"frame\n{job.post}", said, slots)
    signed, agent = signature(job.agent, settings)
    greeted = greeting(job.author, settings, pack, understood.lang, stock)
    limit = max(80, channel.limit - len(greeted) - len(signed) - _MARGIN)
    elsewhere = next(
        (c for c in settings.contacts if c.kind == "email" and _reaches(c, channel, understood.lang)), None
    )
    asks_where = small and elsewhere is not None and pack.has("asks_contact", job.post)
    reached = stock.say("reach_us", contact=elsewhere.value) if elsewhere and asks_where else None
    page = None if contact else page_for(job.post, understood, channel, settings, pack)
    frame = Frame(
        greeting=greeted,
        signature=signed,
        contact=contact_sentence(contact, stock, limit) if contact else None,
        onward=reached or (onward_sentence(open_to, job.post, stock, limit) if open_to and small else None),
        where_to_ask=reached or (stock.say("where_to_ask", contact=elsewhere.value) if small and elsewhere else None),
        contact_in_full=_in_full(contact, wanted if asks else (), stock, limit) if contact else None,
        address=pack.prompt["contacts"].get(f"{contact.kind}_word", contact.value) if contact else None,
        page=page_sentence(page, stock) if page else None,
        rules=every_rule,
        wished=to_be_done,
        refused=refused,
        hangs=frozenset(rule for rule in rules.values() if pack.has("hangs", rule)),
        answers_asked=bool(every_rule) and understood.kind == "question",
        tips=tips(evidence.past, pack) if small and not evidence.answers else (),
        room=min(limit, _LONGEST_REPLY),
        told_facts=_told_facts(job, understood, pack),
        answered=evidence.answers,
        same_language=understood.lang == pack.code,
        lower=frozenset((*pack.phrases["lower_after_greeting"], *_lowered(pack))),
    )
    plan = Plan(
        agent=agent or settings.company.name,
        greeting=greeted,
        signature=signed,
        place=channel.title,
        review=channel.review,
        pages=pages_for(channel, settings, understood.lang, first=page),
        private_items=slots["items"] if private and (channel.dm or open_to) else None,
        open_question=open_question,
        contact=_called(contact, pack),
        perhaps=None if contact or not channel.public else _called(open_to, pack),
        remedies=tuple(_offer(remedy) for remedy in settings.remedies if not (remedy.needs_fact or job.known_author)),
        limit=limit,
        answered=evidence.answers,
        post=masked(job.post),
        fence=fence(),
        missing=tuple(need.id for need in needs),
        shorten=len(job.previous) if job.previous and job.instruction and shorter(job.instruction) else None,
        thread=tuple(f"{'We' if m.ours else 'They'}: {masked(m.text)}" for m in job.thread[-6:]),
    )
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
        ),
        plan=plan,
        frame=frame,
        grounds=_grounds(job, settings, pack, evidence),
        private=private,
        wanted=wanted,
        recent=recent,
        needs=needs,
        told={question: told[question].text for question in understood.asked if question in told},
        said=said,
        slots=slots,
    )


def _reaches(contact: Contact, channel: ChannelSpec, lang: str) -> bool:
    """Whether a contact may be named on the channel, in the language."""
    return (not contact.channels or channel.name in contact.channels) and (
        not contact.languages or lang in contact.languages
    )


def _called(contact: Contact | None, pack: Language) -> str | None:
    """Return what a contact is called in a sentence: its address, or the channel's word for a direct message."""
    return pack.prompt["contacts"].get(contact.kind, contact.value) if contact else None


def _in_full(contact: Contact, wanted: tuple[Wish, ...], stock: Stock, limit: int) -> str | None:
    """Return the invitation to a contact that says what for, with the thing named."""
    slots = in_full(wanted, stock.pack) if wanted else {}
    if not slots:
        return None
    naming = dataclasses.replace(stock, values={**stock.values, **slots}, seed=f"{stock.seed}\nin full")
    return contact_sentence(contact, naming, limit, naming=True)


def _offer(remedy: Remedy) -> str:
    """Say what an agent may offer, up to how much."""
    most = remedy.limits.get("agent", remedy.max_amount)
    return f"{remedy.title} (up to {most:g} {remedy.currency or ''})".replace(" )", ")") if most else remedy.title


def _told(
    evidence: Evidence, post: str, pack: Language, understood: Understanding, similar: Similar
) -> dict[str, Statement]:
    """What the policy says to each question, or to what went wrong, said to the customer; nothing to a request, which
    only a deed answers."""
    if understood.lang != pack.code or understood.request or understood.kind not in _SPOKEN_TO:
        return {}
    asked = understood.asked or ((post,) if understood.kind == "question" else ())
    found = answers(asked, post, evidence, pack, similar)
    if not found and understood.kind != "question":
        found = helps(understood.problems or (post,), post, evidence, pack, similar)
    return found


def _lowered(pack: Language) -> tuple[str, ...]:
    """Words with which a clause told back may begin; German nouns keep their capital."""
    first = {start.split()[0] for start in pack.phrases["clause_starts"]} - {"i", "videos", "seiten", "sie", "ihr"}
    if pack.code == "de":  # "Hallo, den Newsletter …": only what addresses the customer keeps its capital
        first |= {word for word in pack.stop if word != "sie" and not word.startswith("ihr") and word != "ihnen"}
    return tuple(word[0].upper() + word[1:] for word in first if not word.startswith("i'"))


def _told_facts(job: DraftJob, understood: Understanding, pack: Language) -> tuple[str, ...]:
    """Return the short facts in the reply's language that read as sentences, without a number they are filed under."""
    found: list[str] = []
    for fact in job.facts.facts:
        text = _FILED_UNDER.sub("", " ".join(fact.text.split()))
        whole = len(text.split()) >= _SENTENCE_WORDS and len(text) <= _FACT_LENGTH and "\n" not in fact.text
        private = bool(codes_of(text) or find_personal_data(text))
        if whole and not private and detect_language(text) in (understood.lang, "und") and understood.lang == pack.code:
            text = text[0].upper() + text[1:]
            found.append(text if text[-1] in ".!?" else text + ".")
    return tuple(found[:_MOST_FACTS])


def _grounds(job: DraftJob, settings: Settings, pack: Language, evidence: Evidence) -> Grounds:
    solid = (*evidence.facts, *evidence.notes, *evidence.passages)
    names = " ".join((settings.company.name, *settings.company.products, job.author.name or ""))
    return Grounds(
        post=job.post,
        post_stems=frozenset(stems(" ".join((job.post, *(m.text for m in job.thread))), pack.stop)),
        evidence_stems=frozenset(stems(" ".join(item.text for item in solid), pack.stop)),
        people=frozenset(stems(names)),
        codes=codes_of(job.post),
        fault=job.facts.fault,
        known=bool(job.facts.facts),
    )
