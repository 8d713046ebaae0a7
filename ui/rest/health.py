"""`/healthz`, `/readyz`, `/metrics`: for whoever watches the server."""

from __future__ import annotations

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from ui.rest.security import AppOf

router = APIRouter(tags=["health"])


@router.get("/healthz")
def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/readyz")
def readyz(app: AppOf, response: Response) -> dict[str, object]:
    """Whether the desk can be worked with. A rulebook problem makes it 503, with the last good one still in force."""
    model = app.model.status()
    problem = app.guard.problem
    response.status_code = 503 if problem else 200
    return {
        "status": "degraded" if problem else "ready",
        "rulebook": app.guard.rulebook_sha,
        "rulebook_problem": problem,
        "model": {"state": model.state, "words": model.words},
    }


@router.get("/metrics")
def metrics() -> Response:
    """Counters and timings in Prometheus' text format."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
