"""Which clause of the policy speaks to a post: the one nearest to it by meaning and by telling words together.

"How long does a repair take?" is answered by a clause about repairs with a span of time in it rather than by one
with a price. Where none is near enough, or another is as near, there is no answer, and the reply says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from drafting.writer.grounds.clauses import Clause, clauses
from drafting.writer.grounds.evidence import Evidence
from drafting.writer.grounds.nearness import Similar, nearest_first, sure
from drafting.writer.grounds.statements import Statement
from drafting.writer.words.language import Language
from drafting.writer.words.text import fold

_ANSWERS, _HELPS = 0.57, 0.61
"""Sum from which a clause is told as the answer to a question, and as what helps with a complaint.

Chosen on 151 questions and complaints in English to six companies, 28 of them without an answer, and on 25 in three
other languages (`tests/bench/answers.py`): of the clauses told from these sums on, six of seven are right."""
_NEAR = 0.45
"""Sum from which a clause that is not sure to answer a question is offered beside the honest reply, for a person to
look whether it fits: of those offered on the same posts, 12 of 23 that had an answer were right."""
_ADMONISHES = re.compile(
    r"(?:please|never|do not|don't|bitte|niemals|nie|por favor|nunca|merci de|veuillez|s'il (?:vous|te) plait|ne) "
)
"""How a rule begins that tells customers what to do: said to somebody for whom something went wrong, it puts the blame
on them."""
_LABEL_WORDS, _LIST = 3, 3


def answers(
    questions: Iterable[str], post: str, evidence: Evidence, pack: Language, similar: Similar
) -> dict[str, Statement]:
    """Return the clause that answers, said to the customer, by question; a question that none answers is left out."""
    every = clauses(evidence.notes + evidence.passages + evidence.also, pack)
    found = {}
    for question in questions:
        nearness, best = _best(question, post, every, evidence, pack, similar, asked=True)
        if best is not None and nearness >= _ANSWERS:
            found[question] = _told(best, question, pack)
    return found


def helps(
    problems: Iterable[str], post: str, evidence: Evidence, pack: Language, similar: Similar
) -> dict[str, Statement]:
    """Return the clause that surely says what is done about one of the problems; empty when none does."""
    found = clauses(evidence.notes + evidence.passages + evidence.also, pack)
    every = [clause for clause in found if not _ADMONISHES.match(fold(clause.told.text))]
    scored = [(*_best(problem, post, every, evidence, pack, similar, asked=False), problem) for problem in problems]
    nearness, best, problem = max(scored, key=lambda one: one[0], default=(0.0, None, ""))
    return {problem: _told(best, f"{problem} {post}", pack)} if best is not None and nearness >= _HELPS else {}


def nearest(
    questions: Iterable[str], post: str, evidence: Evidence, pack: Language, similar: Similar
) -> Statement | None:
    """Return the clause that comes nearest to a question none answers, out of the passages that the reply rests on.

    None where nothing is near. For a complaint what comes nearest is mostly beside the matter, so none is looked for.
    """
    every = clauses(evidence.notes + evidence.passages, pack)
    scored = [(*_best(one, post, every, evidence, pack, similar, asked=True), one) for one in questions]
    nearness, best, one = max(scored, key=lambda found: found[0], default=(0.0, None, ""))
    if best is None or nearness < _NEAR or not pack.sense(one) & pack.sense(best.told.text):
        return None  # near by its meaning alone is mostly near to something else
    return _told(best, f"{one} {post}", pack)


def _best(
    about: str, post: str, every: Sequence[Clause], evidence: Evidence, pack: Language, similar: Similar, *, asked: bool
) -> tuple[float, Clause | None]:
    """Return the clause nearest to a question or a problem, and how sure it is, about 0 to 1."""
    ranked = nearest_first(about, post, every, evidence, pack, similar, asked=asked)
    return sure(ranked), ranked[0].clause if ranked else None


def _told(best: Clause, about: str, pack: Language) -> Statement:
    cut = _items_asked_for(best.read, about, pack)
    return best.told if cut == best.read else best.told.model_copy(update={"text": cut})


def _items_asked_for(text: str, question: str, pack: Language) -> str:
    """Cut a list under a label to what the question is about: "Prices: patch €14, full zip €35." to the zip."""
    label, found, rest = text.partition(": ")
    items = rest.rstrip(".").split(", ")
    wanted = pack.sense(question)
    asked = [item for item in items if wanted & pack.sense(item)]
    own_figures = all(any(mark.isdigit() for mark in item) for item in items)
    if not found or len(label.split()) > _LABEL_WORDS or len(items) < _LIST or not own_figures or not asked:
        return text
    return f"{label}: {', '.join(asked)}."
