"""Webhooks: told in the transaction of what happened, signed, tried again, switched off, never inside the network."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine
from standardwebhooks import Webhook as Verifier
from standardwebhooks.webhooks import WebhookVerificationError

from drafting import store
from drafting.desk import Worker
from drafting.desk.hooks import MOST, PAUSES
from drafting.errors import InvalidInput, NotAllowed, NotFound
from drafting.models import NewPost
from drafting.settings import WebhooksSection
from drafting.store import Database
from drafting.webhooks import EVENTS, Notice, NotifyFailed, new_secret, require_allowed
from drafting.webhooks.send import Sender
from tests.drafting.core.world import World, make_world, write
from tests.receiver import Receiver

LOCAL = WebhooksSection(allow_private=True, allow_http=True, timeout_seconds=0.5)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    """A world whose webhooks may go to this machine, and whose worker sends them."""
    url = request.getfixturevalue("postgres_url") if request.param == "postgres" else None
    made = make_world(tmp_path, url=url, webhooks=LOCAL)
    sender = Sender(LOCAL)
    made.worker = Worker(made.desk, write, None, sender.send)
    yield made
    sender.close()
    made.desk.close()


def register(world: World, url: str, *events: str) -> tuple[str, str]:
    """Id and secret of a fresh webhook."""
    made = world.desk.create_webhook(world.person("ada"), url, events)  # type: ignore[arg-type]  # also unknown ones
    return made.webhook.id, made.secret


def post(world: World, text: str = "It broke.") -> str:
    case = world.desk.receive(world.desk.system(), NewPost(text=text, channel="feedback"))
    return case.id


def types(receiver: Receiver) -> list[str]:
    return [json.loads(body)["type"] for _, body in receiver.came]


def test_events_arrive_signed_with_ids_and_without_anybodys_words(world: World) -> None:
    with Receiver() as receiver:
        _, secret = register(world, receiver.url)
        case_id = post(world, "My secret diary was in the parcel.")
        world.worker.drain()
        assert types(receiver) == ["case.received", "draft.ready"]
        for headers, body in receiver.came:
            Verifier(secret).verify(body, headers)
            assert headers["host"].startswith("localhost:")
            assert json.loads(body)["data"]["case_id"] == case_id
            assert b"diary" not in body
        with pytest.raises(WebhookVerificationError):
            Verifier("whsec_c29tZW9uZSBlbHNlJ3M=").verify(receiver.came[0][1], receiver.came[0][0])
        ids = {headers["webhook-id"] for headers, _ in receiver.came}
        assert len(ids) == 2


def test_a_reply_on_its_way_is_told_step_by_step_to_those_who_asked(world: World) -> None:
    with Receiver() as everything, Receiver() as sent_only:
        register(world, everything.url)
        register(world, sent_only.url, "reply.sent")
        case_id = post(world)
        world.worker.drain()
        bob = world.person("bob")
        case = world.desk.claim(bob, case_id)
        assert case.draft is not None
        world.desk.approve(bob, case_id, case.draft.id, case.draft.text_sha256, case.version)
        world.worker.drain()
        assert sorted(types(everything)) == sorted(["case.received", "draft.ready", "case.decided", "reply.sent"])
        assert types(sent_only) == ["reply.sent"]
        decided = next(json.loads(b) for _, b in everything.came if b'"case.decided"' in b)
        assert decided["data"]["action"] == "approved"


def test_what_is_undone_is_not_told(world: World) -> None:
    with Receiver() as receiver:
        register(world, receiver.url)
        with pytest.raises(RuntimeError):
            _post_and_fail(world)
        world.worker.drain()
        assert receiver.came == []


def _post_and_fail(world: World) -> None:
    with world.desk._db.write():
        post(world)
        raise RuntimeError


@pytest.mark.parametrize(
    ("status", "headers", "slow", "says"),
    [
        (500, {}, 0.0, "Answered 500"),
        (302, {"location": "http://169.254.169.254/"}, 0.0, "redirects are not followed"),
        (429, {"retry-after": "120"}, 0.0, "Answered 429"),
        (204, {}, 5.0, "No answer within 0.5 s"),
    ],
)
def test_a_receiver_in_trouble_is_tried_again_with_the_same_message(
    world: World, status: int, headers: dict[str, str], slow: float, says: str
) -> None:
    with Receiver(status, slow, headers) as receiver:
        hook, secret = register(world, receiver.url, "case.received")
        post(world)
        world.worker.drain()
        found = world.desk.webhook(world.person("ada"), hook)
        assert found.active
        assert found.failing_since is not None
        assert says in str(found.last_error)
        assert len(receiver.came) == 1
        world.worker.drain()
        assert len(receiver.came) == 1, "the next try waits for its time"

        receiver.status, receiver.slow = 204, 0.0
        world.clock.pass_time(seconds=6)
        world.worker.drain()
        assert len(receiver.came) == (1 if "retry-after" in headers else 2)
        world.clock.pass_time(seconds=120)
        world.worker.drain()
        (first, body), (again, same) = receiver.came
        assert (first["webhook-id"], body) == (again["webhook-id"], same)
        Verifier(secret).verify(same, again)
        assert world.desk.webhook(world.person("ada"), hook).failing_since is None


def test_a_receiver_that_is_down_for_long_is_switched_off_and_that_is_on_record(world: World) -> None:
    with Receiver() as receiver:
        url = receiver.url
    hook, _ = register(world, url, "case.received")
    post(world)
    for pause in (*PAUSES, PAUSES[-1]):
        world.worker.drain()
        world.clock.pass_time(seconds=pause.total_seconds() + 1)
    ada = world.person("ada")
    assert world.desk.webhook(ada, hook).active, "a day is not yet lasting"
    world.clock.pass_time(hours=72)
    post(world, "Again.")
    world.worker.drain()
    found = world.desk.webhook(ada, hook)
    assert not found.active
    assert "Cannot be reached" in str(found.last_error)
    assert "webhook_disabled" in [entry.action for entry in world.desk.audit(ada).items]
    assert world.desk.verify_audit().problems == ()
    post(world, "A third.")
    world.worker.drain()

    with Receiver() as receiver:
        world.desk.delete_webhook(ada, hook)
        hook, _ = register(world, receiver.url, "case.received")
        world.desk.set_webhook_active(ada, hook, False)
        post(world, "Not told.")
        world.desk.set_webhook_active(ada, hook, True)
        post(world, "Told.")
        world.worker.drain()
        assert len(receiver.came) == 1


def test_a_receiver_that_is_gone_is_switched_off_at_once(world: World) -> None:
    with Receiver(410) as receiver:
        hook, _ = register(world, receiver.url, "case.received")
        post(world)
        world.worker.drain()
    assert not world.desk.webhook(world.person("ada"), hook).active


def test_messages_for_a_deleted_webhook_are_dropped(world: World) -> None:
    with Receiver() as receiver:
        hook, _ = register(world, receiver.url)
        post(world)
        world.desk.delete_webhook(world.person("ada"), hook)
        world.worker.drain()
        assert receiver.came == []
    with pytest.raises(NotFound):
        world.desk.webhook(world.person("ada"), hook)


def test_only_admins_manage_webhooks_and_no_secret_is_shown_again(world: World) -> None:
    for who in ("bob", "eve", "tom"):
        person = world.person(who)
        for act in (
            lambda p=person: world.desk.create_webhook(p, "https://example.com/", ()),
            lambda p=person: world.desk.webhooks(p),
            lambda p=person: world.desk.delete_webhook(p, "x"),
            lambda p=person: world.desk.set_webhook_active(p, "x", False),
        ):
            with pytest.raises(NotAllowed):
                act()
    with Receiver() as receiver:
        _, secret = register(world, receiver.url)
    ada = world.person("ada")
    shown = world.desk.webhooks(ada).model_dump_json() + str([e.data for e in world.desk.audit(ada).items])
    assert secret not in shown
    assert secret.removeprefix("whsec_") not in shown


def test_pages_and_a_limit(world: World) -> None:
    with Receiver() as receiver:
        made = [register(world, receiver.url)[0] for _ in range(MOST)]
        with pytest.raises(InvalidInput, match="already"):
            register(world, receiver.url)
    ada = world.person("ada")
    first = world.desk.webhooks(ada, limit=12)
    rest = world.desk.webhooks(ada, first.next_cursor, limit=12)
    assert sorted(w.id for w in (*first.items, *rest.items)) == sorted(made)
    assert rest.next_cursor is None
    assert first.items[0].events == EVENTS
    with pytest.raises(InvalidInput, match="no event 'everything'"):
        register(world, receiver.url, "everything")


@pytest.mark.parametrize(
    "url",
    [
        *("https://127.0.0.1/", "https://localhost/", "https://[::1]/", "https://10.1.2.3/", "https://192.168.0.9/"),
        *("https://169.254.169.254/latest/meta-data", "https://0.0.0.0/", "https://[fd00::1]/", "https://[fe80::1]/"),
        *(
            "https://[::ffff:127.0.0.1]/",
            "https://[64:ff9b::7f00:1]/",
            "https://[64:ff9b:1::7f00:1]/",
            "https://[::7f00:1]/",
            "https://[::ffff:0:7f00:1]/",
            "https://[fec0::1]/",
            "https://[2002:7f00:1::]/",
            "https://2130706433/",
        ),
        *("https://0x7f.1/", "https://100.64.0.1/", "https://224.0.0.1/", "https://017700000001/"),
    ],
)
def test_no_webhook_goes_inside_the_network(url: str) -> None:
    with pytest.raises(InvalidInput, match=r"not a public address|not known"):
        require_allowed(url, WebhooksSection())


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://93.184.216.34/", "https://"),
        ("ftp://example.com/", "https://host/path"),
        ("https:///x", "https://host/path"),
        ("https://user:pass@93.184.216.34/", "no user name"),
        ("https://93.184.216.34/#x", "fragment"),
        ("https://93.184.216.34:99999/", "not a web address"),
        ("https://93.184.216.34/\n", "https://host/path"),
        ("https://" + "a" * 3000, "https://host/path"),
        ("", "https://host/path"),
    ],
)
def test_an_address_that_cannot_be_is_refused_in_one_sentence(url: str, says: str) -> None:
    with pytest.raises(InvalidInput, match=says):
        require_allowed(url, WebhooksSection())


def test_a_public_address_is_taken_and_http_only_where_allowed() -> None:
    assert require_allowed("https://93.184.216.34/hook", WebhooksSection()) == ("93.184.216.34",)
    assert require_allowed("http://93.184.216.34/", WebhooksSection(allow_http=True)) == ("93.184.216.34",)


def test_the_address_is_looked_at_again_when_a_message_is_sent(world: World) -> None:
    with Receiver() as receiver:
        hook, _ = register(world, receiver.url, "case.received")
        strict = Sender(WebhooksSection(allow_http=True))
        post(world)
        Worker(world.desk, write, None, strict.send).drain()
        strict.close()
        assert receiver.came == []
    assert "not a public address" in str(world.desk.webhook(world.person("ada"), hook).last_error)


def test_a_database_of_the_first_release_gets_the_table(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    config = Config()
    config.set_main_option("script_location", str(Path(store.__file__).parent / "migrations"))
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as conn:
        config.attributes["connection"] = conn
        command.upgrade(config, "0001")
    engine.dispose()
    database = Database.open(path)
    with database.read() as tx:
        assert tx.webhooks.count() == 0
    database.close()


def test_a_receiver_that_drips_its_answer_is_cut_off_in_time(tmp_path: Path) -> None:
    sent_bytes = 0
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip() -> None:
            nonlocal sent_bytes
            connection, _ = listening.accept()
            with connection, suppress(OSError):
                connection.recv(65_536)
                for byte in b"HTTP/1.1 200 OK\r\nx-slow: " + b"a" * 2000:
                    connection.sendall(bytes([byte]))
                    sent_bytes += 1
                    time.sleep(0.05)  # far below the timeout of a single read

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        rules = WebhooksSection(allow_private=True, allow_http=True, timeout_seconds=0.6)
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/hook"
        sender, started = Sender(rules), time.monotonic()
        with pytest.raises(NotifyFailed, match=r"No answer within 0\.6 s"):
            sender.send(Notice(id="msg_1", url=url, secret=new_secret(), body="{}"))
        assert time.monotonic() - started < 5
        sender.close()
        thread.join(10)
    assert 5 < sent_bytes < 2000


def test_messages_and_their_failures_are_told_and_a_receiver_can_be_tried_out(world: World) -> None:
    ada = world.person("ada")
    with Receiver(status=500) as receiver:
        hook = world.desk.create_webhook(ada, receiver.url, ("case.received",)).webhook
        other = world.desk.create_webhook(ada, receiver.url, ("case.closed",)).webhook
        world.post()
        world.worker.drain()
        (message,) = world.desk.webhook_messages(ada, hook.id)
        assert (message.event, message.state, message.tries) == ("case.received", "pending", 1)
        assert message.error == "Answered 500 Internal Server Error."
        assert message.next_try is not None
        assert world.desk.webhook_messages(ada, other.id) == ()
        receiver.status = 204
        ping = world.desk.ping(ada, hook.id)
        sender = Sender(LOCAL)
        sender.send(ping)
        sender.close()
        headers, body = receiver.came[-1]
        assert json.loads(body)["type"] == "ping"
        Verifier(ping.secret).verify(body, headers)
    for call in (world.desk.webhook_messages, world.desk.ping):
        with pytest.raises(NotAllowed):
            call(world.person("eve"), hook.id)
