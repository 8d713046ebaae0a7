"""How many findings of the guard the finished draft still carries."""

from __future__ import annotations

from collections import Counter

from evals.scorers.score import Score, Scorer, Seen


def _judge(seen: Seen) -> Score | None:
    """Findings on the reply, notes left out. Range 0 and up, lower is better."""
    if not seen.written:
        return None
    rules = Counter(f.rule for f in seen.result.verdict.findings if f.target == "reply" and f.severity != "note")
    remark = ", ".join(f"{rule} ×{count}" if count > 1 else rule for rule, count in rules.most_common())
    return Score(float(rules.total()), remark)


FINDINGS = Scorer("findings", "Findings a draft", _judge, unit="count", better="lower")
