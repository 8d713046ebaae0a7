"""What a reply says about its own matter, once courtesy, names and ways to reach the company are left out."""

from __future__ import annotations

import re

from policy.case import Case
from policy.content import is_content, stem
from policy.reading import Places, Reading
from policy.rules.generic_words import FUNCTION_WORDS
from policy.views import STOP, Words
from policy.vocabulary import words as word_set

_SIGNATURE = 4
"""Most words of a signature."""


def own_matter(reading: Reading, case: Case, left_out: Places) -> set[str]:
    """Return the reply's words of matter: no courtesy, nobody's name, nothing that stands in `left_out`."""
    words = reading.words
    names = names_of(case)
    idle = {at for hit, _, _ in left_out for at in range(hit.first, hit.last)} | addressing(words)
    return {
        word
        for at, word in enumerate(words.words)
        if at not in idle and word not in FUNCTION_WORDS and is_content(word) and stem(word) not in names
    }


def comparable(reading: Reading, post: Reading) -> bool:
    """Tell whether two texts are in one language, as far as it is known: words of two say nothing to each other."""
    return reading.lang == "und" or post.lang == reading.lang


def grouped(synonyms: tuple[tuple[str, ...], ...]) -> dict[str, str]:
    """Return for the stem of each synonym the stem that stands for its group."""
    groups: dict[str, str] = {}
    for group in synonyms:
        for word in group:
            groups.setdefault(stem(word.lower()), stem(group[0].lower()))
    return groups


def names_of(case: Case) -> frozenset[str]:
    """Return the stems of the names that any reply of this company may hold."""
    company = case.company
    author = case.context.facts.author.name or ""
    listed = [company.name, author, *company.people, *company.signatures]
    return frozenset(stem(part) for name in listed for part in name.lower().split())


def colleagues(reading: Reading, case: Case) -> set[int]:
    """Return at which words the reply speaks of a person of the company whom the post names.

    Without a post of any but the one who signs. Who is greeted, spoken to or signs is not spoken of.
    """
    company, words = case.company, reading.words
    people = _stems(*company.people) - _stems(case.context.facts.author.name or "")
    if case.post is None:
        people -= _stems(*company.signatures, case.context.signature or "")
    else:
        people &= {stem(word) for word in case.post.words.words}
    if not people:
        return set()
    idle = addressing(words)
    return {
        at
        for at, word in enumerate(words.words)
        if at not in idle and stem(word) in people and words.is_name(at) and not _spoken_to(words, at)
    }


def _stems(*names: str) -> set[str]:
    return {stem(part.strip("-^,")) for name in names for part in name.lower().split()}


def _spoken_to(words: Words, at: int) -> bool:
    """Tell whether a name stands alone between commas or before the end: "Thank you, Orla!"."""
    after = at + 1
    alone = after == len(words.words) or words.words[after] == STOP or after in words.breaks
    return at in words.breaks and alone


def addressing(words: Words) -> set[int]:
    """Return where the customer is greeted by name, and where the agent signs."""
    listed = words.words
    found: set[int] = set()
    greeted = -1
    for at, word in enumerate(listed[:6]):
        if word in _GREETINGS:
            greeted = at
        elif greeted >= 0 and at - greeted <= 2 and words.is_name(at):
            found.add(at)
        else:
            break
    end = len(listed)
    while end and listed[end - 1] == STOP:
        end -= 1
    start = end
    while start and end - start <= _SIGNATURE and listed[start - 1] != STOP and start not in words.breaks:
        start -= 1
    if 0 < end - start <= _SIGNATURE and start and all(words.is_name(at) for at in range(start, end)):
        found.update(range(start, end))
    return found


_GREETINGS = word_set(
    """
    hi hello hey dear good morning afternoon evening hiya howdy thanks thank you oh sorry so
    hola buenos buenas dias tardes gracias estimado estimada querido querida
    bonjour bonsoir salut cher chere merci madame monsieur
    hallo guten tag moin servus liebe lieber danke frau herr sehr geehrte geehrter
    """
)


def tells_figures(reading: Reading, *, known: str = "") -> bool:
    """Tell whether the reply gives a figure of any matter; the stars of a review and "24/7" are none.

    known: folded text whose figures are nothing new, as the "2" of "Does the Bothy 2 fit?".
    """
    folded = reading.text.folded
    return any(
        f" {folded[q.start : q.end].strip()} " not in f" {known} "
        and not _STARS.match(folded, q.end)
        and not _IDLE.fullmatch(folded, q.start, q.end)
        for q in reading.quantities
    )


_STARS = re.compile(r"[ -]?(?:stars?|estrellas?|etoiles?|sterne?n?)\b")
_IDLE = re.compile(r"24|7|24/7|one|uno|una|un|une|ein|eine|einen")
