"""What evals refuse, in words that say what to do."""


class EvalError(Exception):
    """Base of every error that this package raises on purpose."""


class SetNotFound(EvalError):
    """No eval set of that name in the workspace."""


class RunNotFound(EvalError):
    """No eval run of that id in the workspace."""


class BadRun(EvalError):
    """A stored run that cannot be read."""
