"""A case as its page shows it: rendered regions, and the few values that the editor works with."""

from __future__ import annotations

from datetime import UTC, datetime

from drafting.models import Actor, CaseState, CaseView, Draft
from drafting.states import allowed
from evals import teaches
from policy.models import ChannelSpec, EvidenceItem, Finding, Remedy, Verdict
from ui.desk import wording
from ui.desk.findings import findings_view
from ui.desk.gateway import Answer
from ui.desk.rendering import render

FINISHED = (CaseState.APPROVED, CaseState.SENDING, CaseState.SEND_FAILED, CaseState.SENT, CaseState.CLOSED)


def case_view(
    case: CaseView,
    actor: Actor,
    channel: ChannelSpec,
    verdict: Verdict | None = None,
    gestures: tuple[tuple[Remedy, float | None], ...] = (),
) -> Answer:
    """Everything the page needs to show `case` to `actor`.

    gestures: what the actor may give as a surprise, with their limit.
    verdict: about the latest draft, for this person and now; without it the one that was stored is shown.
    """
    holder = case.claimed_by if case.claimed_by != actor.username else None
    draft = case.draft
    values = {
        "case": case,
        "channel": channel,
        "draft": draft,
        "mine": case.claimed_by == actor.username,
        "holder": holder,
        "read_only": holder is not None,
        "steps": allowed(case.state),
        "now": datetime.now(UTC),
    }
    evidence = draft.evidence if draft else ()
    cited = draft.citations if draft else ()
    html = {
        "head": render("case_head", **values),
        "post": render("post", **values),
        "reading": render("reading", routes=_routes(case), **values),
        "facts": render("facts", **values),
        "experts": render("experts", routes=_experts(case), **values),
        "evidence": render("evidence", policy=_of(evidence, policy=True), past=_of(evidence, policy=False)),
        "history": render("history", **values),
        "needs": render("needs", **values),
        "opportunity": render("opportunity", gestures=gestures, **values),
        "private-findings": _private_findings(draft),
        "aside": render("aside", rests=_rests(draft), citations=cited, **values),
        "outcome": render(
            "outcome",
            decision=_last_decision(case),
            delivery=_delivery(case),
            keepable=_keepable(case, actor),
            **values,
        ),
        "actions": render("actions", routes=_routes(case), **values),
    }
    judged = verdict or (draft.verdict if draft else None)
    return {"html": html, "case": _editor(case, actor, channel, draft, holder, judged)}


def verdict_view(verdict: Verdict, actor: Actor, channel: ChannelSpec, state: CaseState) -> Answer:
    """The judgement of a text: what the editor marks, the list beside it, and whether it may be approved."""
    return {
        "html": {"findings": render("findings", verdict=verdict, findings=findings_view(verdict), fixed=False)},
        "verdict": _verdict(verdict, actor, channel, state),
    }


def _editor(
    case: CaseView,
    actor: Actor,
    channel: ChannelSpec,
    draft: Draft | None,
    holder: str | None,
    verdict: Verdict | None,
) -> Answer:
    judged = verdict_view(verdict, actor, channel, case.state) if verdict else None
    return {
        "id": case.id,
        "version": case.version,
        "state": case.state.value,
        "writing": case.state is CaseState.DRAFTING,
        "progress": case.progress,
        "revision": draft.revision if draft else 0,
        "text": draft.text if draft else "",
        "private": (draft.private_message or "") if draft else "",
        "can_private": channel.dm or bool(draft and draft.private_message),
        "read_only": holder is not None or "edit" not in allowed(case.state),
        "finished": case.state in FINISHED,
        "held": holder is not None,
        "can_draft": case.draft_allowed and "draft" in allowed(case.state),
        "unit": wording.UNITS[channel.unit],
        "limit": channel.limit,
        "judged": judged,
        "excuse": wording.excuse_for(case.state),
        "lang": case.lang,
        "mine": case.claimed_by == actor.username,
    }


def _verdict(verdict: Verdict, actor: Actor, channel: ChannelSpec, state: CaseState) -> Answer:
    holding = [f for f in verdict.findings if f.severity == "block" and f.target == "reply"]
    overridable = (
        bool(holding) and not verdict.rules_errored and all(set(f.overridable_by) & set(actor.roles) for f in holding)
    )
    return {
        "level": verdict.verdict,
        "sha256": verdict.text_sha256,
        "length": verdict.length,
        "limit": verdict.limit,
        "unit": wording.UNITS[channel.unit],
        "approvable": verdict.approvable and "approve" in allowed(state),
        "overridable": overridable and "approve" in allowed(state),
        "why_not": _why_not(verdict, len(holding), state),
        "marks": [
            {"start": f.start, "end": f.end, "severity": f.severity, "title": f.title, "key": key, "goes": _goes(f)}
            for key, f in enumerate(findings_view(verdict))
        ],
    }


def _goes(finding: Finding) -> tuple[int, int]:
    """Return the span that removing a finding takes out: the sentence around it, where the guard says so."""
    suggestion = finding.suggestion
    if suggestion is None or suggestion.start is None or suggestion.end is None:
        return finding.start, finding.end
    return suggestion.start, suggestion.end


def _why_not(verdict: Verdict, holding: int, state: CaseState) -> str:
    if excuse := wording.excuse_for(state):
        return excuse
    if verdict.approvable:
        return ""
    if verdict.rules_errored:
        rule = verdict.rules_errored[0].rule
        return f"The rule {rule} failed to run, so nothing can be approved. Tell the policy owner."
    return f"The policy holds this text: {holding} {'place' if holding == 1 else 'places'} to mend."


def _private_findings(draft: Draft | None) -> str:
    if draft is None or draft.private_verdict is None:
        return ""
    verdict = draft.private_verdict
    return render("findings", verdict=verdict, findings=findings_view(verdict), fixed=True)


def _of(evidence: tuple[EvidenceItem, ...], *, policy: bool) -> tuple[EvidenceItem, ...]:
    """Precedents, or what may be said; facts stand in their own form already."""
    kinds = ("passage", "note") if policy else ("precedent",)
    return tuple(item for item in evidence if item.kind in kinds)


def _rests(draft: Draft | None) -> tuple[tuple[str, EvidenceItem], ...]:
    """Each traced statement of the draft with what it rests on."""
    if draft is None:
        return ()
    by_id = {item.id: item for item in draft.evidence}
    return tuple((draft.text[c.start : c.end], by_id[c.evidence]) for c in draft.citations if c.evidence in by_id)


def _keepable(case: CaseView, actor: Actor) -> bool:
    """Whether to offer that the case becomes an eval case; the Desk refuses whoever may not."""
    return bool({"trainer", "admin"} & set(actor.roles)) and teaches(case)


def _last_decision(case: CaseView) -> object:
    return case.decisions[-1] if case.decisions else None


def _delivery(case: CaseView) -> object:
    return case.deliveries[-1] if case.deliveries else None


def _routes(case: CaseView) -> tuple[str, ...]:
    """Whom a case may be handed to: those the policy routes it to first, then the roles."""
    named = [f.route for f in case.routing if f.route] + ([case.route] if case.route else [])
    return tuple(dict.fromkeys([*named, "approver", "trainer", "admin"]))


def _experts(case: CaseView) -> tuple[str, ...]:
    """Whom to suggest: who was asked in this case, and the departments that the policy names for it."""
    asked = [consult.expert for consult in case.consults]
    return tuple(dict.fromkeys([*asked, *(f.route for f in case.routing if f.route)]))
