"""Which clause of the policy speaks to a post: the one nearest to it by meaning and by telling words together.

"How long does a repair take?" is answered by a clause about repairs with a span of time in it rather than by one
with a price. Where none is near enough, or another is as near, there is no answer, and the reply says so.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from drafting.writer.grounds.clauses import Clause, clauses
from drafting.writer.grounds.deadlines import gives_time
from drafting.writer.grounds.evidence import Evidence
from drafting.writer.grounds.meant import meant
from drafting.writer.grounds.statements import Statement
from drafting.writer.words.forms import dated, forms, holds
from drafting.writer.words.language import Language
from drafting.writer.words.text import fold

Similar = Callable[[str, Sequence[str]], tuple[float, ...]]
"""How alike a text is by meaning to each of the others, -1 to 1."""
_BY_STATEMENT, _BY_PASSAGE, _BY_WORDS, _BY_FORM, _BY_RANK = 0.8, 0.2, 0.15, 0.1, 0.1
"""What counts: the likeness by meaning of the statement and of the passage it stands in, the share of the question's
telling words, the form that is asked for, and the passage's place among the hits: the first gains all."""
_OTHER_FORM, _OTHER_DEED = 0.15, 0.15
"""What it costs a clause not to have that form, and not to speak of the deed asked about."""
_BY_TIME = 0.35
"""What a clause gains that gives time for the deed asked about, where the post tells how much has passed."""
_BY_LEAD, _MOST_LEAD = 0.5, 0.2
"""What the lead over the best clause of another paragraph counts, and up to how much of it: where two are as near,
neither is sure."""
_ANSWERS, _HELPS = 0.57, 0.61
"""Sum from which a clause is told as the answer to a question, and as what helps with a complaint.

Chosen on 151 questions and complaints in English to six companies, 28 of them without an answer, and on 25 in three
other languages (`tests/bench/answers.py`): of the clauses told from these sums on, six of seven are right."""
_NEAR = 0.45
"""Sum from which a clause that is not sure to answer a question is offered beside the honest reply, for a person to
look whether it fits: of those offered on the same posts, 12 of 23 that had an answer were right."""
_BACKGROUND, _FEW, _UNRELATED = 0.25, 12, 0.2
"""A quarter of the statements are less like the question than the likeness that counts as none: whatever is written to
this company shares that much with its policy, and embedders differ in it. With few statements it is that of two
unrelated texts for the embedded model."""
_ADMONISHES = re.compile(
    r"(?:please|never|do not|don't|bitte|niemals|nie|por favor|nunca|merci de|veuillez|s'il (?:vous|te) plait|ne) "
)
"""How a rule begins that tells customers what to do: said to somebody for whom something went wrong, it puts the blame
on them."""
_DAYS = (
    r"(?i:mon|tues|wednes|thurs|fri|satur|sun)(?i:days?)|(?i:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s?|"
    r"(?i:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)s?"
)
_DAY_OR_PLACE = (
    re.compile(rf"\b(?:{_DAYS})\b"),
    re.compile(rf"\b(?:{_DAYS})\b|(?<=[^\W\d_] )[A-ZÀ-Ý][à-ÿa-z]{{2,}}\b"),
)
"""Weekdays and names of places; without the latter for German, where every noun has its capital."""
_SHARED_BESIDE_A_DATE = 2
_LABEL_WORDS, _LIST = 3, 3


def answers(
    questions: Iterable[str], post: str, evidence: Evidence, pack: Language, similar: Similar
) -> dict[str, Statement]:
    """Return the clause that answers, said to the customer, by question; a question that none answers is left out."""
    every = clauses(evidence.notes + evidence.passages + evidence.also, pack)
    found = {}
    for question in questions:
        sure, best = _best(question, post, every, evidence, pack, similar, asked=True)
        if best is not None and sure >= _ANSWERS:
            found[question] = _told(best, question, pack)
    return found


def helps(
    problems: Iterable[str], post: str, evidence: Evidence, pack: Language, similar: Similar
) -> dict[str, Statement]:
    """Return the clause that surely says what is done about one of the problems; empty when none does."""
    found = clauses(evidence.notes + evidence.passages + evidence.also, pack)
    every = [clause for clause in found if not _ADMONISHES.match(fold(clause.told.text))]
    scored = [(*_best(problem, post, every, evidence, pack, similar, asked=False), problem) for problem in problems]
    sure, best, problem = max(scored, key=lambda one: one[0], default=(0.0, None, ""))
    return {problem: _told(best, f"{problem} {post}", pack)} if best is not None and sure >= _HELPS else {}


