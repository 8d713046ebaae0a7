"""The API put together."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi

from drafting.compose import App
from drafting.errors import NotFound
from evals import Evals
from ui.rest import cases, erasures, health, insight, runs, tools, webhooks
from ui.rest.problems import add_problem_handlers

VERSION = "1"
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]


def add_rest(api: FastAPI, app: App, evals: Evals) -> None:
    """Put the API into a server: routes under `/v1`, health, OpenAPI, problem documents."""
    api.state.replydesk = app
    api.state.evals = evals
    add_problem_handlers(api)
    document = openapi_document()
    for path in ("/openapi.json", "/v1/openapi.json"):
        api.add_api_route(path, lambda: document, include_in_schema=False, name=f"openapi {path}")
    api.include_router(_routes())


def openapi_document() -> dict[str, Any]:
    """The OpenAPI document; the same for every workspace, and kept in `docs/openapi.json`."""
    return get_openapi(
        title="replydesk",
        version=VERSION,
        summary="Cases, drafts, decisions, checks and search for other support tools.",
        description=(
            "Send an API key as `Authorization: Bearer KEY`. Errors are problem+json. Every POST that changes "
            "something takes an `Idempotency-Key`. Writing needs the case's `version`; 409 means that it changed: "
            "read it again."
        ),
        routes=_routes().routes,
    )


def _nothing_here(path: str) -> None:
    raise NotFound(f"There is no /v1/{path}, or not with this method. What there is stands in /v1/openapi.json.")


def _routes() -> APIRouter:
    v1 = APIRouter(prefix="/v1")
    for router in (cases.router, tools.router, runs.router, webhooks.router, erasures.router, insight.router):
        v1.include_router(router)
    v1.add_api_route("/{path:path}", _nothing_here, methods=METHODS, include_in_schema=False)
    everything = APIRouter()
    everything.include_router(v1)
    everything.include_router(health.router)
    return everything
