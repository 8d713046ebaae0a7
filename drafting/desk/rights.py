"""Who may do what: one table, asked by every method of the Desk within its transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from drafting.account import Account
from drafting.errors import NotAllowed
from drafting.models import Actor, Frozen, Scope
from policy.models import Role

Action = Literal[
    "read",
    "receive",
    "work",
    "decide",
    "approve",
    "check",
    "search",
    "evals",
    "label",
    "measure",
    "certify",
    "admin",
    "erase",
    "hold",
    "mend",
]
EVERYONE: tuple[Role, ...] = ("agent", "approver", "trainer", "admin")
REVIEWERS: tuple[Role, ...] = ("agent", "approver")


class Right(Frozen):
    """What an action demands."""

    roles: tuple[Role, ...]
    """One of these."""
    scope: Scope
    """What an API key must carry."""
    human: bool = False
    trained: bool = False
    """A training certificate that has not expired."""
    says: str


RIGHTS: dict[Action, Right] = {
    "read": Right(roles=EVERYONE, scope="cases:read", says="read cases"),
    "receive": Right(roles=EVERYONE, scope="cases:write", says="bring in posts"),
    "work": Right(roles=REVIEWERS, scope="cases:write", says="work on cases"),
    "decide": Right(roles=REVIEWERS, scope="decide", human=True, says="decide on cases"),
    "approve": Right(roles=REVIEWERS, scope="decide", human=True, trained=True, says="approve replies"),
    "check": Right(roles=EVERYONE, scope="check", says="check texts"),
    "search": Right(roles=EVERYONE, scope="search", says="search"),
    "evals": Right(roles=EVERYONE, scope="evals:read", says="read evals"),
    "label": Right(roles=("trainer", "admin"), scope="evals:write", human=True, says="label drafts and bless runs"),
    "measure": Right(roles=("trainer", "admin"), scope="evals:write", human=True, says="start and stop eval runs"),
    "certify": Right(roles=("trainer", "admin"), scope="admin", says="certify training"),
    "admin": Right(roles=("admin",), scope="admin", says="manage accounts"),
    "hold": Right(roles=("approver", "admin"), scope="decide", human=True, says="put topics on hold"),
    "mend": Right(roles=("approver", "admin"), scope="decide", human=True, says="say that a theme is mended"),
    "erase": Right(roles=("admin",), scope="erase", says="erase customers"),
}


def authorise(actor: Actor, account: Account | None, action: Action, now: datetime) -> None:
    """Raise NotAllowed unless `actor`, whose account stands thus in the database, may do `action`.

    `account` is None for the system itself, which may do all that needs no human.
    """
    right = RIGHTS[action]
    if actor.via == "system" and account is None:
        if right.human:
            raise NotAllowed(f"Only a person may {right.says}; this was asked by the system.")
        return
    if account is None or not account.active:
        raise NotAllowed(f"The account {actor.username!r} is not active. Ask an admin.")
    held = set(actor.roles) & set(account.roles)
    if not held & set(right.roles):
        raise NotAllowed(f"To {right.says} you need the role {_either(right.roles)}. Ask an admin.")
    if actor.scopes is not None and right.scope not in actor.scopes:
        raise NotAllowed(f"To {right.says} this API key needs the scope {right.scope!r}.")
    if right.human and not (actor.human and account.human):
        raise NotAllowed(f"Only a person may {right.says}; {actor.username!r} is not one.")
    if right.trained:
        require_certificate(account, now)


def require_certificate(account: Account, now: datetime) -> None:
    """Raise NotAllowed unless the account's training certificate is in force."""
    if account.trained_until is None:
        raise NotAllowed(
            f"{account.name} has no training certificate. A trainer can give one; the draft stays as it is."
        )
    if account.trained_until <= now:
        raise NotAllowed(
            f"The training certificate of {account.name} expired on {account.trained_until:%Y-%m-%d}. "
            "A trainer can renew it; the draft stays as it is."
        )


def approver_role(roles: tuple[Role, ...]) -> Role:
    """The role whose limits count when someone holding `roles` approves."""
    return "approver" if "approver" in roles else "agent"


def _either(roles: tuple[Role, ...]) -> str:
    return " or ".join(roles)
