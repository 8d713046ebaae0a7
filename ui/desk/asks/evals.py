"""What the Evals tab may ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from ui.desk.asks.base import Ask, Id, Text, Words


class Runs(Ask):
    """Every eval run."""

    do: Literal["runs"]


class StartRun(Ask):
    """Draft a set in the background, or go on with it."""

    do: Literal["start_run"]
    set_name: Id
    part: Id | None = None
    label: Annotated[str, Field(max_length=200)] = ""


class RunOrders(Ask):
    """How far the runs in the background are."""

    do: Literal["run_orders"]


class CancelRun(Ask):
    """Stop a run in the background."""

    do: Literal["cancel_run"]
    order: Id


class OnRun(Ask):
    """About one run."""

    run: Id


class ShowRun(OnRun):
    """One run: figures, gate, drafts."""

    do: Literal["run"]


class ShowItem(OnRun):
    """One draft of a run with everything it rests on."""

    do: Literal["run_item"]
    item: Id


class CompareRuns(Ask):
    """Two runs side by side."""

    do: Literal["compare"]
    before: Id
    after: Id


class Bless(OnRun):
    """Make a run the one that gates compare with."""

    do: Literal["bless"]


class NextToLabel(OnRun):
    """The next draft to read blind."""

    do: Literal["label_next"]


class ToSettle(OnRun):
    """A draft on which people are apart, with what each of them said."""

    do: Literal["to_settle"]
    item: Id


class GiveLabel(OnRun):
    """A trainer's answers about one draft; `settles` when the other labels were in sight."""

    do: Literal["label"]
    item: Id
    text_sha256: Id
    answers: Mapping[Annotated[str, Field(max_length=40)], int]
    note: Words = ""
    correction: Text | None = None
    settles: bool = False


class People(OnRun):
    """Who read how much, how far they agree, and where they do not."""

    do: Literal["people"]


class KeepCorrection(OnRun):
    """Make an eval case or a precedent of one's own correction."""

    do: Literal["keep_correction"]
    item: Id
    use: Literal["item", "precedent"]


class InProduction(Ask):
    """What became of the drafts that people decided about in the last `days`; all of them without a number."""

    do: Literal["production"]
    days: Annotated[int, Field(ge=1, le=36_500)] | None = None
