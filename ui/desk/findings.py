"""Findings in the order an agent mends them: what holds the reply first, then by place."""

from __future__ import annotations

from policy.models import Finding, Severity, Verdict

_ORDER: dict[Severity, int] = {"block": 0, "escalate": 1, "warn": 2, "note": 3}


def findings_view(verdict: Verdict) -> tuple[Finding, ...]:
    """Findings on the reply, gravest first."""
    mine = (f for f in verdict.findings if f.target == "reply")
    return tuple(sorted(mine, key=lambda f: (_ORDER[f.severity], f.start, f.end, f.rule)))
