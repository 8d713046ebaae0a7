"""What the desk's top line says about the model and the rulebook."""

from __future__ import annotations

from drafting.compose import App


class AppHealth:
    """Reads the state of the composed application each time it is asked."""

    def __init__(self, app: App) -> None:
        self._app = app

    def problems(self) -> tuple[str, ...]:
        """A rulebook that cannot be put in force; a model that does not answer."""
        problems = []
        if self._app.guard.problem:
            problems.append(
                f"The rulebook on disk has an error; the last good one stays in force. {self._app.guard.problem}"
            )
        status = self._app.model.status()
        if status.state == "failed":
            problems.append(f"No drafts are written now. {status.words}")
        return tuple(problems)

    def notice(self) -> str | None:
        """That the model is still warming up; None when it is ready."""
        status = self._app.model.status()
        return f"The model is warming up; everything else works. {status.words}" if status.state == "warming" else None
