"""Keeps the account of one draft: time, model calls, tokens, money, and what was done in plain words."""

from __future__ import annotations

import time

from drafting.model import Completion
from drafting.models import Usage


class Ledger:
    """One draft's account. Not shared between threads."""

    def __init__(
        self, budget_seconds: float, budget_tokens: int | None = None, budget_cost: float | None = None
    ) -> None:
        self._tokens, self._money = budget_tokens, budget_cost
        self._started = time.perf_counter()
        self._budget = budget_seconds
        self.model_seconds = 0.0
        self.prompt_tokens = 0
        self.completion_tokens = 0
        self.calls = 0
        self.cost: float | None = None
        self._longest, self._most_tokens, self._dearest = 0.0, 0, 0.0
        self.steps: list[str] = []
        self.model: str | None = None
        self.endpoint: str | None = None

    @property
    def seconds(self) -> float:
        """Seconds since the draft was begun."""
        return time.perf_counter() - self._started

    @property
    def left(self) -> float:
        """Seconds of the budget that are left."""
        return max(0.0, self._budget - self.seconds)

    @property
    def limited(self) -> bool:
        """True when tokens or money are limited, so that each call must be booked before the next is begun."""
        return self._tokens is not None or self._money is not None

    def spent(self) -> str | None:
        """Say which budget another call like the dearest so far would overrun; None when it fits into all."""
        if self.calls == 0:
            return None
        if self.left < self._longest:
            return "time"
        if self._tokens is not None and self.prompt_tokens + self.completion_tokens + self._most_tokens > self._tokens:
            return "token"
        if self._money is not None and (self.cost or 0.0) + self._dearest > self._money:
            return "money"
        return None

    def overrun(self) -> str | None:
        """Say in plain words which budget the draft took more than; None when it kept to all."""
        if self._money is not None and (self.cost or 0.0) > self._money:
            return f"It took more than the money budget: {self.cost:.4f} of {self._money:.4f}."
        tokens = self.prompt_tokens + self.completion_tokens
        if self._tokens is not None and tokens > self._tokens:
            return f"It took more than the token budget: {tokens} of {self._tokens}."
        return None

    @property
    def usage(self) -> Usage:
        """What the model calls took together."""
        return Usage(
            prompt_tokens=self.prompt_tokens,
            completion_tokens=self.completion_tokens,
            calls=self.calls,
            seconds=self.model_seconds,
            cost=self.cost,
        )

    def waited(self, seconds: float) -> None:
        """Book time spent on the model."""
        self.model_seconds += seconds
        self._longest = max(self._longest, seconds)

    def booked(self, done: Completion) -> None:
        """Book a completion."""
        self.prompt_tokens += done.usage.prompt_tokens
        self.completion_tokens += done.usage.completion_tokens
        self.calls += max(1, done.usage.calls)
        self._most_tokens = max(self._most_tokens, done.usage.prompt_tokens + done.usage.completion_tokens)
        if done.usage.cost is not None:
            self.cost = (self.cost or 0.0) + done.usage.cost
            self._dearest = max(self._dearest, done.usage.cost)
        self.model, self.endpoint = done.model, done.endpoint
        self.steps += done.steps

    def note(self, step: str) -> None:
        """Write down a step, in plain words."""
        self.steps.append(step)
