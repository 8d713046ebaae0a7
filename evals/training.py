"""Training: answer a past post or hand it over, and see what the policy, the set and the real outcome say of it.

Exercises are the posts of the workspace's eval sets (they carry facts, what a good reply does, and to whom a post goes
that nobody answers) and, after those, its resolved cases that ended well under the policy in force. The Desk keeps
score and gives the certificate.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from drafting.errors import InvalidInput
from drafting.limits import require_text
from drafting.models import Actor
from drafting.settings import Settings
from drafting.training import Standing
from evals.errors import EvalError
from evals.marking import Check, mark_handover, mark_reply
from evals.models import EvalItem, Frozen
from evals.runs import sets_folder
from evals.scorers.requirements import failures
from evals.scorers.route import NO_REPLY
from evals.sets import load_set, set_names
from policy.models import Context, EvidenceItem, Verdict

if TYPE_CHECKING:
    from knowledge import HitKind, ResolvedCase, SearchResult

CASE = "case:"
"""Prefix of an exercise that is a resolved case and not an item of a set."""
_ENDED_WELL = ("thanked", "calmed", "resolved")
"""Outcomes of cases that are worth learning from."""
_HANDED_EVERY = 4
"""Every so many exercises one is a post to hand over, as long as there are any."""
_CLAUSES = 6
"""Clauses shown with an exercise, as an agent would look them up."""


class TrainingDesk(Protocol):
    """The Desk, as far as training asks it."""

    def training(self, actor: Actor) -> Standing:
        """How far the actor is."""

    def record_attempt(self, actor: Actor, exercise: str, held_by: tuple[str, ...]) -> tuple[Standing, datetime | None]:
        """Record an attempt; returns the standing, and the certificate's end when it was earned now."""

    def check(self, actor: Actor, text: str, *, case_id: str | None = None, context: Context | None = None) -> Verdict:
        """Judge a text and store nothing."""


class Shelf(Protocol):
    """The knowledge base, as far as training reads it."""

    def search(self, query: str, kind: HitKind, k: int = 10) -> SearchResult:
        """Clauses for a post."""

    def resolved_cases(self) -> Iterator[ResolvedCase]:
        """Every resolved case."""


class Told(Frozen):
    """A reply that was really sent to a post like this one, and how it ended."""

    post: str
    reply: str
    outcome: str | None


class Exercise(Frozen):
    """A post to answer; what comes with the answer is not told yet."""

    id: str
    item: EvalItem
    standing: Standing
    clauses: tuple[EvidenceItem, ...] = ()
    """What the policy says about it; the reply may rest on them."""
    routes: tuple[str, ...] = ()
    """Everyone to whom a post can be handed; last, that it needs no reply."""


class Marked(Frozen):
    """How an attempt went, and what there is to learn from it."""

    exercise: Exercise
    text: str
    """Empty when the post was handed over."""
    route: str | None
    """To whom it was handed."""
    verdict: Verdict | None
    """None for a post that was handed over, or should have been."""
    checks: tuple[Check, ...]
    """What the try was held against."""
    missing: tuple[str, ...]
    """What a good reply does and this one does not, and what it says and must not."""
    passed: bool
    certified_until: datetime | None
    """Set when this attempt earned the certificate."""
    told: tuple[Told, ...]


