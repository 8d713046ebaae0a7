"""What the policy refuses, in words that say what to do."""


class PolicyError(Exception):
    """Base of every error that this package raises on purpose."""


class RulebookError(PolicyError):
    """A rulebook that cannot be put in force. Raised on loading, with every problem found."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        more = f" (and {len(problems) - 1} more: run `replydesk policy lint`)" if len(problems) > 1 else ""
        super().__init__(problems[0] + more)


class TextRefused(PolicyError):
    """A text that cannot be checked at all: lone surrogates, or over the size limit."""


class UnknownChannel(PolicyError):
    """A channel that neither the product nor `replydesk.toml` knows."""
