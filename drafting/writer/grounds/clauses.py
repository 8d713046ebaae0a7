"""What the policy can be told in: statements that stand alone, and short clauses as a whole.

Each sentence of a clause is compared with a question by itself, for a clause is seldom about one thing only; what is
told is the clause, where it is short, because its other sentences hold the condition or the rest of the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from drafting.writer.grounds.statements import Statement, leans, statements
from drafting.writer.grounds.to_customer import to_the_customer
from drafting.writer.words.language import Language
from drafting.writer.words.spans import SPAN
from drafting.writer.words.text import fold
from knowledge.models import Passage
from policy import detect_language
from policy.models import EvidenceItem

_LEANS_WITHIN = re.compile(
    r"\b(?:danach|dann|despues|luego|ensuite|apres cela|after that|afterwards|then)\b"
    r"(?! (?:the|der|die|das|el|la|le)\b)"
)
"""A sentence about what comes after something that the sentence before it names."""
_OF_THE_PAST = re.compile(r"(?:until|bis|hasta|jusqu)\b")
"""How a statement begins that tells what was in force until some day."""
_SPAN_AHEAD = re.compile(SPAN)
"""How an item of a list begins that is no sentence: "60 days to return things, a free label"."""
_SENTENCE_WORDS = 4
_SHORT_CLAUSE = 220
"""Characters up to which a clause is told whole, from its first sentence on."""
_SHORT_REST = 160
"""Characters up to which the rest of a longer one is told with the statement."""


class Clause(NamedTuple):
    """A sentence of the policy, and what is told when it answers."""

    read: str
    """The sentence, said to the customer."""
    told: Statement
    """What a customer is told, said to them."""


def clauses(items: Iterable[EvidenceItem], pack: Language) -> list[Clause]:
    """Return every sentence of the items that may be told a customer, each with what is told."""
    found: list[Clause] = []
    for _, group in groupby(statements(items), key=lambda statement: (statement.source, statement.paragraph)):
        found += _of_one(list(group), pack)
    return found


def sentences_read(passages: Iterable[Passage], pack: Language) -> tuple[str, ...]:
    """Return what questions in a language are compared with when all these passages are found: each sentence once."""
    items = [
        EvidenceItem(id=passage.id, kind="passage", text=passage.text, document=passage.document)
        for passage in passages
        if not passage.internal
    ]
    return tuple(dict.fromkeys(clause.read for clause in clauses(items, pack)))


def _of_one(paragraph: Sequence[Statement], pack: Language) -> Iterator[Clause]:
    said = [to_the_customer(statement.text, pack.code) for statement in paragraph]
    whole = " ".join(said)
    public = not any(statement.for_staff for statement in paragraph)
    as_one = public and len(whole) <= _SHORT_CLAUSE and _stands_alone(said[0], pack.code)
    for number, (statement, text) in enumerate(zip(paragraph, said, strict=True)):
        if statement.for_staff or _OF_THE_PAST.match(fold(text)):
            continue
        if as_one:
            yield Clause(text, statement.model_copy(update={"text": whole}))
        elif _stands_alone(text, pack.code):
            rest = " ".join(said[number:])
            short = public and len(rest) <= _SHORT_REST
            yield Clause(text, statement.model_copy(update={"text": rest if short else text}))


@lru_cache(maxsize=4096)
def _stands_alone(text: str, lang: str) -> bool:
    """Whether a statement tells something by itself, in the reply's language."""
    return (
        # An item of a list that stands alone is no sentence.
        (text[:1].isupper() or (text[:1].isdigit() and not _SPAN_AHEAD.match(fold(text))))
        and text[-1:] in (".", "!")
        and len(text.split()) >= _SENTENCE_WORDS
        and not leans(text)
        and not _LEANS_WITHIN.search(fold(text))
        and detect_language(text) in (lang, "und")
    )
