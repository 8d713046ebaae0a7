"""Every figure and named thing of a reply stands in evidence, facts, registry or remedy table, in the same role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from policy.agreement import STRANGE
from policy.case import Case
from policy.checks import Build, Checker, Departure, Parameters
from policy.matcher import MAX_HITS, PhraseList
from policy.models import Suggestion
from policy.names import wrong_names
from policy.quantities import Quantity
from policy.quantity_words import DURATIONS, ORDINALS
from policy.ranges import shortened_range
from policy.reading import MAX_FIGURES, Reading
from policy.retold import given_to_them, their_own, told_back
from policy.rulebook import RuleSpec
from policy.statements import evaluates, part, statement
from policy.vocabulary import words as word_set

GroundedClass = Literal["number", "amount", "percent", "date", "time", "duration", "measure", "version", "name"]

_PROMISING = {
    "*": (
        "(we|i|they|team) (will|shall|can|would)", "(we|i) are going to", "i am going to",
        "(will|can|would) (be|get|have|arrive|receive|take)", "should (be|get|arrive|receive|take)",
        "should have (it|them|this|that|your|the|a|an|one)",
        "can expect (it|them|the|your|a|an|delivery|to)", "you (will|have|get|are|may)",
        "you can (return|send|get|have|claim|cancel|change|use|come|bring|keep|pay|order|exchange|book)",
        "(is|are) (due|ready|valid|open|available|free|entitled|covered|guaranteed|insured)",
        "(ist|sind|bleibt) ...6 (gedeckt|abgedeckt|garantiert)", "(est|sont) (couvert*|garanti*)",
        "(esta|estan) (cubiert*|garantizad*)", "(our|the) (policy|price|fee|rate|limit|opening)",
        "(it|this|that|refund*|return*|delivery|orders|parcels) (takes|take|costs|cost|lasts|is|are)",
        "we (offer|give|have|refund|deliver|ship|charge|open|close|reply|answer|send|pay|owe|transfer|credit)",
        "(recibir*|tendr*|tarda*|cuesta*|enviaremos|devolveremos|puede|puedes)",
        "(recevr*|prend*|coute*|enverrons|rembourserons|pouvez)",
        "(erhalten|bekommen|dauert|kostet|werden|konnen)",
        "(costs|takes|lasts|pays)", "you (pay|owe)", "(yes|exactly|correct|right|indeed|true)", "(is|are) ready",
    )
}  # fmt: skip


_TOO_MANY = f"More than {MAX_FIGURES} figures stand in one text: shorten it, then all of them are checked."


class GroundingParameters(Parameters):
    """Parameters of `check: grounding`."""

    classes: tuple[GroundedClass, ...] = (
        "number", "amount", "percent", "date", "time", "duration", "measure", "version", "name",
    )  # fmt: skip


class GroundingCheck:
    """`check: grounding`"""

    name = "grounding"
    parameters = GroundingParameters

    def compile(self, rule: RuleSpec, parameters: GroundingParameters, build: Build) -> Checker:
        """Trace the figures and names of the wanted classes."""
        classes = frozenset(parameters.classes)
        promising = build.phrases(_PROMISING, rare=True)
        names = "name" in classes
        counts = "number" in classes

        def check(reading: Reading, case: Case) -> list[Departure]:
            found = _names(reading, case) if names else []
            if counts and (rest := reading.unread_figures) is not None:
                found.append(
                    Departure(*rest, _TOO_MANY, words={"what": f"more than {MAX_FIGURES} figures", "why": _TOO_MANY})
                )
            if counts:
                found += _contradictions(reading, case)
            for quantity in reading.quantities:
                if len(found) >= MAX_HITS:
                    break  # enough to block and to mend
                if quantity.kind in classes and (departure := _judge(quantity, reading, case, promising)):
                    found.append(departure)
            return found

        return check


def _judge(quantity: Quantity, reading: Reading, case: Case, promising: PhraseList) -> Departure | None:
    start, end = reading.text.original(quantity.start, quantity.end)
    if reading.judged_apart(start, end):
        return None  # judged by the rules on personal data, contacts and links
    if quantity.in_words and _counts_nothing(quantity, reading, case):
        return None  # "two things", "half of it": such words count no facts, unless evidence counts them too
    post = case.post
    support = case.support(quantity, reading)
    if support.exact is not None:
        if post is not None and _turns_post(quantity, reading, post):
            return _departure(start, end, reading, "The customer set it as a limit in the other direction.", ())
        return None
    if post is not None and _answers_limit(quantity, reading, post, case):
        return None
    if quantity.kind in ("number", "version") and _asked(reading, start):
        return None
    if quantity.kind == "number" and shortened_range(quantity, reading, case):
        return None
    if post is not None and _evaluates_theirs(quantity, reading, post, promising):
        return None
    retold = (
        support.elsewhere is None
        or support.why == STRANGE
        or reading.roles[quantity].tense == "past"
        or told_back(reading.text.folded, quantity.start, quantity.end)
        or (quantity.kind == "number" and their_own(reading.text.folded, quantity.start, quantity.end))
    )
    if post is not None and retold and _repeats_post(quantity, reading, post, start, promising):
        return None
    if support.elsewhere is not None:
        if _word_for_word(quantity, reading, case):
            return None
        why = f"{support.why}: {support.elsewhere.text[:160]!r}"
        return _departure(start, end, reading, why, (support.elsewhere.evidence,))
    near = case.grounds.nearest(quantity, reading.roles[quantity])
    why = f"The evidence has another figure: {near.text[:160]!r}" if near else "No evidence, fact or remedy states it."
    return _departure(start, end, reading, why, (near.evidence,) if near else ())


def _word_for_word(quantity: Quantity, reading: Reading, case: Case) -> bool:
    """Tell whether a figure stands with the words before it in a fact of this case: "were bought 50 days"."""
    folded = reading.text.folded
    before = folded[max(0, quantity.start - _BEFORE_REACH) : quantity.start].split()[-_SAID_BEFORE:]
    if len(before) < _SAID_BEFORE or any(word[-1] in ".,;:!?" for word in before):
        return False
    said = f"{' '.join(before)} {folded[quantity.start : quantity.end]}"
    return any(f" {said} " in f" {fact.text.folded} " for _, fact in case.established_readings)


_SAID_BEFORE, _BEFORE_REACH = 3, 60
"""Words before a figure that say what it counts, and the characters in which they stand."""


def _counts_nothing(quantity: Quantity, reading: Reading, case: Case) -> bool:
    if quantity.kind == "number":
        limit = _UP_TO.search(reading.text.folded, 0, quantity.start) is not None
        given = quantity.value != 1 and given_to_them(reading.text.folded, quantity.start, quantity.end)
        return not limit and not given and not case.grounds.nearest_number(quantity)
    if quantity.kind == "duration":
        return _LOOSE.match(reading.text.folded, quantity.start) is not None and not case.grounds.has("duration")
    return quantity.kind in ("percent", "time") and not case.grounds.has(quantity.kind)


_UP_TO = re.compile(r"(?:up to|at most|maximum of|no more than|hasta|jusqu'a|au plus|bis zu|hochstens) $")
_LOOSE = re.compile(
    r"(?:an?|one) (?:minute|moment|second|day|week|hour|month|year)\b(?! (?:from|of (?!your|my)|after|before|for))|"
    r"(?:une (?:minute|semaine|heure|annee)|un (?:jour|an|dia|momento|minuto)|una (?:semana|hora)|"
    r"eine[nr]? (?:minute|woche|stunde|tag|monat)|ein (?:tag|jahr))\b(?! (?:apres|de|des|nach|ab|vor|antes))"
)


def _contradictions(reading: Reading, case: Case) -> list[Departure]:
    if not case.established and not case.passages:
        return []
    return [
        _departure(
            *reading.text.original(start, end), reading, f"The evidence says the opposite: {given[:160]!r}", (source,)
        )
        for start, end, source, given in case.conditions(reading.lang).contradictions(
            reading.text, reading.quantities, reading.matters
        )
    ]


def _in_order(quantity: Quantity, post: Reading) -> bool:
    """Tell whether the post counts the span by an ordinal: "third week"."""
    return any(
        DURATIONS.get(word, ("", 0.0)) == (quantity.unit, float(quantity.value) / ORDINALS[before])
        for before, word in pairwise(post.words.words)
        if before in ORDINALS
    )


_OURS = word_set("we our ours us wir unser unsere nous notre nos nosotros nuestro nuestra")
_DOERS = word_set("we i wir ich nous je nosotros")
"""Whose doing what follows is: "you asked for 100 and we owe you 100" is no report of the customer's words."""
_GETTING = word_set("get gets receive pay pays refund give recibe recibira paga recevez bekommen erhalten zahlen")
"""Words that make a bare number money: "you will get 200 back"."""