class Training:
    """Exercises of a workspace, for one person at a time."""

    def __init__(
        self, settings: Settings, desk: TrainingDesk, knowledge: Shelf | None, routes: Iterable[str] = ()
    ) -> None:
        """Routes: to whom the policy hands posts, beside those that the eval sets name."""
        self._folder = sets_folder(settings)
        self._policy_version = settings.company.policy_version
        self._contacts = settings.contacts
        self._desk = desk
        self._knowledge = knowledge
        self._named = frozenset(routes)

    def next(self, actor: Actor, after: str | None = None) -> Exercise | None:
        """An exercise that the actor has not tried, another one than `after`; None when all are done.

        Everybody has an order of their own: items of eval sets first, posts to hand over strewn in, past cases last.
        """
        standing = self._desk.training(actor)
        items = tuple(self._items())
        order = _strewn(items, actor.account_id)
        at = next((number for number, item in enumerate(order) if item.id == after), -1)
        fresh = [item for item in (*order[at + 1 :], *order[: at + 1]) if item.id not in standing.done]
        if not fresh:
            return None
        item = fresh[0]
        clauses = self._clauses(item)
        return Exercise(id=item.id, item=item, standing=standing, clauses=clauses, routes=self._routes(items))

    def answer(self, actor: Actor, exercise: str, text: str = "", route: str | None = None) -> Marked:
        """Judge a reply, or a post handed over to `route`, and record the attempt.

        Raises EvalError when there is no such exercise, InvalidInput for an empty reply or an unknown route.
        """
        items = tuple(self._items())
        item = next((it for it in items if it.id == exercise), None)
        if item is None:
            raise EvalError("This exercise is gone: the eval sets were changed. Take the next one.")
        clauses, verdict, missing = self._clauses(item), None, tuple[str, ...]()
        if route is not None:
            if route not in self._routes(items):
                raise InvalidInput(f"There is nobody called {route!r} to hand a post to.")
            checks = mark_handover(item, route)
        else:
            evidence = (*self._facts(item), *clauses)
            verdict = self._desk.check(actor, require_text(text, "The reply"), context=_context(item, evidence))
            checks = mark_reply(item, text, verdict, evidence, self._contacts)
            missing = failures(item, text) if item.route is None else ()
        standing, until = self._desk.record_attempt(actor, item.id, _held_by(checks, verdict))
        return Marked(
            exercise=Exercise(id=item.id, item=item, standing=standing, clauses=clauses),
            text="" if route is not None else text,
            route=route,
            verdict=verdict if item.route is None else None,
            checks=checks,
            missing=missing,
            passed=all(check.ok for check in checks),
            certified_until=until,
            told=self._told(item),
        )

    def _items(self) -> Iterator[EvalItem]:
        for name in set_names(self._folder):
            try:
                items = load_set(self._folder, name).items
            except EvalError:
                continue  # the Evals tab says what is wrong with the set
            yield from items
        for case in self._past():
            held = case.policy_version in (None, self._policy_version)
            if held and case.outcome in _ENDED_WELL:
                yield EvalItem(
                    id=f"{CASE}{case.id}",
                    post=case.post,
                    channel=case.channel or "feedback",
                    lang=case.lang,
                    relevant_cases=(case.id,),
                )

    def _routes(self, items: Iterable[EvalItem]) -> tuple[str, ...]:
        named = self._named | {item.route for item in items if item.route}
        return (*sorted(named - {NO_REPLY}), NO_REPLY)

    def _facts(self, item: EvalItem) -> tuple[EvidenceItem, ...]:
        return tuple(EvidenceItem(id=fact.id, kind="fact", text=fact.text) for fact in item.facts.facts)

    def _clauses(self, item: EvalItem) -> tuple[EvidenceItem, ...]:
        """The clauses for the post and its real answer: whoever looks things up finds them."""
        if self._knowledge is None:
            return ()
        answers = [told.reply for told in self._told(item)][:1] if item.id.startswith(CASE) else [item.reference or ""]
        hits = self._knowledge.search("\n".join(filter(None, (item.post, *answers))), "policy", _CLAUSES).hits
        return tuple(
            EvidenceItem(
                id=hit.id,
                kind="passage",
                text=hit.text,
                document=hit.document,
                section=hit.section,
                internal=hit.internal,
            )
            for hit in hits
        )

    def _told(self, item: EvalItem) -> tuple[Told, ...]:
        wanted = set(item.relevant_cases)
        return tuple(
            Told(post=case.post, reply=case.reply, outcome=case.outcome) for case in self._past() if case.id in wanted
        )

    def _past(self) -> Iterator[ResolvedCase]:
        return iter(()) if self._knowledge is None else self._knowledge.resolved_cases()


def _context(item: EvalItem, evidence: tuple[EvidenceItem, ...]) -> Context:
    return Context(
        channel=item.channel,
        post=item.post,
        thread=tuple(m.text for m in item.thread),
        lang=item.lang,
        kind=item.kind,
        facts=item.facts.model_copy(update={"author": item.author}),
        evidence=evidence,
    )


def _held_by(checks: Iterable[Check], verdict: Verdict | None) -> tuple[str, ...]:
    """What is kept of a try: the rules that held it, and the checks that did."""
    rules = (
        [f.rule for f in verdict.findings if f.severity in ("block", "escalate") and f.target == "reply"]
        if verdict
        else []
    )
    errors = [error.rule for error in verdict.rules_errored] if verdict else []
    return (*rules, *errors, *(f"training.{c.name}" for c in checks if not c.ok and c.name != "policy"))


def _strewn(items: Iterable[EvalItem], account: str) -> list[EvalItem]:
    def place(item: EvalItem) -> tuple[bool, str]:
        return item.id.startswith(CASE), hashlib.sha256(f"{account} {item.id}".encode()).hexdigest()

    known = sorted(items, key=place)
    replies, handed = [i for i in known if i.route is None], [i for i in known if i.route is not None]
    order: list[EvalItem] = []
    for number in range(1, len(known) + 1):
        first, second = (handed, replies) if number % _HANDED_EVERY == 0 else (replies, handed)
        order.append((first or second).pop(0))
    return order
