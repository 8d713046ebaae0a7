"""Whether what a customer asks for comes too late: the time that has passed, against the time that the policy gives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafting.writer.grounds.clauses import clauses
from drafting.writer.grounds.statements import Statement
from drafting.writer.words.language import Language
from drafting.writer.words.spans import SPAN, days
from drafting.writer.words.text import fold
from policy.models import EvidenceItem

_PASSED = re.compile(
    r"\b(?:after|vor|nach|seit|hace|hace ya|tras|despues de|il y a|depuis|apres|ca fait|it'?s been|over|more than) "
    rf"{SPAN}|"
    rf"\b{SPAN} (?:ago|later|back|old|now|after (?:i|we)|spater|despues|plus tard)\b"
)
"""How much time has passed, as a customer tells it, on folded text."""
_GIVEN = re.compile(
    rf"\b(?:within|for|have|after|innerhalb von|binnen|durante|en|dentro de|pendant|dans les|sous|avez|tienes) {SPAN}|"
    rf"\b{SPAN} (?:lang|zeit|long)\b"
)
"""How much time a rule gives, on folded text."""
_OURS = re.compile(r"(?:we|wir|nous|our|unser\w*|notre|nuestr\w*) |\w+amos ")
"""How a rule begins that binds the company."""
_PERMITS = re.compile(
    r"\b(?:can|may|have|kannst|konnt|konnen|hast|habt|haben|puedes|pueden?|tienes|tienen?|pouvez|peut|avez)\b"
)
"""How a rule says that something may be done."""
_ON_CONDITION = re.compile(r"(?:with|if|for|members?|holders?|mit|wenn|fur|con|si|para|avec|pour) ")
"""How a rule begins that gives some customers more."""
_CONDITION = re.compile(
    r"(.{4,60}?)(?:,| you | du | ihr | hast | habt | haben | tienes | tiene | vous | avez )", re.IGNORECASE
)
"""The condition with which a rule begins."""


_OF_THEM = re.compile(
    r"\b(?:customers?|clients?|clientes?|kund\w+|stammkund\w+|members?|mitglied\w*|miembros?|socios?|fans?|loyal|fidele\w*|fiel|"
    r"(?:shop|buy|com|go|climb|work|wait|liv)ing|years old|jahre alt)\b"
)
"""What the time in a clause belongs to that is not the age of the thing: how long somebody is a customer, or waits."""


def times(post: str) -> tuple[float, ...]:
    """Return the days of each time that has passed since something, as the post tells it."""
    clauses_of_post = re.split(r"[.,;!?]", fold(post))
    return tuple(
        _days(found) for clause in clauses_of_post if not _OF_THEM.search(clause) for found in _PASSED.finditer(clause)
    )


def passed(post: str) -> float | None:
    """Return the days that have passed, the most that the post tells; None where it tells none."""
    return max(times(post), default=None)


def given(rule: str) -> float | None:
    """Return the days within which a customer may do what the rule is about; None where it gives no such time."""
    folded = fold(rule)
    found = _GIVEN.search(folded)
    permitted = found is not None and _PERMITS.search(folded, 0, found.end()) and not _OURS.match(folded)
    return _days(found) if found and permitted else None


def in_time(post: str, pack: Language) -> str:
    """Return a query for the time that the policy gives for the deed a post names, where it tells how much has passed:
    "how long return"; for the guarantee, where something gave way; for other shops' prices, where it tells of one,
    or that a price fell. Empty where it tells none of these."""
    if pack.has("cheaper_elsewhere", post):
        return str(pack.phrases["price_query"])
    if passed(post) is None:
        return ""
    if pack.has("price_fell", post):
        return str(pack.phrases["fell_query"])
    how_long: str = pack.phrases["answer_forms"][0]["asked"][0]
    if pack.has("gives_way", post):
        return f"{how_long} {pack.phrases['guarantees'][0]}"
    deed = _deed(post, post, pack)
    return f"{how_long} {pack.phrases['deed_names'][deed][0].strip()}" if deed else ""


def gives_time(rule: str, asked: str, post: str, pack: Language) -> bool:
    """Say whether a rule gives time for the deed that is asked about, where the post tells how much has passed."""
    deed = _deed(asked, post, pack) if passed(post) is not None else ""
    in_general = given(rule) is not None and not _ON_CONDITION.match(fold(rule))
    return bool(deed) and in_general and pack.deed_named(rule) == deed


def too_late(rule: str, asked: str, post: str, pack: Language) -> bool:
    """Say whether the time that a rule gives for the deed that is asked about has passed, by what the post tells."""
    since, within = passed(post), given(rule)
    return since is not None and within is not None and since > within and gives_time(rule, asked, post, pack)


def overdue(asked: str, post: str, items: Sequence[EvidenceItem], pack: Language) -> Statement | None:
    """Return the clause that gives time for what is asked, where that time has passed; None where none does."""
    if passed(post) is None:
        return None
    return next((one.told for one in clauses(items, pack) if too_late(one.read, asked, post, pack)), None)


def exception(rule: Statement, post: str, items: Sequence[EvidenceItem], pack: Language) -> Statement | None:
    """Return the clause of the same document that gives some customers time enough, such as "With a card you have 60
    days": a no without it would be wrong for them."""
    since = passed(post)
    document = {item.id: item.document for item in items}
    for clause in clauses(items, pack):
        longer = given(clause.read)
        enough = since is not None and longer is not None and longer >= since
        same = document[clause.told.source] == document.get(rule.source)
        if enough and same and clause.told != rule and _ON_CONDITION.match(fold(clause.read)):
            return clause.told.model_copy(update={"text": clause.read})
    return None


def fits(condition: str, post: str, pack: Language) -> bool:
    """Say whether a post speaks of the condition with which a clause begins: "With a card you have 60 days"."""
    begins = _CONDITION.match(condition)
    return begins is not None and not pack.sense(begins[1]).isdisjoint(pack.sense(post))


def _deed(asked: str, post: str, pack: Language) -> str:
    """The deed that is asked about. Money back for what pleases no more is a return."""
    deed = pack.deed_named(asked) or pack.deed_named(post)
    return "return" if deed in ("refund", "change", "") and pack.has("change_of_mind", post) else deed


def _days(found: re.Match[str]) -> float:
    number, unit = (part for part in found.groups() if part is not None)
    return days(number, unit)
