"""Production is an eval too: what became of the drafts that people worked with."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Literal, Protocol

from pydantic import Field

from drafting.models import Actor, CaseView, Draft, Page
from evals.models import Frozen
from evals.similarity import EDITED, likeness, use_of
from evals.statistics import percentile

Fate = Literal["as_is", "edited", "rewritten", "rejected"]
By = Literal["agent", "channel", "week", "rule"]
_PAGE = 200
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
"""Before any decision."""


class CaseReader(Protocol):
    """The Desk, as far as these figures read it."""

    def decided(self, actor: Actor, since: datetime, cursor: str | None = None, limit: int = 50) -> Page[CaseView]:
        """Cases with a draft that was approved or rejected since then."""

    def case(self, actor: Actor, case_id: str) -> CaseView:
        """One case."""


class Used(Frozen):
    """What became of one model draft."""

    case: str
    fate: Fate
    likeness: float | None
    """Share of the words that the human kept; None when rejected."""
    agent: str
    channel: str
    week: str
    """ISO year and week of the decision, such as `2026-W47`."""
    minutes: float
    """From the post's arrival to the decision; where the customer was answered before, from the draft that followed."""
    introduced: tuple[str, ...] = ()
    """Rules with a finding in the final text and none in the draft: the human brought them in."""
    mended: tuple[str, ...] = ()
    """Rules with a finding in the draft and none in the final text."""
    rules: tuple[str, ...] = ()
    """Rules with a finding in the draft."""
    titles: Mapping[str, str] = Field(default_factory=dict)
    """What the rules named here are called."""


class Group(Frozen):
    """Figures over some drafts."""

    name: str
    drafts: int
    fates: Mapping[Fate, float]
    """Share of each; they add up to 1."""
    minutes: float
    """Median of the minutes to a decision."""
    minutes_p95: float
    likeness: float | None
    """Mean share of words kept, rejected drafts left out."""
    introduced: int
    mended: int


class Production(Frozen):
    """What became of the drafts, over all and by agent, channel, week and rule."""

    total: Group
    groups: Mapping[By, tuple[Group, ...]]
    """By rule: the drafts in which the rule found something; a draft can stand under several rules or none."""
    introduced: Mapping[str, int] = Field(default_factory=dict)
    """Findings that humans brought in, by rule."""
    mended: Mapping[str, int] = Field(default_factory=dict)
    """Findings that humans mended, by rule."""
    titles: Mapping[str, str] = Field(default_factory=dict)
    """What the rules are called."""
    thresholds: str = (
        f"As is: every word was kept. Edited: at least {EDITED:.0%} of the words, counted over the longer text. "
        "Rewritten: fewer. Rejected: a person refused the draft."
    )


def production(desk: CaseReader, actor: Actor, since: datetime = BEGINNING) -> Production:
    """Read every case decided since then through the Desk, on behalf of `actor`."""
    return summarise(used for case in _cases(desk, actor, since) for used in fates(case, since))


def fates(case: CaseView, since: datetime) -> tuple[Used, ...]:
    """Return what became of each model draft of a case that a human decided about: its first decision counts."""
    found = []
    decided_at: datetime | None = None
    began = case.received_at
    for decision in case.decisions:
        if decision.kind not in ("approve", "reject"):
            continue
        rejected = decision.kind == "reject"
        draft = _last_model_draft(case, decided_at, decision.at)
        final = next((d for d in case.drafts if d.id == decision.draft_id), None)
        waited, decided_at = decision.at - began, decision.at
        if not rejected:
            began = next((d.created_at for d in case.drafts if d.created_at > decision.at), began)
        if decision.at < since or draft is None:
            continue
        before, after = _rules(draft), _rules(final) if final else set()
        text = final.text if final else ""
        iso = decision.at.isocalendar()
        found.append(
            Used(
                case=case.id,
                fate="rejected" if rejected else use_of(draft.text, text),
                likeness=None if rejected else round(likeness(draft.text, text), 4),
                agent=decision.by,
                channel=case.channel,
                week=f"{iso.year}-W{iso.week:02}",
                minutes=max(0.0, waited.total_seconds() / 60),
                introduced=() if rejected else tuple(sorted(after - before)),
                mended=() if rejected else tuple(sorted(before - after)),
                rules=tuple(sorted(before)),
                titles={f.rule: f.title for d in (draft, final) if d for f in d.verdict.findings},
            )
        )
    return tuple(found)


def summarise(used: Iterable[Used]) -> Production:
    """Return the figures over some drafts."""
    known = tuple(used)
    keys: Mapping[By, Callable[[Used], tuple[str, ...]]] = {
        "agent": lambda u: (u.agent,),
        "channel": lambda u: (u.channel,),
        "week": lambda u: (u.week,),
        "rule": lambda u: u.rules,
    }
    groups: dict[By, tuple[Group, ...]] = {}
    for by, key in keys.items():
        parts: dict[str, list[Used]] = defaultdict(list)
        for one in known:
            for name in key(one):
                parts[name].append(one)
        groups[by] = tuple(_group(name, parts[name]) for name in sorted(parts))
    return Production(
        total=_group("all", known),
        groups=groups,
        introduced=dict(Counter(rule for one in known for rule in one.introduced).most_common()),
        mended=dict(Counter(rule for one in known for rule in one.mended).most_common()),
        titles={rule: title for one in known for rule, title in one.titles.items()},
    )


def _cases(desk: CaseReader, actor: Actor, since: datetime) -> Iterable[CaseView]:
    cursor: str | None = None
    seen: set[str] = set()
    while True:
        page = desk.decided(actor, since, cursor, _PAGE)
        # A case that is decided again while the pages are read comes twice.
        yield from (case for case in page.items if case.id not in seen)
        seen.update(case.id for case in page.items)
        cursor = page.next_cursor
        if cursor is None:
            return


def _last_model_draft(case: CaseView, after: datetime | None, until: datetime) -> Draft | None:
    """The model's last word before a decision; one that was decided about before does not count again."""
    drafts = [d for d in case.drafts if d.recipe.source == "model" and d.created_at <= until]
    return drafts[-1] if drafts and (after is None or drafts[-1].created_at > after) else None


def _rules(draft: Draft) -> set[str]:
    return {finding.rule for finding in draft.verdict.findings if finding.severity != "note"}


def _group(name: str, used: Iterable[Used]) -> Group:
    known = tuple(used)
    fates_seen = Counter(one.fate for one in known)
    kept = [one.likeness for one in known if one.likeness is not None]
    minutes = [one.minutes for one in known]
    order: tuple[Fate, ...] = ("as_is", "edited", "rewritten", "rejected")
    return Group(
        name=name,
        drafts=len(known),
        fates={fate: fates_seen[fate] / len(known) if known else 0.0 for fate in order},
        minutes=percentile(minutes, 50),
        minutes_p95=percentile(minutes, 95),
        likeness=sum(kept) / len(kept) if kept else None,
        introduced=sum(len(one.introduced) for one in known),
        mended=sum(len(one.mended) for one in known),
    )
