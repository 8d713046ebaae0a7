"""People and tools that use the desk: sign-in, roles, training certificates, API keys."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from drafting.account import Account, ApiKey, NewKey
from drafting.desk.rights import EVERYONE
from drafting.desk.workbench import Workbench, log
from drafting.errors import InvalidInput, NotAllowed, NotFound, SignInFailed, StorageFailed
from drafting.limits import USERNAME
from drafting.models import Actor, Scope, Via
from drafting.store import ACCOUNTS, AccountRecord, Transaction, new_id, text_digest
from policy.models import Role

FREE_TRIES = 5
"""Wrong passwords in a row before waiting begins."""
FIRST_WAIT = 2.0
"""Seconds to wait after that; doubled with each further failure."""
LONGEST_WAIT = 900.0
FORGET_FAILURES = timedelta(hours=24)
SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 256
LAST_USED_TO = timedelta(minutes=1)
"""How exactly it is known when a key was last used: writing at every request would cost too much."""
_WRONG = "The name or the password is wrong."


class AccountsPart(Workbench):
    """Everything about accounts. Changes go to the audit chain of account matters."""

    _hasher = PasswordHasher()

    @cached_property
    def _nobody(self) -> str:
        """The hash of a password that nobody knows."""
        return self._hasher.hash(secrets.token_urlsafe(16))

    def has_accounts(self) -> bool:
        """True when at least one account exists."""
        with self._db.read() as tx:
            return tx.accounts.any()

    def sign_in(self, username: str, password: str) -> Actor:
        """Return the person. SignInFailed for a wrong name or password, and after too many tries.

        After five failures in a row a name must wait, 2 s and then twice as long each time, up to 15 minutes.
        """
        name = username.strip().casefold()[:64]
        with self._db.read() as tx:
            self._require_patience(tx, name)
            record = tx.accounts.find(name)
        good = self._matches(record.password_hash if record else None, password)
        with self._db.write() as tx:
            self._require_patience(tx, name)
            if not good or record is None or not record.account.active:
                self._count_failure(tx, name)
            else:
                tx.accounts.forget_failures(name)
                actor = _actor(record.account, "desk")
                self._audit(tx, actor, ACCOUNTS, "signed_in", {})
                return actor
        raise SignInFailed(_WRONG)

    def actor(self, username: str, via: Via) -> Actor:
        """The person of that name, for a session that signed in before. NotFound; NotAllowed if inactive."""
        with self._db.read() as tx:
            account = _known(tx, username).account
            if not account.active:
                raise NotAllowed(f"The account {username!r} is not active. Ask an admin.")
            return _actor(account, via)

    def session_mark(self, username: str) -> str:
        """What a session of this user is bound to: it changes with the password, and when the account is closed."""
        with self._db.read() as tx:
            record = tx.accounts.find(username)
        if record is None or not record.account.active:
            return "nobody"
        return text_digest(record.password_hash or "")[:16]

    def actor_for_key(self, secret: str) -> Actor:
        """The owner of an API key with the key's scopes; SignInFailed when it is not in force."""
        now = self._now()
        with self._db.read() as tx:
            found = tx.accounts.key(text_digest(secret))
        if found is None or not found[0].active or not found[1].in_force(now):
            raise SignInFailed("The API key is not known, has expired or was revoked.")
        account, key = found
        if key.last_used_at is None or now - key.last_used_at >= LAST_USED_TO:
            try:
                with self._db.write() as tx:
                    tx.accounts.key_used(key.id, now)
            except StorageFailed:  # a full disk ends no reading
                log.warning("when the key %s was last used could not be noted", key.id)
        return _actor(account, "api").model_copy(update={"scopes": key.scopes})

    def create_account(
        self,
        actor: Actor,
        username: str,
        name: str,
        roles: tuple[Role, ...],
        *,
        password: str | None = None,
        signature: str | None = None,
        trained_until: datetime | None = None,
        human: bool = True,
    ) -> Account:
        """Make an account; without a password nobody signs in. `human=False`: a tool; it never approves."""
        if not USERNAME.fullmatch(username):
            raise InvalidInput(
                f"The username {username!r} cannot be: up to 64 small letters, digits and . _ - are taken, "
                "a letter or digit first."
            )
        if not name.strip():
            raise InvalidInput("An account needs a name that customers and colleagues may read.")
        unknown = [role for role in roles if role not in EVERYONE]
        if not roles or unknown:
            raise InvalidInput(f"Give one or more roles of: {', '.join(EVERYONE)}.")
        now = self._now()
        account = Account(
            id=new_id(now),
            username=username,
            name=name.strip(),
            signature=signature,
            roles=tuple(dict.fromkeys(roles)),
            trained_until=trained_until,
            human=human,
        )
        hashed = None if password is None else self._hash(password)
        with self._db.write() as tx:
            self._authorise(tx, actor, "admin")
            if tx.accounts.find(username) is not None:
                raise InvalidInput(f"There is an account {username!r} already.")
            tx.accounts.add(account, hashed, now)
            self._audit(tx, actor, ACCOUNTS, "account_created", account.model_dump(mode="json"))
        return account

    def accounts(self, actor: Actor) -> tuple[Account, ...]:
        """Every account, by username."""
        with self._db.read() as tx:
            self._authorise(tx, actor, "read")
            return tx.accounts.all()

    def set_password(self, actor: Actor, username: str, password: str) -> None:
        """Set a password: one's own, or anybody's as an admin."""
        hashed = self._hash(password)
        with self._db.write() as tx:
            account = _known(tx, username).account
            self._authorise(tx, actor, "read" if actor.account_id == account.id and actor.human else "admin")
            tx.accounts.change(account.id, password_hash=hashed)
            tx.accounts.forget_failures(username)
            self._audit(tx, actor, ACCOUNTS, "password_set", {"username": username})

    def set_active(self, actor: Actor, username: str, active: bool) -> Account:
        """Close an account, or open it again; its keys follow."""
        return self._change(actor, "admin", username, "account_active", {"active": active}, active=active)

    def set_roles(self, actor: Actor, username: str, roles: tuple[Role, ...]) -> Account:
        """Replace the roles of an account."""
        if not roles or any(role not in EVERYONE for role in roles):
            raise InvalidInput(f"Give one or more roles of: {', '.join(EVERYONE)}.")
        return self._change(actor, "admin", username, "roles_set", {"roles": list(roles)}, roles=list(roles))

    def certify(self, actor: Actor, username: str, until: datetime | None) -> Account:
        """Give a training certificate until `until` (aware), or take it away (None): trainers and admins."""
        data = {"trained_until": None if until is None else until.isoformat()}
        if actor.username == username:
            raise NotAllowed("Nobody certifies themselves: another trainer or admin must.")
        return self._change(actor, "certify", username, "certified", data, trained_until=until)

    def create_key(
        self, actor: Actor, username: str, scopes: tuple[Scope, ...], expires_at: datetime | None = None
    ) -> NewKey:
        """Make an API key for an account: one's own, or any as an admin. The secret is shown this once.

        expires_at: aware; None means that it holds until it is revoked. A key gives no key more than it has itself, and
        nobody in the desk makes one that decides for somebody else: whoever holds the secret approves in that name.
        """
        if not scopes:
            raise InvalidInput("An API key needs at least one scope.")
        now = self._now()
        if expires_at is not None and expires_at <= now:
            raise InvalidInput("The key would have expired already: give a day to come, or none.")
        if actor.scopes is not None and not set(scopes) <= set(actor.scopes):
            raise NotAllowed("An API key cannot make one with scopes that it does not have itself.")
        secret = f"rd_{secrets.token_urlsafe(32)}"
        with self._db.write() as tx:
            account = _known(tx, username).account
            own = actor.account_id == account.id and actor.scopes is None
            self._authorise(tx, actor, "read" if own else "admin")
            if account.human and "decide" in scopes and not own and actor.via != "system":
                raise NotAllowed("A key that decides for a person is made by that person, in their own Accounts tab.")
            key = ApiKey(
                id=new_id(now),
                account=username,
                scopes=tuple(dict.fromkeys(scopes)),
                created_at=now,
                expires_at=expires_at,
            )
            tx.accounts.add_key(key, account.id, text_digest(secret))
            data = {"key": key.id, "username": username, "scopes": list(key.scopes)}
            data |= {"expires_at": expires_at.isoformat()} if expires_at else {}
            self._audit(tx, actor, ACCOUNTS, "key_created", data)
        return NewKey(id=key.id, secret=secret, account=username, scopes=key.scopes, expires_at=expires_at)

    def keys(self, actor: Actor) -> tuple[ApiKey, ...]:
        """Every API key without its secret, the newest first: all of them for admins, else one's own."""
        with self._db.read() as tx:
            account = self._authorise(tx, actor, "read")
            everyone = actor.via == "system" or (account is not None and "admin" in account.roles)
            if everyone and actor.scopes is not None:
                self._authorise(tx, actor, "admin")
            return tx.accounts.keys(None if everyone else actor.username)

    def revoke_key(self, actor: Actor, key_id: str) -> None:
        """Take an API key out of force at once: one's own, or any as an admin."""
        with self._db.write() as tx:
            owner = tx.accounts.revoke_key(key_id, self._now())
            own = owner == actor.username and actor.scopes is None
            self._authorise(tx, actor, "read" if own else "admin")
            self._audit(tx, actor, ACCOUNTS, "key_revoked", {"key": key_id, "username": owner})

    def _change(
        self, actor: Actor, right: Any, username: str, action: str, data: dict[str, Any], **changes: Any
    ) -> Account:
        with self._db.write() as tx:
            self._authorise(tx, actor, right)
            account = _known(tx, username).account
            tx.accounts.change(account.id, **changes)
            self._audit(tx, actor, ACCOUNTS, action, {"username": username, **data})
            return _known(tx, username).account

    def _hash(self, password: str) -> str:
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            raise InvalidInput(f"A password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters.")
        return self._hasher.hash(password)

    def _matches(self, hashed: str | None, password: str) -> bool:
        """Compare; an account that does not exist takes as long as one that does."""
        try:
            return self._hasher.verify(hashed or self._nobody, password[:LONGEST_PASSWORD]) and hashed is not None
        except (VerifyMismatchError, InvalidHashError):
            return False

    def _require_patience(self, tx: Transaction, username: str) -> None:
        state = tx.accounts.failures(username)
        if state is None:
            return
        _, last, wait = state
        left = (last + timedelta(seconds=wait) - self._now()).total_seconds()
        if left > 0:
            raise SignInFailed(f"Too many wrong passwords for this name. Try again in {int(left) + 1} s.")

    def _count_failure(self, tx: Transaction, username: str) -> None:
        now = self._now()
        tx.accounts.forget_failures_before(now - FORGET_FAILURES)
        state = tx.accounts.failures(username)
        failures = (state[0] if state else 0) + 1
        over = failures - FREE_TRIES
        wait = 0.0 if over < 0 else min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(over, 20))
        tx.accounts.failed(username, failures, now, wait)


def _known(tx: Transaction, username: str) -> AccountRecord:
    record = tx.accounts.find(username)
    if record is None:
        raise NotFound(
            f"There is no account {username!r}. The people of replydesk.toml get theirs when `replydesk serve` first "
            "starts; `replydesk account list` shows all."
        )
    return record


def _actor(account: Account, via: Via) -> Actor:
    return Actor(
        account_id=account.id,
        username=account.username,
        name=account.name,
        roles=account.roles,
        via=via,
        human=account.human,
    )
