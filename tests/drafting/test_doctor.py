"""What `replydesk doctor` says about webhooks whose receiver fails."""

from __future__ import annotations

from pathlib import Path

from drafting.desk import Desk
from drafting.desk.worker import NOTICES
from drafting.doctor import diagnose
from drafting.models import NewPost
from drafting.parts.desk import open_desk
from drafting.settings import load_settings
from drafting.webhooks import NotifyFailed
from drafting.workspace import init_workspace


def _fail(desk: Desk, *, gone: bool) -> None:
    desk.receive(desk.system(), NewPost(text="The zip broke.", channel="feedback"))
    for job in desk.due_jobs(NOTICES):
        desk.notified(job.id, NotifyFailed("Answered 503 Service Unavailable.", gone=gone))


def test_a_failing_webhook_is_said_and_one_that_was_switched_off_is_wrong(tmp_path: Path) -> None:
    init_workspace(tmp_path)
    with open_desk(load_settings(tmp_path, {})) as desk:
        desk.create_webhook(desk.system(), "https://93.184.216.34/hook", ("case.received",))
        _fail(desk, gone=False)
    (failing,) = [d for d in diagnose(tmp_path, {}) if d.subject == "webhooks"]
    assert failing.level == "look"
    assert "fails since" in failing.says

    with open_desk(load_settings(tmp_path, {})) as desk:
        _fail(desk, gone=True)
    (off,) = [d for d in diagnose(tmp_path, {}) if d.subject == "webhooks"]
    assert off.level == "wrong"
    assert "was switched off" in off.says
    assert "Answered 503" in off.says
    assert "/active" in off.says