def _asked(reading: Reading, start: int) -> bool:
    """Tell whether the figure stands in a question: it asks and claims nothing."""
    scope = reading.scopes[0][0]
    first = min(scope.words.at(start), max(0, len(scope.words.words) - 1))
    return bool(scope.words.words) and scope.question(first)


def _turns_post(quantity: Quantity, reading: Reading, post: Reading) -> bool:
    """Tell whether the reply retells the customer's case with a limit turned round: "within" for "more than"."""
    if not quantity.bound or reading.roles[quantity].tense != "past":
        return False
    theirs = [q.bound for q in post.quantities if q.bound and quantity.same(q)]
    return bool(theirs) and quantity.bound not in theirs


def _repeats_post(quantity: Quantity, reading: Reading, post: Reading, start: int, promising: PhraseList) -> bool:
    """Tell whether the reply only repeats the customer: the figure is theirs and the clause claims nothing."""
    number = quantity.kind in ("version", "number")
    figures = [q for q in post.quantities if quantity.same(q)]
    if not figures and quantity.kind == "duration" and _in_order(quantity, post):
        return True  # "three weeks" for "the third week"
    if not figures and not (number and reading.text.folded[quantity.start : quantity.end] in post.words.words):
        return False
    if quantity.bound and figures and all(q.bound and q.bound != quantity.bound for q in figures):
        return False
    role = reading.roles[quantity]
    place = (reading.text.folded, quantity.start, quantity.end)
    if told_back(*place):
        return True
    if not role.denied and given_to_them(*place):
        return False
    if number and _GETTING.isdisjoint(reading.words.words):
        return True
    said = reading.text.folded[slice(*statement(*place))]
    if role.tense == "past" and _OURS.isdisjoint(said.split()):
        return True  # "you paid 80": theirs to tell
    if _AGO.match(reading.text.folded, quantity.end):
        return True  # when it happened to them: theirs to tell
    nearest = role.nearest
    if quantity.kind in ("duration", "number") and nearest and nearest <= {"wait", "delay", "age"}:
        return True  # how long they waited, how old a thing is: theirs to know
    scope = reading.scopes[0][0]
    first = scope.words.at(start)
    if scope.words.words and first < len(scope.words.words) and scope.attributed(first, first + 1):
        before = reading.text.folded[statement(*place)[0] : quantity.start]
        return _DOERS.isdisjoint(before.split())
    own, whole = statement(*place), statement(*place, colon=False)
    return not (
        _promises_in(own, reading, promising)
        or _promises_in((whole[0], own[0]), reading, promising, remark=True)
        or _promises_in((own[1], whole[1]), reading, promising, remark=True)
    )


