"""What the core refuses. Each error says when the caller meets it; HTTP status is decided in `ui.rest`."""

from __future__ import annotations

from collections.abc import Sequence

MOST_TOLD = 10
"""More mistakes in one file are counted and not told: who mends ten reads the rest anew."""


class DraftingError(Exception):
    """Base of every error that this package raises on purpose. The message says what to do."""


class ConfigurationError(DraftingError):
    """`replydesk.toml`, the environment or the workspace is not as it must be."""


class SettingsRefused(ConfigurationError):
    """`replydesk.toml` was read, and some of what it says cannot be: each in a sentence, all in one message."""

    def __init__(self, path: object, problems: Sequence[str]) -> None:
        self.problems = tuple(problem if problem.endswith("?") else f"{problem}." for problem in problems[:MOST_TOLD])
        many = len(problems)
        listed = " ".join(f"({number}) {problem}" for number, problem in enumerate(self.problems, start=1))
        left = f" {many - MOST_TOLD} more are told when these are mended." if many > MOST_TOLD else ""
        super().__init__(f"{path}: {self.problems[0] if many == 1 else f'{many} things are wrong. {listed}{left}'}")


class WorkspaceInUse(DraftingError):
    """Another process has this workspace open."""


class NotFound(DraftingError):
    """No such case, draft, account or run, or the actor may not know of it."""


class NotAllowed(DraftingError):
    """The actor lacks the role, the scope or a valid training certificate."""


class SignInFailed(DraftingError):
    """Wrong name or password, or too many tries."""


class VersionConflict(DraftingError):
    """The case changed since the caller read it: read it again."""


class LeaseHeld(DraftingError):
    """Another agent is working on the case."""


class WrongState(DraftingError):
    """The transition table has no such step from the case's present state."""


class Held(DraftingError):
    """The guard blocks the text, so it cannot be approved or delivered."""


class TextChanged(DraftingError):
    """What would be approved or sent is not, byte for byte, what was read."""


class InvalidInput(DraftingError):
    """A post, fact, note or text that cannot be taken: empty, too large, not text."""


class ModelFailed(DraftingError):
    """The model endpoint did not give a usable answer. `kind` says how it failed."""

    def __init__(self, kind: str, message: str, retry_after: float | None = None) -> None:
        self.kind = kind
        self.retry_after = retry_after
        super().__init__(message)


class SmallerModelLeft(ModelFailed):
    """The first endpoint failed and its fallback is small: what was asked for must be asked anew, in few words."""


class RunFailed(DraftingError):
    """An eval run in the background came to no end; what is done is kept, and starting it again goes on."""


class StorageFailed(DraftingError):
    """The desk's database did not do its work: busy, full, or out of reach. Nothing was changed."""


class DeliveryFailed(DraftingError):
    """A channel did not take a reply. The desk tries again; the message says why in plain words."""
