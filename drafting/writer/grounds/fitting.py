"""Whether a rule that was told openly answers: the draft asks the agent, and what they say changes the next draft."""

from __future__ import annotations

import re
from collections.abc import Mapping

from drafting.models import DraftJob
from drafting.writer.words.text import clip

_ASKED = "Does this rule answer it: "
_SAID = re.compile(r".*\?\s+(?:(?P<fits>yes|ja|oui|s[ií])|no|nein|non)\b", re.IGNORECASE | re.DOTALL)
"""The question as the desk records it with its answer, as one fact."""
_RULE_SHOWN, _QUESTION_SHOWN = 140, 100


def whether_it_answers(rule: str, where: str, question: str) -> str:
    """Return the question to the agent, which says all before its mark: whatever is answered comes after it.

    where: document and section of the rule; empty where they are not known.
    """
    shown = f"{_quoted(rule)} ({where})" if where else _quoted(rule)
    return f"{_ASKED}{shown}, to “{clip(question, _QUESTION_SHOWN)}”?"


class Fitting:
    """What the agent said of rules, and the case without it: it is about our rules, and no fact of the customer's."""

    def __init__(self, job: DraftJob) -> None:
        said = {fact.text: _SAID.match(fact.text) for fact in job.facts.facts if fact.text.startswith(_ASKED)}
        self._said: Mapping[str, bool] = {text: bool(found["fits"]) for text, found in said.items() if found}
        left = tuple(fact for fact in job.facts.facts if fact.text not in self._said)
        self.job = job.model_copy(update={"facts": job.facts.model_copy(update={"facts": left})}) if said else job

    def says(self, rule: str) -> bool | None:
        """Whether the agent said that a rule answers; None where nobody said anything."""
        start = f"{_ASKED}{_quoted(rule)}"
        return next((fits for text, fits in self._said.items() if text.startswith(start)), None)


def _quoted(rule: str) -> str:
    return f"“{clip(rule, _RULE_SHOWN)}”"
