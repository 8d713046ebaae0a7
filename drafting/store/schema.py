"""The tables of the desk's database. Migrations make them; a test proves that both agree."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from drafting.store.types import CanonicalJson, Utc

metadata = MetaData()

cases = Table(
    "cases",
    metadata,
    Column("id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("waiting", Boolean, nullable=False),  # a customer still waits: kept with the state, for the index
    Column("channel", Text, nullable=False),
    Column("external_id", Text),
    Column("url", Text),
    Column("author_name", Text),
    Column("author_handle", Text),
    Column("author_key", Text),
    Column("post", Text, nullable=False),
    Column("lang", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("kind_set", Boolean, nullable=False),  # a human said so: the writer does not guess again
    Column("rating", Integer),
    Column("product", Text),
    Column("thread", CanonicalJson, nullable=False),
    Column("posted_at", Utc, nullable=False),
    Column("received_at", Utc, nullable=False),
    Column("facts", CanonicalJson, nullable=False),
    Column("routing", CanonicalJson, nullable=False),
    Column("route", Text),
    Column("urgent", Boolean, nullable=False),
    Column("held", Boolean, nullable=False),  # a routing rule forbids that a draft is written
    Column("claimed_by", Text),
    Column("lease_until", Utc),
    Column("failure", Text),
    Column("job_id", Text),  # the drafting job whose result is still wanted
    Column("verdict", Text),
    Column("changed", Boolean, nullable=False),  # the customer wrote again while the reply was being sent
    Column("folded", Text, nullable=False),  # case-folded words for the queue's text filter
    Column("read_as", CanonicalJson),  # a person's correction of what the post names and asks
    Column("erased_at", Utc),  # the customer's words were erased on request; this row stays as a tombstone
    UniqueConstraint("channel", "external_id", name="uq_cases_channel_external_id"),
    Index("ix_cases_waiting_urgent", "waiting", "urgent", "posted_at", "id"),
    Index("ix_cases_waiting_age", "waiting", "posted_at", "id"),
    Index("ix_cases_state", "state", "posted_at", "id"),
    Index("ix_cases_author", "author_key", "posted_at"),
)

terms = Table(
    "case_terms",
    metadata,
    Column("case_id", ForeignKey("cases.id"), primary_key=True),
    Column("term", Text, primary_key=True),
    Index("ix_case_terms_term", "term", "case_id"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("text_sha256", Text, nullable=False),
    Column("private_message", Text),
    Column("detail", CanonicalJson, nullable=False),  # needs, citations, verdicts, evidence, alternatives, recipe
    Column("created_at", Utc, nullable=False),
    UniqueConstraint("case_id", "revision", name="uq_drafts_case_revision"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("account_id", Text, nullable=False),
    Column("username", Text, nullable=False),
    Column("at", Utc, nullable=False),
    Column("note", Text, nullable=False),
    Column("to_role", Text),
    Column("draft_id", ForeignKey("drafts.id")),
    Column("binding", Text),
    Column("case_version", Integer, nullable=False),
    Column("rulebook", Text),
    Column("expires_at", Utc),
    Column("override_reason", Text),
    Column("overridden", CanonicalJson, nullable=False),  # the blocking rules that were overridden
    Column("used_at", Utc),
    Index("ix_decisions_case", "case_id", "at"),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Text, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False),
    Column("decision_id", ForeignKey("decisions.id"), nullable=False, unique=True),
    Column("post", Text),
    Column("text", Text, nullable=False),
    Column("private_message", Text),
    Column("channel", Text, nullable=False),
    Column("addressee", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("error", Text),
    Column("created_at", Utc, nullable=False),
    Column("delivered_at", Utc),
    Index("ix_deliveries_case", "case_id"),
    Index("ix_deliveries_recent", "state", "delivered_at", "id"),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("chain", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("at", Utc, nullable=False),
    Column("actor", Text, nullable=False),
    Column("via", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("data", CanonicalJson, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    UniqueConstraint("chain", "seq", name="uq_audit_chain_seq"),
    sqlite_autoincrement=True,
)

chain_heads = Table(
    "chain_heads",
    metadata,
    Column("chain", Text, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("hash", Text, nullable=False),
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("case_id", ForeignKey("cases.id"), nullable=False),
    Column("payload", CanonicalJson, nullable=False),
    Column("state", Text, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("due_at", Utc, nullable=False),
    Column("error", Text),
    Column("created_at", Utc, nullable=False),
    Index("ix_jobs_due", "state", "kind", "priority", "due_at"),
)

progress = Table(
    "progress",
    metadata,
    Column("case_id", ForeignKey("cases.id"), primary_key=True),
    Column("job_id", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Utc, nullable=False),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("username", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("signature", Text),
    Column("roles", CanonicalJson, nullable=False),
    Column("trained_until", Utc),
    Column("active", Boolean, nullable=False),
    Column("human", Boolean, nullable=False),
    Column("password_hash", Text),
    Column("created_at", Utc, nullable=False),
)

sign_ins = Table(
    "sign_ins",
    metadata,
    Column("username", Text, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", Utc, nullable=False),
    Column("wait_seconds", Float, nullable=False),
)

api_keys = Table(
    "api_keys",
    metadata,
    Column("id", Text, primary_key=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("secret_sha256", Text, nullable=False, unique=True),
    Column("scopes", CanonicalJson, nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("revoked_at", Utc),
    Column("expires_at", Utc),
    Column("last_used_at", Utc),  # to the minute
)

webhooks = Table(
    "webhooks",
    metadata,
    Column("id", Text, primary_key=True),
    Column("url", Text, nullable=False),
    Column("events", CanonicalJson, nullable=False),
    Column("secret", Text, nullable=False),  # signing needs it as it is; shown once, never in the audit log
    Column("created_by", Text, nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("failing_since", Utc),
    Column("last_error", Text),
)

outcomes = Table(
    "outcomes",
    metadata,
    Column("case_id", ForeignKey("cases.id"), primary_key=True),
    Column("kind", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Utc, nullable=False),
)

holds = Table(
    "holds",
    metadata,
    Column("id", Text, primary_key=True),
    Column("words", CanonicalJson, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Utc, nullable=False),
    Column("lifted_by", Text),
    Column("lifted_at", Utc),
)

fixes = Table(
    "fixes",
    metadata,
    Column("id", Text, primary_key=True),
    Column("words", CanonicalJson, nullable=False),
    Column("done", CanonicalJson, nullable=False),  # the sentence by language
    Column("days", Integer, nullable=False),
    Column("left_out", CanonicalJson, nullable=False),  # why how many cases get no follow-up
    Column("by", Text, nullable=False),
    Column("at", Utc, nullable=False),
)

fixed_cases = Table(
    "fixed_cases",
    metadata,
    Column("case_id", ForeignKey("cases.id"), primary_key=True),  # nobody is told twice that something was mended
    Column("fix_id", ForeignKey("fixes.id"), nullable=False),
    Column("post_sha256", Text, nullable=False),  # the post that the follow-up is about
    Column("at", Utc, nullable=False),
    Index("ix_fixed_cases_fix", "fix_id"),
)

consults = Table(
    "consults",
    metadata,
    Column("id", Text, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False),
    Column("expert", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("asked_at", Utc, nullable=False),
    Column("answer", Text),
    Column("answered_by", Text),
    Column("recorded_by", Text),
    Column("answered_at", Utc),
    Column("fact_id", Text),
    Index("ix_consults_case", "case_id", "asked_at"),
)

run_orders = Table(
    "run_orders",
    metadata,
    Column("id", Text, primary_key=True),
    Column("set_name", Text, nullable=False),
    Column("part", Text),
    Column("label", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Utc, nullable=False),
    Column("state", Text, nullable=False),
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("error", Text),
    Index("ix_run_orders_state", "state", "id"),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("exercise", Text, nullable=False),
    Column("passed", Boolean, nullable=False),
    Column("rules", CanonicalJson, nullable=False),
    Column("at", Utc, nullable=False),
    Index("ix_attempts_account", "account_id", "at"),
)

idempotency = Table(
    "idempotency",
    metadata,
    Column("account_id", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("request_hash", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Column("body", CanonicalJson, nullable=False),
    Column("created_at", Utc, nullable=False),
)
