"""Brings a database's tables up to date when it is opened."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

from drafting.errors import ConfigurationError

LOCK = 7_204_231_118
"""Key of the PostgreSQL advisory lock under which one process at a time migrates."""


def migrate(engine: Engine) -> None:
    """Apply every migration that is missing. Raises ConfigurationError for a newer database."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    known = {revision.revision for revision in script.walk_revisions()}
    with engine.connect() as conn, conn.begin():
        if conn.dialect.name == "postgresql":
            conn.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        present = MigrationContext.configure(conn).get_current_revision()
        if present is not None and present not in known:
            raise ConfigurationError(
                f"The database was written by a newer replydesk (its tables: {present!r}, this one knows "
                f"up to {script.get_current_head()!r}). Install that version or later; nothing was changed."
            )
        if present != script.get_current_head():
            config.attributes["connection"] = conn
            command.upgrade(config, "head")