def _answers_limit(quantity: Quantity, reading: Reading, post: Reading, case: Case) -> bool:
    """Tell whether the reply places the customer's span on the right side of a term: "after 40 days we cannot"."""
    if quantity.kind != "duration" or not any(quantity.same(q) for q in post.quantities):
        return False
    if _AFTER.search(reading.text.folded, 0, quantity.start) is None:
        return False
    return case.grounds.decides(quantity, denied=reading.roles[quantity].denied)


_AFTER = re.compile(r"(?<!only )(?<!erst )(?<!solo )(?:^|\b)(?:after|a los|despues de|nach|apres|au bout de) $")
_AGO = re.compile(r" (?:ago|earlier today)\b")


def _evaluates_theirs(quantity: Quantity, reading: Reading, post: Reading, promising: PhraseList) -> bool:
    """Tell whether the reply only judges a figure of the customer: "two weeks is too long", "should not break"."""
    folded = reading.text.folded
    if not any(quantity.same(q) for q in post.quantities) or not evaluates(folded, quantity.start, quantity.end):
        return False
    return not _promises_in(part(folded, quantity.start, quantity.end), reading, promising)


def _promises_in(span: tuple[int, int], reading: Reading, promising: PhraseList, *, remark: bool = False) -> bool:
    """Tell whether a stretch of folded text promises something.

    remark: true for what a colon parts from the figure: "four days of this: that's too long" only speaks of it.
    """
    if span[0] >= span[1]:
        return False
    start, end = reading.text.original(*span)
    scope = reading.scopes[0][0]
    return any(
        s is scope
        and start <= scope.words.span(hit.first, hit.last)[0] < end
        and not scope.negated(hit.first, hit.last)
        and not _harmless(scope.words.words, hit.first, hit.last)
        and not ((remark or hit.first in scope.words.breaks) and _remarks(scope.words.words, hit.first, hit.last))
        for hit, s, _ in reading.hits(promising)
    )


