"""What stands around a reply, and what a model is told of its form: one frame, one plan."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from drafting.models import DraftJob, Need
from drafting.settings import Settings
from drafting.writer.grounds.evidence import Evidence
from drafting.writer.grounds.tips import tips
from drafting.writer.grounds.told_facts import told_facts
from drafting.writer.plan.asked import Asked
from drafting.writer.plan.clauses_told import ClausesTold
from drafting.writer.plan.going_private import WhereTo
from drafting.writer.plan.pages import page_for, page_sentence
from drafting.writer.prompting.prompt import Plan, fence, shorter
from drafting.writer.reading.subject import in_full
from drafting.writer.reading.understanding import APP_STORES, Understanding
from drafting.writer.telling.frame import Frame
from drafting.writer.telling.private import contact_sentence, onward_sentence, pages_for, reaches
from drafting.writer.telling.reply import greeting, signature
from drafting.writer.telling.stock import Stock
from drafting.writer.words.language import Language
from drafting.writer.words.mask import masked
from policy.models import ChannelSpec, Contact, Remedy

_MARGIN = 10
"""Characters kept free: a channel counts a few of them in its own way."""
_LEAST_ROOM, _LONGEST_REPLY = 80, 600
_MESSAGES_SHOWN = 6


@dataclass(frozen=True)
class Framing:
    """Works out the frame and the plan of one draft."""

    job: DraftJob
    settings: Settings
    pack: Language
    understood: Understanding
    evidence: Evidence
    channel: ChannelSpec
    asked: Asked
    clauses: ClausesTold
    where_to: WhereTo
    stock: Stock
    small: bool

    def frame(self) -> Frame:
        """Return what stands around the body, and what the body must say."""
        pack, where, rules = self.pack, self.where_to, self.clauses.texts
        contact, elsewhere = where.contact, self._elsewhere
        reached = self._reached
        return Frame(
            greeting=self.greeting,
            signature=self._signed[0],
            contact=contact_sentence(contact, self.stock, self.limit) if contact else None,
            onward=reached or self._onward,
            runs=self.channel.name in APP_STORES,
            where_to_ask=reached or (self.stock.say("where_to_ask", contact=elsewhere.value) if elsewhere else None),
            contact_in_full=self._in_full(contact) if contact else None,
            address=pack.prompt["contacts"].get(f"{contact.kind}_word", contact.value) if contact else None,
            page=page_sentence(self._page, self.stock) if self._page else None,
            rules=rules,
            wished=self.asked.to_be_done,
            refused=self.clauses.refused,
            hangs=frozenset(rule for rule in self.clauses.rules.values() if pack.has("hangs", rule)),
            near=self.clauses.near,
            openly=self.clauses.openly.clause.text if self.clauses.openly else None,
            answers_asked=bool(rules) and (self.understood.kind == "question" or bool(self.clauses.besides)),
            tips=tips(self.evidence.past, pack) if self.small and not self.evidence.answers else (),
            room=min(self.limit, _LONGEST_REPLY),
            told_facts=told_facts(self.job, self.understood, pack, public=self.channel.public),
            answered=self.evidence.answers,
            same_language=self.understood.lang == pack.code,
            lower=frozenset((*pack.phrases["lower_after_greeting"], *_lowered(pack))),
        )

    def plan(self, needs: Sequence[Need]) -> Plan:
        """Return what the reply must do, as the model is told it."""
        job, channel, where = self.job, self.channel, self.where_to
        asks_for = self.asked.slots["items"] if where.private and (channel.dm or where.open_to) else None
        return Plan(
            agent=self._signed[1] or self.settings.company.name,
            greeting=self.greeting,
            signature=self._signed[0],
            place=channel.title,
            review=channel.review,
            pages=pages_for(channel, self.settings, self.understood.lang, first=self._page),
            private_items=asks_for,
            open_question=where.open_question,
            contact=_called(where.contact, self.pack),
            perhaps=None if where.contact or not channel.public else _called(where.open_to, self.pack),
            remedies=tuple(
                _offer(remedy) for remedy in self.settings.remedies if not (remedy.needs_fact or job.known_author)
            ),
            limit=self.limit,
            answered=self.evidence.answers,
            post=masked(job.post),
            fence=fence(),
            missing=tuple(need.id for need in needs),
            shorten=len(job.previous) if job.previous and job.instruction and shorter(job.instruction) else None,
            thread=tuple(f"{'We' if m.ours else 'They'}: {masked(m.text)}" for m in job.thread[-_MESSAGES_SHOWN:]),
        )

    @cached_property
    def greeting(self) -> str:
        """The greeting; empty where the writer knows none in the post's language."""
        return greeting(self.job.author, self.settings, self.pack, self.understood.lang, self.stock)

    @cached_property
    def limit(self) -> int:
        """Characters that are left for the body of the reply."""
        return max(_LEAST_ROOM, self.channel.limit - len(self.greeting) - self._signing_room - _MARGIN)

    @cached_property
    def _signing_room(self) -> int:
        """Characters for the signature: of who signs, or of anybody who may do so later."""
        signatures = (self._signed[0],) if self._signed[0] else (a.signature or "" for a in self.settings.agents)
        return max(map(len, signatures), default=0)

    @cached_property
    def _signed(self) -> tuple[str, str]:
        return signature(self.job.agent, self.settings)

    @cached_property
    def _page(self) -> Contact | None:
        if self.where_to.contact:
            return None
        return page_for(self.job.post, self.understood, self.channel, self.settings, self.pack)

    @cached_property
    def _elsewhere(self) -> Contact | None:
        """The address to which a customer can write when nobody answers here; a capable model names it itself."""
        fitting = (c for c in self.settings.contacts if c.kind == "email")
        known = next((c for c in fitting if reaches(c, self.channel, self.understood.lang)), None)
        return known if self.small else None

    @cached_property
    def _reached(self) -> str | None:
        """The answer to a post that asks where to write."""
        if self._elsewhere is None or not self.pack.has("asks_contact", self.job.post):
            return None
        return self.stock.say("reach_us", contact=self._elsewhere.value)

    @property
    def _onward(self) -> str | None:
        open_to = self.where_to.open_to
        if open_to is None or not self.small:
            return None
        return onward_sentence(open_to, self.job.post, self.understood, self.stock, self.limit)

    def _in_full(self, contact: Contact) -> str | None:
        """Return the invitation to a contact that says what for, with the thing named."""
        slots = in_full(self.asked.wanted, self.pack) if self.asked.asks else {}
        if not slots:
            return None
        seed = f"{self.stock.seed}\nin full"
        naming = dataclasses.replace(self.stock, values={**self.stock.values, **slots}, seed=seed)
        return contact_sentence(contact, naming, self.limit, naming=True)


def _called(contact: Contact | None, pack: Language) -> str | None:
    """Return what a contact is called in a sentence: its address, or the channel's word for a direct message."""
    return pack.prompt["contacts"].get(contact.kind, contact.value) if contact else None


def _offer(remedy: Remedy) -> str:
    """Say what an agent may offer, up to how much."""
    most = remedy.limits.get("agent", remedy.max_amount)
    return f"{remedy.title} (up to {most:g} {remedy.currency or ''})".replace(" )", ")") if most else remedy.title


def _lowered(pack: Language) -> tuple[str, ...]:
    """Words with which a clause told back may begin; German nouns keep their capital."""
    first = {start.split()[0] for start in pack.phrases["clause_starts"]} - {"i", "videos", "seiten", "sie", "ihr"}
    if pack.code == "de":  # "Hallo, den Newsletter …": only what addresses the customer keeps its capital
        first |= {word for word in pack.stop if word != "sie" and not word.startswith("ihr") and word != "ihnen"}
    return tuple(word[0].upper() + word[1:] for word in first if not word.startswith("i'"))
