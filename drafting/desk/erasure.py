"""Erasing a customer: their words leave the desk's records; what stays proves that nothing else happened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from drafting.desk.intake import IntakePart
from drafting.models import Actor, Frozen
from drafting.states import step
from drafting.store import ERASED, CaseRecord, Transaction, erased_id
from policy.models import Author, CaseFacts

ERASED_POST = "[erased]"
"""What stands where the post stood."""
SHORTEST_NAME = 4
"""Characters a name or handle needs to be searched for: "Jo" stands in other words."""
SHORTEST_TEXT = 12
"""Characters a text needs: "thanks" stands in other people's cases as well."""


class ErasedRecords(Frozen):
    """What an erasure took out of the desk's records."""

    cases: tuple[str, ...] = ()
    """Ids of the cases whose words are gone now."""
    before: tuple[str, ...] = ()
    """Ids of cases that had been erased already; nothing was changed."""
    unknown: tuple[str, ...] = ()
    """Ids that are no cases of the desk."""
    needles: tuple[str, ...] = ()
    """Pieces of what was erased, for the search that proves it. Never stored or shown."""


class ErasurePart(IntakePart):
    """Erases cases, and finds those of a customer."""

    def cases_of(self, actor: Actor, customer: str, channel: str | None = None) -> tuple[str, ...]:
        """Ids of a customer's cases: by handle, or by name where the channel gave no handle."""
        name = None if channel is None else self._channel_name(channel)
        with self._db.read() as tx:
            self._authorise(tx, actor, "erase")
            return tx.erasure.of_author(customer, name)

    def erase(self, actor: Actor, case_ids: Iterable[str]) -> ErasedRecords:
        """Take every word of and about the customer out of these cases: all of them, or none.

        Post, author, conversation, facts, drafts with their evidence, notes, private messages, delivered
        texts, jobs and kept answers are blanked; ids, channel, times, hashes and the chain of the log stay.
        The same post is not taken in again. For admins. Raises WrongState while one of them is approved or
        being sent, NotAllowed.
        """
        asked = tuple(dict.fromkeys(case_ids))
        with self._db.write() as tx:
            self._authorise(tx, actor, "erase")
            known = [tx.cases.get(case_id, lock=True) for case_id in sorted(asked) if tx.cases.exists(case_id)]
            fresh = [case for case in known if case.erased_at is None]
            for case in fresh:
                step("erase", case.state)
            needles = tuple(dict.fromkeys(needle for case in fresh for needle in _needles(tx, case)))
            for case in fresh:
                self._erase_one(tx, actor, case, needles)
        self._recent = (None, ())
        return ErasedRecords(
            cases=tuple(case.id for case in fresh),
            before=tuple(case.id for case in known if case.erased_at is not None),
            unknown=tuple(case_id for case_id in asked if case_id not in {case.id for case in known}),
            needles=needles,
        )

    def erase_evidence(self, actor: Actor, case_ids: Iterable[str]) -> tuple[str, ...]:
        """Take what these cases said out of the evidence of other cases' drafts, which were given them as precedents.

        Returns the other cases. What was approved there and not sent yet must be approved again: its evidence changed.
        """
        from knowledge import precedent_id  # only here: the index takes seconds to import

        with self._db.write() as tx:
            self._authorise(tx, actor, "erase")
            changed = tx.drafts.forget_evidence({precedent_id(case_id) for case_id in case_ids}, ERASED_POST)
            for case_id, drafts in changed.items():
                self._audit(tx, actor, case_id, "evidence_erased", {"drafts": drafts})
        return tuple(changed)

    def scour(self, actor: Actor) -> Path | None:
        """Leave nothing in the database's free space; return its file, or None for PostgreSQL (see `Database`)."""
        with self._db.read() as tx:
            self._authorise(tx, actor, "erase")
        return self._db.scour()

    def still_said(self, actor: Actor, needle: str) -> tuple[str, ...]:
        """Where the live records hold a piece of text, for the proof."""
        with self._db.read() as tx:
            self._authorise(tx, actor, "erase")
            return tx.erasure.places(needle)

    def _erase_one(self, tx: Transaction, actor: Actor, case: CaseRecord, needles: tuple[str, ...]) -> None:
        known = case.external_id
        after = case.model_copy(
            update={
                "version": case.version + 1,
                "state": step("erase", case.state),
                "external_id": None if known is None else erased_id(case.channel, known),
                "url": None,
                "author": Author(),
                "post": ERASED_POST,
                "rating": None,
                "product": None,
                "thread": (),
                "facts": CaseFacts(),
                "routing": (),
                "route": None,
                "claimed_by": None,
                "lease_until": None,
                "failure": None,
                "job_id": None,
                "changed": False,
                "read_as": None,
                "erased_at": self._now(),
            }
        )
        tx.cases.save(case, after, frozenset())
        tx.drafts.blank(case.id)
        tx.erasure.blank(case.id, needles)
        redacted = tx.audit.redact(case.id)
        data = {"version": after.version, "state": after.state.value, "redacted": redacted}
        self._audit(tx, actor, case.id, ERASED, data)
        self._channels.forget(case.id)


def _needles(tx: Transaction, case: CaseRecord) -> Iterator[str]:
    """Pieces long enough to be told from other people's words."""
    names = [case.author.name, case.author.handle, case.facts.author.name, case.facts.author.handle, case.external_id]
    names += [message.author for message in case.thread if not message.ours]
    yield from (name for name in names if name and len(name) >= SHORTEST_NAME)
    texts: list[str | None] = [case.post, case.url, *(message.text for message in case.thread)]
    ours = tx.fixes.sentences()  # what the company said to everybody whom a fix concerns is no customer's
    texts += [item.text for item in (*case.facts.facts, *case.facts.evidence) if item.text not in ours]
    for draft in tx.drafts.of(case.id):
        texts += [draft.text, draft.private_message, draft.recipe.instruction]
        texts += [alternative.reply for alternative in draft.alternatives]
    for consult in tx.consults.of(case.id):
        texts += [consult.question, consult.answer]
    for decision in tx.decisions.of(case.id):
        texts += [decision.note, decision.override_reason]
    for delivery in tx.deliveries.of(case.id):
        texts += [delivery.text, delivery.private_message, delivery.post]
    for text in texts:
        longest = max(re.split(r"[\"\\\n\r\t]", text or ""), key=len).strip()
        if len(longest) >= SHORTEST_TEXT:
            yield longest
