"""Accounts, throttled sign-ins and API keys in the database."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite

from drafting.account import Account, ApiKey
from drafting.errors import NotFound
from drafting.store.records import AccountRecord
from drafting.store.schema import accounts, api_keys, sign_ins
from drafting.store.types import AnyRow

_KEYS = select(
    *(api_keys.c[name].label(f"key_{name}") for name in ("id", "scopes", "created_at", "last_used_at", "expires_at")),
    api_keys.c.revoked_at.label("key_revoked_at"),
    accounts.c.username.label("key_account"),
).join(accounts, accounts.c.id == api_keys.c.account_id)


class Accounts:
    """Reads and writes accounts and their keys within one transaction."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def any(self) -> bool:
        """True when there is at least one account."""
        return self._conn.execute(select(accounts.c.id).limit(1)).first() is not None

    def all(self) -> tuple[Account, ...]:
        """Every account, by username."""
        rows = self._conn.execute(select(accounts).order_by(accounts.c.username))
        return tuple(_account(row) for row in rows)

    def find(self, username: str) -> AccountRecord | None:
        """The account of that name."""
        row = self._conn.execute(select(accounts).where(accounts.c.username == username)).one_or_none()
        return None if row is None else AccountRecord(account=_account(row), password_hash=row.password_hash)

    def by_id(self, account_id: str) -> Account | None:
        """The account with that id."""
        row = self._conn.execute(select(accounts).where(accounts.c.id == account_id)).one_or_none()
        return None if row is None else _account(row)

    def add(self, account: Account, password_hash: str | None, now: datetime) -> None:
        """Insert an account."""
        values = account.model_dump(mode="python") | {"roles": list(account.roles)}
        self._conn.execute(accounts.insert().values(**values, password_hash=password_hash, created_at=now))

    def change(self, account_id: str, **changes: Any) -> None:
        """Update columns of an account."""
        self._conn.execute(update(accounts).where(accounts.c.id == account_id).values(**changes))

    def failures(self, username: str) -> tuple[int, datetime, float] | None:
        """Failed sign-ins in a row: how many, the last one's time, seconds to wait after it."""
        row = self._conn.execute(select(sign_ins).where(sign_ins.c.username == username)).one_or_none()
        return None if row is None else (row.failures, row.last_at, row.wait_seconds)

    def failed(self, username: str, failures: int, at: datetime, wait_seconds: float) -> None:
        """Record a failed sign-in."""
        values = {"failures": failures, "last_at": at, "wait_seconds": wait_seconds}
        insert = postgresql.insert if self._conn.dialect.name == "postgresql" else sqlite.insert
        statement = insert(sign_ins).values(username=username, **values)
        self._conn.execute(statement.on_conflict_do_update(index_elements=["username"], set_=values))

    def forget_failures(self, username: str) -> None:
        """After a successful sign-in the count starts again."""
        self._conn.execute(sign_ins.delete().where(sign_ins.c.username == username))

    def forget_failures_before(self, at: datetime) -> None:
        """Old failures are dropped, so that guessing names does not fill the table."""
        self._conn.execute(sign_ins.delete().where(sign_ins.c.last_at < at))

    def add_key(self, key: ApiKey, account_id: str, secret_sha256: str) -> None:
        """Insert an API key; only the hash of its secret is kept."""
        values = key.model_dump(include={"id", "created_at", "expires_at"})
        values |= {"account_id": account_id, "secret_sha256": secret_sha256, "scopes": list(key.scopes)}
        self._conn.execute(api_keys.insert().values(**values))

    def key(self, secret_sha256: str) -> tuple[Account, ApiKey] | None:
        """A key by the hash of its secret, in force or not, and its owner."""
        row = self._conn.execute(_KEYS.add_columns(accounts).where(api_keys.c.secret_sha256 == secret_sha256)).first()
        return None if row is None else (_account(row), _key(row))

    def keys(self, username: str | None = None) -> tuple[ApiKey, ...]:
        """Keys of one account or of all, the newest first; revoked ones as well."""
        statement = _KEYS if username is None else _KEYS.where(accounts.c.username == username)
        return tuple(_key(row) for row in self._conn.execute(statement.order_by(api_keys.c.id.desc())))

    def key_used(self, key_id: str, now: datetime) -> None:
        """Note that a key was used."""
        self._conn.execute(update(api_keys).where(api_keys.c.id == key_id).values(last_used_at=now))

    def revoke_key(self, key_id: str, now: datetime) -> str:
        """Revoke a key; returns its owner's username. NotFound when there is no such key in force."""
        row = self._conn.execute(
            select(accounts.c.username)
            .join(api_keys, api_keys.c.account_id == accounts.c.id)
            .where(api_keys.c.id == key_id, api_keys.c.revoked_at.is_(None))
        ).one_or_none()
        if row is None:
            raise NotFound(f"There is no API key {key_id!r} in force.")
        self._conn.execute(update(api_keys).where(api_keys.c.id == key_id).values(revoked_at=now))
        username: str = row.username
        return username


def _account(row: AnyRow) -> Account:
    v = row._mapping
    return Account(
        id=v["id"],
        username=v["username"],
        name=v["name"],
        signature=v["signature"],
        roles=tuple(v["roles"]),
        trained_until=v["trained_until"],
        active=v["active"],
        human=v["human"],
    )


def _key(row: AnyRow) -> ApiKey:
    values = {name.removeprefix("key_"): value for name, value in row._mapping.items() if name.startswith("key_")}
    return ApiKey.model_validate(values | {"scopes": tuple(values["scopes"])})
