"""Whether the draft was given the clauses, and the cases, that the item names as relevant."""

from __future__ import annotations

from evals.scorers.score import Score, Scorer, Seen


def _found(seen: Seen) -> tuple[list[str], list[str]]:
    given = {f"{e.document}#{e.section}" for e in seen.result.evidence if e.kind == "passage"}
    missing = [section for section in seen.item.relevant_sections if section not in given]
    cases = {e.id for e in seen.result.evidence if e.kind == "precedent"}
    missing += [case for case in seen.item.relevant_cases if f"c-{case}" not in cases]
    return [*seen.item.relevant_sections, *seen.item.relevant_cases], missing


def _recall(seen: Seen) -> Score | None:
    """Share of the relevant clauses and cases among the evidence of the draft. Range 0 to 1, higher is better."""
    relevant, missing = _found(seen)
    if not relevant or not seen.wanted or not seen.result.drafted:
        return None
    return Score(1 - len(missing) / len(relevant), f"Not found: {', '.join(missing)}." if missing else "")


def _hit(seen: Seen) -> Score | None:
    """1 when at least one relevant clause or case was among the evidence. Range 0 or 1, higher is better."""
    relevant, missing = _found(seen)
    if not relevant or not seen.wanted or not seen.result.drafted:
        return None
    return Score(float(len(missing) < len(relevant)))


RECALL = Scorer("recall", "Relevant evidence found", _recall)
RETRIEVAL_HIT = Scorer("retrieval_hit", "Any relevant evidence", _hit)
