"""Those who want the same thing at the same instant take turns."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from drafting.store.types import text_digest


def take_turns(conn: Connection, name: str) -> None:
    """Wait until no other transaction holds `name`, and hold it to the end of this one.

    For what no row stands for yet and so no row can be locked. PostgreSQL only: SQLite has one writer anyway.
    """
    if conn.dialect.name == "postgresql":
        conn.execute(select(func.pg_advisory_xact_lock(int(text_digest(name)[:15], 16))))
