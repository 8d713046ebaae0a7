"""Turns the persons of a customer's sentence: "you charged my card" becomes "we charged your card".

Every word for a person must be covered by a rule that knows its new form, or nothing is turned: a reply that gives the
customer the company's part, or the company the customer's, is worse than one that says it otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from drafting.models import Frozen
from drafting.writer.words.persons import de, en, es, fr

APOSTROPHE, NO_MORE = "'", r"(?!\w)"
_SLOT = re.compile(r"\{(\w+)\}")
_GROUP = re.compile(r"\(\?P<(\w+)>")


class Turned(Frozen):
    """A sentence told back."""

    text: str
    accuses: bool = False
    """True when the company or its people did it: then it is what the customer says, and no fact yet."""
    acts: bool = False
    """True when a verb was turned: then the words are a clause."""


class _Tongue(NamedTuple):
    rules: Callable[[bool], Sequence[tuple[str, str]]]
    """Pattern and new words, the first that fits wins. The argument chooses the second form of address."""
    left: str
    """Words for a person that no rule covered."""
    company: str
    """Words for the company in the new sentence."""
    pronouns: str
    """New words that are no verbs."""
    again: str
    """Another verb of the customer's with no person beside it: "ich warte und bekomme". There the words are cut."""
    customer: str
    """Words for the customer in the new sentence."""


_TONGUES = {
    "en": _Tongue(en.rules, en.LEFT, en.COMPANY, en.PRONOUNS, en.AGAIN, en.CUSTOMER),
    "es": _Tongue(es.rules, es.LEFT, es.COMPANY, es.PRONOUNS, es.AGAIN, es.CUSTOMER),
    "fr": _Tongue(fr.rules, fr.LEFT, fr.COMPANY, fr.PRONOUNS, fr.AGAIN, fr.CUSTOMER),
    "de": _Tongue(de.rules, de.LEFT, de.COMPANY, de.PRONOUNS, de.AGAIN, de.CUSTOMER),
}


class _Compiled(NamedTuple):
    rules: re.Pattern[str]
    news: tuple[str, ...]
    left: re.Pattern[str]
    again: re.Pattern[str]
    company: re.Pattern[str]
    pronouns: re.Pattern[str]


@lru_cache(maxsize=2048)  # one draft asks for the same clauses again and again: up to 3 ms each
def turn_round(text: str, lang: str, *, second: bool = False) -> Turned | None:
    """Return the text with its persons exchanged; None where one of them cannot be told for sure.

    `second` chooses German "du" instead of "Sie" and Spanish "usted" instead of "tú" for the customer.
    """
    tongue = _compiled(lang, second)
    text = text.replace("’", APOSTROPHE)
    again = tongue.again.search(text)
    text = text[: again.end("kept")] if again else text
    parts: list[str] = []
    end, acts = 0, False
    for match in tongue.rules.finditer(text):
        between = text[end : match.start()]
        if tongue.left.search(between):
            return None
        number = int((match.lastgroup or "r0")[1:])
        new = _expanded(tongue.news[number], match, number)
        acts = acts or any(
            not tongue.pronouns.fullmatch(word) for word in set(new.lower().split()) - set(match[0].lower().split())
        )
        at_start = not parts and not between
        parts += [between, new[0].upper() + new[1:] if at_start and match[0][0].isupper() else new]
        end = match.end()
    if tongue.left.search(text[end:]):
        return None
    said = " ".join("".join([*parts, text[end:]]).split())
    return Turned(text=said, accuses=tongue.company.search(said) is not None, acts=acts)


def people_in(text: str, lang: str) -> frozenset[str]:
    """Say who has a part in a sentence said to the customer: "customer", "company"."""
    patterns = _people(lang)
    return frozenset(name for name, pattern in patterns.items() if pattern.search(text))


@cache
def _people(lang: str) -> dict[str, re.Pattern[str]]:
    tongue = _TONGUES[lang]
    return {
        "customer": re.compile(rf"\b(?:{tongue.customer})(?!\w)", re.IGNORECASE),
        "company": re.compile(rf"\b(?:{tongue.company})(?!\w)", re.IGNORECASE),
    }


def _expanded(new: str, match: re.Match[str], number: int) -> str:
    """Fill "{name}" in a rule's new words with the named group of its own that matched."""
    return _SLOT.sub(lambda slot: match[f"{slot[1]}_{number}"] or "", new)


@cache
def _compiled(lang: str, second: bool) -> _Compiled:
    tongue = _TONGUES[lang]
    rules = tongue.rules(second)
    parts = []
    for number, (find, _) in enumerate(rules):
        own = _GROUP.sub(lambda group: f"(?P<{group[1]}_{number}>", find)  # noqa: B023 - used at once
        parts.append(rf"(?P<r{number}>\b(?:{own}){'' if find[-1] == APOSTROPHE else NO_MORE})")
    return _Compiled(
        re.compile("|".join(parts), re.IGNORECASE),
        tuple(new for _, new in rules),
        *(
            re.compile(rf"\b(?:{entry})(?!\w)", re.IGNORECASE)
            for entry in (tongue.left, tongue.again, tongue.company, tongue.pronouns)
        ),
    )
