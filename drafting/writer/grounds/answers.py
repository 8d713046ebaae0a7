"""Which clause of the policy speaks to a post: the one nearest to it by meaning and by telling words together.

"How long does a repair take?" is answered by a clause about repairs with a span of time in it rather than by one
with a price. Where none is near enough, or another is as near, there is no answer, and the reply says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from drafting.writer.grounds.clauses import Clause, clauses
from drafting.writer.grounds.evidence import Evidence
from drafting.writer.grounds.nearness import Similar, nearest_first, sure, what_is_told
from drafting.writer.grounds.statements import Statement
from drafting.writer.words.language import Language
from drafting.writer.words.questions import asked_apart
from drafting.writer.words.text import fold

_ANSWERS, _HELPS = 0.57, 0.61
"""Sum from which a clause is told as the answer to a question, and as what helps with a complaint.

Chosen on 151 questions and complaints in English to six companies, 28 of them without an answer, and on 25 in three
other languages (`tests/bench/answers.py`): of the clauses told from these sums on, six of seven are right."""
_ADMONISHES = re.compile(
    r"(?:please|never|do not|don't|bitte|niemals|nie|por favor|nunca|merci de|veuillez|s'il (?:vous|te) plait|ne) "
)
"""How a rule begins that tells customers what to do: said to somebody for whom something went wrong, it puts the blame
on them."""


def answers(
    questions: Iterable[str], post: str, evidence: Evidence, pack: Language, similar: Similar
) -> dict[str, Statement]:
    """Return the clause that answers, said to the customer, by question; a question that none answers is left out.

    A sentence that puts two questions is looked up as a whole and by each of them, and each has its own clause.
    """
    every = clauses(evidence.notes + evidence.passages + evidence.also, pack)
    found: dict[str, Statement] = {}
    for question in questions:
        parts = asked_apart(question, pack)
        apart: dict[str, Statement] = {}
        for one in (question, *(parts if len(parts) > 1 else ())):
            nearness, best = _best(one, post, every, evidence, pack, similar, asked=True)
            if best is not None and nearness >= _ANSWERS:
                apart[one] = what_is_told(best, one, pack)
        if apart:
            found |= {question: next(iter(apart.values())), **apart}
    return found


def helps(
    problems: Iterable[str], post: str, evidence: Evidence, pack: Language, similar: Similar
) -> dict[str, Statement]:
    """Return the clause that surely says what is done about one of the problems; empty when none does."""
    found = clauses(evidence.notes + evidence.passages + evidence.also, pack)
    every = [clause for clause in found if not _ADMONISHES.match(fold(clause.told.text))]
    scored = [(*_best(problem, post, every, evidence, pack, similar, asked=False), problem) for problem in problems]
    nearness, best, problem = max(scored, key=lambda one: one[0], default=(0.0, None, ""))
    return {problem: what_is_told(best, f"{problem} {post}", pack)} if best is not None and nearness >= _HELPS else {}


def _best(
    about: str, post: str, every: Sequence[Clause], evidence: Evidence, pack: Language, similar: Similar, *, asked: bool
) -> tuple[float, Clause | None]:
    """Return the clause nearest to a question or a problem, and how sure it is, about 0 to 1."""
    ranked = nearest_first(about, post, every, evidence, pack, similar, asked=asked)
    return sure(ranked), ranked[0].clause if ranked else None
