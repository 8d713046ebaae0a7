"""What the first start of a workspace puts in: accounts from the settings, and posts that wait in `posts.jsonl`."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

from pydantic import ValidationError

from drafting.compose import App
from drafting.errors import InvalidInput
from drafting.jsonl import numbered
from drafting.models import NewPost
from policy.refused import wanted


def add_missing_accounts(app: App, new_password: Callable[[], str]) -> dict[str, str]:
    """Make an account for each agent of the settings that has none; return the new passwords by username."""
    desk = app.desk
    system = desk.system()
    known = {account.username for account in desk.accounts(system)}
    fresh: dict[str, str] = {}
    for agent in app.settings.agents:
        if agent.username in known:
            continue
        fresh[agent.username] = new_password()
        desk.create_account(
            system,
            username=agent.username,
            name=agent.name,
            roles=agent.roles,
            password=fresh[agent.username],
            signature=agent.signature,
        )
        if agent.trained_until:
            desk.certify(system, agent.username, _last_moment(agent.trained_until))
    return fresh


def receive_waiting_posts(app: App) -> int:
    """Receive the posts of `posts.jsonl`, when the workspace has one; each only once, ever. Returns how many.

    Raises InvalidInput naming the line when one cannot be read.
    """
    path = app.settings.workspace / "posts.jsonl"
    if not path.is_file():
        return 0
    count = 0
    for number, line in numbered(BytesIO(path.read_bytes())):
        if not line.strip():
            continue
        try:
            post = NewPost.model_validate(json.loads(line.decode("utf-8")))
        except UnicodeDecodeError:
            raise InvalidInput(f"{path}, line {number}: not valid UTF-8 text.") from None
        except json.JSONDecodeError as error:
            raise InvalidInput(f"{path}, line {number}: not JSON: {error.msg}.") from None
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"])
            raise InvalidInput(f"{path}, line {number}: {where}: {wanted(first)}.") from None
        app.desk.receive(app.desk.system(), post)
        count += 1
    return count


def _last_moment(day: str) -> datetime:
    return datetime.strptime(day, "%Y-%m-%d").replace(hour=23, minute=59, second=59, tzinfo=UTC)
