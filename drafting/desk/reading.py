"""Looking: the queue, a case, a live check, a search."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from drafting.desk.rights import Action, approver_role
from drafting.desk.view import lease_holder
from drafting.desk.workbench import Workbench
from drafting.errors import InvalidInput, NotAllowed
from drafting.models import Actor, CaseSummary, CaseView, Page, QueueFilter
from policy.errors import PolicyError
from policy.models import Context, Remedy, RemedyKind, Verdict

if TYPE_CHECKING:
    from knowledge.models import Filters, HitKind, SearchResult

LONGEST_PAGE = 200
_GESTURES: tuple[RemedyKind, ...] = ("gift", "credit")
EVERYTHING = QueueFilter()
"""All that still need someone, most urgent first."""


class ReadingPart(Workbench):
    """Changes nothing."""

    def queue(
        self, actor: Actor, filters: QueueFilter = EVERYTHING, cursor: str | None = None, limit: int = 50
    ) -> Page[CaseSummary]:
        """A page of the queue; `total` is counted on the first page only."""
        size = page_size(limit)
        with self._db.read() as tx:
            self._authorise(tx, actor, "read")
            now = self._now()
            lines, more = tx.queue.page(filters, actor.username, cursor, size, now)
            total = tx.queue.total(filters, actor.username, now) if cursor is None else None
            return Page(items=lines, next_cursor=more, total=total)

    def authorise(self, actor: Actor, action: Action) -> None:
        """Raise NotAllowed unless `actor` may do `action`: for what other rooms keep, such as eval runs."""
        with self._db.read() as tx:
            self._authorise(tx, actor, action)

    def counts(self, actor: Actor) -> dict[str, int]:
        """Cases by state; and `waiting` (a customer still waits), `urgent` and `mine` of those, `all`.

        `oldest_seconds` is the age of the oldest waiting post; absent when none waits.
        """
        with self._db.read() as tx:
            self._authorise(tx, actor, "read")
            return tx.queue.counts(actor.username, self._now())

    def decided(self, actor: Actor, since: datetime, cursor: str | None = None, limit: int = 50) -> Page[CaseView]:
        """Cases with a draft that was approved or rejected since then, the last decision first."""
        size = page_size(limit)
        with self._db.read() as tx:
            self._authorise(tx, actor, "read")
            found = tx.decisions.decided(since, cursor, size + 1)
            views = tuple(self._view(tx, tx.cases.get(case_id)) for _, case_id in found[:size])
            return Page(items=views, next_cursor=found[size - 1][0] if len(found) > size else None)

    def case(self, actor: Actor, case_id: str) -> CaseView:
        """A case with everything; NotFound."""
        with self._db.read() as tx:
            self._authorise(tx, actor, "read")
            return self._view(tx, tx.cases.get(case_id))

    def gestures(self, actor: Actor, case: CaseView) -> tuple[tuple[Remedy, float | None], ...]:
        """What the remedy table lets this person give as a surprise in this case, each with their limit.

        Gifts and credits alone; those that need a fault are left out unless the facts say that it was ours.
        """
        role = approver_role(actor.roles)
        return tuple(
            (remedy, remedy.limits.get(role))
            for remedy in self._settings.remedies
            if remedy.kind in _GESTURES and role in remedy.limits and remedy.fault in ("any", case.facts.fault)
        )

    def check(self, actor: Actor, text: str, *, case_id: str | None = None, context: Context | None = None) -> Verdict:
        """Judge a text and store nothing: in a case's context, or in one that is given (`context` wins).

        The limits of the actor's own role count. InvalidInput when the text cannot be checked.
        """
        with self._db.read() as tx:
            account = self._authorise(tx, actor, "check")
            role = approver_role(account.roles if account else ("agent",))
            if context is None and case_id is not None:
                if actor.scopes is not None and "cases:read" not in actor.scopes:
                    raise NotAllowed("To check within a case this API key needs the scope 'cases:read'.")
                case = tx.cases.get(case_id)
                latest = tx.drafts.latest(case_id)
                signature = account.signature if account else None
                made = latest is not None and latest.recipe.source == "model" and latest.text == text
                later = made and lease_holder(case, self._now()) is None
                evidence = latest.evidence if latest else ()
                return self._judge(tx, case, text, None, evidence, role, signature, signed_later=later)[0]
            given = context or Context(channel=self._settings.default_channel)
            given = given.model_copy(update={"approver": role, "recent": given.recent or self._recent_in(tx)})
        try:
            return self._guard.check(text, given)
        except PolicyError as error:
            raise InvalidInput(str(error)) from None

    def search(
        self, actor: Actor, query: str, kind: HitKind, k: int = 10, filters: Filters | None = None
    ) -> SearchResult:
        """Passages of policy documents, or precedents."""
        with self._db.read() as tx:
            self._authorise(tx, actor, "search")
        if self._knowledge is None:
            raise InvalidInput("No index is open here. Run `replydesk ingest`, then start the desk again.")
        if not query.strip():
            raise InvalidInput("Search for something: the query is empty.")
        size = max(1, min(k, 100))
        if filters is None:
            return self._knowledge.search(query, kind, size)
        return self._knowledge.search(query, kind, size, filters)


def page_size(limit: int) -> int:
    """A page has 1 to 200 items."""
    if not 1 <= limit <= LONGEST_PAGE:
        raise InvalidInput(f"A page has 1 to {LONGEST_PAGE} items, not {limit}.")
    return limit