def _harmless(said: Sequence[str], first: int, last: int) -> bool:
    """Tell whether what follows a phrase takes the promise out of it: "we can look at the two days you need"."""
    after = said[last : last + 3]
    if any(one in _AGREEING and other == "that" for one, other in pairwise(said[last - 1 : last + 2])):
        return True  # "you're right that it was close": what they are right in follows
    return not _CROSS.isdisjoint(after) or (
        said[first] in _DOERS
        and not _LOOKING.isdisjoint(after[:1])
        and _ACTING.isdisjoint((*after[1:2], *(word for word in said[last : last + _GRANT_REACH] if word == "and")))
    )


_AGREEING = word_set("right correct true")
_ACTING = word_set("to after and")
_LOOKING = word_set("look see talk")
"""What we offer to do with a figure of theirs, and give nothing by it."""
_CROSS = word_set("cross annoyed angry furious frustrated upset disappointed sick tired livid mad")
"""What somebody would be in the customer's place: "I would be cross too" promises nothing."""


def _remarks(said: Sequence[str], first: int, last: int) -> bool:
    """Tell whether a phrase only says what something is or has been like: "that's a shock", "you've done enough"."""
    return (
        said[first] in _REMARKED and said[last - 1] in _BEING and _GRANTING.isdisjoint(said[last : last + _GRANT_REACH])
    )


_REMARKED = word_set("it this that you")
_BEING = word_set("is are have")
_GRANTING = word_set(
    """
    yours due right correct true exact granted approved agreed confirmed fine ok okay deal settled sorted coming way
    back what how free entitled owed covered included refunded credited paid transferred sent in on until till within by
    """
)
_GRANT_REACH = 4
"""Words after "that is" or "you have" in which a word stands that gives what stood before the colon."""


def _departure(start: int, end: int, reading: Reading, why: str, evidence: tuple[str, ...]) -> Departure:
    what = reading.raw[start:end]
    return Departure(
        start,
        end,
        why,
        view="digits" if not any(map(str.isdigit, what)) else "raw",
        words={"what": what, "why": why},
        evidence=evidence,
        suggestion=Suggestion(action="remove", label=f"Remove the sentence with {what!r}"),
    )


def _names(reading: Reading, case: Case) -> list[Departure]:
    return [_departure(start, end, reading, why, ()) for start, end, why in wrong_names(reading, case)]
