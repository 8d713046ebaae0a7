"""What evals refuse, in words that say what to do."""

from __future__ import annotations

from drafting.errors import NotFound


class EvalError(Exception):
    """Base of every error that this package raises on purpose."""


class SetNotFound(NotFound, EvalError):
    """No eval set of that name in the workspace."""


class RunNotFound(NotFound, EvalError):
    """No eval run of that id in the workspace, or no such item in it."""


class RunInUse(EvalError):
    """Another process is writing this run at the moment."""


class EndpointLost(EvalError):
    """The model endpoint went away in mid-run. What was done is kept; the same command goes on."""


class NotFinished(EvalError):
    """A run that was cut short, or is being drafted, cannot be a baseline."""


class NoRoom(EvalError):
    """The disk is full in mid-run. What was done is kept; the same command goes on."""


class NothingToCompare(EvalError):
    """Two runs share no item, or a gate names what the run has not."""


class BadGate(EvalError):
    """`gate.toml` cannot be read, or names what does not exist."""


class BadLabel(EvalError):
    """A label that cannot be taken: outside 1 to 5, or of a draft that is not there."""
