"""Answers to the asks of the Erasure tab."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from drafting.desk import Desk
from drafting.errors import InvalidInput, NotFound
from drafting.models import Actor, CaseView
from evals.erasure import ErasureReport
from knowledge.errors import KnowledgeError
from policy.models import ChannelSpec
from ui.desk import asks
from ui.desk.gateway import Answer
from ui.desk.rendering import render

Erasing = Callable[[Actor, Sequence[str], str | None], ErasureReport]
"""Erase cases, of a customer where one is named: first from the records, then from index and evals. Raises NotAllowed,
WrongState, and KnowledgeError or EvalError when only the records are erased."""


class ErasureCalls:
    """Take a customer out of everything, after a look at what goes, and with the proof. The Desk lets only admins."""

    def __init__(self, desk: Desk, erasing: Erasing, channels: tuple[ChannelSpec, ...]) -> None:
        self._desk = desk
        self._erasing = erasing
        self._channels = channels

    def show(self, actor: Actor, ask: asks.Erasure) -> Answer:
        """The form; with somebody named, the cases that would go."""
        self._desk.authorise(actor, "erase")
        if not ask.whom.strip():
            return self._page(ask)
        chosen = self._chosen(actor, ask)
        found = [case for case_id in chosen if (case := self._case(actor, case_id)) is not None]
        return self._page(ask, chosen=chosen, found=found)

    def erase(self, actor: Actor, ask: asks.Erase) -> Answer:
        """Do it, when what was typed to confirm is what was asked for."""
        if ask.confirm.strip() != ask.whom.strip():
            raise InvalidInput(f"Nothing was erased: to confirm, type exactly {ask.whom.strip()!r}.")
        chosen = self._chosen(actor, ask)
        if not chosen:
            raise InvalidInput("Nothing was erased: there is no such case any more.")
        form = asks.Erasure(do="erasure")
        try:
            report = self._erasing(actor, chosen, ask.whom.strip() if ask.by == "customer" else None)
        except KnowledgeError as error:
            again = asks.Erasure(do="erasure", by="cases", whom=" ".join(chosen))
            return self._page(again, chosen=chosen, halted=str(error))
        return self._page(form, report=report)

    def _chosen(self, actor: Actor, ask: asks.Erasure | asks.Erase) -> tuple[str, ...]:
        if ask.by == "customer":
            return self._desk.cases_of(actor, ask.whom.strip(), ask.channel or None)
        return tuple(dict.fromkeys(filter(None, re.split(r"[\s,;]+", ask.whom))))

    def _case(self, actor: Actor, case_id: str) -> CaseView | None:
        try:
            return self._desk.case(actor, case_id)
        except NotFound:
            return None

    def _page(
        self,
        ask: asks.Erasure,
        *,
        chosen: Sequence[str] = (),
        found: Sequence[CaseView] = (),
        report: ErasureReport | None = None,
        halted: str = "",
    ) -> Answer:
        page = render(
            "erasure", ask=ask, chosen=chosen, found=found, report=report, halted=halted, channels=self._channels
        )
        return {"html": {"rows": page}}
