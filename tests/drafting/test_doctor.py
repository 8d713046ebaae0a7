"""What `replydesk doctor` says about webhooks whose receiver fails, and about languages without a document."""

from __future__ import annotations

from pathlib import Path

from drafting.desk import Desk
from drafting.desk.worker import NOTICES
from drafting.doctor import diagnose
from drafting.models import NewPost
from drafting.parts.desk import open_desk
from drafting.parts.knowledge import open_knowledge
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


def test_a_language_that_no_document_is_written_in_is_named_with_what_to_do(tmp_path: Path) -> None:
    init_workspace(tmp_path)
    path = tmp_path / "replydesk.toml"
    text = path.read_text(encoding="utf-8").replace('languages = ["en"]', 'languages = ["en", "de", "es"]')
    path.write_text(text, encoding="utf-8")
    german = (
        "# Kurz gesagt\n\n## 1 Rückgabe\n\n1.1 Du kannst die Ware 30 Tage lang zurückgeben, ohne Grund.\n\n"
        "1.2 Das Porto für die Rücksendung bezahlen wir, wenn die Ware einen Fehler hat.\n"
    )
    (tmp_path / "documents" / "kurz.md").write_text(german, encoding="utf-8")

    def named() -> list[str]:
        with open_knowledge(load_settings(tmp_path, {})) as knowledge:
            knowledge.ingest()
        return [d.says for d in diagnose(tmp_path, {}) if d.subject == "languages" and d.level == "look"]

    english, spanish = named()
    assert english.startswith("'en' is one of your languages")
    assert spanish.startswith("'es' is one of your languages and no document for customers is written in it")
    assert "make multilingual" in spanish
    (tmp_path / "documents" / "breve.md").write_text(
        "# En breve\n\n1.1 Puedes devolver el pedido durante 30 días sin decir por qué.\n\n"
        "1.2 Los gastos de envío los pagamos nosotros cuando el producto tiene un fallo.\n",
        encoding="utf-8",
    )
    (only,) = named()
    assert only == english
