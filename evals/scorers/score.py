"""What a scorer is: a name, a direction, and one pure function."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from drafting.models import DraftResult
from evals.models import Better, EvalItem, Unit
from evals.scorers.brands import brands
from evals.scorers.written import in_a_row
from policy.models import Contact


@dataclass(frozen=True, slots=True)
class Score:
    """A number and, where it says more than the number, why."""

    value: float
    remark: str = ""


@dataclass(frozen=True)
class Scene:
    """What a scorer may look at beside the item and its draft."""

    contacts: Sequence[Contact] = ()
    replies: Sequence[tuple[str, str]] = ()
    """(item id, draft) of every draft of the run; empty while the run goes on."""
    posts: tuple[str, ...] = ()
    """Every post of the run; empty while the run goes on."""
    complete: bool = False
    """True once all drafts of the run are known."""

    @cached_property
    def nearest(self) -> Mapping[str, tuple[float, str]]:
        """Item id to how alike (0 to 1) the most alike other draft is, and which one; drafts of no words are left out.

        Likeness counts edits over the words put in a row, without greeting, signature and quotations.
        """
        rows = {name: words for name, reply in self.replies if (words := in_a_row(reply))}
        others: dict[str, str | None] = dict(rows)
        found = {}
        for name, words in rows.items():
            others[name] = None  # passed over
            best = process.extractOne(words, others, scorer=fuzz.ratio)
            others[name] = words
            if best is not None:
                found[name] = best[1] / 100, best[2]
        return found

    @cached_property
    def brands(self) -> frozenset[str]:
        """Stems of names that stand in many posts of the run."""
        return brands(self.posts)


@dataclass(frozen=True, slots=True)
class Seen:
    """One draft as a scorer sees it."""

    item: EvalItem
    result: DraftResult
    scene: Scene = Scene()

    @property
    def reply(self) -> str:
        """The draft's text."""
        return self.result.reply

    @property
    def wanted(self) -> bool:
        """True when a draft was wanted, so that its absence counts against the writer."""
        return self.item.route is None

    @property
    def written(self) -> bool:
        """True when there is a draft to judge: one was wanted, and one came."""
        return self.wanted and self.result.drafted and bool(self.result.reply.strip())


Judge = Callable[[Seen], Score | None]
"""Scores one draft; None where the question does not arise."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """A deterministic judgement of one draft."""

    name: str
    title: str
    """Plain words for tables, for example "Not held at the end"."""
    judge: Judge
    """Its docstring gives meaning, range and direction."""
    unit: Unit = "share"
    better: Better = "higher"
    headline: bool = False
    """Shown in the table of runs."""
    across: bool = False
    """True when it compares with the other drafts of the run, and so has to wait for them."""
    hint: bool = False
    """True for a share that has no good and no bad end to be coloured by, only a direction."""
    on_failure: float | None = None
    """What an item counts whose draft failed; None leaves it out."""

    @property
    def meaning(self) -> str:
        """What the figure says, in a sentence or two."""
        return " ".join(inspect.cleandoc(self.judge.__doc__ or "").split())
