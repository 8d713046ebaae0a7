"""What a draft was given of a case that is erased later may be blanked, and nothing else of the draft."""

from alembic import op

revision = "0009"
down_revision = "0008"

_SAME = ("id", "case_id", "revision", "text", "text_sha256", "private_message", "created_at")
_SAYS = "a draft never changes: make a new revision"
_ERASED = (
    "EXISTS (SELECT 1 FROM cases WHERE cases.id = OLD.case_id AND cases.erased_at IS NOT NULL)"
    " AND NEW.text = '' AND NEW.private_message IS NULL AND NEW.id = OLD.id AND NEW.case_id = OLD.case_id"
    " AND NEW.revision = OLD.revision AND NEW.text_sha256 = OLD.text_sha256 AND NEW.created_at = OLD.created_at"
)
_REST = {
    "sqlite": "json_remove(NEW.detail, '$.evidence') = json_remove(OLD.detail, '$.evidence')"
    " AND json_array_length(NEW.detail, '$.evidence') = json_array_length(OLD.detail, '$.evidence')",
    "postgresql": "(NEW.detail::jsonb - 'evidence') = (OLD.detail::jsonb - 'evidence')"
    " AND jsonb_array_length(NEW.detail::jsonb -> 'evidence') = jsonb_array_length(OLD.detail::jsonb -> 'evidence')",
}
"""All but the evidence is as it was, and there are as many pieces of it."""


def upgrade() -> None:
    name, dialect = "forbid_03_drafts", op.get_bind().dialect.name
    same = " AND ".join(f"(NEW.{c} = OLD.{c} OR (NEW.{c} IS NULL AND OLD.{c} IS NULL))" for c in _SAME)
    condition = f"(({_ERASED}) OR ({same} AND {_REST[dialect]})) IS NOT TRUE"
    if dialect == "sqlite":
        op.execute(f"DROP TRIGGER {name}")
        op.execute(
            f"CREATE TRIGGER {name} BEFORE UPDATE ON drafts FOR EACH ROW WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{_SAYS}'); END"
        )
        return
    op.execute(
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN IF {condition} THEN RAISE EXCEPTION '{_SAYS}'; END IF; RETURN NEW; END $$"
    )
