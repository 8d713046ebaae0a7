"""Webhooks in the database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select, update

from drafting.errors import NotFound
from drafting.store.schema import webhooks
from drafting.store.types import AnyRow
from drafting.webhooks.models import Webhook


class Webhooks:
    """Reads and writes `webhooks` within one transaction."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def add(self, webhook: Webhook, secret: str) -> None:
        """Insert a webhook with its signing secret."""
        values = webhook.model_dump() | {"events": list(webhook.events)}
        self._conn.execute(webhooks.insert().values(**values, secret=secret))

    def get(self, webhook_id: str) -> Webhook:
        """One webhook, locked until the transaction ends. Raises NotFound."""
        row = self._conn.execute(select(webhooks).where(webhooks.c.id == webhook_id).with_for_update()).one_or_none()
        if row is None:
            raise NotFound(f"There is no webhook {webhook_id!r}.")
        return _webhook(row)

    def secret(self, webhook_id: str) -> str:
        """What its messages are signed with."""
        return str(self._conn.execute(select(webhooks.c.secret).where(webhooks.c.id == webhook_id)).scalar_one())

    def count(self) -> int:
        """How many there are."""
        return int(self._conn.execute(select(func.count()).select_from(webhooks)).scalar_one())

    def active(self) -> tuple[Webhook, ...]:
        """Those that are told about events."""
        return tuple(_webhook(row) for row in self._conn.execute(select(webhooks).where(webhooks.c.active)))

    def page(self, cursor: str | None, limit: int) -> tuple[tuple[Webhook, ...], str | None]:
        """Webhooks, oldest first, and the next page's cursor. Ids sort by time, so they are the key."""
        statement = select(webhooks).order_by(webhooks.c.id).limit(limit + 1)
        if cursor is not None:
            statement = statement.where(webhooks.c.id > cursor)
        items = tuple(_webhook(row) for row in self._conn.execute(statement))
        return items[:limit], items[limit - 1].id if len(items) > limit else None

    def change(self, webhook_id: str, **changes: Any) -> None:
        """Update columns of a webhook."""
        self._conn.execute(update(webhooks).where(webhooks.c.id == webhook_id).values(**changes))

    def remove(self, webhook_id: str) -> None:
        """Delete a webhook and its secret."""
        self._conn.execute(webhooks.delete().where(webhooks.c.id == webhook_id))


def _webhook(row: AnyRow) -> Webhook:
    values = dict(row._mapping)
    values.pop("secret")
    return Webhook.model_validate(values)
