"""An eval run that was asked for in the desk, done by the desk's own worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.errors import RunFailed
from evals.errors import EvalError
from evals.runs import Wanted, start

if TYPE_CHECKING:  # index, database and model libraries take seconds to import; looking at runs needs none
    from drafting.compose import App
    from drafting.desk import HowFar
    from drafting.measuring import RunOrder


def measure(app: App, order: RunOrder, how_far: HowFar) -> None:
    """Do the run, or go on with it where it was cut short. Raises RunFailed when it cannot come to an end.

    how_far: called before the first draft and after each; what it raises stops the run, and what is done is kept.
    """
    wanted = Wanted(set_name=order.set_name, part=order.part, label=order.label)
    try:
        start(app, wanted, lambda progress: how_far(progress.done, progress.total))
    except EvalError as error:
        raise RunFailed(str(error)) from None
