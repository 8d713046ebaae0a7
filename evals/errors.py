"""What evals refuse, in words that say what to do."""


class EvalError(Exception):
    """Base of every error that this package raises on purpose."""
