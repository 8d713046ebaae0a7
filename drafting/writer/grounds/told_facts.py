"""The facts of a case that the writer can tell the customer as they stand."""

from __future__ import annotations

import re

from drafting.models import DraftJob
from drafting.writer.grounds.to_customer import to_the_customer
from drafting.writer.reading.understanding import Understanding
from drafting.writer.words.language import Language
from drafting.writer.words.mask import codes_of
from policy import detect_language, find_personal_data

_SENTENCE_WORDS, _FACT_LENGTH, _MOST_FACTS = 4, 180, 3
_FILED_UNDER = re.compile(r"^\W*(?:[^\W\d_]+\W+){0,2}#?\w*\d\w*\s*:\s+")
"""What stands before a fact in a file: "Order 4471: "."""
_ANSWERS = re.compile(r"^.*\?[”“\"»’)]*\??\s+(?=\S)")
"""The question that an agent answered: the desk records both as one fact, and the customer is told the answer."""

_OF_THEM = re.compile(
    r"\b(?:the (?:customer|client|user|guest|passenger|caller)|(?:der|die|den|dem|des) Kund\w+|"
    r"(?:le|la|du|au) client\w*|(?:el|la|al|del) client\w*)\b",
    re.IGNORECASE,
)
"""How a file speaks of the customer, who is not told so to their face."""


def told_facts(job: DraftJob, understood: Understanding, pack: Language, *, public: bool) -> tuple[str, ...]:
    """Return the short facts in the reply's language that read as sentences.

    A number that a fact is filed under and the question that it answers are left out. public: everybody reads the
    reply; then what is only the customer's business is left out as well.
    """
    found = [text for text, theirs in _sentences(job, understood, pack) if not (public and theirs)]
    return tuple(found[:_MOST_FACTS])


def private_facts(job: DraftJob, understood: Understanding, pack: Language) -> tuple[str, ...]:
    """Return those that a public reply leaves out, for the private message: of an account, a card, an address."""
    return tuple(text for text, theirs in _sentences(job, understood, pack) if theirs)[:_MOST_FACTS]


def _sentences(job: DraftJob, understood: Understanding, pack: Language) -> list[tuple[str, bool]]:
    """The facts as sentences, each with whether it is only the customer's business."""
    if understood.lang != pack.code:
        return []
    found: list[tuple[str, bool]] = []
    for fact in job.facts.facts:
        text = _ANSWERS.sub("", _FILED_UNDER.sub("", " ".join(fact.text.split())))
        whole = len(text.split()) >= _SENTENCE_WORDS and len(text) <= _FACT_LENGTH and "\n" not in fact.text
        secret = bool(codes_of(text) or find_personal_data(text))
        if whole and not secret and detect_language(text) in (understood.lang, "und"):
            text = to_the_customer(text, pack.code)
            if not _OF_THEM.search(text):
                found.append((text if text[-1] in ".!?" else text + ".", pack.has("of_account", text)))
    return found


def foreign_facts(job: DraftJob, pack: Language) -> tuple[str, ...]:
    """Return the facts that are in another language than the reply: without a model they cannot be told in it."""
    texts = (" ".join(fact.text.split()) for fact in job.facts.facts)
    return tuple(text for text in texts if detect_language(text) not in (pack.code, "und"))
