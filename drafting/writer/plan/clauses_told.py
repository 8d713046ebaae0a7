"""Which clauses of the policy the writer tells the customer, and which passages the reply then rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from drafting.writer.grounds.answers import answers, helps
from drafting.writer.grounds.conditions import unproved
from drafting.writer.grounds.deadlines import exception, fits, overdue, too_late
from drafting.writer.grounds.evidence import Evidence
from drafting.writer.grounds.fitting import Fitting
from drafting.writer.grounds.nearness import Similar
from drafting.writer.grounds.openly import Nearest, nearest
from drafting.writer.grounds.rules import rules_for, unwanted
from drafting.writer.grounds.statements import Statement
from drafting.writer.grounds.unwarranted import demand_in, free_for_faults, guarantee_for, not_given, price_refused
from drafting.writer.plan.asked import SPOKEN_TO, Asked
from drafting.writer.reading.understanding import Understanding
from drafting.writer.words.language import Language


@dataclass(frozen=True)
class ClausesTold:
    """What the policy says to this post, as sentences to the customer."""

    to_wishes: Mapping[str, Statement] = field(default_factory=dict)
    """By the words of the wish."""
    to_questions: Mapping[str, Statement] = field(default_factory=dict)
    """By question, or by what went wrong where nothing is asked."""
    besides: tuple[Statement, ...] = ()
    """What is told beside a no: more time for some customers, or what can be done instead."""
    refused: frozenset[str] = frozenset()
    """Words of those that plainly say no to what is asked."""
    nearest: Nearest | None = None
    """Where none surely answers a question: the clause that comes nearest."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Each clause once, the most telling first."""
        return tuple(dict.fromkeys((*self.to_wishes.values(), *self.to_questions.values(), *self.besides)))

    @property
    def openly(self) -> Nearest | None:
        """The nearest clause where it is told openly as a rule, without saying that it answers."""
        return self.nearest if self.nearest is not None and self.nearest.openly else None

    @property
    def near(self) -> str | None:
        """The words of the nearest clause where it is only offered, for a person to look whether it fits."""
        return self.nearest.clause.text if self.nearest is not None and not self.nearest.openly else None

    @property
    def texts(self) -> tuple[str, ...]:
        """Their words, each once."""
        return tuple(dict.fromkeys(statement.text for statement in self.statements))

    @property
    def rules(self) -> Mapping[str, str]:
        """Words of the clause, by the words of the wish."""
        return {said: statement.text for said, statement in self.to_wishes.items()}

    def say_no(self, asked: Asked) -> bool:
        """True when each wish is answered, and every clause told says no: then nothing is left to go into."""
        each = len(self.to_wishes) == len(asked.wanted) or (not self.to_wishes and len(asked.wanted) == 1)
        return bool(self.refused) and self.refused == frozenset(self.texts) and each


def clauses_told(
    asked: Asked,
    post: str,
    understood: Understanding,
    evidence: Evidence,
    pack: Language,
    similar: Similar,
    *,
    ours: bool = False,
    fitting: Fitting | None = None,
) -> ClausesTold:
    """Choose what the policy says to a post: to its wishes, its questions, or what went wrong.

    ours: the mistake was ours; then no rule is held against them. fitting: what the agent said of a
    rule that an earlier draft told openly.
    """
    if understood.lang != pack.code:
        return ClausesTold()
    wished = asked.asks or understood.request
    to_wishes = rules_for(asked.wanted, post, evidence, pack, similar) if wished else {}
    # A request is answered by what the policy says to the deed, where it says something to that.
    answered = understood.request and to_wishes
    to_questions = {} if answered else _told(post, understood, evidence, pack, similar)
    items = evidence.notes + evidence.passages + evidence.also
    to_wishes, to_questions = (
        {about: free_for_faults(statement, post, items, pack) for about, statement in told.items()}
        for told in (to_wishes, to_questions)
    )
    found = {**to_wishes, **to_questions}
    unanswered = understood.kind == "question" and not found
    near = nearest(understood.asked or (post,), post, evidence, pack, similar) if unanswered else None
    fits = fitting.says(near.clause.text) if near is not None and fitting is not None else None
    if near is not None and fits:
        return ClausesTold(to_questions={near.question: near.clause})
    near = near if fits is None else None
    if near is not None and understood.request:
        near = near._replace(openly=False)  # a wish is granted or not: what our rules say of it is no reply
    refused = unwanted({about: statement.text for about, statement in found.items()}, asked.wanted, post, pack)
    plain = ClausesTold(to_wishes, to_questions, (), refused, near)
    return _without(plain, refused) if ours else _decided(plain, asked, post, understood, evidence, pack)