def nearest(
    questions: Iterable[str], post: str, evidence: Evidence, pack: Language, similar: Similar
) -> Statement | None:
    """Return the clause that comes nearest to a question none answers, out of the passages that the reply rests on.

    None where nothing is near. For a complaint what comes nearest is mostly beside the matter, so none is looked for.
    """
    every = clauses(evidence.notes + evidence.passages, pack)
    scored = [(*_best(one, post, every, evidence, pack, similar, asked=True), one) for one in questions]
    sure, best, one = max(scored, key=lambda found: found[0], default=(0.0, None, ""))
    if best is None or sure < _NEAR or not pack.sense(one) & pack.sense(best.told.text):
        return None  # near by its meaning alone is mostly near to something else
    return _told(best, f"{one} {post}", pack)


def _best(
    about: str, post: str, every: Sequence[Clause], evidence: Evidence, pack: Language, similar: Similar, *, asked: bool
) -> tuple[float, Clause | None]:
    """Return the clause nearest to a question or a problem, and how sure it is, about 0 to 1.

    asked: `about` is a question, and its answer may have to have a form.
    """
    content = [pack.sense(clause.told.text) for clause in every]
    spread = Counter(root for some in content for root in some)
    wanted = frozenset(root for root in pack.sense(about) if not root.isdigit())
    wanted = wanted - pack.sense(pack.form_asked(about)) or wanted
    weight = {root: math.log((len(every) + 1) / (spread[root] + 0.5)) for root in wanted}
    whole = sum(weight.values()) or 1.0
    wanted_forms, deed = forms(about, pack) if asked else frozenset(), pack.first_deed(about)
    asks_for_a_day = asked and (dated(about) or dated(post))  # what went wrong has its day, too, and asks for none
    beside = frozenset(root for word in _DAY_OR_PLACE[pack.code != "de"].findall(about) for root in pack.sense(word))
    read = [clause.read for clause in every]
    # A question says little without the post that it stands in: "Will they find out if I hand it in?"
    alike = [max(pair) for pair in zip(similar(about, read), similar(post, read), strict=True)]
    places = [evidence.places.get(clause.told.source) for clause in every]
    near = [
        cosine if place is None or place.near is None else place.near
        for place, cosine in zip(places, alike, strict=True)
    ]
    best: dict[tuple[str, int], tuple[float, Clause]] = {}
    for clause, some, by_statement, by_passage, place in zip(
        every, content, _above_background(alike), _above_background(near), places, strict=True
    ):
        shared = wanted & some
        if shared and not asked and shared <= beside:
            continue  # "Saturday" and "Lyon" stand in both, and the matter in one
        if len(shared) < _SHARED_BESIDE_A_DATE and dated(clause.read) and not asks_for_a_day:
            continue  # a rule for one season, told to somebody who did not ask about it
        if not meant(clause.told, about if asked else "", post, wanted_forms, pack):
            continue
        score = _BY_STATEMENT * by_statement + _BY_PASSAGE * by_passage
        score += _BY_RANK / place.rank if place else _BY_RANK
        score += _BY_WORDS * sum(weight[root] for root in shared) / whole
        if wanted_forms:
            score += _BY_FORM if holds(clause.told.text, wanted_forms) else -_OTHER_FORM
            score -= _OTHER_DEED if deed is not None and deed not in some else 0.0
        score += _BY_TIME if asked and gives_time(clause.told.text, about, post, pack) else 0.0
        where = clause.told.source, clause.told.paragraph
        if score > best.get(where, (0.0, clause))[0]:
            best[where] = score, clause
    ranked = sorted(best.values(), key=lambda one: -one[0])
    if not ranked:
        return 0.0, None
    lead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 0.0
    return ranked[0][0] + _BY_LEAD * min(lead, _MOST_LEAD), ranked[0][1]


def _above_background(cosines: Sequence[float]) -> list[float]:
    """Return how far each cosine is on the way from what any statement of this policy has to 1."""
    none = sorted(cosines)[int(_BACKGROUND * len(cosines))] if len(cosines) >= _FEW else _UNRELATED
    return [(cosine - none) / (1.0 - none) if none < 1.0 else 0.0 for cosine in cosines]


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
