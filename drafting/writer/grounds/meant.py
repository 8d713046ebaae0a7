"""Whether a clause is meant for a post at all, however near it is: another product's recall, other people's rule, a
price told to somebody who asked for none."""

from __future__ import annotations

import re

from drafting.writer.grounds.statements import Statement
from drafting.writer.words.forms import MEASURES, holds
from drafting.writer.words.language import Language
from drafting.writer.words.text import fold, kin, stems

_NAME = re.compile(r"\b[A-ZÄÖÜÉÈ][\w'’-]+")
_WORDS_IN_COMMON = 3
"""Words of content that a post must share with a recall where no name tells whether it is about the same thing."""
_CONDITION = re.compile(r"(?:if|when|once|wenn|falls|sobald|si|cuando|quand|lorsque) ([^,]{3,80}),")
"""The condition with which a rule begins, on folded text."""
_SUBJECT_WORDS = 4
"""Words in which a rule says for whom it is."""


def meant(clause: Statement, question: str, post: str, forms: frozenset[str], pack: Language) -> bool:
    """Say whether a clause may be told to this customer.

    question: what is asked; empty where nothing is. forms: those that its answer may have.
    """
    if clause.row and not (forms and holds(clause.text, forms)):
        return False
    if forms & MEASURES and not holds(clause.text, forms):
        return False
    return not (
        _of_another_property(clause.text, question, pack)
        or _recalls_another(clause.text, post, pack)
        or _for_others(clause.text, post, pack)
        or _guarantees_what_holds(clause.text, post, pack)
        or (not question and _for_another_deed(clause.text, post, pack))
    )


def _of_another_property(rule: str, question: str, pack: Language) -> bool:
    """Whether a question asks how something is, or which, and the rule does not speak of that: "how loud", "what
    colour"."""
    told = pack.sense(rule)
    for pattern in pack.phrases["property_asked"]:
        for found in re.finditer(pattern, fold(question)):
            wanted = pack.sense(found[1])
            if wanted and not any(root in told or any(kin(root, other) for other in told) for root in wanted):
                return True
    return False


def _recalls_another(rule: str, post: str, pack: Language) -> bool:
    """Whether a rule calls back a product, and the post does not speak of that one."""
    if not pack.has("recalls", rule) or pack.has("recalls", post):
        return False
    told = frozenset(stems(post, pack.stop))
    # German writes all nouns with a capital, so there a capital names nothing.
    names = frozenset(stems(" ".join(_NAME.findall(rule)), pack.stop)) if pack.code != "de" else frozenset()
    return not told & names and len(pack.sense(rule) & pack.sense(post)) < _WORDS_IN_COMMON


def _for_others(rule: str, post: str, pack: Language) -> bool:
    """Whether a rule is for children and the post about adults, or the other way round."""
    subject, told = fold(" ".join(rule.split()[:_SUBJECT_WORDS])), fold(post)
    ages = [pack.entries(f"age {number}", group) for number, group in enumerate(pack.phrases["ages"])]
    ruled = {number for number, words in enumerate(ages) if words.search(subject)}
    spoken = {number for number, words in enumerate(ages) if words.search(told)}
    return bool(ruled and spoken) and ruled.isdisjoint(spoken)


def _for_another_deed(rule: str, post: str, pack: Language) -> bool:
    """Whether a rule begins with a deed that the post does not name: "If you cancel a place at the school, …" does not
    help with cheese that tastes wrong."""
    begins = _CONDITION.match(fold(rule))
    deed = pack.deed_named(begins[1]) if begins else ""
    entries = pack.phrases["deed_names"].get(deed, ())
    return bool(deed) and pack.entries(f"deed {deed}", entries).search(fold(post)) is None


def _guarantees_what_holds(rule: str, post: str, pack: Language) -> bool:
    """Whether a rule is about a guarantee, and the post neither asks for one nor tells that anything gave way."""
    return pack.has("guarantees", rule) and not (
        pack.has("gives_way", post) or pack.has("guarantees", post) or pack.has("repairs", post)
    )
