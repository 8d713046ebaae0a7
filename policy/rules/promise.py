"""Promises only as facts, remedy table and evidence allow; amounts only up to the table's limit and the approver's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from policy.case import Case
from policy.checks import Build, Checker, Departure, Parameters
from policy.deadlines import ungrounded_deadlines
from policy.given import given
from policy.matcher import PhraseList
from policy.matters import concept, matter
from policy.models import EvidenceItem
from policy.polarity import denies, is_free
from policy.promise_names import PAID
from policy.promise_words import COMMIT, PromiseKind
from policy.promises import NAMES, REMEDIES, Promise, PromiseWords, rows
from policy.quantity_readers import find_quantities
from policy.reading import Place, Reading
from policy.restated import names_in
from policy.rulebook import RuleSpec
from policy.sentences import sentences_of
from policy.vocabulary import listed
from policy.vocabulary import words as word_set


class PromiseParameters(Parameters):
    """Parameters of `check: promise`."""

    kinds: tuple[PromiseKind, ...] = (*cast("tuple[PromiseKind, ...]", tuple(COMMIT)), "deadline")


class PromiseCheck:
    """`check: promise`"""

    name = "promise"
    parameters = PromiseParameters

    def compile(self, rule: RuleSpec, parameters: PromiseParameters, build: Build) -> Checker:
        """Find promises of the wanted kinds and let through those the case allows."""
        words = PromiseWords(build)
        kinds = frozenset(parameters.kinds)

        def check(reading: Reading, case: Case) -> list[Departure]:
            found: list[Departure] = []
            for promise in words.find(reading, case, kinds):
                why = _refusal(promise, reading, case, words)
                if why is not None:
                    found.append(_departure(promise, *why))
            if "deadline" in kinds:
                found += ungrounded_deadlines(reading, case)
            return found

        return check


def _departure(promise: Promise, why: str, evidence: tuple[str, ...]) -> Departure:
    start, end = promise.scope.words.span(promise.hit.first, promise.hit.last)
    return Departure(
        start,
        end,
        f"Promises {NAMES[promise.kind]}. {why}",
        view=promise.view,
        words={"kind": NAMES[promise.kind], "why": why},
        evidence=evidence,
    )


def _refusal(promise: Promise, reading: Reading, case: Case, words: PromiseWords) -> tuple[str, tuple[str, ...]] | None:
    """Return why a promise is not allowed, and on what that rests; None when it is."""
    if promise.kind == "assent":
        return _assent_refusal(promise, reading, case, words)
    if promise.kind in ("outcome", "roadmap"):
        return _unsupported(promise, case)
    return _remedy_refusal(promise.kind, promise, reading, case, words)


def _assent_refusal(
    promise: Promise, reading: Reading, case: Case, words: PromiseWords
) -> tuple[str, tuple[str, ...]] | None:
    post = case.post
    for kind in REMEDIES:
        if post is not None and words.asked(post, kind):
            refusal = _remedy_refusal(kind, promise, reading, case, words)
            if refusal is not None:
                return f"The post asks for {NAMES[kind]}, and the reply agrees. {refusal[0]}", refusal[1]
    return None


def _remedy_refusal(
    kind: str, promise: Promise, reading: Reading, case: Case, words: PromiseWords
) -> tuple[str, tuple[str, ...]] | None:
    scope = promise.scope
    start, end = scope.sentence(promise.hit.first)
    granted = words.grant(case, kind, scope.words.words[start:end])
    if granted is not None:
        return _other_amount(granted, promise, reading)
    table = rows(case, kind)
    free = [row for row in table if not row.needs_fact]
    if free:
        amounts = amounts_in(promise, reading)
        over = [a for a in amounts if all(row.max_amount is not None and a > row.max_amount for row in free)]
        return (f"The remedy table allows {free[0].max_amount:g} at most.", (free[0].id,)) if over else None
    if _states_policy(promise, reading, case):
        return None
    if _for_customer_to_do(promise) and (passage := words.passage(case, kind)) is not None and passage:
        return None
    if table:
        return "The remedy table asks for a fact of the case that grants it.", (table[0].id,)
    if any(row.kind == kind for row in case.company.remedies):
        return "The remedy table allows it only when the facts say who is at fault.", ()
    return "Neither the remedy table nor a fact of the case allows it.", ()


_PAYING = frozenset({"pay", "cover", "bear", "refund", "reimburse", "compensate", "give", "owe"})
_PERSONAL = frozenset({"will", "shall", "going", "promise", "i", "me", "happy", "glad", "let", "consider"})


def _states_policy(promise: Promise, reading: Reading, case: Case) -> bool:
    """Tell whether the clause only says what a passage says of everybody: "delivery is free over £40"."""
    scope = promise.scope
    first, last = scope.sentence(promise.hit.first)
    clause = scope.words.words[max(first, scope.clause_start(promise.hit.first)) : min(last, promise.hit.last + 4)]
    if not case.passages or not _PERSONAL.isdisjoint(clause) or ("we" in clause and not _PAYING.isdisjoint(clause)):
        return False
    place = scope.words.span(promise.hit.first, promise.hit.last)[0]
    there = (c for c in reading.clauses if place < reading.text.original(c.start, c.end)[1])
    if promise.kind == "fee_waiver" and _free_elsewhere(scope.words.words[first:last], reading, case):
        return True
    return case.conditions(reading.lang).states(next(there, None))


_WHERE = word_set("in at of from near to im am vom zum beim aus bei dans au du a en del de")
"""What stands before the place of a thing, which is not the thing that is free."""


def _free_elsewhere(said: Sequence[str], reading: Reading, case: Case) -> bool:
    """Tell whether a passage in another language says that a thing is free which the sentence names with its word.

    Sentences in two languages share few words, but names of things are often the same: "insulin".
    """
    named = {
        name
        for at, word in enumerate(said)
        if (name := matter(word)) and name[0] != "=" and _WHERE.isdisjoint(said[max(0, at - 2) : at])
    }
    return any(
        evidence.lang not in (reading.lang, "und")
        and any(
            is_free(folded[left:right]) and not denies(folded[left:right]) and named & names_in(folded[left:right])
            for left, right in sentences_of(folded)
        )
        for item in case.passages
        for evidence in (given(item.text),)
        for folded in (evidence.text.folded,)
    )


def _other_amount(
    granted: tuple[EvidenceItem, Reading], promise: Promise, reading: Reading
) -> tuple[str, tuple[str, ...]] | None:
    """Return why a granted remedy is refused all the same: the reply names another amount than the fact."""
    item, source = granted
    given = {float(q.value) for q in source.quantities if q.kind == "amount"}
    said = amounts_in(promise, reading)
    if given and said and not given.intersection(said):
        return f"The fact grants another amount: {item.text[:120]!r}", (item.id,)
    return None


def amounts_in(promise: Promise, reading: Reading) -> list[float]:
    """Return the amounts of money in the sentence of a promise; "from £60" is a condition and no amount of it."""
    scope = promise.scope
    first, last = scope.sentence(promise.hit.first)
    if first >= last:
        return []
    start, end = scope.words.span(first, last)
    return [
        float(q.value)
        for q in reading.quantities
        if q.kind == "amount" and q.bound != "least" and start <= reading.text.original(q.start, q.end)[0] < end
    ]


def _for_customer_to_do(promise: Promise) -> bool:
    """Tell whether the sentence says what the customer can do, or under which condition: a passage may support it."""
    scope = promise.scope
    start, end = scope.sentence(promise.hit.first)
    sentence = scope.words.words[start:end]
    if not _CONDITIONS.isdisjoint(sentence):
        return True
    return not _TERMS.isdisjoint(sentence) and _PERSONAL.isdisjoint(sentence)


_CONDITIONS = frozenset({"if", "can", "may", "si", "puede", "pouvez", "konnen", "wenn"})
_TERMS = frozenset({"when", "once", "within"})
"""A term says when, and not under which condition: "we will refund you within 7 days" is a promise all the same."""


def _unsupported(promise: Promise, case: Case) -> tuple[str, tuple[str, ...]] | None:
    """Let an outcome or a plan of others pass when an established fact or a passage is about the same thing."""
    scope = promise.scope
    start, end = scope.sentence(promise.hit.first)
    ours = {concept(word) for word in scope.words.words[start:end]} - {""}
    stems = {word[:5] for word in scope.words.words[start:end] if len(word) > 3}
    for item, reading in (*case.established_readings, *case.passage_readings):
        if _same_matter(item, reading, ours, stems):
            return None
    return "No fact of the case says so.", ()


_FUTURE = frozenset(
    listed(
        "will going scheduled planned fix fixed release released update due booked arranged sorted resolved new next"
    )
)


def _same_matter(item: EvidenceItem, reading: Reading, ours: set[str], stems: set[str]) -> bool:
    theirs = reading.words.words
    if _FUTURE.isdisjoint(theirs):
        return False
    shared = stems & {word[:5] for word in theirs if len(word) > 3}
    return len(shared) >= 2 or bool(ours & {concept(word) for word in theirs} and shared)


class RemedyLimitParameters(Parameters):
    """`check: remedy-limit` takes none."""


class RemedyLimitCheck:
    """`check: remedy-limit`: an amount that the table allows, but not to the role that would approve it."""

    name = "remedy-limit"
    parameters = RemedyLimitParameters

    def compile(self, rule: RuleSpec, parameters: RemedyLimitParameters, build: Build) -> Checker:
        """Compare promised and granted amounts with the limits of the role."""
        words = PromiseWords(build)
        kinds = frozenset(REMEDIES)
        paid = build.phrases(PAID, rare=True)

        def check(reading: Reading, case: Case) -> list[Departure]:
            if not case.company.remedies:
                return []
            found: list[Departure] = []
            for kind in sorted(kinds):
                departure = _over_limit(kind, reading, case, words, paid)
                if departure is not None:
                    found.append(departure)
            return found

        return check


def _over_limit(kind: str, reading: Reading, case: Case, words: PromiseWords, paid: PhraseList) -> Departure | None:
    places = [*reading.hits(words.named[kind]), *reading.hits(words.commit[kind])]
    if not places:
        return None
    # Money is compared with money only: the limit of a call back or a replacement counts pieces.
    table = [row for row in case.company.remedies if row.kind == kind and row.currency]
    named = next(
        (
            place
            for place in places
            if not place[1].negated(place[0].first, place[0].last)
            and not place[1].attributed(place[0].first, place[0].last)
        ),
        None,
    )
    if not table or named is None:
        return None
    hit, scope, view = named
    limit = max(row.limits.get(case.context.approver, 0.0) for row in table)
    amounts = amounts_in(Promise(kind, hit, scope, view, "said"), reading)
    granted = words.grant(case, kind)
    if not amounts and granted is not None:
        amounts = [float(q.value) for q in find_quantities(granted[1].text) if q.kind == "amount"]
    if not amounts or max(amounts) <= limit or _paid_already(max(amounts), named, case, paid):
        return None
    start, end = scope.words.span(hit.first, hit.last)
    return Departure(
        start,
        end,
        f"{max(amounts):g} is over the {limit:g} that a person with the role {case.context.approver} may approve.",
        view=view,
        words={"limit": f"{limit:g}", "kind": NAMES[kind], "amount": f"{max(amounts):g}"},
        evidence=tuple(row.id for row in table),
    )


def _paid_already(amount: float, place: Place, case: Case, paid: PhraseList) -> bool:
    """Tell whether the reply only reports money that a fact says was paid: approving it grants nothing any more."""
    hit, scope, _ = place
    first, last = scope.sentence(hit.first)
    if not _PERSONAL.isdisjoint(scope.words.words[first:last]):
        return False
    return any(
        any(q.kind == "amount" and float(q.value) == amount for q in fact.quantities) and fact.hits(paid)
        for _, fact in case.established_readings
    )
