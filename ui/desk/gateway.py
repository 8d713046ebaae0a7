"""The one way from a page to the Desk: who asks, what they ask, and every refusal in words.

Every Gradio server function is a public HTTP endpoint, so this is where each call is met: the session
names the person, the ask is validated, and the Desk decides. Nothing here, or behind it, authorises.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

import gradio as gr
from pydantic import ValidationError

from drafting.desk import Desk
from drafting.errors import DraftingError
from drafting.models import Actor
from evals.errors import EvalError
from knowledge.errors import KnowledgeError
from policy.errors import PolicyError
from ui.desk.asks import ASKS, Ask
from ui.session import Sessions

log = logging.getLogger(__name__)

Answer = dict[str, object]
Handler = Callable[[Actor, Ask], Answer]
ServerFunction = Callable[[object, gr.Request], Answer]

SIGNED_OUT: Answer = {
    "error": {"kind": "SignedOut", "message": "You are signed out. Sign in again; what you typed is kept."}
}


def gateway(desk: Desk, sessions: Sessions, handlers: Mapping[type[Ask], Handler]) -> ServerFunction:
    """Return the function that pages call. An ask without a handler in `handlers` is refused."""

    def call(data: object, request: gr.Request) -> Answer:
        username = sessions.username(request)
        if username is None:
            return SIGNED_OUT
        try:
            ask = ASKS.validate_python(data)
            handler = handlers[type(ask)]
        except (ValidationError, KeyError):
            return _refusal("BadAsk", "The desk did not understand this. Reload the page.")
        try:
            return handler(desk.actor(username, "desk"), ask)
        except (DraftingError, EvalError, KnowledgeError, PolicyError) as error:
            return _refusal(type(error).__name__, str(error))
        except Exception:
            log.exception("A call of the desk failed: %s", type(ask).__name__)
            return _refusal(
                "Failed",
                "Something went wrong on the server; it is in the log. Reload the page and look.",
            )

    return call


def _refusal(kind: str, message: str) -> Answer:
    return {"error": {"kind": kind, "message": message}}
