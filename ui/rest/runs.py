"""`/v1/evals`: eval runs, to read."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(prefix="/evals", tags=["evals"])
