"""The log is append-only, and every way to touch it is found."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from drafting.errors import InvalidInput
from drafting.models import AuditEntry, CaseView
from tests.drafting.core.world import World, make_world

FORBIDDEN = (
    "UPDATE audit SET action = 'nothing'",
    "DELETE FROM audit",
    "DELETE FROM chain_heads",
    "UPDATE chain_heads SET seq = 1",
    "UPDATE drafts SET text = 'We will refund 500'",
    "DELETE FROM drafts",
    "UPDATE decisions SET binding = 'x'",
    "UPDATE decisions SET used_at = NULL",
    "DELETE FROM decisions",
    "UPDATE deliveries SET text = 'x'",
    "DELETE FROM deliveries",
    "DELETE FROM cases",
)


def a_story(world: World) -> CaseView:
    """One case answered and another in review."""
    world.drafted("The pipe is loud")
    return world.approve(world.drafted())


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_database_itself_refuses_to_change_the_record(world: World, statement: str) -> None:
    a_story(world)
    with pytest.raises(DBAPIError), world.desk._db.write() as tx:
        tx._conn.execute(text(statement))
    assert world.desk.verify_audit().problems == ()


TAMPERING = (
    ("UPDATE audit SET data = replace(data, 'drafting', 'sent')", "was changed"),
    ("UPDATE audit SET actor = 'bob' WHERE action = 'approved'", "was changed"),
    ("UPDATE audit SET at = '2020-01-01 00:00:00.000000' WHERE action = 'sent'", "was changed"),
    ("DELETE FROM audit WHERE action = 'approved'", "missing or were moved"),
    ("DELETE FROM audit WHERE action = 'receive'", "missing or were moved"),
    ("DELETE FROM audit WHERE action = 'sent'", "the end was cut off"),
    ("DELETE FROM audit WHERE chain <> 'accounts'", "is gone"),
    ("DELETE FROM audit; DELETE FROM chain_heads", "has no audit log"),
    (
        "UPDATE audit SET seq = -seq; UPDATE audit SET seq = CASE seq WHEN -1 THEN 2 WHEN -2 THEN 1 ELSE -seq END",
        "entry",
    ),
    ("DELETE FROM chain_heads WHERE chain = 'accounts'", "has no head"),
    ("UPDATE drafts SET text = 'We refund 500'", "is not the text"),
    ("UPDATE drafts SET text_sha256 = 'x'", "is not the text"),
    ("PRAGMA foreign_keys = OFF; DELETE FROM drafts", "but gone"),
    ("UPDATE decisions SET binding = 'x'", "is not the one"),
    ("PRAGMA foreign_keys = OFF; DELETE FROM decisions", "but gone"),
    ("UPDATE deliveries SET text = 'x'", "is not the text"),
    ("DELETE FROM deliveries", "but gone"),
)


@pytest.mark.parametrize(("statements", "says"), TAMPERING)
def test_whoever_gets_past_the_triggers_is_found(tmp_path: Path, statements: str, says: str) -> None:
    world = make_world(tmp_path)
    a_story(world)
    assert world.desk.verify_audit().problems == ()
    raw = sqlite3.connect(tmp_path / "desk.sqlite", isolation_level=None)
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    raw.executescript(statements)
    raw.close()
    problems = world.desk.verify_audit().problems
    assert any(says in problem for problem in problems), problems
    world.desk.close()


def test_a_report_counts_and_a_page_goes_on_where_the_last_ended(world: World) -> None:
    case = a_story(world)
    ann, ada = world.person("ann"), world.person("ada")
    report = world.desk.verify_audit()
    assert report.chains == 3
    seen: list[AuditEntry] = []
    cursor = None
    while True:
        page = world.desk.audit(ada, None, cursor, limit=4)
        seen += page.items
        cursor = page.next_cursor
        if cursor is None:
            break
    assert len(seen) == report.entries
    assert {e.case_id for e in seen} >= {None, case.id}
    assert all(e.case_id is not None for e in world.desk.audit(ann, limit=200).items), "accounts are for admins"
    numbers = [e.seq for e in world.desk.audit(ann, case.id).items]
    assert numbers == list(range(len(numbers), 0, -1))
    with pytest.raises(InvalidInput):
        world.desk.audit(ann, cursor="x")


def test_no_password_or_secret_stands_in_the_log(world: World) -> None:
    ada = world.person("ada")
    world.desk.create_account(ada, "new", "New", ("agent",), password="a very secret thing")
    key = world.desk.create_key(ada, "new", ("cases:read",))
    everything = json.dumps([e.model_dump(mode="json") for e in world.desk.audit(ada, limit=200).items])
    assert "secret thing" not in everything
    assert key.secret not in everything