def _without(told: ClausesTold, refused: frozenset[str]) -> ClausesTold:
    """Leave out the rules that say no: where the mistake was ours, they are not meant for it."""
    if not refused:
        return told
    wishes, questions = (
        {about: statement for about, statement in found.items() if statement.text not in refused}
        for found in (told.to_wishes, told.to_questions)
    )
    return replace(told, to_wishes=wishes, to_questions=questions, refused=frozenset())


def _decided(
    told: ClausesTold, asked: Asked, post: str, understood: Understanding, evidence: Evidence, pack: Language
) -> ClausesTold:
    """Put first what decides a demand: a no by the time that has passed, or the guarantee that still runs."""
    items = evidence.notes + evidence.passages + evidence.also
    found = {**told.to_wishes, **told.to_questions}
    late = [statement for about, statement in found.items() if too_late(statement.text, about, post, pack)]
    by_time = True  # what is refused for its time; more time is no exception to anything else
    if (price := price_refused(post, items, pack)) and understood.kind in SPOKEN_TO:
        late = [price]
    demanded = understood.kind in SPOKEN_TO and (asked.wanted or understood.asked or understood.demands)
    if not late and demanded:
        guarantee = guarantee_for(post, items, pack)
        wish = next((wish.said for wish in asked.wanted), post)
        no = overdue(wish, post, items, pack)
        demand = demand_in(post, asked.wanted, (*understood.asked, *understood.demands), pack)
        if no is None and demand is not None:
            no = not_given(post, demand, items, pack, complains=understood.kind != "question")
            if no is not None:
                found = {}  # what they would get if it were given is no comfort beside the no
                by_time = pack.has("price_fell", post)
        if no is None and guarantee is not None and guarantee.over:
            no = guarantee.clause
        if no is not None:
            late = [no]
        elif guarantee is not None and not found:
            return _first(told, guarantee.clause, understood, post)
        elif demand is not None and (hangs := unproved(post, items, demand.deed, pack)):
            return _first(told, hangs, understood, post)
    besides: list[Statement] = []
    for statement in late if by_time else ():
        more = exception(statement, post, evidence.passages + evidence.also, pack)
        if more is not None and fits(more.text, post, pack):
            return _first(told, more, understood, post)  # theirs is the longer time: nothing is refused
        besides += [more] if more is not None else []
    if late and late[0] not in found.values():
        told = _first(told, late[0], understood, post)
        besides += [statement for statement in found.values() if statement.text not in told.refused]
    refused = told.refused | {statement.text for statement in late}
    return replace(told, besides=tuple(besides), refused=refused)


def _first(told: ClausesTold, clause: Statement, understood: Understanding, post: str) -> ClausesTold:
    """Let a clause stand for whatever was found."""
    if told.to_wishes:
        return replace(told, to_wishes=dict.fromkeys(list(told.to_wishes)[:1], clause), to_questions={}, nearest=None)
    about = next(iter((*understood.asked, *understood.demands, *understood.problems)), post)
    return replace(told, to_questions={about: clause}, nearest=None)


def resting_on(clauses: ClausesTold, evidence: Evidence, understood: Understanding) -> Evidence:
    """Return the evidence with the passages first that the clauses told come from.

    The reply to a question rests on what answers it, and on nothing else that was found.
    """
    openly = (clauses.openly.clause,) if clauses.openly else ()
    sources = {statement.source for statement in (*clauses.statements, *openly)}
    if not sources:
        return evidence
    read = {passage.id: passage for passage in evidence.also + evidence.passages}
    behind = tuple(passage for passage in read.values() if passage.id in sources)
    alone = understood.kind == "question" and not (clauses.to_wishes or openly)
    others = () if alone else tuple(passage for passage in evidence.passages if passage not in behind)
    return evidence.model_copy(update={"passages": behind + others})


def _told(
    post: str, understood: Understanding, evidence: Evidence, pack: Language, similar: Similar
) -> Mapping[str, Statement]:
    """What the policy says to each question, or to what went wrong."""
    if understood.kind not in SPOKEN_TO:
        return {}
    asked = understood.asked or ((post,) if understood.kind == "question" else ())
    found = answers(asked, post, evidence, pack, similar)
    if not found and understood.kind != "question":
        found = helps(understood.problems or (post,), post, evidence, pack, similar)
    return found
