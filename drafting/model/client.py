"""Makes the LangChain client: one base URL, no retries of its own, no proxy for this machine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import openai
from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from drafting.model.address import is_loopback, keyed_apart, query_of, without_query

_NO_KEY = "none"
"""Endpoints without keys get this word: the SDK insists on one."""


def make_client(base_url: str, api_key: str | None, model: str) -> ChatOpenAI:
    """Return a client whose every call passes its own timeout."""
    return ChatOpenAI(
        model=model,
        base_url=without_query(base_url),
        default_query=query_of(base_url),
        api_key=SecretStr(api_key or _NO_KEY),
        timeout=60.0,
        max_retries=0,
        use_responses_api=False,
        stream_usage=True,
        # A proxy from the environment must never see what goes to this machine itself.
        http_client=openai.DefaultHttpxClient(
            trust_env=not is_loopback(base_url),
            event_hooks={"request": [_key_in_its_own_header(api_key)] if api_key and keyed_apart(base_url) else []},
        ),
    )


def _key_in_its_own_header(api_key: str) -> Callable[[Any], None]:
    def move(request: Any) -> None:
        request.headers.pop("Authorization", None)
        request.headers["api-key"] = api_key

    return move


def first_model(client: ChatOpenAI) -> tuple[str, int | None]:
    """Ask the endpoint which models it has; return the first's name and context, empty when it has none."""
    listed = client.root_client.models.list(timeout=20.0)
    first = next(iter(listed.data or ()), None)
    if first is None:
        return "", None
    # OpenAI tells no context; vLLM calls it max_model_len, llama.cpp n_ctx in `meta`.
    told = first.model_extra or {}
    context = told.get("max_model_len") or (told.get("meta") or {}).get("n_ctx")
    return str(first.id), context if isinstance(context, int) else None
