"""The Desk: the one place where authorisation, transactions and audit live."""

from __future__ import annotations

from drafting.desk.accounts import AccountsPart
from drafting.desk.aftermath import AftermathPart
from drafting.desk.approval import ApprovalPart
from drafting.desk.auditing import AuditPart
from drafting.desk.consults import ConsultsPart
from drafting.desk.digest import DigestPart
from drafting.desk.erasure import ErasurePart
from drafting.desk.fixes import FixesPart
from drafting.desk.hooks import WebhooksPart
from drafting.desk.idempotent import IdempotentPart
from drafting.desk.measuring import MeasuringPart
from drafting.desk.reading import ReadingPart
from drafting.desk.training import TrainingPart


class Desk(
    ApprovalPart,
    AftermathPart,
    ConsultsPart,
    AccountsPart,
    ReadingPart,
    FixesPart,
    DigestPart,
    TrainingPart,
    MeasuringPart,
    AuditPart,
    ErasurePart,
    WebhooksPart,
    IdempotentPart,
):
    """What UI, REST, CLI and jobs call. Threads may share one; every method is one transaction.

    The parts, in the order of a case's life: `intake` (receive, customer_changed), `drafting` (request_draft,
    and the worker's side), `review` (claim, release, set_facts, correct_reading, edit, reject, escalate, no_reply,
    close_case), `approval` (approve), `delivery` (deliver, retry, outbox),
    `aftermath` (set_outcome, follow_ups, answered, follow_up); beside them `themes` (themes, hold, lift),
    `fixes` (mark_fixed, fixes), `consults` (ask_expert, answer_expert, consults), `digest` (digest),
    `training` (record_attempt), `measuring` (order_run, cancel_run, run_orders), `accounts`,
    `reading` (queue, counts, case, check, search),
    `auditing` (audit, verify_audit), `erasure` (cases_of, erase), `hooks` (webhooks) and `idempotent`.
    """
