"""A case as people and tools see it."""

from __future__ import annotations

from datetime import datetime

from drafting.desk.words import telling_words
from drafting.models import AuthorHistory, CaseState, CaseView
from drafting.opportunity import opportunity
from drafting.reading import Reading
from drafting.store import CaseRecord, Transaction


def lease_holder(case: CaseRecord, now: datetime) -> str | None:
    """Username of whoever holds the case right now."""
    live = case.lease_until is not None and case.lease_until > now
    return case.claimed_by if live else None


def view(tx: Transaction, case: CaseRecord, now: datetime, reading: Reading, history: AuthorHistory) -> CaseView:
    """Everything an agent works with, in one value."""
    holder = lease_holder(case, now)
    writing = case.job_id if case.state is CaseState.DRAFTING else None
    return CaseView(
        id=case.id,
        version=case.version,
        state=case.state,
        channel=case.channel,
        external_id=case.external_id,
        url=case.url,
        author=case.author,
        post=case.post,
        lang=case.lang,
        kind=case.kind,
        rating=case.rating,
        product=case.product,
        thread=case.thread,
        posted_at=case.posted_at,
        received_at=case.received_at,
        facts=case.facts,
        drafts=tx.drafts.of(case.id),
        decisions=tx.decisions.of(case.id),
        deliveries=tx.deliveries.of(case.id),
        routing=case.routing,
        route=case.route,
        urgent=case.urgent,
        draft_allowed=not case.held,
        claimed_by=holder,
        lease_until=case.lease_until if holder else None,
        failure=case.failure,
        progress=tx.jobs.progress(case.id, writing) if writing else None,
        history=history,
        similar_open=tx.cases.similar_open(case, telling_words(case.post)),
        reading=reading,
        outcome=tx.insight.outcome(case.id),
        consults=tx.consults.of(case.id),
        opportunity=opportunity(case.post, case.kind, grave=case.urgent or case.route is not None),
    )
