"""From settings to a chat model."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from drafting.model.chat import EndpointModel
from drafting.model.embedded import EmbeddedModel
from drafting.model.failover import FailoverModel
from drafting.model.local import LocalServer
from drafting.model.types import ChatModel, ModelStatus
from drafting.settings import Endpoint, Settings


def open_model(
    settings: Settings,
    environ: Mapping[str, str] | None = None,
    *,
    on_status: Callable[[ModelStatus], None] | None = None,
) -> ChatModel:
    """Return the chat model that `settings` name, the fallback behind it. Nothing is loaded or asked yet.

    `on_status` is told how far the embedded model is, from another thread. The keys of fallback endpoints
    are read from `environ` (the process's own by default).
    """
    first, *second = open_each(settings, environ, on_status=on_status)
    return FailoverModel(first, second[0], settings.model.budget_seconds) if second else first


def open_each(
    settings: Settings,
    environ: Mapping[str, str] | None = None,
    *,
    on_status: Callable[[ModelStatus], None] | None = None,
) -> tuple[ChatModel, ...]:
    """Return the models that `settings` name one by one: the first, then the fallback. See `open_model`."""
    env = os.environ if environ is None else environ
    key = settings.api_key.get_secret_value() if settings.api_key else None
    first = _one(settings, settings.model, key, env, on_status)
    fallback = settings.model.fallback
    if fallback is None:
        return (first,)
    return first, _one(settings, fallback, env.get(fallback.api_key_env) or None, env, on_status)


def _one(
    settings: Settings,
    endpoint: Endpoint,
    key: str | None,
    env: Mapping[str, str],
    on_status: Callable[[ModelStatus], None] | None,
) -> EndpointModel | EmbeddedModel:
    if endpoint.base_url is not None:
        return EndpointModel(endpoint, endpoint.base_url, key)
    local = settings.local_model
    server = LocalServer(
        path=local.path,
        threads=local.threads,
        context_tokens=local.context_tokens,
        environ=env,
        on_status=on_status,
    )
    return EmbeddedModel(server, endpoint)
