"""Erasure: a case may be marked as erased, and from then on, and only then, its words may be blanked."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_ERASED = "EXISTS (SELECT 1 FROM cases WHERE cases.id = OLD.{owner} AND cases.erased_at IS NOT NULL)"
_BLANKED = (
    # (trigger, table, frozen columns or all, column of the case, what stays, what is blank, what the database says)
    (
        "forbid_01_audit",
        "audit",
        (),
        "chain",
        ("id", "chain", "seq", "at", "actor", "via", "action", "previous", "hash"),
        "TRUE",
        "the audit log is append-only",
    ),
    (
        "forbid_03_drafts",
        "drafts",
        (),
        "case_id",
        ("id", "case_id", "revision", "text_sha256", "created_at"),
        "NEW.text = '' AND NEW.private_message IS NULL",
        "a draft never changes: make a new revision",
    ),
    (
        "forbid_06_decisions",
        "decisions",
        (
            *("id", "case_id", "kind", "account_id", "username", "at", "note", "to_role", "draft_id", "binding"),
            *("case_version", "rulebook", "expires_at", "override_reason", "overridden"),
        ),
        "case_id",
        ("id", "case_id", "kind", "account_id", "username", "at", "draft_id", "binding", "case_version", "overridden"),
        "NEW.note = '' AND NEW.override_reason IS NULL",
        "a decision never changes",
    ),
    (
        "forbid_08_deliveries",
        "deliveries",
        ("id", "case_id", "decision_id", "post", "text", "private_message", "channel", "addressee", "created_at"),
        "case_id",
        ("id", "case_id", "decision_id", "channel", "created_at"),
        "NEW.text = '' AND NEW.private_message IS NULL AND NEW.post IS NULL AND NEW.addressee = ''",
        "what was handed to delivery never changes",
    ),
)


def upgrade() -> None:
    op.add_column("cases", sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))
    for name, table, columns, owner, stays, blank, says in _BLANKED:
        same = " AND ".join(f"(NEW.{c} = OLD.{c} OR (NEW.{c} IS NULL AND OLD.{c} IS NULL))" for c in stays)
        allowed = f"{_ERASED.format(owner=owner)} AND {blank} AND {same}"
        _replace(name, table, columns, f"({allowed}) IS NOT TRUE", says)


def _replace(name: str, table: str, columns: tuple[str, ...], condition: str, says: str) -> None:
    what = f"BEFORE UPDATE{' OF ' + ', '.join(columns) if columns else ''} ON {table}"
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"DROP TRIGGER {name}")
        op.execute(
            f"CREATE TRIGGER {name} {what} FOR EACH ROW WHEN {condition} BEGIN SELECT RAISE(ABORT, '{says}'); END"
        )
        return
    # PostgreSQL takes no subquery in WHEN: the function asks.
    op.execute(
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN IF {condition} THEN RAISE EXCEPTION '{says}'; END IF; RETURN NEW; END $$"
    )
