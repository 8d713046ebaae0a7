"""The gateway stands by itself: no fence before it is needed for it to refuse."""

from __future__ import annotations

from typing import cast

import pytest
from starlette.requests import Request

from drafting.desk import Desk
from drafting.errors import LeaseHeld
from drafting.models import Actor
from ui.desk.asks import Accounts, Ask, Open, Queue
from ui.desk.gateway import Answer, gateway
from ui.session import COOKIE, Sessions

ANN = Actor(account_id="1", username="ann", name="Ann", roles=("agent",), via="desk")


class OneActor:
    """Stands for the Desk, of which the gateway asks only who acts."""

    def actor(self, username: str, via: str) -> Actor:
        assert (username, via) == ("ann", "desk")
        return ANN


class AnnsSession(Sessions):
    def username(self, connection: object) -> str | None:
        assert isinstance(connection, Request)
        return connection.cookies.get(COOKIE)


def request(cookie: str | None = None) -> Request:
    headers = [(b"cookie", f"{COOKIE}={cookie}".encode())] if cookie else []
    return Request({"type": "http", "headers": headers})


def opened(actor: Actor, ask: Ask) -> Answer:
    assert isinstance(ask, Open)
    if ask.case == "held":
        raise LeaseHeld("ben is working on this case until 10:15.")
    if ask.case == "broken":
        raise ZeroDivisionError("secret internals")
    return {"actor": actor.username, "case": ask.case}


@pytest.mark.parametrize(
    ("cookie", "data", "expected"),
    [
        (None, {"do": "open", "case": "c1"}, "SignedOut"),
        (None, "nonsense", "SignedOut"),
        ("ann", {"do": "open", "case": "held"}, "LeaseHeld"),
        ("ann", {"do": "open", "case": "broken"}, "Failed"),
        ("ann", {"do": "open"}, "BadAsk"),
        ("ann", {"do": "accounts"}, "BadAsk"),
    ],
)
def test_every_refusal_has_its_kind_and_no_internals(cookie: str | None, data: object, expected: str) -> None:
    call = gateway(cast("Desk", OneActor()), AnnsSession(b"k" * 32), {Open: opened})
    answer = call(data, request(cookie))
    error = answer["error"]
    assert isinstance(error, dict)
    assert error["kind"] == expected
    assert "secret" not in error["message"]


def test_a_signed_in_ask_reaches_its_handler_with_the_actor_of_the_session() -> None:
    call = gateway(cast("Desk", OneActor()), AnnsSession(b"k" * 32), {Open: opened})
    assert call({"do": "open", "case": "c1"}, request("ann")) == {"actor": "ann", "case": "c1"}


def test_asks_are_frozen() -> None:
    assert Queue.model_config["frozen"]
    assert Accounts.model_config["extra"] == "forbid"
