"""Every figure and named thing of a reply stands in evidence, facts, registry or remedy table, in the same role."""

from __future__ import annotations

from typing import Literal

from policy.case import Case
from policy.checks import Build, Checker, Departure, Parameters
from policy.matcher import MAX_HITS, PhraseList
from policy.models import Suggestion
from policy.names import wrong_names
from policy.quantities import Quantity
from policy.reading import MAX_FIGURES, Reading
from policy.restated import contradictions
from policy.rulebook import RuleSpec

GroundedClass = Literal["number", "amount", "percent", "date", "time", "duration", "measure", "version", "name"]

_PROMISING = {
    "*": (
        "(we|i|they|team) (will|shall|can|would)", "(we|i) are going to", "i am going to",
        "(will|can|should|would) (be|get|have|arrive|receive|take|expect)", "you (will|can|have|get|are|may)",
        "(is|are) (due|ready|valid|open|available|free|entitled)", "(our|the) (policy|price|fee|rate|limit|opening)",
        "(it|this|that|refund*|return*|delivery|orders|parcels) (takes|take|costs|cost|lasts|is|are)",
        "we (offer|give|have|refund|deliver|ship|charge|open|close|reply|answer)",
        "(recibir*|tendr*|tarda*|cuesta*|enviaremos|devolveremos|puede|puedes)",
        "(recevr*|prend*|coute*|enverrons|rembourserons|pouvez)",
        "(erhalten|bekommen|dauert|kostet|werden|konnen)",
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
    if quantity.in_words and _counts_nothing(quantity, case):
        return None  # "two things", "half of it": such words count no facts, unless evidence counts them too
    post = case.post
    support = case.support(quantity, reading)
    if support.exact is not None:
        return None
    if post is not None and _repeats_post(quantity, reading, post, start, promising):
        return None
    if support.elsewhere is not None:
        why = f"{support.why}: {support.elsewhere.text[:160]!r}"
        return _departure(start, end, reading, why, (support.elsewhere.evidence,))
    near = case.grounds.nearest(quantity, reading.roles[quantity])
    why = f"The evidence has another figure: {near.text[:160]!r}" if near else "No evidence, fact or remedy states it."
    return _departure(start, end, reading, why, (near.evidence,) if near else ())


def _counts_nothing(quantity: Quantity, case: Case) -> bool:
    if quantity.kind == "number":
        return not case.grounds.nearest_number(quantity)
    return quantity.kind in ("percent", "time") and not case.grounds.has(quantity.kind)


def _contradictions(reading: Reading, case: Case) -> list[Departure]:
    sources = [(item.id, item.text) for item in (*case.established, *case.passages)]
    if not sources:
        return []
    return [
        _departure(
            *reading.text.original(start, end), reading, f"The evidence says the opposite: {given[:160]!r}", (source,)
        )
        for start, end, source, given in contradictions(reading.text, reading.quantities, reading.lang, sources)
    ]


def _repeats_post(quantity: Quantity, reading: Reading, post: Reading, start: int, promising: PhraseList) -> bool:
    """Tell whether the reply only repeats the customer: the figure is theirs and the clause claims nothing."""
    if not any(quantity.same(theirs) for theirs in post.quantities):
        return False
    if quantity.kind in ("version", "number"):
        return True
    if reading.roles[quantity].nearest <= {"wait", "delay", "age"}:
        return True  # how long they waited, how old a thing is: theirs to know
    scope = reading.scopes[0][0]
    first = scope.words.at(start)
    sentence = scope.sentence(min(first, max(0, len(scope.words.words) - 1)))
    if scope.words.words and first < len(scope.words.words) and scope.attributed(first, first + 1):
        return True
    return not any(s is scope and sentence[0] <= hit.first < sentence[1] for hit, s, _ in reading.hits(promising))


def _departure(start: int, end: int, reading: Reading, why: str, evidence: tuple[str, ...]) -> Departure:
    what = reading.raw[start:end]
    return Departure(
        start,
        end,
        why,
        view="digits" if not any(map(str.isdigit, what)) else "raw",
        words={"what": what, "why": why},
        evidence=evidence,
        suggestion=Suggestion(action="remove", label=f"Remove {what!r}"),
    )


def _names(reading: Reading, case: Case) -> list[Departure]:
    return [_departure(start, end, reading, why, ()) for start, end, why in wrong_names(reading, case)]
