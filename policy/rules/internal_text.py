"""Words of internal evidence never appear in public."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from policy.case import Case
from policy.checks import Build, Checker, Departure, Parameters
from policy.models import Suggestion
from policy.reading import Reading
from policy.rulebook import RuleSpec
from policy.views import STOP, condense
from policy.vocabulary import STOP_WORDS

_LETTERS = 18
"""Fewest letters of a run that is looked for without its spaces."""


class InternalTextParameters(Parameters):
    """Parameters of `check: internal-text`."""

    words: int = Field(default=6, ge=3)
    """So many words in a row make a copy."""


class InternalTextCheck:
    """`check: internal-text`"""

    name = "internal-text"
    parameters = InternalTextParameters

    def compile(self, rule: RuleSpec, parameters: InternalTextParameters, build: Build) -> Checker:
        """Compare runs of words with every internal piece of evidence."""
        size = parameters.words

        def check(reading: Reading, case: Case) -> list[Departure]:
            if not case.internal:
                return []
            words = reading.words.words
            if len(words) < size:
                return []
            known = case.internal_runs(size)
            found: list[Departure] = []
            at = 0
            while at <= len(words) - size:
                run = tuple(words[at : at + size])
                source = known.get(run)
                if source is None or STOP in run or sum(w not in STOP_WORDS for w in run) < 2:
                    at += 1
                    continue
                end = at + size
                while end < len(words) and tuple(words[end - size + 1 : end + 1]) in known:
                    end += 1
                start, stop = reading.words.span(at, end)
                found.append(
                    Departure(
                        start,
                        stop,
                        f"{end - at} words in a row of internal evidence {source!r}.",
                        evidence=(source,),
                        suggestion=Suggestion(action="remove", label="Remove the internal words"),
                    )
                )
                at = end
            return found or _disguised(reading, known)

        return check


def _disguised(reading: Reading, known: Mapping[tuple[str, ...], str]) -> list[Departure]:
    """Find the first run that stands in the reply letter for letter, however it is spaced or spelt."""
    text, offsets = reading.text.condensed
    for run, source in known.items():
        letters = condense("".join(run)) if STOP not in run else ""
        if len(letters) >= _LETTERS and sum(w not in STOP_WORDS for w in run) >= 2 and (at := text.find(letters)) >= 0:
            start, stop = reading.text.original(offsets[at], offsets[at + len(letters) - 1] + 1)
            return [
                Departure(
                    start,
                    stop,
                    f"Spells out internal evidence {source!r}.",
                    view="folded",
                    evidence=(source,),
                    suggestion=Suggestion(action="remove", label="Remove the internal words"),
                )
            ]
    return []
