"""The rounds of one draft: candidates, one revision of the best, and a plain reply where the guard holds them all."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from drafting.errors import ModelFailed, SmallerModelLeft
from drafting.model import ChatMessage, ChatModel, Completion, in_brief
from drafting.model.types import OnText
from drafting.settings import Settings
from drafting.writer.choosing.candidates import Candidate, Draftsman, usable
from drafting.writer.choosing.how_many import how_many
from drafting.writer.plan.case import CaseAtHand
from drafting.writer.prompting.ledger import Ledger
from drafting.writer.prompting.prompt import Approach, approaches, compose, revise
from drafting.writer.telling.repair import blocks

_GOOD_ENOUGH = 110.0
"""Score from which a small model is not asked for another candidate."""
_SMALL_CANDIDATES = 3


class Rounds:
    """Writes the candidates of one draft. Not shared between threads."""

    def __init__(
        self, model: ChatModel, draftsman: Draftsman, case: CaseAtHand, settings: Settings, ledger: Ledger
    ) -> None:
        self._draftsman = draftsman
        self._case = case
        self._settings = settings
        self._ledger = ledger
        self._ways = approaches(case.understood, case.pack, plainly=case.job.known_author)
        self._guided = case.small
        self._short = case.small
        """True when the prompt must be short: for a small model, or since a long one did not fit."""
        self._asked = how_many(case.job.n, settings.model, model.endpoint)

    def run(self, on_text: OnText | None) -> tuple[list[Candidate], int]:
        """Return the candidates, a revision last, and the number of revisions. Raises ModelFailed."""
        together = self._asked > 1 and not self._guided and not self._ledger.limited
        found = self._at_once(on_text) if together else []
        found = found or self._one_by_one(on_text)
        revised = self._revised(found)
        found += revised
        overrun = self._ledger.overrun()
        if overrun is not None:
            self._ledger.note(overrun)
        if self._guided and not self._ledger.calls and not self._case.job.instruction and found[0].verdict.approvable:
            found += self._draftsman.other_ways(found[0])
        if not self._guided and not any(candidate.score.approvable for candidate in found):
            found.append(self._draftsman.put_together(len(found)))
        elif not max(found, key=lambda candidate: candidate.score.total).score.heeded:
            self._ledger.note("The model did not do as the agent wished: the draft is as long, or the same, as before.")
        return found, len(revised)

    def _at_once(self, on_text: OnText | None) -> list[Candidate]:
        """Ask for all candidates at the same time: a person waits for one of them only."""
        ways = [self._ways[number % len(self._ways)] for number in range(self._asked)]
        prompts = [self._prompt(way) for way in ways]

        def ask(number: int) -> Completion | ModelFailed:
            try:
                return self._draftsman.ask(prompts[number], number, on_text if number == 0 else None)
            except ModelFailed as failure:
                return failure

        before = time.perf_counter()
        with ThreadPoolExecutor(self._asked, thread_name_prefix="candidate") as pool:
            answers = list(pool.map(ask, range(self._asked)))
        self._ledger.waited(time.perf_counter() - before)
        found: list[Candidate] = []
        for number, (way, prompt, answer) in enumerate(zip(ways, prompts, answers, strict=True)):
            if isinstance(answer, ModelFailed):
                self._ledger.note(f"Draft {number + 1} did not come: {in_brief(answer)}.")
            else:
                self._ledger.booked(answer)
                found.append(self._draftsman.made_of(answer, prompt, way))
        failures = [answer for answer in answers if isinstance(answer, ModelFailed)]
        if not found and not _too_long(failures[0]):
            raise failures[0]
        return found

    def _one_by_one(self, on_text: OnText | None) -> list[Candidate]:
        """Ask for one candidate after the other, as long as another is worth its time and money."""
        most = max(self._asked, _SMALL_CANDIDATES) if self._guided else self._asked
        found: list[Candidate] = []
        number = 0
        while number < most and not self._enough(found, number):
            way = self._ways[number % len(self._ways)]
            try:
                found.append(self._draftsman.write(self._prompt(way), way, number, None if found else on_text))
            except ModelFailed as failure:
                self._ledger.note(f"Draft {number + 1} did not come: {in_brief(failure)}.")
                if _too_long(failure) and not self._short:
                    self._ledger.note("The prompt was too long for the model; asked again with a short one.")
                    self._short = True
                    continue
                if not found and (not usable(failure) or number + 1 == most):
                    raise
                if not usable(failure):
                    break
            number += 1
        return found

    def _revised(self, found: Sequence[Candidate]) -> list[Candidate]:
        """Have the best candidate revised once when it is held, or was torn by mending, and the budget allows it."""
        best = max(found, key=lambda candidate: candidate.score.total)
        if best.score.approvable and not best.torn:
            return []
        overrun = self._ledger.spent()
        if overrun is not None:
            self._ledger.note(f"The {overrun} budget allowed no revision.")
            return []
        faults = best.faults or tuple(finding.message for finding in blocks(best.verdict))
        rules = {finding.title for finding in blocks(best.first_verdict if best.written else best.verdict)}
        way = next((way for way in self._ways if way.name == best.approach), self._ways[0])
        messages = revise(self._prompt(way), best.written or best.reply.text, faults, self._case.pack)
        try:
            again = self._draftsman.write(messages, way, len(found), None)
        except ModelFailed as failure:
            self._ledger.note(f"The revision did not come: {in_brief(failure)}.")
            return []
        self._ledger.note("Revised once for: " + "; ".join(sorted(rules) or faults).rstrip(".") + ".")
        return [again]

    def _enough(self, found: Sequence[Candidate], number: int) -> bool:
        """True when another candidate is not worth its time, or there is none left for it."""
        if not found:
            return False
        if number >= self._asked and found[0].verdict.approvable and not self._ledger.calls:
            return True  # it was put together without the model: another try would say the same
        if number >= self._asked and max(candidate.score.total for candidate in found) >= _GOOD_ENOUGH:
            return True
        overrun = self._ledger.spent()
        if overrun is not None:
            self._ledger.note(f"The {overrun} budget allowed no further draft.")
        return overrun is not None

    def _prompt(self, way: Approach) -> list[ChatMessage]:
        case = self._case
        alone = "" if self._short or not case.job.previous else case.out_of(case.job.previous)
        return compose(
            case.job,
            case.understood,
            case.evidence,
            case.plan,
            self._settings,
            case.pack,
            way,
            small=self._short,
            alone=alone,
        )


def _too_long(failure: ModelFailed) -> bool:
    """Whether a shorter prompt may help. Where a smaller model is left, the draft begins anew for that one instead."""
    return failure.kind == "context_overflow" and not isinstance(failure, SmallerModelLeft)
