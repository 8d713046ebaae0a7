"""Signing in: the cookie, its end, and what a stranger may send."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response

from tests.drafting.core.world import make_world
from ui.session import COOKIE, LIFETIME_SECONDS, Sessions, load_key

KEY = b"k" * 32


def request_with(cookie: str) -> Request:
    return Request({"type": "http", "headers": [(b"cookie", f"{COOKIE}={cookie}".encode())]})


def issue(sessions: Sessions, username: str = "mara", *, secure: bool = False) -> tuple[str, str]:
    response = Response()
    sessions.start(response, username, secure=secure)
    header = response.headers["set-cookie"]
    return header.split(";")[0].partition("=")[2].strip('"'), header


def test_cookie_names_its_holder_and_is_out_of_reach_of_script() -> None:
    sessions = Sessions(KEY)
    cookie, header = issue(sessions)
    assert sessions.username(request_with(cookie)) == "mara"
    assert "HttpOnly" in header
    assert "SameSite=lax" in header
    assert "Secure" not in header
    assert "Secure" in issue(sessions, secure=True)[1]


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c[:-1] + ("0" if c[-1] != "0" else "1"),
        lambda c: "A" + c[1:],
        lambda c: c.partition(".")[0],
        lambda c: c.partition(".")[0] + ".",
        lambda c: "",
        lambda c: "." + c.partition(".")[2],
        lambda c: c + "x",
        lambda c: "💥" + c,
    ],
)
def test_changed_cookie_is_nobody(change: object) -> None:
    assert callable(change)
    sessions = Sessions(KEY)
    cookie, _ = issue(sessions)
    changed = change(cookie)
    request = Request({"type": "http", "headers": [(b"cookie", f"{COOKIE}={changed}".encode())]})
    assert sessions.username(request) is None


def test_cookie_of_another_key_is_nobody() -> None:
    cookie, _ = issue(Sessions(b"x" * 32))
    assert Sessions(KEY).username(request_with(cookie)) is None


def test_session_ends_after_its_lifetime_and_at_sign_out() -> None:
    now = [1000.0]
    sessions = Sessions(KEY, lambda: now[0])
    cookie, _ = issue(sessions)
    other, _ = issue(sessions)
    sessions.end(request_with(cookie), Response())
    assert sessions.username(request_with(cookie)) is None
    assert sessions.username(request_with(other)) == "mara"
    now[0] += LIFETIME_SECONDS + 1
    assert sessions.username(request_with(other)) is None


def test_key_is_made_once_for_this_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "state" / "session.key"
    key = load_key(path)
    assert len(key) == 32
    assert load_key(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_short_key_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Sessions(b"short")


def test_a_session_that_was_signed_out_stays_out_after_a_restart_and_at_every_other_desk(tmp_path: Path) -> None:
    ended = tmp_path / "signed-out.json"
    one, other = Sessions(KEY, ended=ended), Sessions(KEY, ended=ended)
    first, _ = issue(one)
    second, _ = issue(one)
    for cookie in (first, second):
        assert other.username(request_with(cookie)) == "mara"
        one.end(request_with(cookie), Response())
        assert other.username(request_with(cookie)) is None
        assert Sessions(KEY, ended=ended).username(request_with(cookie)) is None
    ended.write_text("not json", encoding="utf-8")
    assert other.username(request_with(first)) is None


def test_a_new_password_ends_the_sessions_of_the_old_one() -> None:
    mark, now = "old", 1000.0
    sessions = Sessions(KEY, lambda: now, mark=lambda _: mark)
    cookie, _ = issue(sessions)
    assert sessions.username(request_with(cookie)) == "mara"
    mark, now = "new", now + 3
    assert sessions.username(request_with(cookie)) is None
    assert sessions.username(request_with(issue(sessions)[0])) == "mara"


def test_the_mark_changes_with_password_and_account(tmp_path: Path) -> None:
    world = make_world(tmp_path)
    desk, ada = world.desk, world.person("ada")
    desk.set_password(ada, "ann", "a password of some length")
    first = desk.session_mark("ann")
    desk.set_password(ada, "ann", "another of some length")
    assert len({first, desk.session_mark("ann"), desk.session_mark("stranger")}) == 3
    desk.set_active(ada, "ann", False)
    assert desk.session_mark("ann") == desk.session_mark("stranger")
    desk.close()
