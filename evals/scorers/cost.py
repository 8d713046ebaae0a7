"""What a draft took: time, tokens, money, tries."""

from __future__ import annotations

from evals.scorers.score import Score, Scorer, Seen


def _latency(seen: Seen) -> Score | None:
    """Seconds from asking for the draft to having it, model calls included. Lower is better."""
    return Score(seen.result.recipe.seconds) if seen.result.drafted else None


def _overhead(seen: Seen) -> Score | None:
    """Seconds of it that were not spent waiting for the model. Lower is better."""
    return Score(seen.result.recipe.overhead_seconds) if seen.result.drafted else None


def _tokens(seen: Seen) -> Score | None:
    """Prompt and answer tokens of all calls, as the endpoint counts them. Lower is better."""
    usage = seen.result.recipe.usage
    return Score(float(usage.prompt_tokens + usage.completion_tokens)) if usage.calls else None


def _money(seen: Seen) -> Score | None:
    """Price of all calls, in the currency of the prices in `replydesk.toml`. Lower is better."""
    cost = seen.result.recipe.usage.cost
    return Score(cost) if cost is not None else None


def _candidates(seen: Seen) -> Score | None:
    """Candidates written, revisions included. Lower is cheaper."""
    return Score(float(seen.result.recipe.candidates)) if seen.result.drafted else None


LATENCY = Scorer("latency", "Seconds a draft", _latency, unit="seconds", better="lower", headline=True)
OVERHEAD = Scorer("overhead", "Seconds beside the model", _overhead, unit="seconds", better="lower")
TOKENS = Scorer("tokens", "Tokens a draft", _tokens, unit="tokens", better="lower")
COST = Scorer("cost", "Cost a draft", _money, unit="money", better="lower")
CANDIDATES = Scorer("candidates", "Candidates a draft", _candidates, unit="count", better="lower")
