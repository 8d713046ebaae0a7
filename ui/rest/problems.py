"""Errors as problem+json (RFC 9457). The one table that decides HTTP status."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from drafting.errors import (
    ConfigurationError,
    DraftingError,
    Held,
    InvalidInput,
    LeaseHeld,
    ModelFailed,
    NotAllowed,
    NotFound,
    SignInFailed,
    StorageFailed,
    TextChanged,
    VersionConflict,
    WorkspaceInUse,
    WrongState,
)
from evals.errors import EvalError
from knowledge.errors import KnowledgeError
from policy.errors import PolicyError, TextRefused, UnknownChannel

STATUS: dict[type[Exception], int] = {
    SignInFailed: 401,
    NotAllowed: 403,
    NotFound: 404,
    VersionConflict: 409,
    LeaseHeld: 409,
    WrongState: 409,
    TextChanged: 409,
    WorkspaceInUse: 409,
    Held: 422,
    InvalidInput: 422,
    TextRefused: 422,
    UnknownChannel: 422,
    ModelFailed: 503,
    ConfigurationError: 503,
    StorageFailed: 503,
    DraftingError: 400,
    EvalError: 400,
    KnowledgeError: 503,
    PolicyError: 503,
}
"""Error to HTTP status; a subclass that is not named counts as its nearest named base."""

MEDIA_TYPE = "application/problem+json"


def problem(status: int, title: str, detail: str, **more: Any) -> JSONResponse:
    """A problem document. `title` is stable for programs, `detail` is for people."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
    return JSONResponse(body, status_code=status, media_type=MEDIA_TYPE, headers=headers)


def status_of(error: Exception) -> int:
    """The HTTP status of one of our errors."""
    return next(STATUS[base] for base in type(error).__mro__ if base in STATUS)


def add_problem_handlers(api: FastAPI) -> None:
    """Turn every error of the API into a problem document; other paths keep their own."""
    for base in (DraftingError, PolicyError, KnowledgeError, EvalError):
        api.add_exception_handler(base, _known)
    api.add_exception_handler(RequestValidationError, _invalid)
    api.add_exception_handler(HTTPException, _http)


async def _known(_request: Request, error: Exception) -> JSONResponse:
    return problem(status_of(error), type(error).__name__, str(error))


async def _invalid(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    found = [
        {"field": ".".join(str(part) for part in item["loc"]), "message": str(item["msg"])} for item in error.errors()
    ]
    first = found[0] if found else {"field": "body", "message": "not valid"}
    return problem(422, "InvalidInput", f"{first['field']}: {first['message']}.", problems=found)


async def _http(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    if error.status_code == 400:  # the framework's word for a body that it could not even begin to read
        return problem(400, "InvalidInput", "The body cannot be read: send JSON as UTF-8 text, nested reasonably.")
    return problem(error.status_code, "HttpError", f"{str(error.detail).rstrip('.')}.")
