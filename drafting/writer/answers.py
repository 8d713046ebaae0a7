"""Which statement of the policy answers a question: one about the same thing that has the form of an answer.

"How long does a repair take?" is answered by a statement about repairs with a span of time in it, not by one with a
price. Where no such statement stands in the evidence there is no answer, and the reply says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from drafting.writer.language import Language
from drafting.writer.statements import Statement, leans, statements
from drafting.writer.text import fold, stem, words
from policy import detect_language
from policy.models import EvidenceItem

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
    r"\b(?:danach|despues|ensuite|apres cela|after that|afterwards)\b(?! (?:the|der|die|das|el|la|le)\b)"
)
"""A sentence about what comes after something that the sentence before it names."""
_ABOUT = 0.3
"""Part of the question's telling words that an answer must share."""
_SHARED_BESIDE_A_DATE = 2
_VERB_WEIGHT = 0.5
"""What a shared word without much content counts: "take" in "how long does it take"."""
_FEWEST_LETTERS = 4
_SENTENCE_WORDS = 4
_LABEL_WORDS, _LIST = 3, 3


def answers(questions: Iterable[str], items: Iterable[EvidenceItem], pack: Language) -> tuple[Statement, ...]:
    """Return, for each question that the items answer, the statement that does, each once."""
    every = [statement for statement in statements(items) if _tellable(statement, pack)]
    content = [pack.sense(statement.text) for statement in every]
    spread = Counter(root for some in content for root in some)
    found = []
    for question in questions:
        best = _best(question, every, content, spread, pack)
        if best is not None:
            found.append(best.model_copy(update={"text": _items_asked_for(best.text, question, pack)}))
    return tuple(dict.fromkeys(found))


def forms(question: str, pack: Language) -> frozenset[str]:
    """Return the forms that an answer to a question may have; empty for a question that asks for none of them."""
    folded = fold(question)
    return frozenset(
        form
        for number, group in enumerate(pack.phrases["answer_forms"])
        if pack.entries(f"answer form {number}", group["asked"]).search(folded)
        for form in group["forms"]
    )


def _best(
    question: str, every: list[Statement], content: list[frozenset[str]], spread: Counter[str], pack: Language
) -> Statement | None:
    wanted_forms = forms(question, pack)
    if not wanted_forms:
        return None
    wanted = frozenset(root for root in pack.sense(question) if not root.isdigit())
    wanted = wanted - pack.sense(pack.form_asked(question)) or wanted
    small = _all_roots(question) - wanted
    deed = pack.first_deed(question)
    dated = _SHAPES["date"].search(fold(question)) is not None
    scored: list[tuple[float, int, Statement]] = []
    for place, (statement, some) in enumerate(zip(every, content, strict=True)):
        shared = wanted & some
        folded = fold(statement.text)
        fits = any(_SHAPES[form].search(folded) for form in wanted_forms)
        if deed is not None and deed not in some:
            continue
        if len(shared) < _SHARED_BESIDE_A_DATE and _SHAPES["date"].search(folded) and not dated:
            continue  # a rule for one season, told to somebody who did not ask about it
        if not shared or not fits or (deed is None and len(shared) < _ABOUT * len(wanted)):
            continue
        weight = sum(1.0 / spread[root] ** 0.5 for root in shared)
        weight += _VERB_WEIGHT * len(small & _all_roots(statement.text))
        scored.append((weight * (1.0 + len(shared) / len(some)), -place, statement))
    return max(scored, key=lambda entry: entry[:2])[2] if scored else None


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
        and not _LEANS_WITHIN.search(fold(text))
        and detect_language(text) in (pack.code, "und")
    )


def _all_roots(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text) if len(word) >= _FEWEST_LETTERS)
