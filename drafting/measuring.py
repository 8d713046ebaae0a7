"""An eval run that a person asked for in the desk, as it is kept and shown."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from policy.models import Frozen

OrderState = Literal["pending", "done", "failed", "cancelled"]


class RunOrder(Frozen):
    """The wish for a run of an eval set, drafted in the background, one after another in each process."""

    id: str
    set_name: str
    part: str | None = None
    """Only the items of this part; None means all."""
    label: str = ""
    by: str
    """Username of who asked for it."""
    at: datetime
    state: OrderState = "pending"
    done: int = 0
    """Items drafted or taken over so far."""
    total: int = 0
    """Items of the run; 0 until it begins."""
    error: str | None = None
    """Why it failed, in one plain sentence or two."""

    @property
    def kind(self) -> Literal["measure"]:
        """The kind of job that it is."""
        return "measure"

    @property
    def attempt(self) -> int:
        """An order is tried once; a person starts it again."""
        return 1
