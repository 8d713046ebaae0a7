"""Whether the reply tells what the facts of the case say, and quotes the customer right."""

from __future__ import annotations

from evals.scorers.score import Score, Scorer, Seen
from evals.scorers.words import content, plain, words_of
from evals.scorers.written import QUOTED
from policy import detect_language

_FEWEST = 3
"""Words from which a quotation is checked; shorter ones are names and titles."""


def _facts(seen: Seen) -> Score | None:
    """1 when the reply takes up at least two content words of the facts that the post did not have.

    Range 0 or 1, higher is better. Left out without facts, and where reply and facts are in different languages
    (their words cannot be compared).
    """
    facts = " ".join(fact.text for fact in seen.item.facts.facts)
    if not seen.written or not facts:
        return None
    if detect_language(facts) != detect_language(seen.reply):
        return None
    matter = content(facts) - content(seen.item.post)
    if len(matter) < 2:
        return None
    told = matter & content(seen.reply)
    return Score(float(len(told) >= 2), f"Tells: {', '.join(words_of(told, seen.reply)) or 'nothing'}.")


def _misquotes(seen: Seen) -> Score | None:
    """Quotations of three or more words that neither the post nor the evidence has. Range 0 and up, lower is better."""
    if not seen.written:
        return None
    sources = [seen.item.post, *(m.text for m in seen.item.thread), *(e.text for e in seen.result.evidence)]
    known = [f" {' '.join(plain(source))} " for source in sources]
    wrong = []
    for match in QUOTED.finditer(seen.reply):
        words = plain(match[1].rstrip("….").strip())
        if len(words) >= _FEWEST and not any(f" {' '.join(words)} " in source for source in known):
            wrong.append(match[1])
    return Score(float(len(wrong)), "; ".join(wrong))


USES_FACTS = Scorer("uses_facts", "Tells what the facts say", _facts)
MISQUOTES = Scorer("misquotes", "Wrong quotations a draft", _misquotes, unit="count", better="lower")
