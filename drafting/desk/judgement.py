"""Whether a judged text may be approved, and by whom. Asked at approval and again at delivery."""

from __future__ import annotations

from drafting.account import Account
from drafting.errors import Held, NotAllowed
from drafting.models import CaseState
from drafting.store import CaseRecord
from policy.models import Finding, Role, Verdict

Verdicts = tuple[Verdict, Verdict | None]
"""About the public reply, and about the private message when there is one."""


def blocking(verdicts: Verdicts) -> tuple[Finding, ...]:
    """The findings that hold a reply back."""
    return tuple(f for v in verdicts if v is not None for f in v.findings if f.severity == "block")


def require_no_block(verdicts: Verdicts, account: Account, reason: str | None) -> tuple[str, ...]:
    """Raise Held unless nothing blocks or all that blocks may be overridden; returns the rules overridden."""
    errors = [e for v in verdicts if v is not None for e in v.rules_errored]
    if errors:
        raise Held(f"The rule {errors[0].rule!r} failed ({errors[0].reason}): no text passes until it is mended.")
    if all(v is None or v.verdict != "block" for v in verdicts):
        return ()
    findings = blocking(verdicts)
    if not findings:
        raise Held("The guard blocks this text and names no rule: it cannot be approved.")
    for finding in findings:
        if not set(finding.overridable_by) & set(account.roles):
            who = " or ".join(finding.overridable_by)
            hint = f"Only the role {who} may override it." if who else "Change the text; nobody may override it."
            raise Held(f"Held by {finding.rule!r} ({finding.title}): {finding.message} {hint}")
    if reason is None or not reason.strip():
        raise Held(f"Held by {findings[0].rule!r}: you may override it, with a reason that goes on record.")
    return tuple(sorted({f.rule for f in findings}))


def require_role(case: CaseRecord, verdicts: Verdicts, role: Role) -> None:
    """Raise NotAllowed when what is escalated would be approved without the role approver."""
    if role == "approver":
        return
    findings = [f for v in verdicts if v is not None for f in v.findings if f.severity == "escalate"]
    if findings:
        first = findings[0]
        raise NotAllowed(
            f"The rule {first.rule!r} ({first.title}) escalates this reply: it needs the role approver. "
            "Escalate the case to one."
        )
    if any(v is not None and v.verdict == "escalate" for v in verdicts):
        raise NotAllowed("The policy escalates this reply: it needs the role approver. Escalate the case to one.")
    if case.route is not None or case.state is CaseState.ESCALATED:
        raise NotAllowed(f"This case was escalated to {case.route}: the reply needs the role approver.")
