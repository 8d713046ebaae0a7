"""The policy of a workspace alone."""

from __future__ import annotations

from drafting.settings import Settings
from policy import LiveGuard


def open_guard(settings: Settings) -> LiveGuard:
    """The policy of a workspace alone. Raises RulebookError with file, line and field."""
    return LiveGuard(settings.workspace / "rulebook", settings.policy_company())
