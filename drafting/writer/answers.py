"""Which statement of the policy speaks to a post: the one nearest to it by meaning and by telling words together.

"How long does a repair take?" is answered by a statement about repairs with a span of time in it rather than by one
with a price. Where no statement is near enough there is no answer, and the reply says so.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from drafting.writer.language import Language
from drafting.writer.statements import Statement, leans, statements
from drafting.writer.text import fold
from policy import detect_language
from policy.models import EvidenceItem

Similar = Callable[[str, Sequence[str]], tuple[float, ...]]
"""How alike a text is by meaning to each of the others, -1 to 1."""
_NUMBER = (
    r"(?:\d+(?:[.,]\d+)?|an?|one|two|three|four|five|six|seven|ten|twelve|eine?[mnr]?|zwei|drei|vier|funf|sechs|zwolf|"
    r"uno|una?|dos|tres|cuatro|cinco|seis|doce|une?|deux|trois|quatre|cinq|six|douze)"
)
_SHAPES: dict[str, re.Pattern[str]] = {
    "span": re.compile(
        rf"\b{_NUMBER}(?:[\s-]|\s\w+\s)?(?:working[\s-]|business[\s-])?(?:minutes?|hours?|days?|weeks?|months?|years?|"
        r"minuten?|stunden?|tagen?|wochen?|monaten?|jahren?|werktagen?|werktage?|tage?|monate?|jahre?|"
        r"minutos?|horas?|dias?|semanas?|mes|meses|anos?|heures?|jours?|semaines?|mois|ans?|annees?)\b|"
        r"\bat once\b|\bsofort\b|\benseguida\b|\btout de suite\b"
    ),
    "clock": re.compile(r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2}\s?(?:am|pm|uhr|h)\b|\bde \d{1,2} a \d{1,2}\b"),
    "date": re.compile(
        r"\b\d{1,2}\.?\s(?:de\s)?(?:january|february|march|april|may|june|july|august|september|october|november|december|"
        r"januar|februar|marz|mai|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|"
        r"octubre|noviembre|diciembre|janvier|fevrier|mars|avril|juin|juillet|aout|septembre|octobre|novembre|decembre)\b"
    ),
    "price": re.compile(r"[€$£]\s?\d|\d\s?(?:[€$£]|eur\b|euros?\b)|\bfree\b|\bkostenlos\b|\bgratis\b|\bgratuite?s?\b"),
}
"""What an answer of each form must hold, on folded text."""
_LEANS_WITHIN = re.compile(
    r"\b(?:danach|dann|despues|luego|ensuite|apres cela|after that|afterwards|then)\b"
    r"(?! (?:the|der|die|das|el|la|le)\b)"
)
"""A sentence about what comes after something that the sentence before it names."""
_OF_THE_PAST = re.compile(r"(?:until|bis|hasta|jusqu)\b")
"""How a statement begins that tells what was in force until some day."""
_BY_MEANING, _BY_WORDS, _BY_FORM = 0.75, 0.25, 0.05
"""What likeness by meaning, the share of the question's telling words and the wanted form count."""
_OTHER_FORM, _OTHER_DEED = 0.15, 0.15
"""What it costs a statement not to have that form, and not to speak of the deed asked about."""
_ANSWERS, _HELPS = 0.48, 0.55
"""Score from which a statement is told as the answer to a question, and as what helps with a complaint.

Chosen on 60 questions and 46 complaints on the sample company (four languages, a quarter without an answer there):
41 of 50 best statements are the right ones, and from these scores on seven of eight are."""
_SHARED_BESIDE_A_DATE = 2
_SENTENCE_WORDS = 4
_SHORT_CLAUSE = 160
"""Characters up to which the rest of a clause is told with its statement."""
_LABEL_WORDS, _LIST = 3, 3


def answers(
    questions: Iterable[str], items: Iterable[EvidenceItem], pack: Language, similar: Similar
) -> dict[str, Statement]:
    """Return the statement that answers, by question; a question that none of the items answers is left out."""
    every = [statement for statement in statements(items) if _tellable(statement, pack)]
    found = {}
    for question in questions:
        score, best = _best(question, every, pack, similar)
        if best is not None and score >= _ANSWERS:
            cut = _items_asked_for(best.text, question, pack)
            found[question] = _whole_clause(best, every) if cut == best.text else best.model_copy(update={"text": cut})
    return found


