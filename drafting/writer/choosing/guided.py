"""Guides a small model sentence by sentence: an opening, its continuation, a look through the sieve, the next.

A small model writes one good sentence far more often than three in a row. Each sentence is begun for it,
judged at once and, when it fails, asked for once more; what was written so far stays in the prompt cache.
"""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

from drafting.errors import ModelFailed
from drafting.model import ChatMessage, ChatModel
from drafting.model.types import OnText
from drafting.models import Frozen
from drafting.settings import Endpoint
from drafting.writer.plan.case import CaseAtHand
from drafting.writer.prompting.clean import clean
from drafting.writer.prompting.ledger import Ledger
from drafting.writer.prompting.prompt import Approach
from drafting.writer.prompting.sieve import Judged, sift
from drafting.writer.reading.little import bare_verdict, mere_insult, with_a_wink
from drafting.writer.telling.takeup import retold
from drafting.writer.words.text import sentences

_WRITES_WELL = ("en",)
"""Languages in which a small model's sentence is worth its time; in others a few words of the customer's are truer."""
_TRIES = 2
_TOKENS = 60
_STOPS = (". ", "! ", "? ", "\n", "[[")
_ENDS = ".!?…。！？"


class Part(Frozen):
    """One sentence to be written."""

    openings: tuple[str, ...]
    """Ways to begin it; an empty one leaves it to the model."""
    question: bool = False
    required: bool = False
    """True when the reply makes no sense without it: it is asked for twice, and its failure is the draft's."""


def parts_of(case: CaseAtHand, approach: Approach) -> tuple[Part, ...]:
    """Return the sentences that the model is asked for; the writer adds the rest from rules, facts and its stock.

    None where the customer's own words can be told back as they are: no model does that more truly. None either where
    what was found out, or a rule that answers, is the reply; none to a mere insult or verdict, none to what is said
    with a wink or may be praise or complaint, and none in a language that a small model bends.
    """
    begin = case.pack.prompt["openings"]
    kind = case.understood.kind
    known = bool(case.frame.told_facts) or (
        kind == "question" and not case.understood.request and bool(case.frame.rules or case.frame.openly)
    )
    if known or mere_insult(case.understood) or bare_verdict(case.job.post, case.understood, case.pack):
        return ()
    if case.pack.code not in _WRITES_WELL or case.understood.doubtful or with_a_wink(case.job.post, case.pack):
        return ()
    if retold(case.job.post, case.understood, case.pack, case.stock("")):
        return ()
    first = Part(openings=(approach.opening,), required=True)
    if kind == "question" and case.understood.request:
        return (Part(openings=tuple(begin["wish"]), required=True),)
    if kind == "question":
        return (Part(openings=tuple(begin["unknown_answer"]), required=True),)
    if kind == "praise":
        return (first, Part(openings=tuple(begin["praise_more"])))
    return (first,)


class Guide:
    """Writes the body of one candidate with a small model."""

    def __init__(self, model: ChatModel, settings: Endpoint, case: CaseAtHand, ledger: Ledger) -> None:
        self._model = model
        self._settings = settings
        self._case = case
        self._ledger = ledger

    def write(
        self,
        messages: Sequence[ChatMessage],
        approach: Approach,
        number: int,
        on_text: OnText | None,
    ) -> tuple[Judged, ...]:
        """Return the judged sentences, those left out among them. Raises ModelFailed."""
        choice = self._case.stock("").dice(f"guide {approach.name} {number}")
        written: list[Judged] = []
        for part in parts_of(self._case, approach):
            so_far = " ".join(sentence.text for sentence in written if sentence.dropped is None)
            for attempt in range(_TRIES if part.required else 1):
                if attempt and self._ledger.left < 5.0:
                    break
                try:
                    tried = self._sentence(messages, part, so_far, choice, number * 10 + attempt, on_text)
                except ModelFailed as failure:
                    if part.required and attempt == _TRIES - 1:
                        raise
                    if failure.kind not in ("empty", "nonsense", "refused"):
                        raise
                    continue
                written.append(tried)
                if tried.dropped is None:
                    break
        return tuple(written)

    def _sentence(
        self,
        messages: Sequence[ChatMessage],
        part: Part,
        so_far: str,
        choice: random.Random,
        seed: int,
        on_text: OnText | None,
    ) -> Judged:
        opening = choice.choice(part.openings)
        begun = f"{so_far} {opening}".strip()
        before = time.perf_counter()

        def show(text: str) -> None:
            if on_text is not None:
                on_text(text if text.startswith(begun) else f"{begun} {text}")

        try:
            done = self._model.complete(
                messages,
                max_tokens=_TOKENS,
                temperature=self._settings.temperature + 0.2 * (seed % 10),
                stop=_STOPS,
                seed=seed + 1,
                on_text=show,
                timeout=max(1.0, self._ledger.left),
                opening=begun,
            )
        finally:
            self._ledger.waited(time.perf_counter() - before)
        self._ledger.booked(done)
        fresh = done.text[len(so_far) :].strip() if done.text.startswith(so_far) else done.text
        first = next(iter(sentences(fresh)), "")
        if first and first[-1] not in _ENDS:
            first += "?" if part.question else "."
        cleaned = clean(first, self._case.pack)
        if not cleaned:
            return Judged(text=first, role="claim", dropped="is no sentence of a reply")
        judged = sift(cleaned[:1], self._case.grounds, self._case.pack)[0]
        if done.finish == "length":
            return judged.model_copy(update={"dropped": "did not come to an end"})
        if judged.dropped is None and judged.text.rstrip(".?") in so_far:
            return judged.model_copy(update={"dropped": "says the same twice"})
        return judged