def helps(
    problems: Iterable[str], items: Iterable[EvidenceItem], pack: Language, similar: Similar
) -> dict[str, Statement]:
    """Return the statement that surely says what is done about one of the problems; empty when none does."""
    every = [statement for statement in statements(items) if _tellable(statement, pack)]
    scored = [(*_best(problem, every, pack, similar), problem) for problem in problems]
    score, best, problem = max(scored, key=lambda one: one[0], default=(0.0, None, ""))
    return {problem: _whole_clause(best, every)} if best is not None and score >= _HELPS else {}


def _whole_clause(best: Statement, every: Sequence[Statement]) -> Statement:
    """The statement with what follows it in its clause, where that is short: it often holds a condition."""
    clause = list(dict.fromkeys(statement.text for statement in every if statement.source == best.source))
    whole = " ".join(clause[clause.index(best.text) :])
    return best.model_copy(update={"text": whole}) if len(whole) <= _SHORT_CLAUSE else best


def dated(text: str) -> bool:
    """Say whether a text names a day of the year: a rule with one holds for a season."""
    return _SHAPES["date"].search(fold(text)) is not None


def forms(question: str, pack: Language) -> frozenset[str]:
    """Return the forms that an answer to a question may have; empty for a question that asks for none of them."""
    folded = fold(question)
    return frozenset(
        form
        for number, group in enumerate(pack.phrases["answer_forms"])
        if pack.entries(f"answer form {number}", group["asked"]).search(folded)
        for form in group["forms"]
    )


def _best(about: str, every: Sequence[Statement], pack: Language, similar: Similar) -> tuple[float, Statement | None]:
    """Return the statement nearest to a question or a problem, with its score, about 0 to 1."""
    content = [pack.sense(statement.text) for statement in every]
    spread = Counter(root for some in content for root in some)
    wanted = frozenset(root for root in pack.sense(about) if not root.isdigit())
    wanted = wanted - pack.sense(pack.form_asked(about)) or wanted
    weight = {root: math.log((len(every) + 1) / (spread[root] + 0.5)) for root in wanted}
    whole = sum(weight.values()) or 1.0
    wanted_forms, deed = forms(about, pack), pack.first_deed(about)
    asks_for_a_day = dated(about)
    best: tuple[float, Statement | None] = (0.0, None)
    alike = similar(about, [statement.text for statement in every])
    for statement, some, cosine in zip(every, content, alike, strict=True):
        shared, folded = wanted & some, fold(statement.text)
        if len(shared) < _SHARED_BESIDE_A_DATE and dated(statement.text) and not asks_for_a_day:
            continue  # a rule for one season, told to somebody who did not ask about it
        score = _BY_MEANING * cosine + _BY_WORDS * sum(weight[root] for root in shared) / whole
        if wanted_forms:
            fits = any(_SHAPES[form].search(folded) for form in wanted_forms)
            score += _BY_FORM if fits else -_OTHER_FORM
            score -= _OTHER_DEED if deed is not None and deed not in some else 0.0
        if score > best[0]:
            best = score, statement
    return best


def _items_asked_for(text: str, question: str, pack: Language) -> str:
    """Cut a list under a label to what the question is about: "Prices: patch €14, full zip €35." to the zip."""
    label, found, rest = text.partition(": ")
    items = rest.rstrip(".").split(", ")
    wanted = pack.sense(question)
    asked = [item for item in items if wanted & pack.sense(item)]
    if not found or len(label.split()) > _LABEL_WORDS or len(items) < _LIST or not asked:
        return text
    return f"{label}: {', '.join(asked)}."


def _tellable(statement: Statement, pack: Language) -> bool:
    text = statement.text
    return (
        not statement.for_staff
        and text[:1].isupper()  # an item of a list that stands alone is no sentence
        and text[-1:] in (".", "!")
        and len(text.split()) >= _SENTENCE_WORDS
        and not leans(text)
        and _OF_THE_PAST.match(fold(text)) is None
        and not _LEANS_WITHIN.search(fold(text))
        and detect_language(text) in (pack.code, "und")
    )
